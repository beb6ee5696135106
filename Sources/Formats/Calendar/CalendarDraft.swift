import CIcal
import Care

/// Makes the meetings of one event.
struct CalendarDraft {
    let parsed: Ical.Component
    let component: CalendarComponents.Component
    let zones: CalendarZones
    let times: CalendarTimes
    /// Whether the whole calendar takes its events back.
    let cancelled: Bool

    /// Why an event is no meeting that can be taken in; `cause` carries what the taker threw.
    struct NoMeeting: Error {
        let why: String
        var cause: (any Error)?
    }

    /// One for each time it takes place: all of them for what does not repeat, else those within the window.
    func events(_ repeats: CalendarRepeats, moved: [String: Set<Instant>]) throws(NoMeeting) -> [CalendarEvent] {
        let result = zones.with(parsed) { () -> Result<[CalendarEvent], NoMeeting> in
            do throws(NoMeeting) { return .success(try read(repeats, moved)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    private func read(_ repeats: CalendarRepeats, _ moved: [String: Set<Instant>]) throws(NoMeeting) -> [CalendarEvent] {
        let event = parsed.pointer
        guard let property = Ical.properties(event, ICAL_DTSTART_PROPERTY).first else { throw NoMeeting(why: "It has no beginning.") }
        guard let (time, start, isFirms) = times.instant(property, in: event) else { throw NoMeeting(why: "Its beginning is no time.") }
        var draft = details()
        (draft.start, draft.isAllDay, draft.isInFirmZone) = (start, time.is_date != 0, isFirms)
        let length = length(from: start)
        draft.end = length.map { start.adding(milliseconds: $0) }
        if let original = Ical.properties(event, ICAL_RECURRENCEID_PROPERTY).first {
            draft.occurrence = times.instant(original, in: event)?.at
            return [draft]
        }
        guard CalendarRepeats.repeats(event) else { return [draft] }
        let starts: [Instant]
        do throws(CalendarRepeats.Unbounded) { starts = try repeats.starts(of: event, first: time) } catch {
            throw NoMeeting(why: error.why)
        }
        let own = starts.filter { moved[draft.uid]?.contains($0) != true }
        if starts.isEmpty {
            throw NoMeeting(why: "It repeats, but not between \(day(repeats.window.lowerBound)) and \(day(repeats.window.upperBound)).")
        }
        return own.map { start in
            var one = draft
            (one.start, one.occurrence, one.end) = (start, start, length.map { start.adding(milliseconds: $0) })
            return one
        }
    }

    private func day(_ instant: Instant) -> String { times.zone.local(instant).day.iso }

    /// What does not depend on the time.
    private func details() -> CalendarEvent {
        let event = parsed.pointer
        var draft = CalendarEvent()
        (draft.line, draft.bytes) = (component.line, component.bytes)
        draft.uid = Ical.text(event, ICAL_UID_PROPERTY).cut(500)
        draft.sequence = Ical.properties(event, ICAL_SEQUENCE_PROPERTY).first.map { Int(icalproperty_get_sequence($0)) } ?? 0
        draft.title = Ical.text(event, ICAL_SUMMARY_PROPERTY).onOneLine.cut(500)
        draft.location = Ical.text(event, ICAL_LOCATION_PROPERTY).onOneLine.cut(500)
        draft.text = Ical.text(event, ICAL_DESCRIPTION_PROPERTY).cut(20_000)
        let status = Ical.properties(event, ICAL_STATUS_PROPERTY).first.map { Ical.written($0).uppercased() }
        draft.isCancelled = cancelled || status == "CANCELLED"
        draft.organizer = Ical.properties(event, ICAL_ORGANIZER_PROPERTY).first.map(guest)
        draft.attendees = Ical.properties(event, ICAL_ATTENDEE_PROPERTY).prefix(Self.mostGuests).filter(Self.isSomebody).map(guest)
        return draft
    }

    private static let mostGuests = 500

    /// Rooms and projectors are asked to meetings too.
    private static func isSomebody(_ property: OpaquePointer) -> Bool {
        !["ROOM", "RESOURCE"].contains(Ical.parameter(property, "CUTYPE").uppercased())
    }

    private func guest(_ property: OpaquePointer) -> CalendarEvent.Guest {
        let written = Ical.written(property)
        let address = written.lowercased().hasPrefix("mailto:") ? String(written.dropFirst(7)) : written
        let name = Ical.parameter(property, "CN").filter { $0 != "\"" }.onOneLine.cut(200)
        return CalendarEvent.Guest(
            name: name, address: address.contains("@") ? address.trimmed.lowercased().cut(320) : "",
            declined: Ical.parameter(property, "PARTSTAT").uppercased() == "DECLINED")
    }

    /// Milliseconds from beginning to end; nil where the event has no end, or one before its beginning.
    private func length(from start: Instant) -> Int64? {
        let event = parsed.pointer
        if let property = Ical.properties(event, ICAL_DTEND_PROPERTY).first, let end = times.instant(property, in: event) {
            return end.at > start ? end.at.milliseconds(since: start) : nil
        }
        guard let property = Ical.properties(event, ICAL_DURATION_PROPERTY).first else { return nil }
        let seconds = Int64(icaldurationtype_as_int(icalproperty_get_duration(property)))
        return seconds > 0 ? seconds * 1000 : nil
    }
}
