/// Looks up people, organizations and promises by the words that mention them.
struct NamedThings {
    let database: any Database
    let firm: Int64
    let query: FindQuery

    /// So many are read and ranked. Of more the newest in the record are taken.
    private static let mostRanked = 200

    private var vocabulary: Vocabulary { Vocabulary(database: database, firm: firm) }

    /// Numbers of things in which all parts of the query may occur, those newest in the record first. Each still has to be looked at.
    func candidates(in parts: ClosedRange<Int64>, _ closeness: Closeness) throws -> [Int64] {
        if let number = query.number, parts.contains(Mention.Part.number.rawValue) {
            let found = try things([numbers(number, closeness)], in: Mention.Part.number.rawValue...Mention.Part.number.rawValue)
            if !found.isEmpty { return found }
        }
        let conditions = try query.parts.flatMap { try self.conditions($0, closeness) }
        // A name that hundreds have needs no other words than itself, and no sorting.
        if query.parts.count == 1, let word = query.parts[0].word {
            let found = try parts.flatMap { try things(named: word, in: $0) }
            if found.count >= Self.mostRanked { return found }
            return try found + parts.flatMap { try things(conditions, in: $0...$0) }
        }
        return try things(conditions, in: parts)
    }

    private func things(named word: String, in part: Int64) throws -> [Int64] {
        try database.rows(
            """
            select thing from mention where firm = \(firm) and word = \(word) and part = \(part)
            order by thing desc limit \(Self.mostRanked)
            """
        ).map { $0.integer(0) }
    }

    private func things(_ conditions: [SQL], in parts: ClosedRange<Int64>) throws -> [Int64] {
        guard let first = conditions.first else { return [] }
        // Several words may be of several who were found to be one.
        let thing: SQL =
            conditions.count == 1
            ? "thing" : "coalesce((select root from party where firm = mention.firm and number = thing), thing) as thing"
        func select(_ condition: SQL) -> SQL {
            """
            select \(thing) from mention
            where firm = \(firm) and \(condition) and part between \(parts.lowerBound) and \(parts.upperBound)
            """
        }
        let all = conditions.dropFirst().reduce(select(first)) { "\($0) intersect \(select($1))" }
        return try database.rows("select thing from (\(all)) as found group by thing order by thing desc limit \(Self.mostRanked)").map {
            $0.integer(0)
        }
    }

    /// What the words of a part must be; all of it must hold, of any words of one thing.
    private func conditions(_ part: FindQuery.Part, _ closeness: Closeness) throws -> [SQL] {
        if part.isQuoted { return part.words.map { "word = \($0)" } }
        if let word = part.word { return [try condition(word, closeness)] }
        let conditions = try part.words.enumerated().compactMap { place, word in
            let isEdge = place == 0 || place == part.words.count - 1
            // Of the first only the end was typed, perhaps; by one or two letters no endings are looked up.
            if isEdge { return try Self.isShort(word) ? nil : condition(word, max(closeness, place == 0 ? .inside : .beginning)) }
            return try closeness == .near && !Self.isShort(word) ? condition(word, .near) : "word = \(word)"
        }
        return conditions.isEmpty ? part.words.suffix(1).map(beginning) : conditions
    }

    private func condition(_ word: String, _ closeness: Closeness) throws -> SQL {
        if word.unicodeScalars.count < Vocabulary.shortest { return beginning(word) }
        var words = try Expansion(word, in: vocabulary, near: closeness == .near).words(closeness)
        let national = String(word.drop { $0 == "0" })
        if national != word, national.count >= Vocabulary.shortest { words += try vocabulary.containing(national) }
        return "word in (\(list: words.map(SQL.Value.text)))"
    }

    /// Such as com: in so many addresses that looking it up costs more than looking at what the others find. No word of a script whose
    /// every character is one.
    private static func isShort(_ word: String) -> Bool {
        word.utf8.count <= Vocabulary.shortest && word.utf8.first.map { $0 < 0x80 } == true
    }

    private func beginning(_ word: String) -> SQL { "word >= \(word) and word < \(word + Vocabulary.last)" }

    private func numbers(_ number: String, _ closeness: Closeness) throws -> SQL {
        let ways = Self.ways(number, region: try PartyTable(database: database, firm: firm).region())
        var words: [String] = []
        for digits in ways where words.isEmpty { words = try vocabulary.containing(digits) }
        if closeness == .near { for digits in ways where words.isEmpty { words = try vocabulary.near(digits) } }
        return "word in (\(list: words.prefix(Expansion.most).map(SQL.Value.text)))"
    }

    /// So many last digits of a number are the same with and without the codes of country and trunk.
    private static let subscriberDigits = 9

    /// The digits by which a number may be kept that is typed so, the surest first.
    static func ways(_ number: String, region: String) -> [String] {
        let national = Mention.national(number)
        let all = [national, PhoneNumber(number, region: region).digits, String(national.suffix(subscriberDigits))]
        return all.filter { $0.count >= Vocabulary.shortest }
    }
}
