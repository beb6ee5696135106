/// Says that two are one. Nothing moves: the other points at the one that is kept, and both are shown as one.
public struct MergeParties: Command {
    public let kept: Int64
    public let other: Int64

    public init(kept: Int64, other: Int64) { (self.kept, self.other) = (kept, other) }

    public var needs: [Need] { [.party(kept), .party(other)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let (one, two) = (try sight.party(kept), try sight.party(other))
        if one.number == two.number { throw .mergedWithItself(one.shown) }
        for party in [one, two] where party.mergedInto != nil { throw .mergedAlready(party.shown) }
        if one.kind != two.kind { throw .kindsDiffer(one.shown, two.shown) }
        return [.about(other, .party(.merged(into: kept)))]
    }

    static let personVerb = Verb(
        "person merge", "two are one person: what was said of either is shown as one",
        [.first("who", .who(.person), "the one that is kept"), .first("other", .who(.person), "who is the same person")], make: merge)

    static let organizationVerb = Verb(
        "organization merge", "two are one organization",
        [.first("who", .who(.organization), "the one that is kept"), .first("other", .who(.organization), "which is the same")], make: merge
    )

    private static let merge: @Sendable (Given) throws(Refusal) -> any Command = { given throws(Refusal) in
        MergeParties(
            kept: try given.number("who", example: "\"Ines Ferreira\""), other: try given.number("other", example: "\"I. Ferreira\""))
    }
}

/// Says that two who were merged are two after all. What came since by the other's address is the other's again.
public struct UnmergeParty: Command {
    public let party: Int64
    public init(party: Int64) { self.party = party }

    public var needs: [Need] { [.party(party)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let party = try sight.party(party)
        if party.mergedInto == nil { throw .notMerged(party.shown) }
        return [.about(party.number, .party(.unmerged))]
    }

    static let personVerb = Verb(
        "person unmerge", "two who were merged are two after all",
        [.first("who", .who(.merged), "who was merged into another, by the old name, address or number")], make: unmerge)

    static let organizationVerb = Verb(
        "organization unmerge", "two organizations that were merged are two after all",
        [.first("who", .who(.merged), "which was merged into another")], make: unmerge)

    private static let unmerge: @Sendable (Given) throws(Refusal) -> any Command = { given throws(Refusal) in
        UnmergeParty(party: try given.number("who", example: "\"I. Ferreira\""))
    }
}
