import Care
import Testing

@testable import Formats

@Suite struct CalendarTests {
    @Test func `a meeting has its time, its title and its guests`() throws {
        let (events, failed) = try Sample.events(
            """
            BEGIN:VEVENT
            UID:ovens-1@example
            SEQUENCE:2
            DTSTART:20260302T090000Z
            DURATION:PT1H30M
            SUMMARY:The second oven\\, again
            LOCATION:Quay
            ORGANIZER;CN="Anna Berg":mailto:Anna@bergochieng.example
            ATTENDEE;CN=Ines Ferreira;PARTSTAT=ACCEPTED:MAILTO:ines@harbourbakery.example
            ATTENDEE;PARTSTAT=DECLINED:mailto:ben@bergochieng.example
            ATTENDEE;CUTYPE=ROOM:mailto:room@bergochieng.example
            BEGIN:VALARM
            TRIGGER:-PT15M
            ACTION:DISPLAY
            DESCRIPTION:soon
            END:VALARM
            END:VEVENT
            """)
        let event = try #require(events.first)
        #expect(failed.isEmpty && events.count == 1)
        #expect(event.start.iso == "2026-03-02T09:00:00Z" && event.end?.iso == "2026-03-02T10:30:00Z")
        #expect(event.uid == "ovens-1@example" && event.sequence == 2 && event.title == "The second oven, again" && event.line == 3)
        #expect(event.organizer == .init(name: "Anna Berg", address: "anna@bergochieng.example"))
        #expect(event.attendees.map(\.address) == ["ines@harbourbakery.example", "ben@bergochieng.example"])
        #expect(event.attendees.map(\.declined) == [false, true])
    }

    @Test(arguments: [
        (";TZID=Europe/Berlin:20260702T090000", "2026-07-02T07:00:00Z"), (":20260702T090000", "2026-07-02T09:00:00Z"),
        (";TZID=Nowhere/Atall:20260702T090000", "2026-07-02T09:00:00Z"), (";TZID=../../etc/passwd:20260702T090000", "2026-07-02T09:00:00Z"),
        (";VALUE=DATE:20260702", "2026-07-02T00:00:00Z"), (":20260702T090000Z", "2026-07-02T09:00:00Z"),
    ]) func `a time is read in its zone, else in the firm’s`(time: String, instant: String) throws {
        let (events, _) = try Sample.events("BEGIN:VEVENT\nUID:1\nDTSTART\(time)\nEND:VEVENT")
        #expect(events.first?.start.iso == instant)
    }

    @Test func `a zone that the calendar defines counts, also below its events`() throws {
        let (events, _) = try Sample.events(
            """
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID=Ours:20260702T090000
            END:VEVENT
            BEGIN:VTIMEZONE
            TZID:Ours
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0300
            TZOFFSETTO:+0300
            END:STANDARD
            END:VTIMEZONE
            """)
        #expect(events.map(\.start.iso) == ["2026-07-02T06:00:00Z"])
    }

    @Test func `what repeats for ever is followed within the window, and so often at most`() throws {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:19990104T090000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR"
        #expect(try Sample.events(Sample.stream(text)).events.count == 365)
        #expect(try Sample.events(Sample.stream(text), most: 10).events.count == 10)
    }

    @Test func `dates taken out, moved and added are so`() throws {
        let (events, failed) = try Sample.events(
            """
            BEGIN:VEVENT
            UID:1
            DTSTART:20260302T090000Z
            RRULE:FREQ=WEEKLY;COUNT=4
            EXDATE:20260309T090000Z
            RDATE:20260401T090000Z
            SUMMARY:Weekly
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID:20260316T090000Z
            DTSTART:20260317T100000Z
            SUMMARY:Moved
            END:VEVENT
            """)
        #expect(failed.isEmpty)
        let times = events.map { "\($0.start.iso) \($0.title)" }.sorted()
        #expect(
            times == [
                "2026-03-02T09:00:00Z Weekly", "2026-03-17T10:00:00Z Moved", "2026-03-23T09:00:00Z Weekly", "2026-04-01T09:00:00Z Weekly",
            ])
        #expect(events.first { $0.title == "Moved" }?.occurrence?.iso == "2026-03-16T09:00:00Z")
    }

    @Test func `an event that is cancelled says so, also where its calendar takes it back`() throws {
        #expect(
            try Sample.events("BEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nSTATUS:CANCELLED\nEND:VEVENT").events.first?.isCancelled
                == true)
        let (events, _) = try Sample.events("METHOD:CANCEL\nBEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nEND:VEVENT")
        #expect(events.first?.isCancelled == true)
    }

    @Test(arguments: [
        ("BEGIN:VEVENT\nUID:1\nEND:VEVENT", "It has no beginning."), ("BEGIN:VTODO\nUID:1\nEND:VTODO", "It is a task, not a meeting."),
        (
            "BEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT",
            "It repeats more often than daily, which no meeting does."
        ),
        (
            "BEGIN:VEVENT\nUID:1\nDTSTART:20010302T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nEND:VEVENT",
            "It repeats, but not between 2026-01-01 and 2027-01-01."
        ),
        ("BEGIN:VEVENT\nUID:1\nDTSTART:never\nEND:VEVENT", "It has no beginning."), ("X-NOTHING:1", "The calendar holds no events."),
    ]) func `what is no meeting is said with its reason`(lines: String, why: String) throws {
        let (events, failed) = try Sample.events(lines)
        #expect(events.isEmpty && failed.map(\.why) == [why])
    }

    @Test func `rules made to hang end soon`() throws {
        let rules = [
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
            "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,1,2,3,4,5,6,7,8,9",
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=400", "FREQ=DAILY;COUNT=2000000000", "FREQ=WEEKLY;INTERVAL=32000",
        ]
        let events = rules.map { "BEGIN:VEVENT\nUID:\($0)\nDTSTART:19000101T000000Z\nRRULE:\($0)\nEND:VEVENT" }.joined(separator: "\n")
        let zone =
            "BEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\n"
            + "TZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE"
        let result = try Sample.events("\(zone)\nBEGIN:VEVENT\nUID:z\nDTSTART;TZID=Z:20260302T090000\nEND:VEVENT\n\(events)")
        #expect(result.events.count + result.failed.count >= 1)
    }

    @Test func `an attachment of many megabytes is left out`() throws {
        let bytes =
            Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nATTACH;ENCODING=BASE64;VALUE=BINARY:".utf8)
            + [UInt8](repeating: UInt8(ascii: "A"), count: 20 << 20) + Array("\nDTSTART:20260302T090000Z\nEND:VEVENT\nEND:VCALENDAR\n".utf8)
        let (events, failed) = try Sample.events(ByteStream(bytes))
        #expect(events.count == 1 && failed.isEmpty)
    }

    @Test func `an event that is cut short is said, and the others are read`() throws {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nDTST"
        let (events, failed) = try Sample.events(Sample.stream(text))
        #expect(events.count == 1 && failed.map(\.line) == [6])
    }
}
