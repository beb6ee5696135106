import Testing

@testable import Care

@Suite struct PartyTests {
    @Test func `a correction leaves alone what it does not name`() {
        var party = Cast.party(Cast.ines, .person, "Ines Fereira", "ines@harbourbakery.example")
        party.apply(.corrected(Party.Correction(name: "Ines Ferreira")))
        #expect((party.name, party.standing, party.addresses) == ("Ines Ferreira", .client, ["ines@harbourbakery.example"]))
        party.apply(.corrected(Party.Correction(notes: "bakes at night", standing: .former, responsible: Cast.ben)))
        #expect((party.name, party.notes, party.standing, party.responsible) == ("Ines Ferreira", "bakes at night", .former, Cast.ben))
    }

    @Test func `addresses and numbers are added, each once`() {
        var party = Cast.party(Cast.ines, .person, "Ines Ferreira", "ines@harbourbakery.example")
        party.apply(
            .corrected(Party.Correction(addresses: ["ines@harbourbakery.example", "ines@home.example"], numbers: ["020 7946 0171"])))
        party.apply(.corrected(Party.Correction(numbers: ["020 7946 0171"])))
        #expect(party.addresses == ["ines@harbourbakery.example", "ines@home.example"])
        #expect(party.numbers == ["020 7946 0171"])
    }

    @Test func `they belong to an organization, and are machines only once somebody has said so`() {
        var party = Cast.party(Cast.ines, .person, "Ines Ferreira")
        #expect((party.organization, party.role, party.automatic) == (nil, "", nil))
        party.apply(.belongs(organization: Cast.bakery, role: "owner"))
        party.apply(.confirmed(automatic: false))
        #expect((party.organization, party.role, party.automatic) == (Cast.bakery, "owner", false))
    }

    @Test func `they are shown by a name, or how they are reached, or their number`() {
        func shown(_ details: Party.Details) -> String? { Party(number: 7, .added(.person, details, standing: .unknown))?.shown }
        #expect(shown(Party.Details(name: "Ines", addresses: ["i@x.example"], numbers: ["1"])) == "Ines")
        #expect(shown(Party.Details(name: "", addresses: ["i@x.example"], numbers: ["1"])) == "i@x.example")
        #expect(shown(Party.Details(name: "", numbers: ["020 7946 0171"])) == "020 7946 0171")
        #expect(shown(Party.Details(name: "")) == "person 7")
        #expect(Party(number: 7, .confirmed(automatic: true)) == nil)
    }
}

@Suite struct `Writing people and organizations down` {
    @Test func `a person with an organization and somebody responsible is three facts about one number`() throws {
        let details = Party.Details(name: "Tom Reed", addresses: ["tom@harbourbakery.example"], numbers: ["020 7946 0171"])
        let command = AddPerson(details: details, standing: .client, organization: Cast.bakery, role: "baker", responsible: Cast.ben)
        #expect(command.needs == [.partiesAt(["tom@harbourbakery.example"]), .party(Cast.bakery)])
        #expect(
            try command.decide(Cast.sightOfClients()) == [
                .begins(.party(.added(.person, details, standing: .client))),
                .about(Cast.next, .party(.belongs(organization: Cast.bakery, role: "baker"))),
                .about(Cast.next, .party(.corrected(Party.Correction(responsible: Cast.ben)))),
            ])
    }

    @Test func `of a person something must be known`() throws {
        #expect { try AddPerson(details: Party.Details(name: "")).decide(Cast.sight()) } throws: { ($0 as? Refusal)?.code == "missing" }
        #expect(try AddPerson(details: Party.Details(name: "", numbers: ["1"])).decide(Cast.sight()).count == 1)
        #expect(try AddPerson(details: Party.Details(name: "", addresses: ["t@x.example"])).decide(Cast.sight()).count == 1)
    }

    @Test func `an organization has a name, and may have somebody responsible`() throws {
        let details = Party.Details(name: "Okafor & Sons")
        #expect { try AddOrganization(details: Party.Details(name: "", numbers: ["1"])).decide(Cast.sight()) } throws: {
            ($0 as? Refusal)?.code == "missing"
        }
        #expect(
            try AddOrganization(details: details, standing: .prospect, responsible: Cast.anna).decide(Cast.sight()) == [
                .begins(.party(.added(.organization, details, standing: .prospect))),
                .about(Cast.next, .party(.corrected(Party.Correction(responsible: Cast.anna)))),
            ])
        #expect(try AddOrganization(details: details).decide(Cast.sight()).count == 1)
    }

    @Test func `an address belongs to one`() {
        let taken = Refusal.addressTaken(address: "ines@harbourbakery.example", by: "Ines Ferreira")
        let details = Party.Details(name: "", addresses: ["new@x.example", "ines@harbourbakery.example"])
        #expect(throws: taken) { try AddPerson(details: details, organization: 99).decide(Cast.sightOfClients()) }
        #expect(throws: taken) { try AddOrganization(details: details).decide(Cast.sightOfClients()) }
        #expect(throws: Refusal.addressTaken(address: "x@y.example", by: "number 77")) {
            try AddPerson(details: Party.Details(name: "X", addresses: ["x@y.example"])).decide(
                Cast.sight { $0.partyAt["x@y.example"] = 77 })
        }
    }

    @Test func `whom they belong to and who is responsible must be there`() {
        let details = Party.Details(name: "Tom Reed")
        let sight = Cast.sightOfClients { $0.staff[Cast.ben]?.left = true }
        #expect(throws: Refusal.noSuch(thing: "person or organization", given: "99")) {
            try AddPerson(details: details, organization: 99).decide(sight)
        }
        #expect(throws: Refusal.staffGone("Ben Ochieng")) { try AddPerson(details: details, responsible: Cast.ben).decide(sight) }
        #expect(throws: Refusal.staffGone("Ben Ochieng")) { try AddOrganization(details: details, responsible: Cast.ben).decide(sight) }
    }
}

@Suite struct `Correcting people and organizations` {
    @Test func `what changes is said of them, with the organization they belong to`() throws {
        let change = Party.Correction(name: "Ines Ferreira-Reed", numbers: ["1"])
        let command = EditParty(party: Cast.ines, change: change, membership: Membership(organization: Cast.bakery, role: "owner"))
        #expect(command.needs == [.party(Cast.ines), .partiesAt([]), .party(Cast.bakery)])
        #expect(
            try command.decide(Cast.sightOfClients()) == [
                .about(Cast.ines, .party(.corrected(change))),
                .about(Cast.ines, .party(.belongs(organization: Cast.bakery, role: "owner"))),
            ])
        #expect(
            try EditParty(party: Cast.ines, change: Party.Correction(), membership: Membership(organization: Cast.bakery)).decide(
                Cast.sightOfClients())
                == [.about(Cast.ines, .party(.belongs(organization: Cast.bakery, role: "")))])
    }

    @Test func `their own address is no other's`() throws {
        let change = Party.Correction(addresses: ["ines@harbourbakery.example"])
        #expect(try EditParty(party: Cast.ines, change: change).decide(Cast.sightOfClients()).count == 1)
        #expect(throws: Refusal.addressTaken(address: "ines@harbourbakery.example", by: "Ines Ferreira")) {
            try EditParty(party: Cast.garage, change: change).decide(Cast.sightOfClients())
        }
    }

    @Test func `something must change, of somebody known, by somebody who is there`() {
        let sight = Cast.sightOfClients { $0.staff[Cast.ben]?.left = true }
        #expect { try EditParty(party: Cast.ines, change: Party.Correction()).decide(sight) } throws: {
            ($0 as? Refusal)?.code == "missing"
        }
        #expect(throws: Refusal.noSuch(thing: "person or organization", given: "99")) {
            try EditParty(party: 99, change: Party.Correction()).decide(sight)
        }
        #expect(throws: Refusal.noSuch(thing: "person or organization", given: "98")) {
            try EditParty(party: Cast.ines, change: Party.Correction(), membership: Membership(organization: 98)).decide(sight)
        }
        #expect(throws: Refusal.staffGone("Ben Ochieng")) {
            try EditParty(party: Cast.ines, change: Party.Correction(responsible: Cast.ben)).decide(sight)
        }
    }

    @Test(arguments: [true, false]) func `somebody says whether a sender is a machine`(automatic: Bool) throws {
        let command = ConfirmSender(party: Cast.ines, automatic: automatic)
        #expect(command.needs == [.party(Cast.ines)])
        #expect(try command.decide(Cast.sightOfClients()) == [.about(Cast.ines, .party(.confirmed(automatic: automatic)))])
        #expect(throws: Refusal.noSuch(thing: "person or organization", given: "11")) { try command.decide(Cast.sight()) }
    }
}
