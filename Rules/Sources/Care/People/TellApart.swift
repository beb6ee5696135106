/// Says that two who look like one are two: they are not suggested as one again.
public struct TellApart: Command {
    public let party: Int64
    public let other: Int64

    public init(party: Int64, other: Int64) { (self.party, self.other) = (party, other) }

    public var needs: [Need] { [.party(party), .party(other)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let (one, two) = (try sight.party(party), try sight.party(other))
        if one.number == two.number { throw .mergedWithItself(one.shown) }
        if one.mergedInto == two.number { throw .mergedAlready(one.shown) }
        if two.mergedInto == one.number { throw .mergedAlready(two.shown) }
        return [.about(party, .party(.distinct(from: other)))]
    }

    static let verb = Verb(
        "distinct", "two who look like one are two: they are not suggested again",
        [.first("who", .who(.party), "the one"), .required("from", .who(.party), "the other")]
    ) {
        given throws(Refusal) in
        TellApart(
            party: try given.number("who", example: "\"Ines Ferreira\""), other: try given.number("from", example: "--from \"Ines Reed\""))
    }
}
