/// The words by which things are found, and which of them hold some letters.
///
/// `word` has each word once, in order. `gram` has, for each three letters that stand in a row somewhere, the words that hold them,
/// in one text with a line for each. New words gather in a row of their own (under no letters) until they are many, and are then
/// written to all their letters together, as one more run: so a word costs about one write, not one for each of its letters, and
/// looking some letters up reads few rows. The edges of a word count as letters (as line ends), so that beginnings and endings of two
/// letters are found too. Words of one or two letters are not here: they are looked up as they are.
struct Vocabulary {
    let database: any Database
    let firm: Int64
    /// So many bytes of new words are gathered before they are written to their letters.
    var runBytes = 32 << 10

    /// A row of new words grows to so many bytes; a further one is begun then, because a row is written whole.
    private static let freshBytes = 2 << 10
    static let shortest = 3

    // MARK: Words come and go

    /// Takes in words; those that are there already stay. O(new words).
    func add(_ words: Set<String>) throws {
        var new: [String] = []
        let rows = words.filter(Self.isLong).sorted().map { [SQL.Value.integer(firm), .text($0)] }
        for values in Rows.grouped(rows) {
            new += try database.rows("insert into word (firm, word) values \(rows: values) on conflict do nothing returning word").map {
                $0.text(0)
            }
        }
        if !new.isEmpty { try gather(new) }
    }

    private static func isLong(_ word: String) -> Bool { word.unicodeScalars.count >= shortest }

    private func gather(_ new: [String]) throws {
        let fresh = try database.rows("select run, words from gram where firm = \(firm) and gram = '' order by run")
        let list = WordList(new)
        let size = fresh.reduce(list.text.utf8.count) { $0 + $1.text(1).utf8.count }
        if size > runBytes { return try turn(fresh.flatMap { WordList(text: $0.text(1)).words } + new) }
        if let last = fresh.last, last.text(1).utf8.count < Self.freshBytes {
            let joined = WordList(text: last.text(1)).appending(list)
            try database.run("update gram set words = \(joined.text) where firm = \(firm) and gram = '' and run = \(last.integer(0))")
        } else {
            try insert([("", list)], run: (fresh.last?.integer(0) ?? 0) + 1)
        }
    }

    /// Writes gathered words to their letters, as one run.
    private func turn(_ words: [String]) throws {
        try database.run("delete from gram where firm = \(firm) and gram = ''")
        let run = (try database.row("select max(run) from gram where firm = \(firm)")?.integer(0) ?? 0) + 1
        var lists: [String: [String]] = [:]
        for word in words { for gram in Set(Gram.all(of: word)) { lists[gram, default: []].append(word) } }
        try insert(lists.sorted { $0.key < $1.key }.map { ($0.key, WordList($0.value)) }, run: run)
    }

    private func insert(_ lists: [(gram: String, words: WordList)], run: Int64) throws {
        let values = lists.map { list -> [SQL.Value] in
            [.integer(firm), .text(list.gram), .integer(run), .integer(Int64(list.words.count)), .text(list.words.text)]
        }
        for rows in Rows.grouped(values) { try database.run("insert into gram (firm, gram, run, held, words) values \(rows: rows)") }
    }

    /// When more words than this go at once, all are written anew instead.
    private static let mostRemoved = 200

    /// Leaves words out that nothing is found by any more.
    func remove(_ words: Set<String>) throws {
        let gone = words.filter(Self.isLong)
        for word in gone { try database.run("delete from word where firm = \(firm) and word = \(word)") }
        if gone.count > Self.mostRemoved { return try writeAnew() }
        for word in gone {
            let grams = Set(Gram.all(of: word) + [""]).map(SQL.Value.text)
            for row in try database.rows("select gram, run, words from gram where firm = \(firm) and gram in (\(list: grams))") {
                let list = WordList(text: row.text(2))
                guard let without = list.removing(word) else { continue }
                let (gram, run) = (row.text(0), row.integer(1))
                if without.count == 0 {
                    try database.run("delete from gram where firm = \(firm) and gram = \(gram) and run = \(run)")
                } else {
                    try database.run(
                        """
                        update gram set words = \(without.text), held = \(without.count)
                        where firm = \(firm) and gram = \(gram) and run = \(run)
                        """)
                }
            }
        }
    }

    private func writeAnew() throws {
        let all = try database.rows("select word from word where firm = \(firm) order by word").map { $0.text(0) }
        try database.run("delete from gram where firm = \(firm)")
        // So many words fill a run; of shorter ones some more, of longer ones fewer, which does no harm.
        let size = max(1, runBytes / 8)
        for start in stride(from: 0, to: all.count, by: size) { try turn(Array(all[start..<min(start + size, all.count)])) }
    }

    func clear() throws {
        try database.run("delete from word where firm = \(firm)")
        try database.run("delete from gram where firm = \(firm)")
    }

    // MARK: Which words hold some letters

    /// Words that begin with these letters, in order.
    func beginning(with letters: String, limit: Int) throws -> [String] {
        try database.rows(
            """
            select word from word where firm = \(firm) and word >= \(letters) and word < \(letters + Self.last) order by word limit \(limit)
            """
        ).map { $0.text(0) }
    }

    /// Words of two letters that begin with one: they have no grams, so they are taken where they name somebody. Leaps from one pair
    /// of first letters to the next.
    func short(beginning letters: String) throws -> [String] {
        var (found, after): ([String], String) = ([], letters)
        for _ in 0..<Self.mostLeaps {
            guard
                let word = try database.row(
                    """
                    select word from mention where firm = \(firm) and word > \(after) and word < \(letters + Self.last)
                    order by word limit 1
                    """)?.text(0)
            else { break }
            let scalars = Array(word.unicodeScalars)
            if scalars.count < Self.shortest { found.append(word) }
            after = scalars.count < Self.shortest ? word : Self.string(scalars[..<(Self.shortest - 1)]) + Self.last
        }
        return found
    }

    private static let mostLeaps = 200

    /// Behind every word that begins as this one.
    static let last = "\u{10FFFF}"

    /// Words that begin with at least three letters, and words that hold them further in, so many of each; those first seen first.
    /// Reads the words of the rarest three of the letters.
    func holding(_ letters: String, most: Int) throws -> (begun: [String], inside: [String]) {
        var (begun, inside): ([String], [String]) = ([], [])
        for list in try lists(Gram.inside(letters)) {
            list.holding(letters) { word, isBegun in
                if isBegun {
                    if begun.count < most { begun.append(word) }
                } else if inside.count < most {
                    inside.append(word)
                }
                return begun.count < most || inside.count < most
            }
        }
        return (begun, inside)
    }

    /// Words one slip away from one of at least four letters.
    ///
    /// A slip in its first half leaves the second half standing at the word's end, and the other way round; only two neighbours
    /// swapped in the very middle leave neither, and that one word is asked for as it is.
    func near(_ word: String) throws -> [String] {
        let letters = Array(word.unicodeScalars)
        guard letters.count >= Typo.shortest else { return [] }
        let middle = letters.count / 2
        let first = Gram.inside("\n" + Self.string(letters[..<middle]))
        let second = Gram.inside(Self.string(letters[middle...]) + "\n")
        var found: [String] = []
        for list in try lists(first) + lists(second) { found += list.near(word) }
        var swapped = letters
        swapped.swapAt(middle - 1, middle)
        found += try beginning(with: Self.string(swapped[...]), limit: 1).filter { $0 == Self.string(swapped[...]) && $0 != word }
        var seen: Set<String> = []
        return found.filter { seen.insert($0).inserted }
    }

    private static func string(_ letters: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(letters)) }

    /// The words under the rarest of these letters, and the new ones.
    private func lists(_ grams: [String]) throws -> [WordList] {
        let counts = try database.rows(
            """
            select gram, sum(held) from gram where firm = \(firm) and gram in (\(list: Set(grams).map(SQL.Value.text))) group by gram
            """)
        var rows: [Row] = []
        if counts.count == Set(grams).count, let rarest = counts.min(by: { $0.integer(1) < $1.integer(1) }) {
            rows = try database.rows("select words from gram where firm = \(firm) and gram = \(rarest.text(0)) order by run")
        }
        return try (rows + database.rows("select words from gram where firm = \(firm) and gram = '' order by run")).map {
            WordList(text: $0.text(0))
        }
    }
}

/// Three letters in a row; the edges of a word count as letters, written as line ends.
enum Gram {
    static func all(of word: String) -> [String] { inside("\n" + word + "\n") }

    static func inside(_ letters: String) -> [String] {
        let scalars = letters.unicodeScalars
        var grams: [String] = []
        var start = scalars.startIndex
        guard var end = scalars.index(start, offsetBy: 3, limitedBy: scalars.endIndex) else { return [] }
        while true {
            grams.append(String(letters[start..<end]))
            if end == scalars.endIndex { return grams }
            (start, end) = (scalars.index(after: start), scalars.index(after: end))
        }
    }
}
