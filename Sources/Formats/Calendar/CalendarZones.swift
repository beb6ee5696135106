import CIcal

/// The zones that a calendar defines, as libical wants them: in a calendar into which each event is put while it is read.
final class CalendarZones {
    private let calendar = Ical.Component()
    private(set) var names: Set<String> = []

    /// More than there are on earth.
    private static let most = 700
    /// A rule that sets clocks has few numbers; a list of many would be followed through all years.
    private static let longestRule = 200

    init(_ components: [CalendarComponents.Component]) {
        for component in components.prefix(Self.most) where !component.isTooLarge && Self.isHarmless(component.bytes) {
            guard let zone = Ical.Component(parsing: component.bytes), zone.kind == ICAL_VTIMEZONE_COMPONENT else { continue }
            let name = Ical.text(zone.pointer, ICAL_TZID_PROPERTY)
            guard !name.isEmpty, names.insert(name).inserted, let copy = icalcomponent_new_clone(zone.pointer) else { continue }
            icalcomponent_add_component(calendar.pointer, copy)
        }
    }

    /// Does something with an event while it stands among the zones.
    func with<Result>(_ event: Ical.Component, _ body: () -> Result) -> Result {
        icalcomponent_add_component(calendar.pointer, event.pointer)
        defer { icalcomponent_remove_component(calendar.pointer, event.pointer) }
        return body()
    }

    /// Clocks are set yearly. libical follows whatever rule there is to the end of its calendar, so no other may reach it.
    private static func isHarmless(_ bytes: [UInt8]) -> Bool {
        let lines = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "").replacing("\r\n\t", with: "").uppercased()
            .split(separator: "\r\n")
        return lines.allSatisfy { line in
            guard line.hasPrefix("RRULE") || line.hasPrefix("EXRULE") else { return true }
            return line.contains("FREQ=YEARLY") && line.utf8.count <= longestRule && !line.contains("BYSECOND")
                && line.count { $0 == "," } < 8
        }
    }
}
