import Care
import Foundation
import Language
import Testing

/// It is Monday, 2 March 2026, ten o'clock in London; the office works the usual week.
private let monday = "2026-03-02T10:00Z"
private let tzdata = "/usr/share/zoneinfo/Europe/London"
private let isHere = FileManager.default.fileExists(atPath: tzdata)
private let london: Zone = {
    let bytes = FileManager.default.contents(atPath: tzdata).map(Array.init) ?? []
    guard let zone = try? Zone(name: "Europe/London", tzif: bytes) else { fatalError("no zone in \(tzdata)") }
    return zone
}()

private func due(_ text: String, at now: String = monday, hours: WorkingHours = WorkingHours(.usual)) -> Due? {
    Instant(iso: now).flatMap { DueWords.understand(text, at: $0, zone: london, hours: hours) }
}

@Suite(.enabled(if: isHere, "needs the system's tzdata")) struct `Due words` {
    @Test(arguments: [
        ("fri", "2026-03-06T17:00"), ("Friday", "2026-03-06T17:00"), ("by Friday.", "2026-03-06T17:00"),
        ("this Friday", "2026-03-06T17:00"), ("next Friday", "2026-03-13T17:00"), ("Friday next week", "2026-03-13T17:00"),
        ("monday", "2026-03-02T17:00"), ("next Mon", "2026-03-09T17:00"), ("thurs", "2026-03-05T17:00"),
        ("end of Friday", "2026-03-06T17:00"), ("Friday EOD", "2026-03-06T17:00"), ("Sat", "2026-03-07T17:00"),
        ("today", "2026-03-02T17:00"), ("tomorrow", "2026-03-03T17:00"), ("end of day tomorrow", "2026-03-03T17:00"),
        ("end of today", "2026-03-02T17:00"), ("the day after tomorrow", "2026-03-04T17:00"), ("end of day", "2026-03-02T17:00"),
        ("by the end of the day", "2026-03-02T17:00"), ("eod", "2026-03-02T17:00"), ("COB", "2026-03-02T17:00"),
        ("close of business Thursday", "2026-03-05T17:00"), ("end of the week", "2026-03-06T17:00"), ("end of week", "2026-03-06T17:00"),
        ("this week", "2026-03-06T17:00"), ("by the end of this week", "2026-03-06T17:00"), ("next week", "2026-03-13T17:00"),
        ("end of next week", "2026-03-13T17:00"), ("next week Tuesday", "2026-03-10T17:00"), ("end of the month", "2026-03-31T17:00"),
        ("end of next month", "2026-04-30T17:00"),
    ])
    func `a day means its working day's end`(text: String, local: String) {
        #expect(due(text)?.local == LocalTime(iso: local))
        #expect(due(text)?.wholeDay == true)
    }

    @Test(arguments: [
        ("2026-03-06", "2026-03-06T17:00"), ("6 March", "2026-03-06T17:00"), ("on March 6", "2026-03-06T17:00"),
        ("the 6th of March", "2026-03-06T17:00"), ("March 6th, 2027", "2027-03-06T17:00"), ("6 Mar 2027", "2027-03-06T17:00"),
        ("6 Mar. 2027", "2027-03-06T17:00"), ("6.3.", "2026-03-06T17:00"), ("6.3.2026", "2026-03-06T17:00"),
        ("06.03.2027", "2027-03-06T17:00"), ("6/3/2026", "2026-03-06T17:00"), ("Friday, 6 March", "2026-03-06T17:00"),
        ("Fri 6.3.", "2026-03-06T17:00"), ("Fri. March 6", "2026-03-06T17:00"), ("2 March", "2026-03-02T17:00"),
        ("1 March", "2027-03-01T17:00"), ("29 February", "2028-02-29T17:00"), ("1.3.", "2027-03-01T17:00"),
    ])
    func `a date without a year is the next such, today included`(text: String, local: String) {
        #expect(due(text)?.local == LocalTime(iso: local))
        #expect(due(text)?.wholeDay == true)
    }

    @Test(arguments: [
        ("3pm", "2026-03-02T15:00"), ("at 15:00", "2026-03-02T15:00"), ("3:30 pm", "2026-03-02T15:30"), ("3 p.m.", "2026-03-02T15:00"),
        ("3.30pm", "2026-03-02T15:30"), ("9am", "2026-03-03T09:00"), ("10:00", "2026-03-02T10:00"), ("9:59", "2026-03-03T09:59"),
        ("noon", "2026-03-02T12:00"), ("midnight", "2026-03-02T23:59"), ("12am", "2026-03-03T00:00"), ("12pm", "2026-03-02T12:00"),
        ("tonight", "2026-03-02T23:59"), ("tonight at 8pm", "2026-03-02T20:00"), ("by 8pm tonight", "2026-03-02T20:00"),
        ("Friday 3pm", "2026-03-06T15:00"), ("Fri 15:00", "2026-03-06T15:00"), ("by Friday noon", "2026-03-06T12:00"),
        ("by Friday, before 3pm", "2026-03-06T15:00"), ("3pm on Friday", "2026-03-06T15:00"), ("noon Friday", "2026-03-06T12:00"),
        ("next Friday at 9:15", "2026-03-13T09:15"), ("Monday 9am", "2026-03-09T09:00"), ("Monday 10:00", "2026-03-02T10:00"),
        ("tomorrow 15:00", "2026-03-03T15:00"), ("today 9am", "2026-03-02T09:00"), ("March 6 3pm", "2026-03-06T15:00"),
        ("6.3. 15:00", "2026-03-06T15:00"), ("March 6, 2027 at 3pm", "2027-03-06T15:00"), ("2026-03-06T15:00", "2026-03-06T15:00"),
        ("2026-03-06 15:00", "2026-03-06T15:00"), ("2026-03-06 15:00:30", "2026-03-06T15:00:30"),
        ("in 2 days at 3pm", "2026-03-04T15:00"), ("Friday midnight", "2026-03-06T23:59"), ("Friday 24:00", "2026-03-06T23:59"),
        ("Friday 00:00", "2026-03-06T00:00"),
    ])
    func `a clock is taken as it is said`(text: String, local: String) {
        #expect(due(text)?.local == LocalTime(iso: local))
        #expect(due(text)?.wholeDay == false)
    }

    @Test(arguments: [
        ("now", "2026-03-02T10:00", false), ("in 3 hours", "2026-03-02T13:00", false), ("in an hour", "2026-03-02T11:00", false),
        ("in half an hour", "2026-03-02T10:30", false), ("in 90 minutes", "2026-03-02T11:30", false),
        ("90min", "2026-03-02T11:30", false), ("in 2 days", "2026-03-04T17:00", true), ("in two days", "2026-03-04T17:00", true),
        ("within 2 days", "2026-03-04T17:00", true), ("in a week", "2026-03-09T17:00", true), ("in two weeks", "2026-03-16T17:00", true),
        ("a week from now", "2026-03-09T17:00", true), ("in 2 working days", "2026-03-04T17:00", true),
        ("within five business days", "2026-03-09T17:00", true), ("in 0 days", "2026-03-02T17:00", true),
        ("4 working hours", "2026-03-02T14:00", false), ("in 10 working hours", "2026-03-03T12:00", false),
        ("in a month", "2026-04-02T17:00", true), ("in 12 months", "2027-03-02T17:00", true),
    ])
    func `so much later`(text: String, local: String, isWholeDay: Bool) {
        #expect(due(text)?.local == LocalTime(iso: local))
        #expect(due(text)?.wholeDay == isWholeDay)
    }

    @Test(arguments: [
        // After hours: a weekday is next week's, today is still today, the working day's end the next one's.
        ("2026-03-06T18:00Z", "Friday", "2026-03-13T17:00"), ("2026-03-06T17:00Z", "Friday", "2026-03-06T17:00"),
        ("2026-03-06T18:00Z", "today", "2026-03-06T23:59"), ("2026-03-06T18:00Z", "6 March", "2026-03-06T23:59"),
        ("2026-03-06T18:00Z", "eod", "2026-03-09T17:00"), ("2026-03-06T18:00Z", "3pm", "2026-03-07T15:00"),
        ("2026-03-06T18:00Z", "Friday 9am", "2026-03-13T09:00"),
        // At the weekend the week that ends is the one to come; next week is still the one after Sunday.
        ("2026-03-07T12:00Z", "end of the week", "2026-03-13T17:00"), ("2026-03-08T12:00Z", "next week", "2026-03-13T17:00"),
        ("2026-03-08T12:00Z", "next Friday", "2026-03-13T17:00"), ("2026-03-08T12:00Z", "tomorrow", "2026-03-09T17:00"),
        ("2026-03-06T12:00Z", "in 1 working day", "2026-03-09T17:00"), ("2026-03-06T15:00Z", "4 working hours", "2026-03-09T11:00"),
        // The end of a month that has no such day, and of a year.
        ("2026-01-31T12:00Z", "in a month", "2026-02-28T17:00"), ("2026-12-15T12:00Z", "end of next month", "2027-01-31T17:00"),
        ("2026-12-31T12:00Z", "in 2 months", "2027-02-28T17:00"),
        // Shortly after midnight in summer, when UTC still has yesterday.
        ("2026-07-01T23:30Z", "today", "2026-07-02T17:00"), ("2026-07-01T23:30Z", "tomorrow 9am", "2026-07-03T09:00"),
    ])
    func `it depends on when it is said`(now: String, text: String, local: String) {
        #expect(due(text, at: now)?.local == LocalTime(iso: local))
    }

    @Test func `the zone's clock says when it is`() {
        #expect(due("6 April")?.instant == Instant(iso: "2026-04-06T16:00Z"))
        #expect(due("6 April")?.zone == "Europe/London")
        #expect(due("29 March 1:30am")?.instant == Instant(iso: "2026-03-29T01:00Z"))
        #expect(due("2026-04-06T15:00Z")?.local == LocalTime(iso: "2026-04-06T16:00"))
        #expect(due("2026-04-06T15:00+02:00")?.instant == Instant(iso: "2026-04-06T13:00Z"))
        #expect(due("in 24 hours", at: "2026-03-28T12:00Z")?.local == LocalTime(iso: "2026-03-29T13:00"))
        #expect(due("in 2 hours", at: "2026-10-24T23:30Z")?.instant == Instant(iso: "2026-10-25T01:30Z"))
    }

    @Test func `the hours of whoever owes it say when a day ends`() throws {
        let hours = WorkingHours(try #require(WorkingWeek("Mon-Thu 8-17:30; Fri 8-13")))
        #expect(due("Friday", hours: hours)?.local == LocalTime(iso: "2026-03-06T13:00"))
        #expect(due("Saturday", hours: hours)?.local == LocalTime(iso: "2026-03-07T17:30"))
        #expect(due("Friday", at: "2026-03-06T14:00Z", hours: hours)?.local == LocalTime(iso: "2026-03-13T13:00"))
        #expect(due("4 working hours", hours: WorkingHours(try #require(WorkingWeek("closed")))) == nil)
    }

    @Test(arguments: [
        "", "soon", "Friday or Monday", "asap", "tomorrow morning", "at 3", "Friday 3", "Friday at 3", "15.30", "13pm", "25:00", "10:60",
        "10:5", "0pm",
        "30 February", "31.4.", "6/13/2026", "6/3", "Monday 6 March", "Thursday, 2026-03-06", "next month", "next", "this", "in", "by",
        "in days", "in 2",
        "in 2 fortnights", "half a day", "2 m", "in 2 working weeks", "Friday Saturday", "3pm 4pm", "today tomorrow", "2026-02-30",
        "2026-03-06T25:00",
        "99999999999999999999", "in 99999 days", "end of", "end of the", "close of", "Friyay", "6 March 1500", "on on on",
        "tonight tomorrow", "-1 days", "٣ days",
        "🙂", "a", "the", "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a",
    ])
    func `what is not understood is never guessed`(text: String) {
        #expect(due(text) == nil)
    }

    @Test func `no words trap`() {
        let words = [
            "in", "by", "end", "of", "the", "next", "this", "week", "month", "day", "friday", "march", "6", "3", "2026", "9999", "0",
            "31", ".", "/", ":",
            "pm", "am", "noon", "eod", "half", "an", "hour", "working", "days", "hours", "tonight", "tomorrow", "now", "2026-03-06",
            "12:30", "february", "29", ",",
        ]
        var state: UInt64 = 9
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        var understood = 0
        for _ in 0..<5000 {
            let text = (0...random(5)).map { _ in words[random(words.count)] }.joined(separator: random(4) == 0 ? "" : " ")
            if due(text) != nil { understood += 1 }
        }
        #expect(understood > 50)
    }
}

@Suite(.enabled(if: isHere, "needs the system's tzdata")) struct `Times of reading` {
    private func reading(_ text: String, endOfDay: Bool = false) -> Instant? {
        ReadingTime.understand(text, now: Instant(iso: monday), zone: london, endOfDay: endOfDay)
    }

    @Test(arguments: [
        ("2026-03-02T09:00:00Z", "2026-03-02T09:00Z"), ("2026-07-02T09:00+02:00", "2026-07-02T07:00Z"),
        ("2026-07-02 09:00", "2026-07-02T08:00Z"), ("2026-07-02T09:00:30", "2026-07-02T08:00:30Z"),
        ("Mon 2 Mar 2026 09:00", "2026-03-02T09:00Z"), ("2 March 2026 9am", "2026-03-02T09:00Z"),
        ("on Mon 2 Mar 2026 09:00", "2026-03-02T09:00Z"), ("2.3.2026", "2026-03-02T00:00Z"), ("2026-07-02", "2026-07-01T23:00Z"),
        ("2026-07-02 24:00", "2026-07-02T23:00Z"), ("9:00 2 March 2026", "2026-03-02T09:00Z"),
    ])
    func `a date with its year, and perhaps a clock`(text: String, instant: String) {
        #expect(reading(text) == Instant(iso: instant))
    }

    @Test func `until a date includes that day`() {
        #expect(reading("2026-03-29", endOfDay: true) == Instant(iso: "2026-03-29T22:59:59.999Z"))
        #expect(reading("2026-03-29 09:00", endOfDay: true) == Instant(iso: "2026-03-29T08:00Z"))
    }

    @Test(arguments: [
        ("now", "2026-03-02T10:00Z"), ("today 9am", "2026-03-02T09:00Z"), ("tomorrow", "2026-03-03T00:00Z"),
        ("in 3 hours", "2026-03-02T13:00Z"),
    ])
    func `what counts from now needs to know when that is`(text: String, instant: String) {
        #expect(reading(text) == Instant(iso: instant))
        #expect(ReadingTime.understand(text, zone: london) == nil)
    }

    @Test(arguments: ["", "Monday", "2 March", "next week", "9am", "Tue 2 Mar 2026 09:00", "2026-03-02 eod", "2026-02-30", "yesterday"])
    func `nothing that would silently mean another day next year`(text: String) {
        #expect(reading(text) == nil)
    }
}
