import Care

/// What somebody said of a time, before it is known when that is: the grammar's answer.
///
/// It is apart from its meaning because the same words mean other times on another day, in another zone, for other hours.
enum SaidTime: Equatable, Sendable {
    /// "Friday", "3pm", "Friday 3pm": a day, a clock, or both.
    case dayAndClock(SaidDay?, SaidClock?)
    /// "now".
    case now
    /// "2026-03-06T15:00Z".
    case instant(Instant)
    /// "in 3 hours", in milliseconds by the clock.
    case after(milliseconds: Int64)
    /// "4 working hours", in milliseconds.
    case afterWorking(milliseconds: Int64)
}

/// A day as it is said.
enum SaidDay: Equatable, Sendable {
    /// "today", "tomorrow", "in two days", "within a week".
    case afterDays(Int)
    /// "tonight": today, but not only until work ends.
    case tonight
    /// "in 2 working days".
    case afterWorkingDays(Int)
    /// "in 3 months".
    case afterMonths(Int)
    /// "Friday", "this Friday": the next one.
    case weekday(Weekday)
    /// "next Friday", "next week" (its Friday): that of next week, which begins on Monday.
    case ofNextWeek(Weekday)
    /// "2026-03-06", "6 March 2026".
    case date(Day)
    /// "6 March": the next one.
    case yearly(month: Int, day: Int)
    /// "end of the month", of this month or of one so many later.
    case endOfMonth(after: Int)
    /// "Friday, 6 March": both must be true.
    indirect case named(Weekday, SaidDay)
}

/// A time of day as it is said.
enum SaidClock: Equatable, Sendable {
    /// "3pm", in seconds since midnight.
    case second(Int)
    /// "eod": the end of the working day.
    case endOfWorkingDay
    /// "midnight", "tonight": the last minute, so that what is due by it is due on that day.
    case endOfDay
}
