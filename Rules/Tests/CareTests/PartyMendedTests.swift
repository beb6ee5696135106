import Testing

@testable import Care

@Suite struct `Addresses of people and organizations` {
    /// What a verb makes, and decides, for Anna, of these words.
    private func decided(_ verb: String, _ values: [String: [Given.Value]]) throws -> [Stated] {
        let who: [String: [Given.Value]] = verb.hasSuffix("edit") ? ["who": [.number(Cast.ines)]] : ["name": [.text("Tom Reed")]]
        let given = Given(values.merging(who) { said, _ in said }, asker: Cast.anna, today: day("2026-03-02"))
        return try VerbTests.verb(verb).make(given).decide(Cast.sightOfClients())
    }

    private static let verbs = ["person add", "organization add", "person edit", "organization edit"]

    @Test(arguments: ["new@bergochieng.example", "ben@home.example"]) func `an address of ours is no client's`(address: String) {
        let sight = Cast.sightOfClients { $0.staff[Cast.ben]?.address = "ben@home.example" }
        let details = Party.Details(name: "Tom Reed", addresses: ["tom@x.example", address])
        for command in [
            AddPerson(details: details), AddOrganization(details: details),
            EditParty(party: Cast.ines, change: Party.Correction(addresses: details.addresses)),
        ] as [any Command] {
            #expect(throws: Refusal.addressTaken(address: address, by: "Berg Ochieng Engineers")) { try command.decide(sight) }
        }
    }

    @Test(arguments: verbs, ["ines", "ines@", "@x.example", "Ines Ferreira", "ines @x.example", ""])
    func `what could be no address is said back`(verb: String, address: String) {
        let expected = "for example ines@harbourbakery.example"
        #expect(throws: Refusal.notUnderstood(field: "a mail address", given: address, expected: expected)) {
            try decided(verb, ["address": [.text("good@x.example"), .text(address)]])
        }
    }

    @Test(arguments: verbs) func `an address is taken in once, in small letters, with or without a name`(verb: String) throws {
        let said = ["Tom@X.example", " tom@x.example ", "Tom Reed <TOM@x.example>", "t@y.example"]
        let addresses: [String]? =
            switch try decided(verb, ["address": said.map(Given.Value.text)]).first?.fact {
            case .party(.added(_, let details, _)): details.addresses
            case .party(.corrected(let change)): change.addresses
            case _: nil
            }
        #expect(addresses == ["tom@x.example", "t@y.example"])
    }

    @Test func `an address beside a name is taken in once too`() throws {
        let name = Given.Value.text("Tom Reed <Tom@x.example>")
        let details = Party.Details(name: "Tom Reed", addresses: ["tom@x.example", "t@y.example"])
        #expect(
            try decided("person add", ["name": [name], "address": [.text("TOM@x.example"), .text("t@y.example")]])
                == [.begins(.party(.added(.person, details, standing: .unknown)))])
    }

    @Test func `an address beside a name could be one too`() {
        #expect(throws: Refusal.self) { try decided("person add", ["name": [.text("Tom Reed <tom>")]]) }
        #expect(throws: Refusal.self) {
            try AddPerson(details: Party.Details(name: "Tom Reed", addresses: ["tom"])).decide(Cast.sight())
        }
    }
}

@Suite struct `Belonging and being called` {
    @Test func `only an organization can be belonged to`() {
        let person = Refusal.noSuch(thing: "organization", given: "Ines Ferreira")
        #expect(throws: person) {
            try AddPerson(details: Party.Details(name: "Tom Reed"), organization: Cast.ines).decide(Cast.sightOfClients())
        }
        #expect(throws: person) {
            let command = EditParty(
                party: Cast.garage, change: Party.Correction(notes: "x"), membership: Membership(organization: Cast.ines))
            return try command.decide(Cast.sightOfClients())
        }
    }

    @Test func `a name is corrected, never taken away`() throws {
        let change = Party.Correction(name: "", notes: "bakes at night")
        #expect(change == Party.Correction(notes: "bakes at night"))
        #expect(Party.Correction(name: "").isEmpty)
        var ines = Cast.party(Cast.ines, .person, "Ines Ferreira")
        ines.apply(.corrected(change))
        #expect((ines.name, ines.notes) == ("Ines Ferreira", "bakes at night"))
        #expect { try EditParty(party: Cast.ines, change: Party.Correction(name: "")).decide(Cast.sightOfClients()) } throws: {
            ($0 as? Refusal)?.code == "missing"
        }
    }

    @Test func `a name left empty in the record takes none away either`() throws {
        let fact = try Fact(Form("party.corrected", words: ["name": "", "notes": "x"]))
        #expect(fact == .party(.corrected(Party.Correction(notes: "x"))))
    }
}
