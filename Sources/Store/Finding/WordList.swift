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

    /// Hands over the words in which these letters stand, with whether they begin so, until it is told to stop. O(bytes).
    func holding(_ letters: String, each: (_ word: String, _ isBegun: Bool) -> Bool) {
        var (text, letters) = (text, letters)
        text.withUTF8 { bytes in
            letters.withUTF8 { sought in
                var next = 0
                while let place = Bytes.place(of: sought, in: bytes, from: next) {
                    let start = bytes[..<place].lastIndex(of: Self.end).map { $0 + 1 } ?? 0
                    let end = bytes[place...].firstIndex(of: Self.end) ?? bytes.count
                    if !each(String(decoding: bytes[start..<end], as: UTF8.self), start == place) { return }
                    next = end
                }
            }
        }
    }

    /// The words one slip away from this one. O(bytes).
    func near(_ word: String) -> [String] {
        let sought = Array(word.utf8)
        return sought.withUnsafeBufferPointer { sought in
            lines { abs($0.count - sought.count) <= Self.mostBytes && Typo.isOne($0, sought) }
        }
    }

    /// One character, the most that a slip makes a word longer.
    private static let mostBytes = 4

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
}
