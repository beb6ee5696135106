import CIcal
import Care

/// Reads calendars (iCalendar, RFC 5545) event by event, by libical.
public struct CalendarReader {
    /// The firm’s, for times that have none.
    let zone: Zone
    /// What repeats is followed only within this time.
    let window: ClosedRange<Instant>
    let mostOccurrences: Int

    /// 64 MiB, as for a message: years of a busy office.
    public static let largestFile = 64 << 20

    public init(zone: Zone, window: ClosedRange<Instant>, mostOccurrences: Int = 400) {
        (self.zone, self.window, self.mostOccurrences) = (zone, window, mostOccurrences)
    }

    /// Hands on every meeting, and for every part that is none the line it begins in and why.
    public func read(
        _ stream: ByteStream, each: (CalendarEvent) throws -> Void, failed: (_ line: Int, _ why: String) -> Void
    ) throws {
        guard let bytes = try stream.text().rest(Self.largestFile) else { return failed(1, "The calendar is larger than 64 MiB.") }
        let parts = CalendarComponents(bytes)
        let zones = CalendarZones(parts.components.filter { $0.name == "VTIMEZONE" })
        let times = CalendarTimes(zone: zone, defined: zones.names)
        var events: [(component: CalendarComponents.Component, parsed: Ical.Component)] = []
        for component in parts.components where component.name != "VTIMEZONE" {
            guard component.name == "VEVENT" else { failed(component.line, Self.noMeeting(component.name)); continue }
            if component.isTooLarge { failed(component.line, "The event is larger than 256 KiB, attachments left out."); continue }
            guard let parsed = Ical.Component(parsing: component.bytes), parsed.kind == ICAL_VEVENT_COMPONENT else {
                failed(component.line, "The event cannot be read.")
                continue
            }
            events.append((component, parsed))
        }
        let moved = moved(events.map(\.parsed), zones, times)
        for (component, parsed) in events {
            let draft = CalendarDraft(parsed: parsed, component: component, zones: zones, times: times, cancelled: parts.isCancellation)
            let repeats = CalendarRepeats(times: times, window: window, most: mostOccurrences)
            do throws(CalendarDraft.NoMeeting) {
                let found = try draft.events(repeats, moved: moved)
                for event in found { try Self.hand(event, each) }
            } catch {
                if let thrown = error.cause { throw thrown }
                failed(component.line, error.why)
            }
        }
        if let line = parts.unfinished { failed(line, "It is cut short: it has no end.") }
        if !parts.hasCalendar, parts.components.isEmpty { failed(1, "It holds no calendar.") }
        if parts.hasCalendar, parts.components.allSatisfy({ $0.name == "VTIMEZONE" }), parts.unfinished == nil {
            failed(1, "The calendar holds no events.")
        }
    }

    private static func hand(_ event: CalendarEvent, _ each: (CalendarEvent) throws -> Void) throws(CalendarDraft.NoMeeting) {
        do { try each(event) } catch { throw CalendarDraft.NoMeeting(why: "", cause: error) }
    }

    private static func noMeeting(_ name: String) -> String {
        switch name {
        case "VTODO": "It is a task, not a meeting."
        case "VJOURNAL": "It is a journal entry, not a meeting."
        case "VFREEBUSY": "It says when somebody is busy, and names no meeting."
        case "VALARM": "It is an alarm, not a meeting."
        case _: "It is \(name.cut(60)), not a meeting."
        }
    }

    /// Times of repeating events that have an entry of their own, by the event’s identity.
    private func moved(_ events: [Ical.Component], _ zones: CalendarZones, _ times: CalendarTimes) -> [String: Set<Instant>] {
        var moved: [String: Set<Instant>] = [:]
        for event in events {
            zones.with(event) {
                guard let property = Ical.properties(event.pointer, ICAL_RECURRENCEID_PROPERTY).first,
                    let at = times.instant(property, in: event.pointer)
                else { return }
                moved[Ical.text(event.pointer, ICAL_UID_PROPERTY), default: []].insert(at.at)
            }
        }
        return moved
    }
}
