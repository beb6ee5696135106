import Testing

@testable import Care

@Suite struct `Merging two into one` {
    let ines = Cast.party(Cast.ines, .person, "Ines Ferreira", "ines@harbourbakery.example")
    let other = Cast.party(70, .person, "I. Ferreira", "ines@home.example")

    private func sight(_ change: (inout Sight) -> Void = { _ in }) -> Sight {
        Cast.sightOfClients {
            $0.parties[70] = other
            change(&$0)
        }
    }

    @Test func `nothing moves, the other points at the one that is kept`() throws {
        #expect(try MergeParties(kept: Cast.ines, other: 70).decide(sight()) == [.about(70, .party(.merged(into: Cast.ines)))])
    }

    @Test func `the two are shown as one, what the kept one says first`() {
        var two = other
        two.apply(.corrected(Party.Correction(notes: "bakes at night", standing: .former, numbers: ["020 7946 0171"])))
        let whole = ines.absorbing(two)
        #expect((whole.number, whole.name, whole.standing) == (Cast.ines, "Ines Ferreira", .client))
        #expect(whole.addresses == ["ines@harbourbakery.example", "ines@home.example"])
        #expect((whole.numbers, whole.notes) == (["020 7946 0171"], "bakes at night"))
    }

    @Test func `a wish not to hear holds whichever of the two said it`() {
        var two = other
        var wish = Party.Correction()
        wish.doNotContact = true
        two.apply(.corrected(wish))
        #expect(ines.absorbing(two).profile.doNotContact && two.absorbing(ines).profile.doNotContact)
    }

    @Test func `unmerging takes the pointer away`() throws {
        var two = other
        two.apply(.merged(into: Cast.ines))
        let asked = try UnmergeParty(party: 70).decide(sight { $0.parties[70] = two })
        #expect(asked == [.about(70, .party(.unmerged))])
        two.apply(.unmerged)
        #expect(two == other)
    }
}

@Suite struct `Two edit at once` {
    private func edit(_ change: Party.Correction, meanwhile: Party.Correction) throws -> [Stated] {
        try edit(EditParty(party: Cast.ines, change: change, seen: 30), meanwhile: .corrected(meanwhile))
    }

    private func edit(_ command: EditParty, meanwhile: Party.Fact) throws -> [Stated] {
        try command.decide(Cast.sightOfClients { $0.changes = [("Ben Ochieng", meanwhile)] })
    }

    private func belongs(as role: String, until: String? = nil) -> Membership {
        Membership(organization: Cast.bakery, role: role, from: day("2024-05-01"), until: until.map(day))
    }

    @Test func `different things are both kept`() throws {
        let change = Party.Correction(notes: "bakes at night", numbers: ["020 7946 0171"])
        #expect(try edit(change, meanwhile: Party.Correction(name: "Inês Ferreira", numbers: ["020 7946 0172"])).count == 1)
    }

    @Test func `the same thing set otherwise is refused with what the other wrote`() {
        #expect(throws: Refusal.changedMeanwhile(field: "the notes", by: "Ben Ochieng", theirs: "away in May")) {
            try edit(Party.Correction(notes: "bakes at night"), meanwhile: Party.Correction(notes: "away in May"))
        }
    }

    @Test func `the same thing set alike is no conflict`() throws {
        #expect(try edit(Party.Correction(notes: "x"), meanwhile: Party.Correction(notes: "x")).count == 1)
        let alike = EditParty(party: Cast.ines, change: Party.Correction(), membership: belongs(as: "owner"), seen: 30)
        #expect(try edit(alike, meanwhile: .belongs(belongs(as: "owner"))).count == 1)
        #expect(try edit(alike, meanwhile: .confirmed(automatic: true)).count == 1)
    }

    @Test func `who is responsible is said by name`() {
        #expect(throws: Refusal.changedMeanwhile(field: "who is responsible", by: "Ben Ochieng", theirs: "Ben Ochieng")) {
            try edit(Party.Correction(responsible: Cast.anna), meanwhile: Party.Correction(responsible: Cast.ben))
        }
    }

    @Test func `what somebody belongs to as what is not written over either`() {
        let mine = EditParty(party: Cast.ines, change: Party.Correction(), membership: belongs(as: "owner"), seen: 30)
        let theirs = "baker, since 2024-05-01, until 2026-02-27"
        #expect(throws: Refusal.changedMeanwhile(field: "what they belong to", by: "Ben Ochieng", theirs: theirs)) {
            try edit(mine, meanwhile: .belongs(belongs(as: "baker", until: "2026-02-27")))
        }
    }
}

@Suite struct `What else is known of somebody` {
    @Test func `tags, places and fields are added and dropped, each once`() {
        var party = Cast.party(Cast.ines, .person, "Ines Ferreira")
        var change = Party.Correction()
        (change.tags, change.places) = (["roof", "roof", "oven"], ["2 Quay St\nDover"])
        change.fields = [.init("Boiler", "Vaillant"), .init("Keys", "at reception")]
        party.apply(.corrected(change))
        var later = Party.Correction()
        later.dropped.tags = ["roof"]
        later.fields = [.init("Boiler", ""), .init("Keys", "with Tom")]
        party.apply(.corrected(later))
        #expect((party.profile.tags, party.profile.places) == (["oven"], ["2 Quay St\nDover"]))
        #expect(party.profile.fields == [.init("Keys", "with Tom")])
        #expect(Profile(party.profile.json) == party.profile)
    }

    @Test func `somebody may belong to several organizations, and to one no longer`() {
        var party = Cast.party(Cast.ines, .person, "Ines Ferreira")
        party.apply(.belongs(organization: Cast.bakery, role: "owner"))
        party.apply(.belongs(organization: 80, role: "chair"))
        #expect((party.organization, party.role) == (80, "chair"))
        party.apply(.belongs(Membership(organization: 80, role: "chair", until: day("2026-02-28"))))
        #expect((party.organization, party.role, party.memberships.count) == (Cast.bakery, "owner", 2))
    }
}
