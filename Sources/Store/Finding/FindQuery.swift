import Care

/// What somebody typed into Find, in parts that must all occur.
public struct FindQuery: Sendable {
    /// Words that belong together, because they stand in quotes or were typed without a space between them: o'brien, ines@harbour, 王伟.
    struct Part: Sendable, Hashable {
        let words: [String]
        /// In quotes: each word as it is, none only begun.
        let isQuoted: Bool

        /// The one word of a part that is one.
        var word: String? { words.count == 1 ? words[0] : nil }
        /// How many of its letters make a difference: the most telling part is looked up first.
        var weight: Int { words.map(\.unicodeScalars.count).max() ?? 0 }
    }

    let parts: [Part]
    /// What was typed, where it is a telephone number or a piece of one.
    let number: String?
    /// Its digits, without the zeros that are dialled in one's own country only.
    var digits: String? { number.map(Mention.national) }

    /// Who types more gets what the beginning finds: nothing here costs more than so much.
    private static let mostCharacters = 300
    private static let mostParts = 12

    public init(_ typed: String) {
        let text = String(typed.prefix(Self.mostCharacters))
        parts = Array(
            text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { place, piece -> [Part] in
                if place % 2 == 1 { return [Part(words: Words.of(String(piece)), isQuoted: true)] }
                return piece.split(whereSeparator: \.isWhitespace).map { Part(words: Words.of(String($0)), isQuoted: false) }
            }.filter { !$0.words.isEmpty }.prefix(Self.mostParts))
        let number = text.replacing("(0)", with: "")
        self.number = Self.isNumber(number) ? number : nil
    }

    init(_ parts: [Part]) { (self.parts, number) = (parts, nil) }

    public var isEmpty: Bool { parts.isEmpty }

    private static let fewestDigits = 3

    private static func isNumber(_ text: String) -> Bool {
        text.filter(\.isNumber).count >= fewestDigits && text.allSatisfy { $0.isASCII && ($0.isNumber || " +()-/.".contains($0)) }
    }
}
