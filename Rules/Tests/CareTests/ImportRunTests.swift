import Testing

@testable import Care

@Suite struct ImportRunTests {
    /// Messages an hour apart, the last of them so many years too late.
    private func dates(_ count: Int, wrong: Int = 0) -> [Instant] {
        let right = (0..<count - wrong).map { Cast.monday.adding(milliseconds: Int64($0) * 3_600_000) }
        return right + (0..<wrong).map { at("2099-01-01T00:00Z").adding(milliseconds: Int64($0)) }
    }

    @Test func `a mailbox without dates has no end`() {
        #expect(ImportRun.end(of: []) == nil)
    }

    @Test func `a small mailbox ends with its last message`() {
        #expect(ImportRun.end(of: [Cast.monday]) == Cast.monday)
        #expect(ImportRun.end(of: dates(99)) == dates(99).last)
    }

    @Test(arguments: [(100, 1), (199, 1), (200, 2), (1000, 10), (1234, 12)])
    func `one wrong clock in a hundred does not move the end`(count: Int, wrong: Int) {
        #expect(ImportRun.end(of: dates(count, wrong: wrong)) == dates(count - wrong).last)
    }

    @Test(arguments: [(99, 1), (100, 2), (200, 3)]) func `more wrong clocks do`(count: Int, wrong: Int) {
        #expect(ImportRun.end(of: dates(count, wrong: wrong))?.iso == "2099-01-01T00:00:00Z")
    }

    @Test func `it is the first time with at most one in a hundred after it, in whatever order they come`() throws {
        var random = OfficeRandom(seed: 9)
        for _ in 0..<200 {
            let count = Int.random(in: 1...400, using: &random)
            let dates = (0..<count).map { _ in Instant(milliseconds: Int64.random(in: 0...50, using: &random)) }
            let end = try #require(ImportRun.end(of: dates))
            func after(_ instant: Instant) -> Int { dates.filter { $0 > instant }.count }
            #expect(after(end) * 100 <= count)
            #expect(after(end.adding(milliseconds: -1)) * 100 > count)
        }
    }

    @Test(arguments: [
        ("2026-03-02T09:00Z", "2026-02-02T09:00Z"), ("2026-03-01T23:30Z", "2026-02-02T23:30Z"), ("2026-02-28T08:00Z", "2026-02-02T08:00Z"),
        ("2026-02-27T18:00Z", "2026-01-30T18:00Z"), ("2026-03-03T09:00:30Z", "2026-02-03T09:00:30Z"),
    ])
    func `history is older than twenty working days, a weekend counting none`(end: String, before: String) {
        #expect(ImportRun.historyBefore(at(end), hours: WorkingHours(.usual), zone: .utc) == at(before))
    }

    @Test func `working days are the firm's own`() {
        let fourDays = WorkingHours(week("Mon-Thu 8-17"))
        #expect(ImportRun.historyBefore(at("2026-03-02T09:00Z"), hours: fourDays, zone: .utc) == at("2026-01-26T09:00Z"))
        #expect(ImportRun.historyBefore(at("2026-03-02T09:00Z"), hours: WorkingHours(week("closed")), zone: .utc) == nil)
    }

    @Test(.enabled(if: SystemZones.areHere, "needs the system's tzdata"))
    func `the clock shows the same before and after it was set forward`() {
        let before = ImportRun.historyBefore(at("2026-04-13T09:00Z"), hours: WorkingHours(.usual), zone: SystemZones.london)
        #expect(before == at("2026-03-16T10:00Z"))
    }

    @Test func `a run is opened with what it reads, for somebody who is there`() throws {
        let command = StartImport(until: Cast.monday, historyBefore: nil, mailboxOf: Cast.ben, paths: ["office.mbox"])
        #expect(
            try command.decide(Cast.sight()) == [
                .begins(.importRun(.started(until: Cast.monday, historyBefore: nil, mailboxOf: Cast.ben, paths: ["office.mbox"])))
            ])
        #expect(throws: Refusal.staffGone("Ben Ochieng")) {
            try command.decide(Cast.sight { $0.staff[Cast.ben]?.left = true })
        }
    }

    @Test func `it is closed with its counts`() throws {
        var counts = ImportRun.Counts()
        (counts.read, counts.recorded, counts.already) = (7, 5, 2)
        #expect(try FinishImport(run: 40, counts: counts).decide(Cast.sight()) == [.about(40, .importRun(.finished(counts)))])
    }
}
