import Care

extension Reading {
    /// A working time as people say it: hours, and from so many working days on whole days.
    func spoken(working milliseconds: Int64, daysFrom: Int64) -> String {
        let day = Int64(hours.versions.map(\.week.longestDayMinutes).max() ?? 0) * 60_000
        return day == 0 || milliseconds < daysFrom * day ? Spoken.duration(milliseconds) : Spoken.days(Int(milliseconds / day))
    }

    /// What a line's time means now: "late 1 day", "waits 1 h 40", "in 2 h 25".
    public func age(of item: Item) -> String {
        if let waited = item.waited { return "waits \(spoken(working: waited, daysFrom: 2))" }
        guard let due = item.due else { return "" }
        if item.isLate { return "late \(spoken(working: hours.working(from: due.instant, to: at, in: zone), daysFrom: 1))" }
        let ahead = due.instant.milliseconds(since: at)
        return "in \(ahead < 2 * 86_400_000 ? Spoken.duration(ahead) : Spoken.days(Int(ahead / 86_400_000)))"
    }

    /// The time of a line as said: when it came, or when it is due.
    public func time(of item: Item) -> String { (item.due?.instant ?? item.since).map(when) ?? "" }
}
