import Care
import Testing

@Suite struct `Days and instants` {
    @Test func `the first day is number 0, a Thursday`() {
        #expect(day("1970-01-01").number == 0)
        #expect(day("1970-01-01").weekday == .thursday)
    }

    @Test(arguments: [
        ("0001-01-01", -719_162, Weekday.monday), ("1600-02-29", -135_081, .tuesday), ("1899-12-31", -25_568, .sunday),
        ("1969-12-31", -1, .wednesday), ("2000-02-29", 11_016, .tuesday), ("2026-03-02", 20_514, .monday),
        ("9999-12-31", 2_932_896, .friday),
    ])
    func `a day has its number and weekday`(iso: String, number: Int, weekday: Weekday) {
        #expect(day(iso).number == number)
        #expect(day(iso).weekday == weekday)
        #expect(Day(number: number).iso == iso)
    }

    @Test func `each day of 400 years follows the one before`() throws {
        var previous = day("1899-12-31")
        for number in previous.number + 1...day("2300-03-01").number {
            let next = Day(number: number)
            let months = next.year * 12 + next.month - previous.year * 12 - previous.month
            let isFollowing =
                months == 0 && next.day == previous.day + 1 || months == 1 && next.day == 1 && previous == previous.endOfMonth
            guard isFollowing, Day(year: next.year, month: next.month, day: next.day) == next else {
                Issue.record("\(next.iso) does not follow \(previous.iso)")
                return
            }
            previous = next
        }
    }

    @Test(arguments: [
        "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-3-2", "26-03-02", "2026-03-02 ", "", "2026-03",
    ])
    func `no such day`(iso: String) {
        #expect(Day(iso: iso) == nil)
    }

    @Test func `days stop at the end of all time`() {
        #expect(Day(number: .max).adding(days: .max) == Day(number: .max))
        #expect(Day(number: .min).adding(days: .min) == Day(number: .min))
        #expect(Day(year: .max, month: 1, day: 1) == nil)
        #expect(Day(number: .max).iso.isEmpty == false)
    }

    @Test func `weekdays and months are read as people write them`() {
        for weekday in Weekday.allCases {
            #expect(Weekday(word: weekday.name) == weekday)
            #expect(Weekday(word: weekday.short.uppercased()) == weekday)
        }
        for month in Month.allCases {
            #expect(Month(word: month.name.lowercased()) == month)
            #expect(Month(word: month.short) == month)
        }
        #expect(Weekday(word: "thurs") == .thursday)
        #expect(Month(word: "Sept") == .september)
        #expect(Weekday(word: "m") == nil)
        #expect(Month(word: "ma") == nil)
    }
}

@Suite struct `Times as text` {
    @Test(arguments: [
        ("2026-03-02T09:00:00Z", 1_772_442_000_000, "2026-03-02T09:00:00Z"),
        ("2026-03-02T09:00Z", 1_772_442_000_000, "2026-03-02T09:00:00Z"),
        ("2026-03-02T10:00:00+01:00", 1_772_442_000_000, "2026-03-02T09:00:00Z"),
        ("2026-03-02t04:00:00-0500", 1_772_442_000_000, "2026-03-02T09:00:00Z"),
        ("2026-03-02T09:00:00.5Z", 1_772_442_000_500, "2026-03-02T09:00:00.500Z"),
        ("2026-03-02T09:00:00.0079999Z", 1_772_442_000_007, "2026-03-02T09:00:00.007Z"),
        ("1969-12-31T23:59:59.999Z", -1, "1969-12-31T23:59:59.999Z"),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000, "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59+00", 253_402_300_799_000, "9999-12-31T23:59:59Z"),
    ])
    func `an instant is read and written`(text: String, milliseconds: Int64, written: String) {
        #expect(Instant(iso: text)?.milliseconds == milliseconds)
        #expect(Instant(milliseconds: milliseconds).iso == written)
    }

    @Test(arguments: [
        "2026-03-02", "2026-03-02T09:00", "2026-03-02T9:00Z", "2026-03-02T24:00Z", "2026-03-02T09:60Z", "2026-03-02T09:00:60Z",
        "2026-03-02T09:00:00.Z",
        "2026-03-02T09:00:00+1", "2026-03-02T09:00:00+01:", "2026-03-02T09:00:00+01:60", "2026-03-02T09:00:00ZZ", "2026-02-30T09:00Z",
        "0000-01-01T00:00Z", "",
        "２026-03-02T09:00Z",
    ])
    func `no such instant`(text: String) {
        #expect(Instant(iso: text) == nil)
    }

    @Test func `whatever is written is read again`() {
        var random = OfficeRandom(seed: 1)
        for _ in 0..<2000 {
            let instant = random.instant(from: "0001-01-01T00:00Z", to: "9999-12-31T23:59:59.999Z")
            #expect(Instant(iso: instant.iso) == instant)
            let local = Zone.utc.local(instant)
            #expect(LocalTime(iso: local.iso) == local)
        }
    }

    @Test func `instants stop at the ends of their range`() {
        let (first, last) = (Instant(milliseconds: .min), Instant(milliseconds: .max))
        #expect(last.adding(milliseconds: 1) == last)
        #expect(first.adding(milliseconds: -1) == first)
        #expect(last.milliseconds(since: first) == .max)
        #expect(first.milliseconds(since: last) == .min)
        #expect(at("2026-03-02T09:00Z").adding(milliseconds: 90_000).milliseconds(since: at("2026-03-02T09:00Z")) == 90_000)
        #expect(first.iso < "0" && last.iso > "1")
    }

    @Test func `a local time shows seconds only where there are any`() {
        #expect(LocalTime(day: day("2026-03-02"), hour: 15, minute: 0).iso == "2026-03-02T15:00")
        #expect(LocalTime(day: day("2026-03-02"), second: 54_001).iso == "2026-03-02T15:00:01")
        #expect(local("2026-03-02T15:04").hour == 15)
        #expect(local("2026-03-02T15:04").minute == 4)
        #expect(LocalTime(iso: "2026-03-02T24:00") == nil)
    }
}
