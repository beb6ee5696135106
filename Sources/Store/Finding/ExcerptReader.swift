/// Finds the words in a text that show why it was found.
struct ExcerptReader {
    let query: FindQuery
    let texts: LetterTexts
    let files: AttachmentTextTable
    /// A message whose words stand behind its opening is read from its file, and so is what stands in an attached one; so many of
    /// them for one list.
    private var left = 10

    init(query: FindQuery, texts: LetterTexts, files: AttachmentTextTable) {
        (self.query, self.texts, self.files) = (query, texts, files)
    }

    /// Words around the first place where something stands that is not in what is shown already, or the file whose name has it.
    mutating func words(besides shown: [String], names: [String], text: String, raw: String?) -> String? {
        let missing = missing(shown)
        if missing.isEmpty { return nil }
        if let name = names.first(where: { Self.first(missing, in: $0) != nil }) { return name }
        if let words = Self.words(missing, in: text) { return words }
        guard left > 0, let raw, let whole = texts.text(of: raw) else { return nil }
        left -= 1
        return Self.words(missing, in: whole)
    }

    /// The file's name, with words around the first place in it.
    mutating func words(in file: AttachmentTextTable.Holding, besides shown: [String]) throws -> String {
        let missing = missing(shown)
        guard left > 0, let text = try files.text(file.digest) else { return file.name }
        left -= 1
        return [file.name, Self.words(missing.isEmpty ? query.parts : missing, in: text)].compactMap { $0 }.joined(separator: ": ")
    }

    private func missing(_ shown: [String]) -> [FindQuery.Part] {
        let there = shown.map(LocatedWords.init)
        return query.parts.filter { part in !there.contains { part.best(in: $0) != nil } }
    }

    private static func words(_ missing: [FindQuery.Part], in text: String) -> String? {
        // By the longest of all words, which is the rarest as far as one can tell.
        let word = missing.flatMap(\.words).max { $0.utf8.count < $1.utf8.count } ?? ""
        for piece in Pieces(text, holding: word) {
            if let range = first(missing, in: piece) { return "“\(Excerpt.around(range, in: piece))”" }
        }
        return nil
    }

    /// The nearest match.
    private static func first(_ missing: [FindQuery.Part], in text: String) -> Range<String.Index>? {
        let words = LocatedWords(text)
        return missing.compactMap { $0.best(in: words) }.min { $0.closeness < $1.closeness }?.range
    }
}

/// Pieces of a long text in which a word may stand: where its letters are, then the beginning, as letters may be written in other ways.
/// A short text is one piece. O(length), of which nearly all is a comparison of bytes.
private struct Pieces: Sequence, IteratorProtocol {
    private let text: [UInt8]
    private let word: [UInt8]
    private var place = 0
    private var left: Int
    private var isDone = false

    /// Bytes before and behind a place that are read as words.
    private static let around = 200
    private static let short = 500
    private static let beginning = 4_096
    /// So many places are looked at closely.
    private static let most = 20

    init(_ text: String, holding word: String) {
        (self.text, self.word) = (Array(text.utf8), Array(word.utf8))
        left = self.text.count <= Self.short ? 0 : Self.most
    }

    mutating func next() -> String? {
        if left > 0, let found = (place..<text.count).first(where: { begins(at: $0) }) {
            (left, place) = (left - 1, found + 1)
            return piece(found - Self.around, found + Self.around)
        }
        if isDone { return nil }
        (isDone, left) = (true, 0)
        return piece(0, Self.beginning)
    }

    private func begins(at place: Int) -> Bool {
        guard place + word.count <= text.count else { return false }
        for (offset, letter) in word.enumerated() where Self.small(text[place + offset]) != letter { return false }
        return true
    }

    private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// Cut between characters.
    private func piece(_ from: Int, _ to: Int) -> String {
        var (start, end) = (Swift.max(0, from), Swift.min(text.count, to))
        while start > 0, start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return String(decoding: text[start..<end], as: UTF8.self)
    }
}
