/// Words in one text: a line end before, between and behind them, so that a word, a beginning or an ending is found by its letters alone.
struct WordList {
    let text: String

    init(text: String) { self.text = text }
    init(_ words: [String]) { text = "\n" + words.joined(separator: "\n") + "\n" }

    var words: [String] { text.utf8.split(separator: Self.end).map { String(decoding: $0, as: UTF8.self) } }
    var count: Int { max(0, text.utf8.count { $0 == Self.end } - 1) }

    private static let end = UInt8(ascii: "\n")

    func appending(_ other: WordList) -> WordList { WordList(text: text + other.text.dropFirst()) }

    /// Without this word; nil where it is not there.
    func removing(_ word: String) -> WordList? {
        let words = self.words
        let left = words.filter { $0 != word }
        return left.count == words.count ? nil : WordList(left)
    }

    /// The words in which these letters stand. O(bytes).
    func holding(_ letters: String) -> [String] {
        let sought = Array(letters.utf8)
        return lines { line in Self.holds(line, sought) }
    }

    /// The words one slip away from this one. O(bytes).
    func near(_ word: String) -> [String] {
        let sought = Array(word.utf8)
        return sought.withUnsafeBufferPointer { sought in lines { Typo.isOne($0, sought) } }
    }

    private func lines(where fits: (UnsafeBufferPointer<UInt8>) -> Bool) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var found: [String] = []
            var start = 1
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != Self.end { end += 1 }
                let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
                if fits(line) { found.append(String(decoding: line, as: UTF8.self)) }
                start = end + 1
            }
            return found
        }
    }

    private static func holds(_ line: UnsafeBufferPointer<UInt8>, _ sought: [UInt8]) -> Bool {
        guard line.count >= sought.count, let first = sought.first else { return false }
        for place in 0...(line.count - sought.count) where line[place] == first {
            var length = 1
            while length < sought.count, line[place + length] == sought[length] { length += 1 }
            if length == sought.count { return true }
        }
        return false
    }
}
