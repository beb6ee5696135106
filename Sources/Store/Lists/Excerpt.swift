/// The beginning of somebody's words, on one line.
public enum Excerpt {
    /// So much of a text holds a line of it, with the links that are left out.
    static let enough = 600

    /// At most about so many characters, cut between words. Reads no further than it shows: O(limit), not O(text).
    public static func of(_ text: String, limit: Int = 140) -> String {
        var (text, line) = (text, [UInt8]())
        line.reserveCapacity(limit + 8)
        text.withUTF8 { write($0, limit, to: &line) }
        return String(decoding: line, as: UTF8.self)
    }

    private static func write(_ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int, to line: inout [UInt8]) {
        var (length, place) = (0, 0)
        while let start = bytes[place...].firstIndex(where: { $0 > 0x20 }) {
            place = bytes[start...].firstIndex { $0 <= 0x20 } ?? bytes.count
            let word = bytes[start..<place]
            guard isWord(word) else { continue }
            let size = count(word)
            if length > 0, length + 1 + size > limit { return line.append(contentsOf: more) }
            if length > 0 { line.append(0x20) }
            if size <= limit { line.append(contentsOf: word) } else { line += String(decoding: word, as: UTF8.self).prefix(limit).utf8 }
            length += size + 1
            if size > limit { return line.append(contentsOf: more) }
        }
    }

    private static let more = Array("…".utf8)

    /// Of letters as people count them; where each is a byte, of bytes.
    private static func count(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        word.allSatisfy { $0 < 0x80 } ? word.count : String(decoding: word, as: UTF8.self).count
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
    private static func isWord(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if word.first == UInt8(ascii: "<"), word.starts(with: "<http".utf8) { return false }
        if word.first == UInt8(ascii: "["), word.starts(with: "[cid:".utf8) { return false }
        return word.count < 4 || !word.allSatisfy(isRuler)
    }

    private static func isRuler(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "/"),
            UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: ">"):
            true
        case _: false
        }
    }
}
