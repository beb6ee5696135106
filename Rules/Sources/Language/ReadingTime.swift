import Care

/// Understands a time of reading, as `--at` and `--until` are given and stories begin their days: "Mon 2 Mar 2026 09:00".
///
/// A date needs its year, and weekdays alone are not understood: a story or a script must mean the same time next year.
/// What counts from now, "now", "today 9am", "tomorrow", "in 3 hours", says openly that it does not; it is understood only by
/// callers that say when now is.
public struct ReadingTime {
    /// The instant meant by an ISO instant, or by a date with or without a clock in a zone, or from now; nil if not understood.
    ///
    /// A date alone is its first moment, or with `endOfDay` its last millisecond, as "until" includes the day that is named.
    public static func understand(_ text: String, now: Instant? = nil, zone: Zone, endOfDay: Bool = false) -> Instant? {
        switch DueGrammar.read(text) {
        case .now: now
        case .instant(let instant): instant
        case .after(let milliseconds): now?.adding(milliseconds: milliseconds)
        case .dayAndClock(let said?, let clock):
            date(said, today: now.map { zone.local($0).day }).flatMap { instant($0, clock, zone, endOfDay: endOfDay) }
        case .afterWorking, .dayAndClock(nil, _), nil: nil
        }
    }

    private static func date(_ said: SaidDay, today: Day?) -> Day? {
        switch said {
        case .date(let day): day
        case .afterDays(let days): today?.adding(days: days)
        case .named(let weekday, .date(let day)): day.weekday == weekday ? day : nil
        case .named, .tonight, .afterWorkingDays, .afterMonths, .weekday, .ofNextWeek, .yearly, .endOfMonth: nil
        }
    }

    private static func instant(_ day: Day, _ clock: SaidClock?, _ zone: Zone, endOfDay: Bool) -> Instant? {
        let next = zone.instant(LocalTime(day: day.adding(days: 1), second: 0))
        switch clock {
        case .second(let second): return zone.instant(LocalTime(day: day, second: second))
        case .endOfDay: return next
        case .endOfWorkingDay: return nil
        case nil: return endOfDay ? next.adding(milliseconds: -1) : zone.instant(LocalTime(day: day, second: 0))
        }
    }
}
