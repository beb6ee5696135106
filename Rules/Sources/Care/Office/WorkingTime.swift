// Working time between instants, and instants a working time away. Spans are local times turned into instants, so an hour
// that daylight saving skips is not worked, and one that comes twice within a span is worked twice.

extension WorkingHours {
    /// Days that working time is looked for, before or after: nobody promises further ahead than 400 years.
    private static let horizon = Day.daysIn400Years
    /// Working time is counted within the years 1 to 9999, in milliseconds since 1970.
    private static let counted = Instant(milliseconds: -62_135_596_800_000)...Instant(milliseconds: 253_402_300_799_999)

    /// Working milliseconds between two instants; 0 where the second is not later. Counted in the years 1 to 9999.
    ///
    /// Days on which neither clocks nor hours change are counted by arithmetic, however many; only the first and last day and
    /// those of a change are worked out span by span. So it costs well under a microsecond a year.
    public func working(from: Instant, to: Instant, in zone: Zone) -> Int64 {
        let from = max(from, Self.counted.lowerBound)
        let to = min(to, Self.counted.upperBound)
        guard from < to else { return 0 }
        var day = zone.local(from).day
        var total: Int64 = 0
        while true {
            let start = zone.instant(LocalTime(day: day, second: 0))
            if start >= to { return total }
            let plain = start < from ? 0 : plainDays(from: day, start, until: to, in: zone)
            if plain > 0 {
                total += week(on: day).milliseconds(days: plain, from: day.weekday)
            } else {
                total += worked(on: day, from: from, to: to, in: zone)
            }
            day = day.adding(days: max(plain, 1))
        }
    }

    /// The first instant at which so many working milliseconds have passed; the same instant for 0 or less.
    ///
    /// Nil where the hours valid then have none, or too few within 400 years. Always `working(from: start, to: found) == milliseconds`.
    public func instant(_ milliseconds: Int64, after start: Instant, in zone: Zone) -> Instant? {
        if milliseconds <= 0 { return start }
        let first = zone.local(start).day
        guard hasHours(from: first, step: 1) else { return nil }
        var left = milliseconds
        for distance in 0..<Self.horizon {
            for span in spans(on: first.adding(days: distance), in: zone) {
                let begin = max(span.start, start)
                let length = max(0, span.end.milliseconds(since: begin))
                if length >= left { return begin.adding(milliseconds: left) }
                left -= length
            }
        }
        return nil
    }

    /// The last instant from which so many working milliseconds pass until an instant; the same instant for 0 or less.
    ///
    /// Nil where the hours valid then have none, or too few within 400 years. Always `working(from: found, to: end) == milliseconds`.
    public func instant(_ milliseconds: Int64, before end: Instant, in zone: Zone) -> Instant? {
        if milliseconds <= 0 { return end }
        // Where clocks are set back over midnight, spans of the next days may have begun already.
        let last = zone.local(end).day.adding(days: 2)
        guard hasHours(from: last, step: -1) else { return nil }
        var left = milliseconds
        for distance in 0..<Self.horizon {
            for span in spans(on: last.adding(days: -distance), in: zone).reversed() {
                let finish = min(span.end, end)
                let length = max(0, finish.milliseconds(since: span.start))
                if length >= left { return finish.adding(milliseconds: -left) }
                left -= length
            }
        }
        return nil
    }

    /// How many days from one on, whole and before an instant, have the same week and clocks that are not set.
    private func plainDays(from day: Day, _ start: Instant, until end: Instant, in zone: Zone) -> Int {
        let (offset, until) = zone.stretch(at: start.seconds)
        // A midnight that was skipped: the day begins later than its hours would say.
        guard start.seconds + Int64(offset) == LocalTime(day: day, second: 0).secondsSince1970 else { return 0 }
        // Before `until`, not at it: clocks set back in that very second show the last midnight anew.
        let seconds = min(until - 1, end.seconds) - start.seconds
        let days = max(0, Int(seconds) / LocalTime.secondsPerDay)
        guard let change = versions.dropFirst().first(where: { $0.from > day }) else { return days }
        return min(days, change.from.number - day.number)
    }

    private func worked(on day: Day, from: Instant, to: Instant, in zone: Zone) -> Int64 {
        spans(on: day, in: zone).reduce(0) { $0 + max(0, min($1.end, to).milliseconds(since: max($1.start, from))) }
    }

    /// A day's spans as instants.
    private func spans(on day: Day, in zone: Zone) -> [(start: Instant, end: Instant)] {
        week(on: day).spans(on: day.weekday).map { span in
            (zone.instant(day, minutes: span.start), zone.instant(day, minutes: span.end))
        }
    }
}

extension Zone {
    /// Minutes after a day's midnight by the clock; 1,440 is the next day's.
    fileprivate func instant(_ day: Day, minutes: Int) -> Instant {
        if minutes < 1440 {
            instant(LocalTime(day: day, second: minutes * 60))
        } else {
            instant(LocalTime(day: day.adding(days: 1), second: 0))
        }
    }
}
