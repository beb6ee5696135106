import CIcal
import Care

/// The times at which an event takes place, by its rules and lists; bounded where the rules are not.
struct CalendarRepeats {
    let times: CalendarTimes
    /// No occurrence outside is given.
    let window: ClosedRange<Instant>
    /// Of one event.
    let most: Int

    /// Why a rule is not followed.
    struct Unbounded: Error { let why: String }

    /// A rule may be asked for so many times that lie before the window: a meeting a day for 80 years.
    private static let mostSteps = 30_000

    /// Whether it repeats at all.
    static func repeats(_ event: OpaquePointer) -> Bool {
        [ICAL_RRULE_PROPERTY, ICAL_RDATE_PROPERTY].contains { !Ical.properties(event, $0).isEmpty }
    }

    /// Beginnings within the window, earliest first, without those taken out.
    func starts(of event: OpaquePointer, first: icaltimetype) throws(Unbounded) -> [Instant] {
        var found: Set<Instant> = []
        if let start = times.instant(first) { found.insert(start) }
        for rule in Ical.properties(event, ICAL_RRULE_PROPERTY) { try add(icalproperty_get_rrule(rule), first, &found) }
        for date in Ical.properties(event, ICAL_RDATE_PROPERTY) { if let at = listed(date, event, first) { found.insert(at) } }
        var gone: Set<Instant> = []
        for rule in Ical.properties(event, ICAL_EXRULE_PROPERTY) { try add(icalproperty_get_exrule(rule), first, &gone) }
        for date in Ical.properties(event, ICAL_EXDATE_PROPERTY) { if let at = excluded(date, event, first) { gone.insert(at) } }
        return Array(found.subtracting(gone).filter(window.contains).sorted().prefix(most))
    }

    private func add(_ rule: icalrecurrencetype, _ first: icaltimetype, _ found: inout Set<Instant>) throws(Unbounded) {
        var rule = rule
        switch rule.freq {
        case ICAL_DAILY_RECURRENCE, ICAL_WEEKLY_RECURRENCE, ICAL_MONTHLY_RECURRENCE, ICAL_YEARLY_RECURRENCE: break
        case _: throw Unbounded(why: "It repeats more often than daily, which no meeting does.")
        }
        guard first.year >= 1900 else { throw Unbounded(why: "It repeats since before 1900.") }
        // Nobody meets more often than hourly within a day either; the lists could make a day of 86,400 meetings.
        rule.by_second.0 = Int16(ICAL_RECURRENCE_ARRAY_MAX.rawValue)
        let last = ending()
        if icaltime_is_null_time(rule.until) != 0 || icaltime_compare(rule.until, last) > 0 { rule.until = last }
        guard let iterator = icalrecur_iterator_new(rule, first) else { return }
        defer { icalrecur_iterator_free(iterator) }
        if rule.count == 0, let start = beginning(after: first) { _ = icalrecur_iterator_set_start(iterator, start) }
        for _ in 0..<Self.mostSteps {
            let time = icalrecur_iterator_next(iterator)
            guard icaltime_is_null_time(time) == 0, let at = times.instant(time), at <= window.upperBound else { return }
            if window.contains(at) { found.insert(at) }
            if found.count > 4 * most { return }
        }
    }

    /// Where to begin: a day before the window, so that no zone’s offset hides an occurrence; nil where the first one lies later.
    private func beginning(after first: icaltimetype) -> icaltimetype? {
        let start = local(window.lowerBound.adding(milliseconds: -Self.twoDays), like: first)
        return icaltime_compare(start, first) > 0 ? start : nil
    }

    private func ending() -> icaltimetype { local(window.upperBound.adding(milliseconds: Self.twoDays), like: icaltime_null_time()) }

    private static let twoDays: Int64 = 2 * 86_400_000

    private func local(_ instant: Instant, like first: icaltimetype) -> icaltimetype {
        let local = Zone.utc.local(instant)
        var time = first
        (time.year, time.month, time.day) = (Int32(local.day.year), Int32(local.day.month), Int32(local.day.day))
        return time
    }

    private func listed(_ property: OpaquePointer, _ event: OpaquePointer, _ first: icaltimetype) -> Instant? {
        let listed = icalproperty_get_rdate(property)
        let start = listed.time
        return times.instant(zoned(icaltime_is_null_time(start) == 0 ? start : listed.period.start, property, event))
    }

    private func excluded(_ property: OpaquePointer, _ event: OpaquePointer, _ first: icaltimetype) -> Instant? {
        var time = times.time(property, in: event)
        // A day taken out means the meeting on it, at its own hour.
        if time.is_date != 0, first.is_date == 0 {
            (time.hour, time.minute, time.second, time.is_date, time.zone) = (first.hour, first.minute, first.second, 0, first.zone)
        }
        return times.instant(time)
    }

    /// The time of an RDATE in the zone that its property names.
    private func zoned(_ time: icaltimetype, _ property: OpaquePointer, _ event: OpaquePointer) -> icaltimetype {
        var time = time
        if time.zone == nil, time.is_date == 0 { time.zone = times.time(property, in: event).zone }
        return time
    }
}
