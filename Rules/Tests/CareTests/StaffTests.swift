import Testing

@testable import Care

@Suite struct StaffTests {
    @Test(arguments: [("Anna Berg", "AB"), ("Ben van der Meer", "BM"), ("Cher", "C"), ("émile zola", "ÉZ"), ("", "")])
    func `initials are those of the first and last name`(name: String, initials: String) {
        #expect(Cast.member(2, name, "", .member).initials == initials)
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
        #expect(throws: Refusal.onlyPrincipals("add staff")) { try command.decide(Cast.sight(by: .staff(Cast.ben))) }
        #expect(throws: Refusal.staffGone("Anna Berg")) { try command.decide(Cast.sight { $0.staff[Cast.anna]?.left = true }) }
        #expect(throws: Refusal.onlyStaff) { try command.decide(Cast.sight(by: .importer)) }
    }

    @Test func `they have a name, and an address that is nobody else's of those who are there`() throws {
        #expect { try AddStaff(who: Contact("carla@bergochieng.example")).decide(Cast.sight()) } throws: {
            ($0 as? Refusal)?.code == "missing"
        }
        let another = AddStaff(who: Contact("Benjamin <ben@bergochieng.example>"))
        #expect(throws: Refusal.addressTaken(address: "ben@bergochieng.example", by: "Ben Ochieng")) { try another.decide(Cast.sight()) }
        #expect(try another.decide(Cast.sight { $0.staff[Cast.ben]?.left = true }).count == 1)
    }

    @Test func `nobody of the firm is a client: an address of one is refused`() throws {
        let ines = AddStaff(who: Contact("Ines Ferreira <INES@harbourbakery.example>"))
        #expect(ines.needs == [.partiesAt(["ines@harbourbakery.example"])])
        #expect(throws: Refusal.addressTaken(address: "ines@harbourbakery.example", by: "Ines Ferreira")) {
            try ines.decide(Cast.sightOfClients())
        }
        #expect(throws: Refusal.addressTaken(address: "ines@harbourbakery.example", by: "number 77")) {
            try ines.decide(Cast.sight { $0.partyAt["ines@harbourbakery.example"] = 77 })
        }
        #expect(try ines.decide(Cast.sight()).count == 1)
    }

    @Test func `several may have no address`() throws {
        let sight = Cast.sight { $0.staff[4] = Cast.member(4, "Dora", "", .member) }
        #expect(try AddStaff(who: Contact("Carla Diaz")).decide(sight).count == 1)
    }
}

@Suite struct `Leaving the firm` {
    @Test func `a principal marks somebody as gone`() throws {
        #expect(StaffLeaves(staff: Cast.ben).needs == [.openPromises(owner: Cast.ben)])
        #expect(try StaffLeaves(staff: Cast.ben).decide(Cast.sight()) == [.about(Cast.ben, .staff(.left))])
        #expect(throws: Refusal.onlyPrincipals("mark staff as gone")) {
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
        #expect(throws: Refusal.lastPrincipal("Anna Berg")) { try command.decide(Cast.sight()) }
        #expect(throws: Refusal.lastPrincipal("Anna Berg")) {
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
