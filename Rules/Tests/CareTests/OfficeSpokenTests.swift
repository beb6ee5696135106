import Care
import Testing

@Suite struct `Times as people say them` {
    @Test(
        arguments: [
            (0, "0 min"), (1_079_999, "17 min"), (3_600_000, "1 h"), (6_000_000, "1 h 40"), (3_900_000, "1 h 05"), (50_400_000, "14 h"),
            (358_200_000, "99 h 30"), (433_800_000, "120 h"), (-1_020_000, "17 min"), (Int64.min, "2562047788015 h"),
        ] as [(Int64, String)])
    func `how long`(milliseconds: Int64, said: String) {
        #expect(Spoken.duration(milliseconds) == said)
    }

    @Test(arguments: [(1, "1 day"), (2, "2 days"), (0, "0 days")])
    func `how many days`(count: Int, said: String) {
        #expect(Spoken.days(count) == said)
    }

    @Test(
        .enabled(if: SystemZones.areHere, "needs the system's tzdata"),
        arguments: [
            ("2026-03-02T10:30Z", "10:30"), ("2026-03-02T00:05Z", "00:05"), ("2026-03-05T17:00Z", "Thu 17:00"),
            ("2026-02-24T17:00Z", "Tue 17:00"), ("2026-03-08T17:00Z", "Sun 17:00"), ("2026-03-09T17:00Z", "Mon 9 Mar"),
            ("2026-02-11T17:00Z", "Wed 11 Feb"), ("2001-02-11T17:00Z", "11 Feb 2001"), ("2025-12-31T17:00Z", "31 Dec 2025"),
            ("2026-07-01T23:30Z", "Thu 2 Jul"),
        ])
    func `when, on Monday 2 March 2026 in London`(instant: String, said: String) {
        #expect(Spoken.when(at(instant), now: at("2026-03-02T09:00Z"), zone: SystemZones.london) == said)
    }

    @Test func `a day in full, with the year where it is another`() {
        #expect(Spoken.day(day("2026-03-02"), today: day("2026-12-31")) == "Monday, 2 March")
        #expect(Spoken.day(day("2027-01-01"), today: day("2026-12-31")) == "Friday, 1 January 2027")
    }

    @Test func `a day as short as it can be said`() {
        #expect(Spoken.date(day("2026-03-02"), today: day("2026-12-31")) == "2 March")
        #expect(Spoken.date(day("2024-05-01"), today: day("2026-12-31")) == "1 May 2024")
    }

    @Test func `what the clock shows`() {
        #expect(Spoken.clock(local("2026-03-02T09:05")) == "09:05")
    }
}

@Suite(.enabled(if: SystemZones.areHere, "needs the system's tzdata")) struct `Due times` {
    @Test func `a due Friday is the end of the working Friday`() {
        let due = Due(endOf: day("2026-04-03"), hours: WorkingHours(week("Mon-Fri 9-16")), in: SystemZones.london)
        #expect(due == Due(local: local("2026-04-03T16:00"), zone: "Europe/London", instant: at("2026-04-03T15:00Z"), wholeDay: true))
    }

    @Test func `when a zone's rules change, the local time stays`() throws {
        let said = Due(at: local("2026-07-03T16:00"), in: SystemZones.london)
        let changed = try Zone(name: "Europe/London", tzif: SystemZones.bytes("Etc/UTC"))
        #expect(said.workedOutAnew(in: changed).instant == at("2026-07-03T16:00Z"))
        #expect(said.workedOutAnew(in: changed).local == said.local)
        #expect(said.workedOutAnew(in: SystemZones.london) == said)
    }

    @Test func `an instant in the hour that comes again stays the second`() {
        let due = Due(at: at("2026-10-25T01:30Z"), in: SystemZones.london)
        #expect(due.local == local("2026-10-25T01:30"))
        #expect(due.workedOutAnew(in: SystemZones.london) == due)
    }
}
