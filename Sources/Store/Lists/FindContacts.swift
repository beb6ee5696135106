import Care

extension Reading {
    private var index: TextIndex { TextIndex(database: database, firm: firm) }

    /// So many are looked up before the newest are taken: an index knows only in which order they were recorded.
    private static let mostLookedUp = 500
    /// More other words than this one word is not looked up by.
    private static let mostOtherWords = 48

    /// What somebody may mean by a part of what they typed, as it may stand in a text.
    private func phrases(_ part: FindQuery.Part, _ closeness: Closeness) throws -> [TextIndex.Phrase] {
        let whole = [TextIndex.Phrase(words: part.words)]
        guard !part.isQuoted, closeness > .whole, let last = part.words.last else { return whole }
        let isLong = last.unicodeScalars.count >= Vocabulary.shortest
        let begun =
            try isLong && index.isCheap(beginning: last) ? [TextIndex.Phrase(words: part.words, isBegun: true)] : []
        guard let word = part.word else { return whole + begun }
        let other = try Expansion(word, in: Vocabulary(database: database, firm: firm), near: closeness == .near)
        let others =
            other.beginnings.prefix(begun.isEmpty ? Self.mostOtherWords : 0)
            + (closeness >= .inside ? other.inside.prefix(Self.mostOtherWords) : [])
            + (closeness >= .near ? other.near.prefix(Self.mostOtherWords) : [])
        return whole + begun + others.map { TextIndex.Phrase(words: [$0]) }
    }

    /// Numbers of interactions in which all of it occurs, with how near they match; the nearest first, then the last recorded.
    func contacts(_ query: FindQuery, upTo closeness: Closeness, onlyInSubjects: Bool = false) throws -> [(number: Int64, Closeness)] {
        var found: [(number: Int64, Closeness)] = []
        var seen: Set<Int64> = []
        var before: [[TextIndex.Phrase]] = []
        for step in [Closeness.whole, .beginning, .inside, .near] where step <= closeness && found.count < Self.mostLookedUp {
            let phrases = try query.parts.map { try self.phrases($0, step) }
            if phrases == before { continue }
            before = phrases
            for number in try index.find(phrases, onlyInSubjects: onlyInSubjects, limit: Self.mostLookedUp)
            where seen.insert(number).inserted {
                found.append((number, step))
            }
        }
        return found
    }

    /// What happened with somebody: one part of what was typed is their name, the others stand in it.
    private func contactsWithPeople(_ query: FindQuery) throws -> [Int64] {
        guard query.parts.count > 1 else { return [] }
        return try query.parts.indices.flatMap { place -> [Int64] in
            let name = FindQuery([query.parts[place]])
            let people = try parties(matching: name, .beginning, in: .name ... .name).prefix(Self.mostOtherWords).map(\.party.number)
            if people.isEmpty { return [] }
            var rest = query.parts
            rest.remove(at: place)
            let numbers = try contacts(FindQuery(rest), upTo: .beginning).map(\.number)
            return try database.rows(
                """
                select distinct interaction from taking_part where firm = \(firm)
                and interaction in (\(list: numbers.map(SQL.Value.integer))) and party in (\(list: people.map(SQL.Value.integer)))
                """
            ).map { $0.integer(0) }
        }
    }

    func foundContacts(_ query: FindQuery, limit: Int) throws -> [Found] {
        var closeness: [Int64: Closeness] = [:]
        for (number, how) in try contacts(query, upTo: .near) { closeness[number] = how }
        if closeness.count < limit {
            for number in try contactsWithPeople(query) { closeness[number] = min(closeness[number] ?? .beginning, .beginning) }
        }
        let times = try database.rows(
            """
            select number, at from interaction
            where firm = \(firm) and number in (\(list: closeness.keys.map(SQL.Value.integer)))
            """)
        let best = times.sorted { one, other in
            let (first, second) = (closeness[one.integer(0)] ?? .near, closeness[other.integer(0)] ?? .near)
            return first == second ? (one.integer(1), one.integer(0)) > (other.integer(1), other.integer(0)) : first < second
        }.prefix(limit).map { $0.integer(0) }
        return try contacts(best, query)
    }

    private func contacts(_ numbers: [Int64], _ query: FindQuery) throws -> [Found] {
        let rows = try database.rows(
            """
            select i.number, i.channel, i.subject, i.text, i.sender, i.address, i.at, i.raw,
                (select min(party) from taking_part t where t.firm = i.firm and t.interaction = i.number)
            from interaction i where i.firm = \(firm) and i.number in (\(list: numbers.map(SQL.Value.integer)))
            """)
        let byNumber = Dictionary(uniqueKeysWithValues: rows.map { ($0.integer(0), $0) })
        var reader = ExcerptReader(query: query, texts: texts)
        return numbers.compactMap { byNumber[$0] }.map { row in
            let name = row.text(2).isEmpty ? Excerpt.of(row.text(3), limit: 80) : row.text(2)
            let words = reader.words(besides: [name, row.text(4), row.text(5)], text: row.text(3), raw: row.optionalText(7))
            return Found(
                number: row.integer(0), kind: row.text(1), name: name, party: row.optionalInteger(8),
                about: row.text(4).isEmpty ? row.text(5) : row.text(4), time: when(Instant(milliseconds: row.integer(6))),
                matched: words ?? "")
        }
    }
}

/// Finds the words in a text that show why it was found.
private struct ExcerptReader {
    let query: FindQuery
    let texts: LetterTexts
    /// A message whose words stand behind its opening is read from its file; so many of them for one list.
    private var left = 10

    init(query: FindQuery, texts: LetterTexts) { (self.query, self.texts) = (query, texts) }

    /// Words around the first place where something stands that is not in what is shown already.
    mutating func words(besides shown: [String], text: String, raw: String?) -> String? {
        let there = shown.map(LocatedWords.init)
        let missing = query.parts.filter { part in !there.contains { part.best(in: $0) != nil } }
        if missing.isEmpty { return nil }
        if let words = Self.words(missing, in: text) { return words }
        guard left > 0, let raw, let whole = texts.text(of: raw) else { return nil }
        left -= 1
        return Self.words(missing, in: whole)
    }

    private static func words(_ missing: [FindQuery.Part], in text: String) -> String? {
        let words = LocatedWords(text)
        let best = missing.compactMap { $0.best(in: words) }.min { $0.closeness < $1.closeness }
        return best.map { "“\(Excerpt.around($0.range, in: text))”" }
    }
}
