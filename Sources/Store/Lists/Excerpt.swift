/// The beginning of somebody's words, on one line.
public enum Excerpt {
    /// So much of a text holds a line of it, with the links that are left out.
    static let enough = 600

    /// At most about so many characters, cut between words. Reads no further than it shows: O(limit), not O(text).
    public static func of(_ text: String, limit: Int = 140) -> String {
        let bytes = text.utf8
        var line = ""
        var length = 0
        var place = bytes.startIndex
        while let start = bytes[place...].firstIndex(where: { $0 > 0x20 }) {
            let end = bytes[start...].firstIndex { $0 <= 0x20 } ?? bytes.endIndex
            place = end
            let word = text[start..<end]
            guard isWord(word) else { continue }
            let size = word.count
            if length > 0, length + 1 + size > limit { return line + "…" }
            line += length == 0 ? "" : " "
            line += word.prefix(limit)
            length += size + 1
            if size > limit { return line + "…" }
        }
        return line
    }

    /// The words around a place in a text, on one line of about so many characters, cut between words.
    public static func around(_ place: Range<String.Index>, in text: String, limit: Int = 120) -> String {
        let before = max(0, (limit - text[place].count) / 3)
        var start = text.index(place.lowerBound, offsetBy: -before, limitedBy: text.startIndex) ?? text.startIndex
        // Behind the word that is cut, unless that is the place itself.
        if start > text.startIndex {
            start = text[start..<place.lowerBound].firstIndex(where: \.isWhitespace) ?? start
        }
        let line = of(String(text[start...].prefix(enough)), limit: limit)
        return (start > text.startIndex ? "…" : "") + line
    }

    /// Bare links in angle brackets and rulers say nothing to a reader.
    private static func isWord(_ word: Substring) -> Bool {
        if word.hasPrefix("<http") || word.hasPrefix("[cid:") { return false }
        return word.utf8.count < 4 || !word.utf8.allSatisfy(rulers.contains)
    }

    private static let rulers = Set("-_=*~/\\|.#<>".utf8)
}
