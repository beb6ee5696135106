import Care

/// What happened that matches, by number of the interaction.
private struct FoundContacts {
    /// How near, and the file in which it was found where it was not in the message itself.
    struct Match {
        var closeness: Closeness
        var file: AttachmentTextTable.Holding?
    }

    private(set) var matches: [Int64: Match] = [:]

    mutating func add(_ number: Int64, _ closeness: Closeness, file: AttachmentTextTable.Holding? = nil) {
        if let known = matches[number], known.closeness <= closeness { return }
        matches[number] = Match(closeness: closeness, file: file)
    }
}

extension Reading {
    /// So many are looked up before the newest are taken: an index knows only in which order they were recorded.
    private static let mostLookedUp = 500
    /// More other words than this one word is not looked up by.
    private static let mostOtherWords = 48

    private func index(_ content: TextIndex.Content) -> TextIndex { TextIndex(database: database, firm: firm, content: content) }

    /// What somebody may mean by a part of what they typed, as it may stand in a text.
    private func phrases(_ part: FindQuery.Part, _ closeness: Closeness, _ things: NamedThings, _ index: TextIndex) throws
        -> [TextIndex.Phrase]
    {
        let whole = [TextIndex.Phrase(words: part.words)]
        guard !part.isQuoted, closeness > .whole, let last = part.words.last else { return whole }
        let isLong = last.unicodeScalars.count >= Vocabulary.shortest
        let begun =
            try isLong && index.isCheap(beginning: last) ? [TextIndex.Phrase(words: part.words, isBegun: true)] : []
        guard let word = part.word else { return whole + begun }
        let expansion = things.expansion(word)
        let others = try [Closeness.beginning, .inside, .near].filter { $0 <= closeness && ($0 > .beginning || begun.isEmpty) }.flatMap {
            try expansion.words($0).prefix(Self.mostOtherWords)
        }
        return whole + begun + others.map { TextIndex.Phrase(words: [$0]) }
    }

    /// Numbers of texts in which all of it occurs, with how near they match; the nearest first, then the last recorded. Less near ones
    /// are looked for only where there are not so many nearer ones.
    private func texts(
        _ query: FindQuery, _ things: NamedThings, upTo closeness: Closeness, _ content: TextIndex.Content, onlyInSubjects: Bool = false,
        atLeast wanted: Int
    ) throws -> [(number: Int64, Closeness)] {
        let index = index(content)
        var (found, seen, before): ([(number: Int64, Closeness)], Set<Int64>, [[TextIndex.Phrase]]) = ([], [], [])
        for step in Closeness.all where step <= closeness && found.count < wanted {
            let phrases = try query.parts.map { try self.phrases($0, step, things, index) }
            if phrases == before { continue }
            before = phrases
            for number in try index.find(phrases, onlyInSubjects: onlyInSubjects, limit: Self.mostLookedUp)
            where seen.insert(number).inserted {
                found.append((number, step))
            }
        }
        return found
    }

    /// Numbers of interactions in which all of it occurs, the nearest first, then the last recorded.
    func contacts(_ things: NamedThings, upTo closeness: Closeness, onlyInSubjects: Bool = false, atLeast wanted: Int) throws -> [Int64] {
        try texts(things.query, things, upTo: closeness, .contacts, onlyInSubjects: onlyInSubjects, atLeast: wanted).map(\.number)
    }

    /// Files in which all of it stands as words, beginnings or phrases, with how near.
    private func files(_ query: FindQuery, _ things: NamedThings, atLeast wanted: Int) throws -> [(AttachmentTextTable.Holding, Closeness)]
    {
        let found = try texts(query, things, upTo: .beginning, .files, atLeast: wanted)
        if found.isEmpty { return [] }
        let closeness = Dictionary(found.map { ($0.number, $0.1) }) { first, _ in first }
        return try AttachmentTextTable(database: database, firm: firm).holding(found.map(\.number)).map {
            ($0, closeness[$0.number] ?? .beginning)
        }
    }

    /// What happened with somebody: one part of what was typed is their name, the others stand in it or in a file that came with it.
    private func addContactsWithPeople(_ things: NamedThings, to all: inout FoundContacts, atLeast wanted: Int) throws {
        let parts = things.query.parts
        guard parts.count > 1 else { return }
        for place in parts.indices {
            var rest = parts
            rest.remove(at: place)
            let query = FindQuery(rest)
            var said = FoundContacts()
            for (number, _) in try texts(query, things, upTo: .beginning, .contacts, atLeast: wanted) { said.add(number, .beginning) }
            for (file, _) in try files(query, things, atLeast: wanted) { said.add(file.interaction, .beginning, file: file) }
            if said.matches.isEmpty { continue }
            for number in try among(said.matches.keys.sorted(), with: people(named: parts[place], things)) {
                all.add(number, .beginning, file: said.matches[number]?.file)
            }
        }
    }

    private func people(named part: FindQuery.Part, _ things: NamedThings) throws -> [Int64] {
        if part.word == nil {
            return try parties(
                matching: named(FindQuery([part])), .beginning, in: .name ... .name, .person, limit: Self.mostOtherWords
            ).map(\.party.number)
        }
        return try things.things(.person, [part], upTo: .beginning).within(.name ... .name).best(Self.mostLookedUp, without: []).map(
            \.thing)
    }

    private func among(_ numbers: [Int64], with people: [Int64]) throws -> [Int64] {
        if people.isEmpty { return [] }
        return try database.rows(
            """
            select distinct interaction from taking_part where firm = \(firm)
            and interaction in (\(list: numbers.map(SQL.Value.integer))) and party in (\(list: people.map(SQL.Value.integer)))
            """
        ).map { $0.integer(0) }
    }

    func foundContacts(_ things: NamedThings, limit: Int) throws -> [Found] {
        var all = FoundContacts()
        for (number, how) in try texts(things.query, things, upTo: .near, .contacts, atLeast: limit) { all.add(number, how) }
        for (file, how) in try files(things.query, things, atLeast: limit) { all.add(file.interaction, how, file: file) }
        if all.matches.count < limit { try addContactsWithPeople(things, to: &all, atLeast: limit) }
        return try contacts(try best(all, limit), all, things.query)
    }

    /// The nearest, and of equally near ones the newest.
    private func best(_ all: FoundContacts, _ limit: Int) throws -> [Int64] {
        if all.matches.isEmpty { return [] }
        let times = try database.rows(
            """
            select number, at from interaction
            where firm = \(firm) and number in (\(list: all.matches.keys.sorted().map(SQL.Value.integer)))
            """)
        return times.map { (closeness: all.matches[$0.integer(0)]?.closeness ?? .near, at: $0.integer(1), number: $0.integer(0)) }
            .sorted { $0.closeness == $1.closeness ? ($0.at, $0.number) > ($1.at, $1.number) : $0.closeness < $1.closeness }
            .prefix(limit).map(\.number)
    }

    private func contacts(_ numbers: [Int64], _ all: FoundContacts, _ query: FindQuery) throws -> [Found] {
        if numbers.isEmpty { return [] }
        let rows = try database.rows(
            """
            select i.number, i.channel, i.subject, i.text, i.sender, i.address, i.at, i.raw,
                (select min(party) from taking_part t where t.firm = i.firm and t.interaction = i.number)
            from interaction i where i.firm = \(firm) and i.number in (\(list: numbers.map(SQL.Value.integer)))
            """)
        let byNumber = Dictionary(uniqueKeysWithValues: rows.map { ($0.integer(0), $0) })
        let names = try AttachmentTable(database: database, firm: firm).files(of: numbers)
        var reader = ExcerptReader(query: query, texts: texts, files: AttachmentTextTable(database: database, firm: firm))
        return try numbers.compactMap { byNumber[$0] }.map { row in
            let name = row.text(2).isEmpty ? Excerpt.of(row.text(3), limit: 80) : row.text(2)
            let shown = [name, row.text(4), row.text(5)]
            let matched =
                try all.matches[row.integer(0)]?.file.map { try reader.words(in: $0, besides: shown) }
                ?? reader.words(
                    besides: shown, names: (names[row.integer(0)] ?? []).map(\.shown), text: row.text(3), raw: row.optionalText(7))
            return Found(
                number: row.integer(0), kind: row.text(1), name: name, party: row.optionalInteger(8),
                about: row.text(4).isEmpty ? row.text(5) : row.text(4), time: when(Instant(milliseconds: row.integer(6))),
                matched: matched ?? "")
        }
    }
}
