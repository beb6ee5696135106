import Support
import Testing

@testable import Store

@Suite struct WordTests {
    @Test(arguments: [
        ("José Müller-Lüdenscheidt", "jose muller ludenscheidt"), ("O’Brien & Söhne", "o brien sohne"),
        ("Łódź, Ærøskøbing", "lodz aeroskobing"),
        ("STRASSE Straße", "strasse strasse"), ("e\u{301}té", "ete"), ("Ελληνικά ΣΊΣΥΦΟΣ", "ελληνικα σισυφοσ"), ("Иванов Ёж", "иванов еж"),
        ("株式会社 王伟", "株 式 会 社 王 伟"), ("삼성전자", "삼 성 전 자"), ("ＡＢＣ１２", "abc12"), ("שָׁלוֹם", "שלום"), ("مُحَمَّد", "محمد"),
        ("ines.ferreira@harbourbakery.example", "ines ferreira harbourbakery example"), ("  -- ,.; ", ""), ("", ""),
        ("İstanbul ISTANBUL", "istanbul istanbul"),
        ("soft\u{AD}ly", "softly"), ("oﬃce ﬁle", "office file"), ("नमस्ते", "नमस्ते"),
    ])
    func `words are small letters without accents, in any script`(text: String, words: String) {
        #expect(Words.joined(text) == words)
        #expect(Words.of(text) == words.split(separator: " ").map(String.init))
    }

    @Test func `what is marked is cut into the same words as what is indexed`() {
        var dice = Dice(seed: 3)
        let signs = Array("aÉßzZ9 .'-@王ก삼\u{301}Łﬁ²½Ａ\n\u{200D}😀İक्ষ".unicodeScalars)
        for _ in 0..<2000 {
            let text = String(
                String.UnicodeScalarView((0..<Int.random(in: 0...30, using: &dice)).map { _ in signs.randomElement(using: &dice)! }))
            let located = LocatedWords(text)
            #expect(located.words.map(\.folded) == Words.of(text), "\(text)")
            for word in located.words + located.joined { #expect(word.folded.unicodeScalars.count == word.length, "\(text)") }
        }
    }

    @Test func `a word without end is cut`() {
        #expect(Words.of(String(repeating: "x", count: 100_000)).map(\.count) == [Words.longest])
        #expect(Words.of(String(repeating: "é", count: 1000)).map(\.utf8.count) == [Words.longest])
        #expect(LocatedWords(String(repeating: "я", count: 1000)).words.map(\.folded) == Words.of(String(repeating: "я", count: 1000)))
    }

    @Test(arguments: [
        ("ferreira", "fereira"), ("ferreira", "ferreiar"), ("ferreira", "fferreira"), ("ferreira", "gerreira"), ("ferreira", "ferreir"),
        ("иванов", "ианов"), ("è", "éè"), ("éé", "éè"), ("ab", "ba"), ("éà", "àé"),
    ])
    func `one slip apart`(one: String, other: String) {
        #expect(Typo.isOne(one, other))
        #expect(Typo.isOne(other, one))
    }

    @Test(arguments: [
        ("ferreira", "ferreira"), ("ferreira", "feriera"), ("ferreira", "freeira"), ("abcd", "cdab"), ("a", "abc"), ("é", "éèê"), ("", ""),
    ])
    func `equal, or more than one slip apart`(one: String, other: String) {
        #expect(!Typo.isOne(one, other))
        #expect(!Typo.isOne(other, one))
    }

    @Test func `slips are those of the textbook`() {
        var dice = Dice(seed: 5)
        let letters = Array("aбé王b")
        for _ in 0..<20_000 {
            let words = (0..<2).map { _ in
                String((0..<Int.random(in: 0...6, using: &dice)).map { _ in letters.randomElement(using: &dice)! })
            }
            #expect(Typo.isOne(words[0], words[1]) == (Self.distance(Array(words[0]), Array(words[1])) == 1), "\(words)")
        }
    }

    /// Damerau's distance with neighbours swapped at most once, by the whole table.
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var table = (0...one.count).map { row in (0...other.count).map { row == 0 ? $0 : $0 == 0 ? row : 0 } }
        for row in 0..<one.count {
            for column in 0..<other.count {
                var best = min(
                    table[row][column + 1] + 1, table[row + 1][column] + 1, table[row][column] + (one[row] == other[column] ? 0 : 1))
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    best = min(best, table[row - 1][column - 1] + 1)
                }
                table[row + 1][column + 1] = best
            }
        }
        return table[one.count][other.count]
    }
}

@Suite struct WordIndexTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `whatever words came and went, letters find the words that hold them, and words those one slip away`(seed: UInt64) throws {
        let cast = try Cast()
        try cast.folder.engine.write { try Self.comeAndGo(Vocabulary(database: $0, firm: 1, runBytes: 300), seed) }
    }

    private static func comeAndGo(_ vocabulary: Vocabulary, _ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var known: Set<String> = []
        for _ in 0..<60 {
            let come = Set((0..<dice.number(1...40)).map { _ in dice.word(1...8) })
            try vocabulary.add(come)
            known.formUnion(come)
            let go = Set(known.filter { _ in dice.number(1...(seed == 4 ? 2 : 20)) == 1 })
            try vocabulary.remove(go)
            known.subtract(go)
        }
        known = known.filter { $0.count >= 3 }
        for _ in 0..<300 {
            let (part, whole, begun) = (dice.word(3...5), dice.word(4...8), dice.word(1...3))
            let held = try vocabulary.holding(part, most: .max)
            #expect(Set(held.begun + held.inside) == known.filter { $0.contains(part) }, "\(part)")
            #expect(held.begun.allSatisfy { $0.hasPrefix(part) } && !held.inside.contains { $0.hasPrefix(part) })
            #expect(Set(try vocabulary.near(whole)) == known.filter { Typo.isOne($0, whole) }, "\(whole)")
            #expect(try vocabulary.beginning(with: begun, limit: 1000) == known.filter { $0.hasPrefix(begun) }.sorted(), "\(begun)")
        }
        let count = try vocabulary.database.rows("select word from word where firm = 1").count
        #expect(count == known.count)
        try vocabulary.clear()
        #expect(try vocabulary.holding("abc", most: 1).begun.isEmpty)
    }

    @Test func `the text index answers words, beginnings, phrases and choices, and forgets what is taken out`() throws {
        let cast = try Cast()
        try cast.folder.engine.write { database in
            let index = TextIndex(database: database, firm: 1)
            let roof = TextIndex.Document(number: 7, text: "the beam is two sizes bigger", subject: "roof quote", people: "ines")
            let oven = TextIndex.Document(number: 3, text: "the oven door of 王 伟", subject: "oven", people: "ben roofer")
            try index.insert([roof, oven])
            func find(_ all: [[String]], begun: Bool = false, subjects: Bool = false) throws -> [Int64] {
                try index.find([all.map { TextIndex.Phrase(words: $0, isBegun: begun) }], onlyInSubjects: subjects, limit: 10)
            }
            #expect(try find([["the"]]) == [7, 3])
            #expect(try find([["two", "sizes"]]) == [7])
            #expect(try find([["sizes", "two"]]) == [])
            #expect(try find([["beam"], ["door"]]) == [7, 3])
            #expect(try find([["roo"]], begun: true) == [7, 3])
            #expect(try find([["two", "siz"]], begun: true) == [7])
            #expect(try find([["bigger", "roof"]]) == [])
            #expect(try find([["beam"]], subjects: true) == [])
            #expect(try find([["roof"]], subjects: true) == [7])
            #expect(try find([["王", "伟"]]) == [3])
            #expect(try index.find([[TextIndex.Phrase(words: ["the"])], [TextIndex.Phrase(words: ["quote"])]], limit: 10) == [7])
            #expect(try index.find([[TextIndex.Phrase(words: ["the"])], []], limit: 10) == [])
            #expect(try index.isCheap(beginning: "roo"))
            try index.delete([roof])
            #expect(try find([["the"]]) == [3])
            #expect(try find([["roof"]]) == [])
            try index.scrub()
            let bytes = try database.rows("select block from search_text_1_data").compactMap { $0.blob(0) }.flatMap { $0 }
            #expect(!String(decoding: bytes, as: UTF8.self).contains("bigger"))
            try index.clear()
            #expect(try find([["the"]]) == [])
        }
    }
}

extension Dice {
    fileprivate mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    fileprivate mutating func word(_ length: ClosedRange<Int>) -> String {
        let letters: [Character] = ["a", "b", "c", "d", "e", "я"]
        return String((0..<number(length)).map { _ in letters[number(0...5)] })
    }
}
