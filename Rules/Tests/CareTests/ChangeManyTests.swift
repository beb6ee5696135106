import Testing

@testable import Care

@Suite struct `Changing many` {
    private static let home: Int64 = 13

    /// Ines, with what she wrote from home merged into her, and the garage.
    private func sight(_ change: (inout Sight) -> Void = { _ in }) -> Sight {
        Cast.sightOfClients { sight in
            sight.parties[Self.home] = Cast.party(Self.home, .person, "I. Ferreira")
            sight.parties[Self.home]?.mergedInto = Cast.ines
            change(&sight)
        }
    }

    private func decided(_ change: ChangeMany.Change, of parties: [Int64] = [Cast.ines, Cast.garage], seen: Int64? = nil, _ sight: Sight)
        throws -> [Stated]
    {
        try ChangeMany(parties: parties, change: change, seen: seen).decide(sight)
    }

    private func corrected(_ number: Int64, _ change: (inout Party.Correction) -> Void) -> Stated {
        var correction = Party.Correction()
        change(&correction)
        return .about(number, .party(.corrected(correction)))
    }

    @Test func `who has the tag already is left alone, merged or not`() throws {
        let sight = sight { $0.parties[Self.home]?.profile.tags = ["easter"] }
        #expect(try decided(.tag("easter"), sight) == [corrected(Cast.garage) { $0.tags = ["easter"] }])
        let effect = ChangeMany(parties: [Cast.ines, Cast.garage], change: .tag("easter")).effect(on: sight.parties)
        #expect((effect.changed, effect.already) == ([Cast.garage], [Cast.ines]))
    }

    @Test func `a tag goes from everybody of those who are one`() throws {
        let sight = sight {
            $0.parties[Self.home]?.profile.tags = ["easter"]
            $0.parties[Cast.ines]?.profile.tags = ["easter", "roof"]
        }
        let gone: (inout Party.Correction) -> Void = { $0.dropped.tags = ["easter"] }
        #expect(try decided(.noTag("easter"), sight) == [corrected(Cast.ines, gone), corrected(Self.home, gone)])
    }

    @Test func `a standing is said of the one that stands for all, and unknown of each`() throws {
        let sight = sight { $0.parties[Cast.ines]?.apply(.corrected(.init(standing: .unknown))) }
        #expect(try decided(.standing(.client), sight) == [])
        #expect(
            try decided(.standing(.former), sight)
                == [corrected(Cast.ines) { $0.standing = .former }, corrected(Cast.garage) { $0.standing = .former }])
        #expect(try decided(.standing(.unknown), of: [Cast.ines], sight) == [corrected(Self.home) { $0.standing = .unknown }])
    }

    @Test func `a wish not to hear holds until each has taken it back`() throws {
        let sight = sight { $0.parties[Self.home]?.profile.doNotContact = true }
        #expect(try decided(.doNotContact(true), of: [Cast.ines], sight) == [])
        #expect(try decided(.doNotContact(false), of: [Cast.ines], sight) == [corrected(Self.home) { $0.doNotContact = false }])
    }

    @Test func `somebody of the firm answers for them, who must be there`() throws {
        #expect(
            try decided(.responsible(Cast.ben), of: [Cast.garage], sight()) == [corrected(Cast.garage) { $0.responsible = Cast.ben }])
        #expect(throws: Refusal.staffGone("Ben Ochieng")) {
            try decided(.responsible(Cast.ben), sight { $0.staff[Cast.ben]?.left = true })
        }
    }

    @Test func `somebody named twice, or by two who are one, is changed once`() throws {
        let facts = try decided(.tag("easter"), of: [Cast.ines, Self.home, Cast.ines], sight())
        #expect(facts == [corrected(Cast.ines) { $0.tags = ["easter"] }])
    }

    @Test func `what somebody else said meanwhile is not written over unseen`() throws {
        let meanwhile: (inout Sight) -> Void = { $0.changesOfMany = [(Cast.ines, "Ben Ochieng", .init(standing: .former))] }
        #expect(throws: Refusal.changedMeanwhile(field: "the standing of Ines Ferreira", by: "Ben Ochieng", theirs: "former")) {
            try decided(.standing(.partner), seen: 30, sight(meanwhile))
        }
        #expect(try decided(.tag("easter"), seen: 30, sight(meanwhile)).count == 2)
        #expect(try decided(.standing(.partner), of: [Cast.garage], seen: 30, sight(meanwhile)).count == 1)
        #expect(ChangeMany(parties: [11], change: .tag("x"), seen: 30).needs == [.groups([11], changedSince: 30)])
    }

    @Test func `nobody, nothing, and who is not there are refused`() {
        #expect(throws: Refusal.missing(field: "of whom", example: "--in \"Easter cards\"")) { try decided(.tag("x"), of: [], sight()) }
        #expect(throws: Refusal.missing(field: "the tag", example: "easter")) { try decided(.tag(""), sight()) }
        #expect(throws: Refusal.noSuch(thing: "person or organization", given: "99")) { try decided(.tag("x"), of: [99], sight()) }
    }

    @Test(
        arguments: [
            .tag("x"), .noTag("x"), .standing(.former), .doNotContact(true), .doNotContact(false), .responsible(Cast.ben),
        ] as [ChangeMany.Change])
    func `what was written of many is read as what it was`(change: ChangeMany.Change) throws {
        let sight = sight {
            $0.parties[Cast.garage]?.profile.tags = ["x"]
            if change == .doNotContact(false) { $0.parties[Cast.garage]?.profile.doNotContact = true }
            if change == .tag("x") { $0.parties[Cast.garage]?.profile.tags = [] }
        }
        guard case .party(.corrected(let correction))? = try decided(change, of: [Cast.garage], sight).first?.fact else {
            Issue.record("nothing was written")
            return
        }
        #expect(ChangeMany.Change(correction) == change)
        var both = correction
        both.language = "pt"
        #expect(ChangeMany.Change(both) == nil)
    }
}
