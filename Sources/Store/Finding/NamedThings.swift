import Care

/// Looks up people, organizations and promises by the words that mention them, for one query: whatever is looked up is so once.
final class NamedThings {
    let database: any Database
    let firm: Int64
    let query: FindQuery

    private var expansions: [String: Expansion] = [:]
    private var found: [Key: Postings] = [:]
    private var roots: [Int64: Int64]?
    private var dialled: [String]?
    private var nearDialled: [String]?
    private var begunBy: [String: [Int64]] = [:]
    private var foundByNumber: [Mention.Whose: Postings] = [:]

    private struct Key: Hashable {
        let word: String
        let closeness: Closeness
        let whose: Mention.Whose
    }

    /// So many are put in order by when they were last heard of. Of more the newest in the record are taken.
    static let mostRanked = 300
    /// So many rows of the index are taken for the words of one kind. What must hold together with something else needs more.
    private static let mostOfOne = 1_000
    private static let mostOfSeveral = 8_000

    init(database: any Database, firm: Int64, query: FindQuery) { (self.database, self.firm, self.query) = (database, firm, query) }

    private var vocabulary: Vocabulary { Vocabulary(database: database, firm: firm) }

    func expansion(_ word: String) -> Expansion {
        if let known = expansions[word] { return known }
        let new = Expansion(word, in: vocabulary)
        expansions[word] = new
        return new
    }

    /// Things in which all of the query may occur, as closely as said. Several words that belong together may still stand apart in
    /// them, and of what very many have only some are known: each has to be looked at.
    func things(_ whose: Mention.Whose, upTo closeness: Closeness) throws -> Postings {
        if whose != .promise, let numbers = try numbers(upTo: closeness) {
            return try named(byNumber: numbers, whose)
        }
        return try things(whose, query.parts, upTo: closeness)
    }

    /// Those in which these parts of the query may occur.
    func things(_ whose: Mention.Whose, _ parts: [FindQuery.Part], upTo closeness: Closeness) throws -> Postings {
        let all = try parts.flatMap { try conditions($0, closeness) }.map { words, closeness in
            try named(by: words, upTo: closeness, whose)
        }
        if all.count == 1 { return all[0] }
        let roots = try whose == .promise ? [:] : merged()
        let rooted = all.map { $0.standing(for: roots) }
        // What is not cut says more than what is.
        let (cut, whole) = (rooted.filter(\.isCut), rooted.filter { !$0.isCut })
        let smallest = (whole.isEmpty ? cut : whole).sorted { $0.keys.count < $1.keys.count }
        return smallest.dropFirst().reduce(smallest.first ?? .none) { $0.intersection($1) }
    }

    // MARK: Words

    /// What the words of a part must be, and how near at most; all of it must hold, of any words of one thing.
    fileprivate func conditions(_ part: FindQuery.Part, _ closeness: Closeness) throws -> [(word: String, Closeness)] {
        if part.isQuoted { return part.words.map { ($0, .whole) } }
        if let word = part.word { return [(word, closeness)] }
        let last = part.words.count - 1
        let all = part.words.enumerated().compactMap { place, word -> (String, Closeness)? in
            let isEdge = place == 0 || place == last
            // Of the first only the end was typed, perhaps; by one or two letters no endings are looked up.
            if Self.isShort(word) { return isEdge ? nil : (word, .whole) }
            if closeness == .near { return (word, .near) }
            return (word, place == 0 ? closeness : place == last ? min(closeness, .beginning) : .whole)
        }
        return all.isEmpty ? part.words.suffix(1).map { ($0, .beginning) } : all
    }

    /// Such as com: in so many addresses that looking it up costs more than looking at what the others find. No word of a script whose
    /// every character is one.
    private static func isShort(_ word: String) -> Bool {
        word.utf8.count <= Vocabulary.shortest && word.utf8.first.map { $0 < 0x80 } == true
    }

    private func named(by word: String, upTo closeness: Closeness, _ whose: Mention.Whose) throws -> Postings {
        try Closeness.all.filter { $0 <= closeness }.reduce(.none) { all, step in
            all.union(try self.named(by: word, step, whose))
        }
    }

    private func named(by word: String, _ closeness: Closeness, _ whose: Mention.Whose) throws -> Postings {
        let key = Key(word: word, closeness: closeness, whose: whose)
        if let known = found[key] { return known }
        let isShort = closeness == .beginning && word.unicodeScalars.count < Vocabulary.shortest
        let new =
            try (isShort ? begun(by: word, whose) : nil) ?? named(by: expansion(word).words(closeness), closeness, whose)
        found[key] = new
        return new
    }

    /// All of whom some word begins with one or two letters; nil where they are too many to be read at once.
    private func begun(by letters: String, _ whose: Mention.Whose) throws -> Postings? {
        if begunBy[letters] == nil {
            begunBy[letters] = try database.numbers(
                """
                select thing, part from mention where firm = \(firm) and word > \(letters) and word < \(letters + Vocabulary.last)
                limit \(Self.mostBegun)
                """)
        }
        guard let all = begunBy[letters], all.count < 2 * Self.mostBegun else { return nil }
        let places = Mention.places(whose)
        let mine = stride(from: 0, to: all.count, by: 2).filter { places.contains(all[$0 + 1]) }
        return Postings(mine.flatMap { all[$0...$0 + 1] }, .beginning, isCut: false)
    }

    private static let mostBegun = 4_000

    private func named(by words: [String], _ closeness: Closeness, _ whose: Mention.Whose) throws -> Postings {
        if words.isEmpty { return .none }
        let places = Mention.places(whose)
        let most = query.parts.count == 1 && query.parts[0].word != nil ? Self.mostOfOne : Self.mostOfSeveral
        if words.count > 1 {
            let all = try database.numbers(
                """
                select thing, part from mention where firm = \(firm) and word in (\(list: words.map(SQL.Value.text)))
                and part >= \(places.lowerBound) and part < \(places.upperBound) limit \(most + 1)
                """)
            if all.count <= 2 * most { return Postings(all, closeness, isCut: false) }
        }
        let each = max(most / words.count, Self.fewestOfOne)
        let all = try Rows.grouped(words).flatMap { try database.numbers(best(of: $0, places, each)) }
        return Postings(all, closeness, isCut: all.count >= 2 * each)
    }

    /// Of a word that very many have, as many things as this at least.
    private static let fewestOfOne = 20

    /// For each word the best parts of the newest things first: a walk backwards through the key.
    private func best(of words: ArraySlice<String>, _ places: Range<Int64>, _ limit: Int) -> SQL {
        SQL(
            each: """
                select thing, part from (select thing, part from mention where firm = ? and word = ? and part >= ? and part < ?
                order by part desc, thing desc limit ?) as best
                """, between: " union all ",
            parameters: words.map { word in
                [.integer(firm), .text(word), .integer(places.lowerBound), .integer(places.upperBound), .integer(Int64(limit))]
            })
    }

    /// Those who were found to be another, with who stands for them.
    private func merged() throws -> [Int64: Int64] {
        if let roots { return roots }
        let rows = try database.rows("select number, root from party where firm = \(firm) and merged_into > 0")
        let new = Dictionary(uniqueKeysWithValues: rows.map { ($0.integer(0), $0.integer(1)) })
        roots = new
        return new
    }

    // MARK: Numbers

    /// Numbers of somebody in which that stands which was typed, or that are a slip away; nil where there are none.
    fileprivate func numbers(upTo closeness: Closeness) throws -> [String]? {
        if dialled == nil {
            dialled = try numbers { digits in
                let held = try vocabulary.holding(digits, most: Expansion.most)
                return held.begun + held.inside
            }
        }
        if let dialled, !dialled.isEmpty { return dialled }
        if closeness == .near, nearDialled == nil { nearDialled = try numbers { try vocabulary.near($0) } }
        return closeness == .near && nearDialled?.isEmpty == false ? nearDialled : nil
    }

    private func numbers(_ look: (_ digits: String) throws -> [String]) throws -> [String] {
        for digits in try ways() {
            let numbers = try numbers(among: look(digits))
            if !numbers.isEmpty { return numbers }
        }
        return []
    }

    private func named(byNumber numbers: [String], _ whose: Mention.Whose) throws -> Postings {
        if let known = foundByNumber[whose] { return known }
        let new = try named(by: numbers, .whole, whose).within(.number ... .number)
        foundByNumber[whose] = new
        return new
    }

    /// Those words that are somebody's number.
    private func numbers(among words: [String]) throws -> [String] {
        if words.isEmpty { return [] }
        let places = [Mention.Whose.person, .organization].map { SQL.Value.integer(Mention.place(.number, $0)) }
        return try database.rows(
            """
            select distinct word from mention where firm = \(firm) and word in (\(list: words.map(SQL.Value.text)))
            and part in (\(list: places))
            """
        ).map { $0.text(0) }
    }

    /// So many last digits of a number are the same with and without the codes of country and trunk.
    private static let subscriberDigits = 9

    /// The digits by which the number may be kept that was typed, the surest first; none where none was.
    func ways() throws -> [String] {
        guard let number = query.number else { return [] }
        let region = try PartyTable(database: database, firm: firm).region()
        let national = Mention.national(number)
        let all = [national, PhoneNumber(number, region: region).digits, String(national.suffix(Self.subscriberDigits))]
        return all.filter { $0.count >= Vocabulary.shortest }
    }
}

extension NamedThings {
    /// What holds of the words of everybody in whom all of it occurs, for a list, which shows all of them and not the nearest: each a
    /// condition on `word`, and all must hold. Words that were typed together need not stand together.
    func partyConditions() throws -> [SQL] {
        if let numbers = try numbers(upTo: .inside) { return ["word in (\(list: numbers.map(SQL.Value.text)))"] }
        return try query.parts.flatMap { try conditions($0, .inside) }.map { word, closeness in
            if closeness > .whole, word.unicodeScalars.count < Vocabulary.shortest {
                return "word >= \(word) and word < \(word + Vocabulary.last)"
            }
            let words = try Closeness.all.filter { $0 <= closeness }.flatMap { try expansion(word).words($0) }
            return "word in (\(list: words.map(SQL.Value.text)))"
        }
    }
}
