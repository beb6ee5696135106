import CIcal
import Care

/// Reads times in a calendar: in UTC, in a zone that the calendar or the system knows, or in the firm’s.
struct CalendarTimes {
    /// The firm’s, for times without a zone.
    let zone: Zone
    /// Names of zones that the calendar itself defines.
    let defined: Set<String>

    /// A time, and whether it had no zone that is known here. Nil for what is no time, or lies outside years 1 to 9999.
    func instant(_ property: OpaquePointer, in component: OpaquePointer) -> (time: icaltimetype, at: Instant, isFirms: Bool)? {
        let time = self.time(property, in: component)
        return instant(time).map { (time, $0, time.zone == nil) }
    }

    /// A name that the calendar does not define is looked up among the system’s files; only a plain one may be.
    func time(_ property: OpaquePointer, in component: OpaquePointer) -> icaltimetype {
        let name = Ical.parameter(property, "TZID").filter { $0 != "\"" }
        if !name.isEmpty, !defined.contains(name), !Self.isPlain(name) {
            var time = icalproperty_get_value(property).map { icalvalue_get_datetime($0) } ?? icaltime_null_time()
            time.zone = nil
            return time
        }
        return icalproperty_get_datetime_with_component(property, component)
    }

    private static func isPlain(_ name: String) -> Bool {
        name.utf8.count <= 80 && !name.contains("..")
            && name.utf8.allSatisfy { Byte.isLetter($0) || Byte.isDigit($0) || "/_+-".utf8.contains($0) }
    }

    func instant(_ time: icaltimetype) -> Instant? {
        guard icaltime_is_null_time(time) == 0, (1...9999).contains(time.year) else { return nil }
        guard let day = Day(year: Int(time.year), month: Int(time.month), day: Int(time.day)) else { return nil }
        if time.is_date == 0, let zone = time.zone {
            return Instant(milliseconds: Int64(icaltime_as_timet_with_zone(time, zone)) * 1000)
        }
        let second = time.is_date != 0 ? 0 : Int(time.hour) * 3600 + Int(time.minute) * 60 + Int(time.second)
        return zone.instant(LocalTime(day: day, second: second))
    }
}
