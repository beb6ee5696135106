import Care
import Testing

@Suite struct `Working weeks` {
    @Test(arguments: [
        ("Mon-Fri 9:00-17:00; Sat 9:00-12:00", "Mon-Fri 9:00-17:00; Sat 9:00-12:00"),
        ("mon-thu 8-17, fri 8-13", "Mon-Thu 8:00-17:00; Fri 8:00-13:00"), ("Mon–Fri 9–17", "Mon-Fri 9:00-17:00"),
        ("Monday - Friday 09:00 - 12:30, 13:15-17", "Mon-Fri 9:00-12:30, 13:15-17:00"),
        ("Mon, Wed 9-12; Tue 9-17", "Mon 9:00-12:00; Tue 9:00-17:00; Wed 9:00-12:00"),
        ("Sat-Mon 0-24", "Mon 0:00-24:00; Sat-Sun 0:00-24:00"), ("tue 13-17; tue 8-12", "Tue 8:00-12:00, 13:00-17:00"),
        ("Mon-Sun 8-9", "Mon-Sun 8:00-9:00"), ("closed", "closed"), ("Mon 9-17; Tue closed", "Mon 9:00-17:00"), ("Mon closed", "closed"),
    ])
    func `a week is read and written`(text: String, written: String) {
        #expect(WorkingWeek(text)?.description == written)
        #expect(WorkingWeek(written) == WorkingWeek(text))
    }

    @Test(arguments: [
        "", " ; ", "Mon", "9-17", "Mon 9", "Mon 9-", "Mon 17-9", "Mon 9-9", "Mon 9-25", "Mon 9:60-17", "Mun 9-17",
        "Mon-Fri 9-17; Fri 8-12", "Mon 9-17 x",
        "Mon-9 17", "closed Mon", "Mon-Fri 9-17-18", "Mon 22-6", "M-F 9-17",
    ])
    func `no such week`(text: String) {
        #expect(WorkingWeek(text) == nil)
    }

    @Test func `the usual week is Monday to Friday, nine to five`() {
        #expect(WorkingWeek.usual.description == "Mon-Fri 9:00-17:00")
        #expect(WorkingWeek.usual.spans(on: .saturday).isEmpty)
    }

    @Test func `whatever week is written is read again`() {
        var random = OfficeRandom(seed: 6)
        for _ in 0..<300 {
            let week = randomWeek(&random)
            #expect(WorkingWeek(week.description) == week)
        }
    }
}

/// Some days free, some with one to three spans, often at night, sometimes until midnight.
private func randomWeek(_ random: inout OfficeRandom) -> WorkingWeek {
    var spans: [Weekday: [WorkingWeek.Span]] = [:]
    for weekday in Weekday.allCases where Int.random(in: 0..<4, using: &random) > 0 {
        let edges = (0..<2 * Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 0...48, using: &random) * 30 }
        let ordered = Array(Set(edges)).sorted()
        let starts = stride(from: 0, to: ordered.count - 1, by: 2)
        spans[weekday] = starts.compactMap { WorkingWeek.Span(start: ordered[$0], end: ordered[$0 + 1]) }
    }
    guard let week = WorkingWeek(spans) else { fatalError("the spans overlap: \(spans)") }
    return week
}

@Suite struct `Working days` {
    let hours = WorkingHours(week("Mon-Thu 8-17; Fri 8-13"))

    @Test func `a day ends with its hours, a free day as late as any`() {
        #expect(hours.end(of: day("2026-03-05")) == local("2026-03-05T17:00"))
        #expect(hours.end(of: day("2026-03-06")) == local("2026-03-06T13:00"))
        #expect(hours.end(of: day("2026-03-07")) == local("2026-03-07T17:00"))
        #expect(WorkingHours(week("closed")).end(of: day("2026-03-06")) == local("2026-03-06T17:00"))
    }

    @Test func `who works until midnight has a day that ends on that day`() {
        #expect(WorkingHours(week("Mon-Sun 16-24")).end(of: day("2026-03-06")) == local("2026-03-06T23:59"))
    }

    @Test(arguments: [(1, "2026-03-09"), (2, "2026-03-10"), (0, "2026-03-06"), (5, "2026-03-13")])
    func `working days after a Friday`(count: Int, found: String) {
        #expect(hours.workingDay(count, after: day("2026-03-06")) == day(found))
    }

    @Test(arguments: [(1, "2026-02-27"), (2, "2026-02-26"), (0, "2026-03-02"), (6, "2026-02-20")])
    func `working days before a Monday`(count: Int, found: String) {
        #expect(hours.workingDay(count, before: day("2026-03-02")) == day(found))
    }

    @Test func `a week without hours has no working days`() {
        #expect(WorkingHours(week("closed")).workingDay(1, after: day("2026-03-02")) == nil)
        #expect(hours.workingDay(-1, after: day("2026-03-02")) == nil)
        #expect(!hours.isWorkingDay(day("2026-03-07")))
    }

    @Test func `a change holds from its day to the next change`() {
        var hours = WorkingHours(week("Mon-Fri 9-17"))
        hours.change(to: week("Mon-Fri 8-12"), from: day("2026-03-04"))
        hours.change(to: week("closed"), from: day("2026-04-01"))
        hours.change(to: week("Mon-Wed 9-17"), from: day("2026-03-11"))
        hours.change(to: week("Mon-Wed 9-16"), from: day("2026-03-11"))
        #expect(hours.versions.dropFirst().map(\.from) == ["2026-03-04", "2026-03-11", "2026-04-01"].map(day))
        #expect(hours.end(of: day("2026-03-03")) == local("2026-03-03T17:00"))
        #expect(hours.end(of: day("2026-03-04")) == local("2026-03-04T12:00"))
        #expect(hours.end(of: day("2026-03-11")) == local("2026-03-11T16:00"))
        #expect(!hours.isWorkingDay(day("2026-04-01")))
        #expect(hours.week(on: day("1800-01-01")) == week("Mon-Fri 9-17"))
    }
}

@Suite(.enabled(if: SystemZones.areHere, "needs the system's tzdata")) struct `Working time` {
    let usual = WorkingHours(.usual)

    @Test(
        arguments: [
            // A night, a weekend, within a day, the wrong way round.
            ("2026-03-02T16:00Z", "2026-03-03T10:00Z", 2.0), ("2026-03-06T16:30Z", "2026-03-09T09:30Z", 1),
            ("2026-03-02T09:00Z", "2026-03-02T09:30Z", 0.5), ("2026-03-03T10:00Z", "2026-03-02T16:00Z", 0),
            ("2026-03-07T00:00Z", "2026-03-08T23:00Z", 0),
            // Over the night the clocks go forward, and over the one they go back.
            ("2026-03-27T16:00Z", "2026-03-30T09:00Z", 2), ("2026-10-23T15:00Z", "2026-10-26T10:00Z", 2),
            // A year, weeks counted at once.
            ("2026-01-01T00:00Z", "2027-01-01T00:00Z", 2088),
        ] as [(String, String, Double)])
    func `hours in London`(from: String, to: String, expected: Double) {
        #expect(Double(usual.working(from: at(from), to: at(to), in: SystemZones.london)) / 3_600_000 == expected)
    }

    @Test func `an hour that is skipped is not worked, one that comes twice is worked twice`() {
        let nights = WorkingHours(week("Sun 0-8"))
        #expect(nights.working(from: at("2026-03-28T12:00Z"), to: at("2026-03-29T12:00Z"), in: SystemZones.london) == 7 * 3_600_000)
        #expect(nights.working(from: at("2026-10-24T12:00Z"), to: at("2026-10-25T12:00Z"), in: SystemZones.london) == 9 * 3_600_000)
        #expect(nights.working(from: at("2026-03-08T00:00Z"), to: at("2026-03-09T00:00Z"), in: SystemZones.newYork) == 7 * 3_600_000)
        #expect(nights.working(from: at("2026-11-01T00:00Z"), to: at("2026-11-02T00:00Z"), in: SystemZones.newYork) == 9 * 3_600_000)
    }

    @Test func `a span within the hour that comes twice lasts from its first start to its end`() {
        let nights = WorkingHours(week("Sun 1:30-2:30"))
        #expect(nights.working(from: at("2026-10-24T12:00Z"), to: at("2026-10-25T12:00Z"), in: SystemZones.london) == 2 * 3_600_000)
        #expect(nights.working(from: at("2026-03-28T12:00Z"), to: at("2026-03-29T12:00Z"), in: SystemZones.london) == 1_800_000)
    }

    @Test func `four working hours after Friday three o'clock is Monday eleven`() {
        let zone = SystemZones.london
        #expect(usual.instant(4 * 3_600_000, after: at("2026-03-27T15:00Z"), in: zone).map(zone.local) == local("2026-03-30T11:00"))
        #expect(usual.instant(2 * 3_600_000, after: at("2026-03-27T15:00Z"), in: zone).map(zone.local) == local("2026-03-27T17:00"))
        #expect(usual.instant(4 * 3_600_000, before: at("2026-03-30T10:00Z"), in: zone).map(zone.local) == local("2026-03-27T15:00"))
        #expect(usual.instant(2 * 3_600_000, before: at("2026-03-30T10:00Z"), in: zone).map(zone.local) == local("2026-03-30T09:00"))
    }

    @Test func `where nobody works, no time ever comes`() {
        var hours = WorkingHours(week("closed"))
        #expect(hours.instant(1, after: at("2026-03-02T09:00Z"), in: .utc) == nil)
        #expect(hours.instant(1, before: at("2026-03-02T09:00Z"), in: .utc) == nil)
        hours.change(to: .usual, from: day("2027-01-01"))
        #expect(hours.instant(1, after: at("2026-03-02T09:00Z"), in: .utc) == at("2027-01-01T09:00:00.001Z"))
        #expect(hours.instant(1, before: at("2026-03-02T09:00Z"), in: .utc) == nil)
        #expect(WorkingHours(.usual).instant(.max, after: at("2026-03-02T09:00Z"), in: .utc) == nil)
    }

    @Test func `all time there is can be counted`() {
        for zone in [Zone.utc, SystemZones.newYork] {
            #expect(usual.working(from: Instant(milliseconds: .min), to: Instant(milliseconds: .max), in: zone) > 0)
        }
    }

    @Test(arguments: ["Europe/London", "America/New_York", "America/St_Johns", "Pacific/Apia", "Africa/Cairo", "America/Havana"])
    func `working time is what counting every minute gives`(name: String) {
        let zone = SystemZones.zone(name)
        var random = OfficeRandom(seed: 7)
        for _ in 0..<12 {
            var hours = WorkingHours(randomWeek(&random))
            let from = random.instant(from: "2006-01-01T00:00Z", to: "2012-01-01T00:00Z").onMinute
            let to = from.adding(milliseconds: Int64.random(in: 0..<60 * 1440, using: &random) * 60_000)
            hours.change(to: randomWeek(&random), from: zone.local(from).day.adding(days: Int.random(in: 0..<40, using: &random)))
            #expect(hours.working(from: from, to: to, in: zone) == naive(hours, from, to, zone), "\(from.iso) \(to.iso) \(hours)")
        }
    }

    @Test(arguments: ["Europe/London", "America/New_York", "America/St_Johns", "Pacific/Apia", "Asia/Manila"])
    func `parts make the whole, and there and back is the same`(name: String) {
        let zone = SystemZones.zone(name)
        var random = OfficeRandom(seed: 8)
        for _ in 0..<150 {
            var hours = WorkingHours(randomWeek(&random))
            hours.change(to: randomWeek(&random), from: Day(number: Int.random(in: 12_000...16_000, using: &random)))
            let times = (0..<3).map { _ in random.instant(from: "1990-01-01T00:00Z", to: "2030-01-01T00:00Z") }.sorted()
            let whole = hours.working(from: times[0], to: times[2], in: zone)
            #expect(whole == hours.working(from: times[0], to: times[1], in: zone) + hours.working(from: times[1], to: times[2], in: zone))
            let time = Int64.random(in: 1...400_000_000, using: &random)
            if let later = hours.instant(time, after: times[1], in: zone) {
                #expect(hours.working(from: times[1], to: later, in: zone) == time)
                #expect(hours.working(from: times[1], to: later.adding(milliseconds: -1), in: zone) == time - 1)
            }
            if let earlier = hours.instant(time, before: times[1], in: zone) {
                #expect(hours.working(from: earlier, to: times[1], in: zone) == time)
                #expect(hours.working(from: earlier.adding(milliseconds: 1), to: times[1], in: zone) == time - 1)
            }
        }
    }

    /// Asks of every minute whether it lies in a span, whose ends are looked for on the clock anew each day.
    private func naive(_ hours: WorkingHours, _ from: Instant, _ to: Instant, _ zone: Zone) -> Int64 {
        let (first, last) = (zone.local(from).day.adding(days: -2), zone.local(to).day.adding(days: 2))
        let spans = (first.number...last.number).map(Day.init).flatMap { day in
            hours.week(on: day).spans(on: day.weekday).map { span in
                (start: minute(day, span.start, zone), end: minute(day, span.end, zone))
            }
        }
        var working: Int64 = 0
        var next = 0
        for minute in from.milliseconds / 60_000..<to.milliseconds / 60_000 {
            while next < spans.count, spans[next].end <= minute { next += 1 }
            if next < spans.count, spans[next].start <= minute { working += 60_000 }
        }
        return working
    }

    private func minute(_ day: Day, _ minute: Int, _ zone: Zone) -> Int64 {
        zone.instant(LocalTime(day: day.adding(days: minute / 1440), second: minute % 1440 * 60)).milliseconds / 60_000
    }
}

extension Instant {
    fileprivate var onMinute: Instant { Instant(milliseconds: milliseconds / 60_000 * 60_000) }
}
