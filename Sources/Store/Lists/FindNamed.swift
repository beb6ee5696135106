import Care

extension Reading {
    /// A person, organization or promise that matches, with what the list is ordered by.
    private struct Ranked {
        let found: Found
        let closeness: Closeness
        let part: Int64
        let at: Int64
    }

    // MARK: People and organizations

    /// People and organizations that match, as closely as said, the best first.
    func parties(matching query: FindQuery, _ closeness: Closeness, in parts: ClosedRange<Mention.Part> = .name ... .notes) throws
        -> [(party: Party, found: Found)]
    {
        if query.isEmpty { return [] }
        let things = NamedThings(database: database, firm: firm, query: query)
        let numbers = try things.candidates(in: parts.lowerBound.rawValue...parts.upperBound.rawValue, closeness)
        let table = PartyTable(database: database, firm: firm)
        let parties = try table.wholes(numbers)
        let organizations = Dictionary(
            uniqueKeysWithValues: try table.wholes(parties.compactMap(\.organization)).map { ($0.number, $0.name) })
        let ways = try query.number.map { NamedThings.ways($0, region: try table.region()) } ?? []
        let last = try lastContacts(parties.map(\.number))
        return parties.compactMap { party -> (PartyMatch, Party, String?)? in
            let organization = party.organization.flatMap { organizations[$0] }
            guard let match = PartyMatch(party, organization, query, ways), match.closeness <= closeness,
                match.part <= parts.upperBound.rawValue
            else { return nil }
            return (match, party, organization)
        }.sorted { one, other in
            let (first, second) = (one.0, other.0)
            if first.closeness != second.closeness { return first.closeness < second.closeness }
            if first.part != second.part { return first.part < second.part }
            return (last[one.1.number] ?? 0, one.1.number) > (last[other.1.number] ?? 0, other.1.number)
        }.map { match, party, organization in
            (party, match.found(party, organization))
        }
    }

    private func lastContacts(_ parties: [Int64]) throws -> [Int64: Int64] {
        let rows = try database.rows(
            """
            select root, max((select max(at) from taking_part t where t.firm = \(firm) and t.party = p.number)) from party p
            where p.firm = \(firm) and p.root in (\(list: parties.map(SQL.Value.integer))) group by root
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.integer(0), $0.integer(1)) })
    }

    func foundParties(_ query: FindQuery) throws -> [Found] { try parties(matching: query, .near).map(\.found) }

    // MARK: Promises

    /// Promises in whose words everything typed occurs, as closely as said: the nearest first, then open ones, then the newest.
    func promises(matching query: FindQuery, _ closeness: Closeness) throws -> [Row] {
        let part = Mention.Part.promise.rawValue
        let numbers = try NamedThings(database: database, firm: firm, query: query).candidates(in: part...part, closeness)
        let rows = try database.rows(
            """
            select p.number, p.text, p.state, w.name, p.party from promise p left join party w on w.firm = p.firm and w.number = p.party
            where p.firm = \(firm) and p.number in (\(list: Set(numbers).map(SQL.Value.integer)))
            """)
        return rows.compactMap { row -> (Closeness, Row)? in
            let text = LocatedWords(row.text(1))
            let matches = query.parts.map { $0.best(in: text) }
            guard let worst = matches.map({ $0?.closeness }).reduce(.whole, Self.worse), worst <= closeness else { return nil }
            return (worst, row)
        }.sorted { one, other in
            if one.0 != other.0 { return one.0 < other.0 }
            let (isOpen, otherIsOpen) = (one.1.text(2) == Promise.State.open.rawValue, other.1.text(2) == Promise.State.open.rawValue)
            return isOpen != otherIsOpen ? isOpen : one.1.integer(0) > other.1.integer(0)
        }.map(\.1)
    }

    /// The less near of two; nil where one is no match at all.
    static func worse(_ one: Closeness?, _ other: Closeness?) -> Closeness? {
        guard let one, let other else { return nil }
        return max(one, other)
    }

    func foundPromises(_ query: FindQuery, limit: Int) throws -> [Found] {
        try promises(matching: query, .near).prefix(limit).map {
            Found(
                number: $0.integer(0), kind: "promise", name: $0.text(1), party: $0.integer(4), about: $0.text(3), time: $0.text(2))
        }
    }
}

/// How a person or organization matches what was typed: each part in the field where it stands nearest.
private struct PartyMatch {
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
