import Testing

@testable import Care

@Suite struct StaffTests {
    @Test(arguments: [("Anna Berg", "AB"), ("Ben van der Meer", "BM"), ("Cher", "C"), ("émile zola", "ÉZ"), ("", "")])
    func `initials are those of the first and last name`(name: String, initials: String) {
        #expect(Cast.member(2, name, "", .member).initials == initials)
    }

    @Test func `hours of their own hold from their day on`() {
        var ben = Cast.member(Cast.ben, "Ben Ochieng", "", .member)
        #expect(ben.hours == nil)
        ben.apply(.hours(week: week("Mon-Thu 8-16"), from: day("2026-03-02")))
        ben.apply(.hours(week: week("Mon-Wed 8-16"), from: day("2026-04-01")))
        #expect(ben.hours?.isWorkingDay(day("2026-03-05")) == true)
        #expect(ben.hours?.isWorkingDay(day("2026-03-06")) == false)
        #expect(ben.hours?.isWorkingDay(day("2026-04-02")) == false)
    }

    @Test func `a staff member begins with joining, and may leave`() {
        #expect(Staff(number: 3, .left) == nil)
        var ben = Cast.member(Cast.ben, "Ben Ochieng", "", .member)
        #expect(!ben.left)
        ben.apply(.left)
        #expect(ben.left)
    }
}

@Suite struct `Taking staff in` {
    let carla = Contact("Carla Diaz <carla@bergochieng.example>")

    @Test func `a principal takes somebody in, with their rights`() throws {
        #expect(
            try AddStaff(who: carla, rights: .manager).decide(Cast.sight())
                == [.begins(.staff(.joined(name: "Carla Diaz", address: "carla@bergochieng.example", rights: .manager)))])
        #expect(
            try AddStaff(who: Contact("Carla Diaz")).decide(Cast.sight())
                == [.begins(.staff(.joined(name: "Carla Diaz", address: "", rights: .member)))])
    }

    @Test func `only a principal who is there may`() {
        let command = AddStaff(who: Contact(""))
        #expect(throws: Refusal.notAllowed("add staff")) { try command.decide(Cast.sight(by: .staff(Cast.ben))) }
        #expect(throws: Refusal.staffGone("Anna Berg")) { try command.decide(Cast.sight { $0.staff[Cast.anna]?.left = true }) }
        #expect { try command.decide(Cast.sight(by: .importer)) } throws: { ($0 as? Refusal)?.code == "not-allowed" }
    }

    @Test func `they have a name, and an address that is nobody else's of those who are there`() throws {
        #expect { try AddStaff(who: Contact("carla@bergochieng.example")).decide(Cast.sight()) } throws: {
            ($0 as? Refusal)?.code == "missing"
        }
        let another = AddStaff(who: Contact("Benjamin <ben@bergochieng.example>"))
        #expect(throws: Refusal.addressTaken(address: "ben@bergochieng.example", by: "Ben Ochieng")) { try another.decide(Cast.sight()) }
        #expect(try another.decide(Cast.sight { $0.staff[Cast.ben]?.left = true }).count == 1)
    }

    @Test func `several may have no address`() throws {
        let sight = Cast.sight { $0.staff[4] = Cast.member(4, "Dora", "", .member) }
        #expect(try AddStaff(who: Contact("Carla Diaz")).decide(sight).count == 1)
    }
}

@Suite struct `Setting hours` {
    @Test func `the firm's, or somebody's, from a day`() throws {
        let weeks = week("Mon-Thu 8-17; Fri 8-13")
        #expect(
            try SetHours(staff: nil, week: "Mon-Thu 8-17; Fri 8-13", from: "2026-03-02").decide(Cast.sight())
                == [.about(1, .firm(.hours(week: weeks, from: day("2026-03-02"))))])
        #expect(
            try SetHours(staff: Cast.ben, week: "Mon-Thu 8-17; Fri 8-13", from: "2026-03-02").decide(Cast.sight())
                == [.about(Cast.ben, .staff(.hours(week: weeks, from: day("2026-03-02"))))])
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
        #expect(given(SetHours(staff: 99, week: "always", from: "never")) == "working hours: always")
        #expect(given(SetHours(staff: 99, week: "Mon 9-17", from: "2026-02-30")) == "the first day: 2026-02-30")
        #expect(given(SetHours(staff: 99, week: "Mon 9-17", from: nil)) == "no-such")
        #expect(given(SetHours(staff: Cast.ben, week: "Mon 9-17", from: nil)) == "staff-gone")
    }
}

@Suite struct `Leaving the firm` {
    @Test func `a principal marks somebody as gone`() throws {
        #expect(StaffLeaves(staff: Cast.ben).needs == [.openPromises(owner: Cast.ben)])
        #expect(try StaffLeaves(staff: Cast.ben).decide(Cast.sight()) == [.about(Cast.ben, .staff(.left))])
        #expect(throws: Refusal.notAllowed("mark staff as gone")) {
            try StaffLeaves(staff: Cast.ben).decide(Cast.sight(by: .staff(Cast.ben)))
        }
    }

    @Test func `who still owes cannot go unseen`() {
        #expect(throws: Refusal.stillOwes(name: "Ben Ochieng", count: 3)) {
            try StaffLeaves(staff: Cast.ben).decide(Cast.sight { $0.openPromises = 3 })
        }
    }

    @Test func `nobody goes twice`() {
        let sight = Cast.sight {
            $0.staff[Cast.ben]?.left = true
            $0.openPromises = 1
        }
        #expect(throws: Refusal.staffGone("Ben Ochieng")) { try StaffLeaves(staff: Cast.ben).decide(sight) }
        #expect(throws: Refusal.noSuch(thing: "staff member", given: "99")) { try StaffLeaves(staff: 99).decide(sight) }
    }

    @Test func `the last principal stays`() throws {
        let command = StaffLeaves(staff: Cast.anna)
        #expect(throws: Refusal.self) { try command.decide(Cast.sight()) }
        #expect(throws: Refusal.self) {
            try command.decide(
                Cast.sight {
                    $0.staff[Cast.ben] = Cast.member(Cast.ben, "Ben Ochieng", "", .principal)
                    $0.staff[Cast.ben]?.left = true
                })
        }
        let another = Cast.sight { $0.staff[Cast.ben]?.rights = .principal }
        #expect(try command.decide(another) == [.about(Cast.anna, .staff(.left))])
    }
}
