/// All words of all columns, each once, with how many values have it: a word that is everywhere says little.
struct Lexicon: Sendable {
    private var places: [String: Int32] = [:]
    private var uses: [Int32] = []

    /// Words of a longer text are compared by its beginning: bounded time for any input.
    private static let mostWords = 12

    /// The places of a text’s words; each use is counted.
    mutating func words(of text: String) -> [Int32] { Text.words(text).prefix(Self.mostWords).map { place(of: String($0)) } }

    private mutating func place(of word: String) -> Int32 {
        if let place = places[word] {
            uses[Int(place)] += 1
            return place
        }
        let place = Int32(places.count)
        places[word] = place
        uses.append(1)
        return place
    }

    /// How much it says that two have this word: from 0.7 for one that is nowhere else towards 0.
    func rarity(_ word: Int32) -> Double { 1 / Double(1 + uses[Int(word)]).squareRoot() }
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
