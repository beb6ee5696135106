/// All words of all columns, each once, with how many parties have it: a word that is everywhere says little.
struct Lexicon: Sendable {
    private var places: [String: Int32] = [:]
    /// Word by word, its first letters as numbers.
    private(set) var letters: [[UInt32]] = []
    /// Word by word, how rare it is among the parties, in bits.
    private var rarities: [Double] = []

    /// Words of a longer text are compared by its beginning: bounded time for any input.
    private static let mostWords = 12
    private static let mostLetters = 64
    /// Where only a few are known, there are others with other words: as if so many were.
    private static let others = 100

    /// The places of a text’s words.
    mutating func words(of text: String) -> [Int32] { Text.words(text).prefix(Self.mostWords).map { place(of: String($0)) } }

    private mutating func place(of word: String) -> Int32 {
        if let place = places[word] { return place }
        let place = Int32(places.count)
        places[word] = place
        letters.append(word.unicodeScalars.prefix(Self.mostLetters).map(\.value))
        return place
    }

    /// Counts who has which words under any heading: a town’s name is frequent, and says little in the name of a firm too.
    mutating func count(_ columns: [Column], parties: Int) {
        var holders = Array(repeating: 0, count: letters.count)
        for column in columns {
            for (place, value) in column.values.enumerated() {
                for word in value.words { holders[Int(word)] += column.holders[place].count }
            }
        }
        rarities = holders.map { max(0, Logarithm.base2(Double(parties + Self.others) / Double(max(1, $0)))) }
    }

    func text(_ word: Int32) -> String { String(String.UnicodeScalarView(letters[Int(word)].compactMap(Unicode.Scalar.init))) }

    /// How much it says that two have this word, in bits.
    func rarity(_ word: Int32) -> Double { rarities[Int(word)] }
}

/// How texts are taken apart, whatever their alphabet.
enum Text {
    /// Runs of letters and digits; an apostrophe holds a word together.
    static func words(_ text: String) -> [Substring] {
        let whole = text.contains { $0 == "'" || $0 == "’" } ? text.filter { $0 != "'" && $0 != "’" } : text
        return whole.split { !$0.isLetter && !$0.isNumber }
    }

    static func hasDigitsOnly(_ text: String) -> Bool { text.contains(where: \.isNumber) && !text.contains(where: \.isLetter) }
}
