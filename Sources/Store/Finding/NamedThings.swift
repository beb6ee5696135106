import Care

/// Looks up people, organizations and promises by the words that mention them, for one query: whatever is looked up is so once.
final class NamedThings {
    let database: any Database
    let firm: Int64
    let query: FindQuery

    private var expansions: [String: Expansion] = [:]
    private var found: [Key: [Mention.Whose: Postings]] = [:]
    private var roots: [Int64: Int64]?
    private var dialled: [Closeness: [Mention.Whose: Postings]] = [:]

    private struct Key: Hashable {
        let word: String
        let closeness: Closeness
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
        if whose != .promise, let number = try numbers(upTo: closeness), number.values.contains(where: { !$0.isEmpty }) {
            return number[whose] ?? .none
        }
        let all = try query.parts.flatMap { try conditions($0, closeness) }.map { words, closeness in
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
    private func conditions(_ part: FindQuery.Part, _ closeness: Closeness) throws -> [(word: String, Closeness)] {
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
            all.union(try self.named(by: word, step)[whose] ?? .none)
        }
    }

    private func named(by word: String, _ closeness: Closeness) throws -> [Mention.Whose: Postings] {
        let key = Key(word: word, closeness: closeness)
        if let known = found[key] { return known }
        let new = try named(by: expansion(word).words(closeness), closeness)
        found[key] = new
        return new
    }

    private func named(by words: [String], _ closeness: Closeness) throws -> [Mention.Whose: Postings] {
        if words.isEmpty { return [:] }
        let most = query.parts.count == 1 && query.parts[0].word != nil ? Self.mostOfOne : Self.mostOfSeveral
        if words.count > 1 {
            let rows = try database.rows(
                "select thing, part from mention where firm = \(firm) and word in (\(list: words.map(SQL.Value.text))) limit \(most + 1)")
            if rows.count <= most { return Self.postings(rows, closeness, most) }
        }
        let each = max(most / words.count, Self.fewestOfOne)
        return Self.postings(try words.flatMap { try rows(of: $0, each) }, closeness, min(most, each))
    }

    /// Of a word that very many have, as many things as this at least.
    private static let fewestOfOne = 20

    /// The best parts of the newest things first: a walk backwards through the key.
    private func rows(of word: String, _ limit: Int) throws -> [Row] {
        try [Mention.Whose.person, .organization, .promise].flatMap { whose in
            let places = Mention.places(whose)
            return try database.rows(
                """
                select thing, part from mention
                where firm = \(firm) and word = \(word) and part >= \(places.lowerBound) and part < \(places.upperBound)
                order by part desc, thing desc limit \(limit)
                """)
        }
    }

    private static func postings(_ rows: [Row], _ closeness: Closeness, _ most: Int) -> [Mention.Whose: Postings] {
        var all: [Mention.Whose: [(thing: Int64, place: Int64)]] = [:]
        for row in rows {
            if let whose = Mention.whose(row.integer(1)) { all[whose, default: []].append((row.integer(0), row.integer(1))) }
        }
        return all.mapValues { Postings($0, closeness, isCut: $0.count >= most) }
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

    /// Whose number it is that was typed; nil where none was.
    private func numbers(upTo closeness: Closeness) throws -> [Mention.Whose: Postings]? {
        let ways = try ways()
        if ways.isEmpty { return nil }
        if let known = dialled[closeness] { return known }
        var words: [String] = []
        for digits in ways where words.isEmpty {
            let held = try vocabulary.holding(digits, most: Expansion.most)
            words = held.begun + held.inside
        }
        if closeness == .near { for digits in ways where words.isEmpty { words = try vocabulary.near(digits) } }
        let all = try named(by: words, closeness == .near ? .near : .whole)
        let numbers = all.mapValues { $0.within(.number ... .number) }
        dialled[closeness] = numbers
        return numbers
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
