import Care

extension Reading {
    func named(_ query: FindQuery) -> NamedThings { NamedThings(database: database, firm: firm, query: query) }

    /// Numbers of things in which all of it may occur and that were not seen yet, the best first. O(ranked).
    ///
    /// Of equally good ones that come first whose weight is greater: when they were last heard of, or that a promise is open.
    private func ranked(_ postings: Postings, without seen: Set<Int64>, _ weights: ([Int64]) throws -> [Int64: Int64]) throws -> [Int64] {
        let best = postings.best(NamedThings.mostRanked, without: seen)
        let weight = try weights(best.map(\.thing))
        return best.sorted { one, other in
            if one.grade != other.grade { return one.grade < other.grade }
            return (weight[one.thing] ?? .min, one.thing) > (weight[other.thing] ?? .min, other.thing)
        }.map(\.thing)
    }

    // MARK: People and organizations

    /// One that matches, with what the list is ordered by.
    struct RankedParty {
        let match: PartyMatch
        let party: Party
        let organization: String?
        let at: Int64

        var found: Found { match.found(party, organization) }
    }

    /// So many people and so many organizations that match, as closely as said, the best first. What is typed is looked for step by
    /// step, the nearest first, until there are so many; only what is shown is read.
    func parties(
        matching things: NamedThings, _ closeness: Closeness, in parts: ClosedRange<Mention.Part> = .name ... .notes,
        _ whose: Mention.Whose, limit: Int
    ) throws -> [RankedParty] {
        if things.query.isEmpty { return [] }
        let ways = try things.ways()
        var (all, seen): ([RankedParty], Set<Int64>) = ([], [])
        for step in Closeness.all where step <= closeness {
            // One that was read and matches less closely waits for its step.
            func isFull() -> Bool { all.count { $0.match.closeness <= step } >= limit }
            if isFull() { break }
            let postings = try things.things(whose, upTo: step).within(parts)
            var heard: [Int64: Int64] = [:]
            var rest = try ranked(postings, without: seen) {
                heard = try lastContacts($0); return heard
            }[...]
            while !rest.isEmpty, !isFull() {
                let some = Array(rest.prefix(max(limit - all.count, Self.fewestRead)))
                rest = rest.dropFirst(some.count)
                for (party, organization) in try whole(some) where seen.insert(party.number).inserted {
                    guard let match = PartyMatch(party, organization, things.query, ways), match.closeness <= closeness,
                        match.part <= parts.upperBound.rawValue
                    else { continue }
                    all.append(RankedParty(match: match, party: party, organization: organization, at: heard[party.number] ?? .min))
                }
                seen.formUnion(some)
            }
        }
        return Array(all.sorted(by: Self.isBetter).prefix(limit))
    }

    /// So many are read at once at least.
    private static let fewestRead = 20

    static func isBetter(_ one: RankedParty, _ other: RankedParty) -> Bool {
        if one.match.closeness != other.match.closeness { return one.match.closeness < other.match.closeness }
        if one.match.part != other.match.part { return one.match.part < other.match.part }
        return (one.at, one.party.number) > (other.at, other.party.number)
    }

    /// Parties as they are shown, with the names of the organizations they belong to.
    private func whole(_ numbers: [Int64]) throws -> [(Party, String?)] {
        let table = PartyTable(database: database, firm: firm)
        let parties = try table.wholes(numbers)
        let names = Dictionary(
            uniqueKeysWithValues: try table.wholes(Array(Set(parties.compactMap(\.organization)))).map { ($0.number, $0.name) })
        return parties.map { ($0, $0.organization.flatMap { names[$0] }) }
    }

    /// When each was last heard of, with all who are shown as one with them.
    private func lastContacts(_ parties: [Int64]) throws -> [Int64: Int64] {
        let rows = try database.rows(
            """
            select p.number, p.root, (select max((
                select max(at) from taking_part t where t.firm = q.firm and t.party = q.number))
                from party q where q.firm = p.firm and q.root = p.root)
            from party p where p.firm = \(firm) and p.number in (\(list: parties.map(SQL.Value.integer)))
            """)
        var last: [Int64: Int64] = [:]
        for row in rows { (last[row.integer(0)], last[row.integer(1)]) = (row.optionalInteger(2), row.optionalInteger(2)) }
        return last
    }

    func foundParties(_ things: NamedThings, _ whose: Mention.Whose, limit: Int) throws -> [Found] {
        try parties(matching: things, .near, whose, limit: limit).map(\.found)
    }

    // MARK: Promises

    /// Promises in whose words everything typed occurs, as closely as said: the nearest first, then open ones, then the newest.
    func promises(matching things: NamedThings, _ closeness: Closeness, limit: Int) throws -> [Row] {
        var (all, seen): ([(Closeness, Row)], Set<Int64>) = ([], [])
        for step in Closeness.all where step <= closeness && all.count(where: { $0.0 < step }) < limit {
            let best = try ranked(things.things(.promise, upTo: step), without: seen, isOpen)
            seen.formUnion(best)
            for row in try promises(best) {
                let text = LocatedWords(row.text(1))
                let worst = things.query.parts.map { $0.best(in: text)?.closeness }.reduce(.whole, Self.worse)
                if let worst, worst <= closeness { all.append((worst, row)) }
            }
        }
        return all.sorted { one, other in
            if one.0 != other.0 { return one.0 < other.0 }
            let (isOpen, otherIsOpen) = (one.1.text(2) == Promise.State.open.rawValue, other.1.text(2) == Promise.State.open.rawValue)
            return isOpen != otherIsOpen ? isOpen : one.1.integer(0) > other.1.integer(0)
        }.prefix(limit).map(\.1)
    }

    private func isOpen(_ promises: [Int64]) throws -> [Int64: Int64] {
        let rows = try database.rows(
            """
            select number, state from promise where firm = \(firm) and number in (\(list: promises.map(SQL.Value.integer)))
            """)
        let open = Promise.State.open.rawValue
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.integer(0), $0.text(1) == open ? 1 : 0) })
    }

    private func promises(_ numbers: [Int64]) throws -> [Row] {
        if numbers.isEmpty { return [] }
        return try database.rows(
            """
            select p.number, p.text, p.state, w.name, p.party from promise p left join party w on w.firm = p.firm and w.number = p.party
            where p.firm = \(firm) and p.number in (\(list: numbers.map(SQL.Value.integer)))
            """)
    }

    /// The less near of two; nil where one is no match at all.
    static func worse(_ one: Closeness?, _ other: Closeness?) -> Closeness? {
        guard let one, let other else { return nil }
        return max(one, other)
    }

    func foundPromises(_ things: NamedThings, limit: Int) throws -> [Found] {
        try promises(matching: things, .near, limit: limit).map {
            Found(
                number: $0.integer(0), kind: "promise", name: $0.text(1), party: $0.integer(4), about: $0.text(3), time: $0.text(2))
        }
    }
}
