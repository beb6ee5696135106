import Care

/// Understands by when something is owed, in the words people use: "Friday", "tomorrow 3pm", "in two working days".
///
/// A bare day means the end of that working day. Words that are not understood make the whole not understood: a due time is
/// never guessed, the person is asked.
public struct DueWords {
    /// What the words mean when they are said at an instant, by somebody in a zone who works such hours; nil if not understood.
    ///
    /// A clock without a day that has passed today is tomorrow's; a weekday that has passed today is next week's; a date
    /// without a year is the next such date, today included. The week begins on Monday and ends with Friday.
    public static func understand(_ text: String, at now: Instant, zone: Zone, hours: WorkingHours) -> Due? {
        guard let said = DueGrammar.read(text) else { return nil }
        return DueMeaning(now: now, zone: zone, hours: hours).due(said)
    }
}

/// What said times mean, said now and here.
struct DueMeaning {
    let now: Instant
    let zone: Zone
    let hours: WorkingHours

    private var today: Day { zone.local(now).day }

    func due(_ said: SaidTime) -> Due? {
        switch said {
        case .now: Due(at: now, in: zone)
        case .instant(let instant): Due(at: instant, in: zone)
        case .after(let milliseconds): Due(at: now.adding(milliseconds: milliseconds), in: zone)
        case .afterWorking(let milliseconds): hours.instant(milliseconds, after: now, in: zone).map { Due(at: $0, in: zone) }
        case .dayAndClock(nil, let clock?): next(clock)
        case .dayAndClock(let said?, let clock): due(said, clock)
        case .dayAndClock(nil, nil): nil
        }
    }

    /// A clock without a day: today's, or the next day's if that has passed. A working day's end is the next working day's.
    private func next(_ clock: SaidClock) -> Due? {
        let first = due(on: today, clock)
        if first.instant >= now { return first }
        let day = clock == .endOfWorkingDay ? hours.workingDay(1, after: today) : today.adding(days: 1)
        return day.map { due(on: $0, clock) }
    }

    private func due(_ said: SaidDay, _ clock: SaidClock?) -> Due? {
        guard let day = day(said) else { return nil }
        let clock = clock ?? (said == .tonight ? .endOfDay : nil)
        let due = due(on: day, clock ?? .endOfWorkingDay)
        if due.instant >= now {
            return due
        } else if case .weekday = said {
            return self.due(on: day.adding(days: 7), clock ?? .endOfWorkingDay)
        } else if clock == nil, day == today {
            // Today, said after work has ended, is still today.
            return Due(at: LocalTime(day: day, hour: 23, minute: 59), in: zone, wholeDay: true)
        } else {
            return due
        }
    }

    private func due(on day: Day, _ clock: SaidClock) -> Due {
        switch clock {
        case .second(let second): Due(at: LocalTime(day: day, second: second), in: zone)
        case .endOfDay: Due(at: LocalTime(day: day, hour: 23, minute: 59), in: zone)
        case .endOfWorkingDay: Due(endOf: day, hours: hours, in: zone)
        }
    }

    // MARK: Days

    private func day(_ said: SaidDay) -> Day? {
        switch said {
        case .tonight: today
        case .afterDays(let days): today.adding(days: days)
        case .afterWorkingDays(let days): hours.workingDay(days, after: today)
        case .afterMonths(let months): month(after: months).map { day(in: $0, numbered: today.day) }
        case .weekday(let weekday): today.adding(days: (weekday.rawValue - today.weekday.rawValue + 7) % 7)
        case .ofNextWeek(let weekday): today.adding(days: 7 + weekday.rawValue - today.weekday.rawValue)
        case .date(let day): day
        case .yearly(let month, let day): next(month: month, day: day)
        case .endOfMonth(let months): month(after: months)?.endOfMonth
        case .named(let weekday, let said): day(said).flatMap { $0.weekday == weekday ? $0 : nil }
        }
    }

    /// The first day of the month so many months from this one.
    private func month(after count: Int) -> Day? {
        let months = today.year * 12 + today.month - 1 + count
        return Day(year: months / 12, month: months % 12 + 1, day: 1)
    }

    /// A month's day of that number, or its last where it has none: a month after 31 January is 28 February.
    private func day(in month: Day, numbered number: Int) -> Day {
        min(month.adding(days: number - 1), month.endOfMonth)
    }

    /// Today or the first later one; 29 February comes within eight years at the most.
    private func next(month: Int, day: Int) -> Day? {
        (0...8).lazy.compactMap { Day(year: today.year + $0, month: month, day: day) }.first { $0 >= today }
    }
}
