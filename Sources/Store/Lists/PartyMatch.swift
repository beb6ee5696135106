import Care

/// How a person or organization matches what was typed: each part in the field where it stands nearest.
struct PartyMatch {
    private(set) var closeness = Closeness.whole
    /// The least telling part that was needed.
    private(set) var part: Int64 = 0
    /// What matched besides the name, as it is shown.
    private var shown: [String] = []
    private var typed: String?

    /// `ways`: the digits of a number that was typed.
    init?(_ party: Party, _ organization: String?, _ query: FindQuery, _ ways: [String]) {
        let fields = Self.fields(party, organization)
        if let number = Self.number(party, ways) {
            (closeness, part, shown) = (number.closeness, Mention.Part.number.rawValue, [number.shown])
            if closeness == .near { typed = query.number }
            return
        }
        for part in query.parts {
            let matches = fields.compactMap { field in part.best(in: field.words).map { (field, $0) } }
            guard
                let best = matches.min(by: { ($0.1.closeness.rawValue, $0.0.part.rawValue) < ($1.1.closeness.rawValue, $1.0.part.rawValue) }
                )
            else { return nil }
            closeness = max(closeness, best.1.closeness)
            self.part = max(self.part, best.0.part.rawValue)
            if best.1.closeness == .near { typed = part.words.joined(separator: " ") }
            if best.0.part != .name { shown.append(best.0.part == .notes ? Excerpt.around(best.1.range, in: best.0.text) : best.0.text) }
        }
    }

    private static func fields(_ party: Party, _ organization: String?) -> [(text: String, part: Mention.Part, words: LocatedWords)] {
        var all: [(String, Mention.Part)] = [(party.name, .name)]
        if let organization { all.append((organization, .name)) }
        all += party.addresses.map { ($0, .address) } + party.numbers.map { ($0, .number) }
        if !party.notes.isEmpty { all.append((party.notes, .notes)) }
        var fields = all.map { (text: $0.0, part: $0.1, words: LocatedWords($0.0)) }
        fields += party.numbers.map { (text: $0, part: Mention.Part.number, words: LocatedWords(Fold.digits($0))) }
        return fields
    }

    /// The number in which the digits stand, or that is one slip away from them.
    private static func number(_ party: Party, _ ways: [String]) -> (shown: String, closeness: Closeness)? {
        for digits in ways {
            if let number = party.numbers.first(where: { Fold.digits($0).contains(digits) }) { return (number, .whole) }
        }
        for digits in ways where digits.utf8.count >= Typo.shortest {
            if let number = party.numbers.first(where: { Typo.isOne(Mention.national($0), digits) }) { return (number, .near) }
        }
        return nil
    }

    /// With what matched besides the name, else how they are reached.
    func found(_ party: Party, _ organization: String?) -> Found {
        let also = shown.isEmpty ? Array((party.addresses + party.numbers).prefix(1)) : shown
        let matched = also.reduce(into: [String]()) { if $1 != party.shown && $1 != organization && !$0.contains($1) { $0.append($1) } }
        return Found(
            number: party.number, kind: party.kind.rawValue, name: party.shown, party: party.number,
            note: typed.map { "close to “\($0)”" } ?? "", about: organization ?? "", matched: matched.joined(separator: ", "))
    }
}
