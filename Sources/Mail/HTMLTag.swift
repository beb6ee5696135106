/// One tag of an HTML page.
struct HTMLTag {
    /// In lower case; empty for what is no tag but stands in angle brackets, such as "<!DOCTYPE html>".
    let name: String
    let isClosing: Bool
    let attributes: Range<Int>
    /// The position after the tag.
    let end: Int

    /// No tag we look at is longer.
    private static let longestName = 12

    /// Reads the tag at a "<".
    init(_ html: [UInt8], _ start: Int) {
        var position = start + 1
        isClosing = position < html.count && html[position] == UInt8(ascii: "/")
        if isClosing { position += 1 }
        let nameStart = position
        while position < html.count, ASCII.isLetter(html[position]) || ASCII.isDigit(html[position]) { position += 1 }
        name = position - nameStart > Self.longestName ? "" : String(decoding: html[nameStart..<position].map(ASCII.lower), as: UTF8.self)
        let close = Self.close(html, position)
        attributes = position..<close
        end = min(html.count, close + 1)
    }

    /// Where the ">" stands that ends the tag; one within quotes does not. A tag that never ends reaches to the end.
    private static func close(_ html: [UInt8], _ start: Int) -> Int {
        var position = start
        while position < html.count, html[position] != UInt8(ascii: ">") {
            let byte = html[position]
            position += 1
            // Quotes are quotes only after "="; elsewhere they are somebody's slip.
            guard byte == UInt8(ascii: "="), position < html.count else { continue }
            let quote = html[position]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
            guard let closing = html[(position + 1)...].firstIndex(of: quote) else { continue }
            position = closing + 1
        }
        return position
    }

    /// The position after the words, which are in lower case; for a closing tag, after its ">".
    static func end(of words: String, in html: [UInt8], from start: Int) -> Int? {
        let words = Array(words.utf8)
        guard start < html.count, words.count <= html.count - start else { return nil }
        var position = start
        while position <= html.count - words.count {
            if html[position] == words[0], words.indices.allSatisfy({ ASCII.lower(html[position + $0]) == words[$0] }) {
                let after = position + words.count
                guard words[0] == UInt8(ascii: "<") else { return after }
                return html[after...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.count
            }
            position += 1
        }
        return nil
    }
}
