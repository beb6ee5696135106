import Care

/// One thing found, and why.
public struct Found: Sendable, Equatable {
    public let number: Int64
    public let kind: String
    public let name: String
    public let why: String
    /// The party whose story it is in; nil where it is in none.
    public let party: Int64?

    public var json: JSON {
        ["number": .integer(number), "kind": .string(kind), "name": .string(name), "why": .string(why)]
    }
}

extension Reading {
    /// So many last digits of a number are the same with and without the codes of country and trunk.
    private static let subscriberDigits = 9

    /// Words as typed; what stands in quotes belongs together.
    private static func words(_ text: String) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { place, part in
            place % 2 == 1 ? [part.trimmed] : part.split(whereSeparator: \.isWhitespace).map(String.init)
        }.filter { !$0.isEmpty }
    }

    /// Things in which all words occur: people and organizations first, then promises and interactions, newest first.
    public func find(_ text: String, limit: Int = 50) throws -> [Found] {
        let words = Self.words(text)
        if words.isEmpty { return [] }
        let search = SearchTable(database: database, firm: firm)
        let digits = text.filter(\.isNumber)
        var parties = try search.find(words, in: .search_party, limit: limit)
        // A number is found however its digits are grouped.
        if digits.count >= 3, text.allSatisfy({ $0.isNumber || " +()-/.".contains($0) }) {
            for part in [digits, String(digits.drop { $0 == "0" }), String(digits.suffix(Self.subscriberDigits))] where part.count >= 3 {
                parties += try search.find([part], in: .search_party, limit: limit).filter { !parties.contains($0) }
                if !parties.isEmpty { break }
            }
        }
        return try found(parties: parties, words) + found(things: try search.find(words, in: .search_word, limit: limit))
    }

    private func found(parties numbers: [Int64], _ words: [String]) throws -> [Found] {
        let table = PartyTable(database: database, firm: firm)
        return try table.wholes(numbers).map { party in
            let reaches = party.addresses + party.numbers
            let hit = reaches.first { reach in words.contains { Fold.text(reach).contains(Fold.text($0)) } } ?? reaches.first
            let organization = try party.organization.flatMap { try table.whole($0)?.name }
            return Found(
                number: party.number, kind: party.kind.rawValue, name: party.shown,
                why: [organization, hit == party.shown ? nil : hit].compactMap { $0 }.joined(separator: ", "), party: party.number)
        }
    }

    private func found(things numbers: [Int64]) throws -> [Found] {
        let list = numbers.map(SQL.Value.integer)
        let promises = try database.rows(
            """
            select p.number, p.text, p.state, w.name, p.party from promise p left join party w on w.firm = p.firm and w.number = p.party
            where p.firm = \(firm) and p.number in (\(list: list)) order by p.number desc
            """
        ).map { Found(number: $0.integer(0), kind: "promise", name: $0.text(1), why: "\($0.text(2)), \($0.text(3))", party: $0.integer(4)) }
        let interactions = try database.rows(
            """
            select i.number, i.channel, i.subject, i.text, i.sender, i.address, i.at,
                (select min(party) from taking_part t where t.firm = i.firm and t.interaction = i.number)
            from interaction i where i.firm = \(firm) and i.number in (\(list: list)) order by i.at desc
            """
        ).map { row in
            let name = row.text(2).isEmpty ? Excerpt.of(row.text(3), limit: 80) : row.text(2)
            let from = [row.text(4), row.text(5)].first { !$0.isEmpty }
            let when = self.when(Instant(milliseconds: row.integer(6)))
            return Found(
                number: row.integer(0), kind: row.text(1), name: name, why: [from, when].compactMap { $0 }.joined(separator: ", "),
                party: row.optionalInteger(7))
        }
        return promises + interactions
    }
}
