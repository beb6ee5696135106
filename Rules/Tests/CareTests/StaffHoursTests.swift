import Testing

@testable import Care

@Suite struct `Hours of one's own` {
    let firm = WorkingHours(week("Mon-Thu 8-17"))

    func ben(_ versions: (week: String, from: String)...) -> Staff {
        var ben = Cast.member(Cast.ben, "Ben Ochieng", "", .member)
        for version in versions { ben.apply(.hours(week: week(version.week), from: day(version.from))) }
        return ben
    }

    @Test func `without any, the firm's are theirs, whenever the firm changes them`() {
        #expect(ben().ownHours == [])
        #expect(ben().hours(over: firm) == firm)
        #expect(ben().hours(over: WorkingHours(.usual)) == WorkingHours(.usual))
    }

    @Test func `they hold from their day on, each to the next; before the first the firm's hold`() {
        let ben = ben(("Mon-Thu 8-16", "2026-03-02"), ("Mon-Wed 8-16", "2026-04-01"))
        let from = [day("2026-03-02"), day("2026-04-01")]
        #expect(ben.ownHours.map(\.from) == from)
        let hours = ben.hours(over: firm)
        #expect(hours.week(on: day("2026-03-01")) == week("Mon-Thu 8-17"))
        #expect(hours.week(on: day("2026-03-02")) == week("Mon-Thu 8-16"))
        #expect(hours.week(on: day("2026-03-31")) == week("Mon-Thu 8-16"))
        #expect(hours.week(on: day("2026-04-01")) == week("Mon-Wed 8-16"))
    }

    @Test func `what is said later of an earlier day, or of the same, changes no other day`() {
        let hours = ben(("Mon 9-12", "2026-04-01"), ("Tue 9-12", "2026-03-02"), ("Wed 9-12", "2026-04-01")).hours(over: firm)
        #expect(hours.week(on: day("2026-03-02")) == week("Tue 9-12"))
        #expect(hours.week(on: day("2026-04-01")) == week("Wed 9-12"))
    }

    @Test func `hours of their own from the beginning hold over the firm's from the beginning`() {
        var firm = WorkingHours(.usual)
        firm.change(to: week("Mon-Thu 8-17"), from: Day(number: 0))
        #expect(ben(("Mon-Wed 9-12", "1970-01-01")).hours(over: firm).week(on: day("2026-03-02")) == week("Mon-Wed 9-12"))
    }

    @Test func `what the firm changes after their first day changes nothing for them`() {
        var firm = WorkingHours(.usual)
        firm.change(to: week("Mon-Thu 8-17"), from: day("2026-04-01"))
        let hours = ben(("Mon-Wed 9-12", "2026-03-02")).hours(over: firm)
        #expect(hours.week(on: day("2026-03-31")) == week("Mon-Wed 9-12"))
        #expect(hours.week(on: day("2026-04-01")) == week("Mon-Wed 9-12"))
    }
}

@Suite struct `Setting hours` {
    let today = day("2026-03-02")
    static let weeks = "Mon-Thu 8-17; Fri 8-13"

    func from(_ stated: [Stated]) -> Day? {
        switch stated.first?.fact {
        case .firm(.hours(_, let from)), .staff(.hours(_, let from)): from
        case _: nil
        }
    }

    @Test func `the firm's, or somebody's, from a day`() throws {
        let hours = week(Self.weeks)
        #expect(
            try SetHours(staff: nil, week: Self.weeks, from: "2026-02-02", today: today).decide(Cast.sight())
                == [.about(1, .firm(.hours(week: hours, from: day("2026-02-02"))))])
        #expect(
            try SetHours(staff: Cast.ben, week: Self.weeks, from: "2026-02-02", today: today).decide(Cast.sight())
                == [.about(Cast.ben, .staff(.hours(week: hours, from: day("2026-02-02"))))])
    }

    @Test func `without a day the first hold from the beginning, later ones from today`() throws {
        let said = Cast.sight {
            $0.firm.apply(.hours(week: .usual, from: day("2026-06-01")))
            $0.staff[Cast.ben]?.apply(.hours(week: .usual, from: day("2026-06-01")))
        }
        for staff in [nil, Cast.ben] {
            let command = SetHours(staff: staff, week: Self.weeks, today: today)
            #expect(try from(command.decide(Cast.sight())) == Day(number: 0))
            #expect(try from(command.decide(said)) == today)
        }
        #expect(try from(SetHours(staff: Cast.anna, week: Self.weeks, today: today).decide(said)) == Day(number: 0))
    }

    @Test func `everybody sets their own, a manager or principal anybody's and the firm's`() throws {
        func set(_ staff: Int64?, as rights: Staff.Rights) throws -> Int {
            let sight = Cast.sight(by: .staff(Cast.ben)) { $0.staff[Cast.ben]?.rights = rights }
            return try SetHours(staff: staff, week: Self.weeks, today: today).decide(sight).count
        }
        for rights in Staff.Rights.allCases { #expect(try set(Cast.ben, as: rights) == 1) }
        for rights in [Staff.Rights.manager, .principal] {
            #expect(try set(Cast.anna, as: rights) == 1)
            #expect(try set(nil, as: rights) == 1)
        }
        for others in [Cast.anna, 99, nil] {
            #expect { try set(others, as: .member) } throws: { ($0 as? Refusal)?.code == "only-managers" }
        }
    }

    @Test func `who is refused is told who may: a manager too`() {
        let refusal = #expect(throws: Refusal.self) {
            try SetHours(staff: nil, week: Self.weeks, today: today).decide(Cast.sight(by: .staff(Cast.ben)))
        }
        #expect(refusal?.sentence.contains("manager") == true)
    }

    @Test func `nobody sets hours who is not of the firm, or has left it`() {
        let command = SetHours(staff: Cast.ben, week: "always", today: today)
        #expect(throws: Refusal.onlyStaff) { try command.decide(Cast.sight(by: .importer)) }
        #expect(throws: Refusal.onlyStaff) { try command.decide(Cast.sight(by: .person(Cast.ines))) }
        #expect(throws: Refusal.staffGone("Ben Ochieng")) {
            try command.decide(Cast.sight(by: .staff(Cast.ben)) { $0.staff[Cast.ben]?.left = true })
        }
    }

    @Test func `a week or day that is none is said back`() {
        func given(_ command: SetHours) -> String? {
            do throws(Refusal) {
                _ = try command.decide(Cast.sight { $0.staff[Cast.ben]?.left = true })
                return nil
            } catch {
                if case .notUnderstood(let field, let given, _) = error { return "\(field): \(given)" }
                return error.code
            }
        }
        #expect(given(SetHours(staff: 99, week: "always", from: "never", today: today)) == "working hours: always")
        #expect(given(SetHours(staff: nil, week: "Mon 9-17", from: "2026-02-30", today: today)) == "the first day: 2026-02-30")
        #expect(given(SetHours(staff: 99, week: "Mon 9-17", from: "2026-02-30", today: today)) == "no-such")
        #expect(given(SetHours(staff: Cast.ben, week: "Mon 9-17", today: today)) == "staff-gone")
        #expect(given(SetHours(staff: Cast.anna, week: "Mon 9-17", from: "", today: today)) == "the first day: ")
    }
}
