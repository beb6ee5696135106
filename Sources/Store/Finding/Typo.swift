/// Whether two words are one slip of the finger apart: one letter wrong, missing, too many, or two neighbours swapped
/// (the distance of Damerau 1964, cut off at one).
enum Typo {
    /// Shorter words have too many neighbours to mean any of them. Characters.
    static let shortest = 4

    typealias Bytes = UnsafeBufferPointer<UInt8>

    static func isOne(_ one: String, _ other: String) -> Bool {
        var (one, other) = (one, other)
        return one.withUTF8 { one in other.withUTF8 { isOne(one, $0) } }
    }

    /// False for equal words. Compares bytes up to where they differ, and characters only there. O(length).
    static func isOne(_ one: Bytes, _ other: Bytes) -> Bool {
        // One character has at most four bytes.
        guard abs(one.count - other.count) <= 4 else { return false }
        let shorter = min(one.count, other.count)
        var head = 0
        while head < shorter, one[head] == other[head] { head += 1 }
        var tail = 0
        while tail < shorter - head, one[one.count - 1 - tail] == other[other.count - 1 - tail] { tail += 1 }
        let (left, right) = (head..<one.count - tail, head..<other.count - tail)
        guard max(left.count, right.count) <= 8 else { return false }
        if one[left].allSatisfy(isASCII), other[right].allSatisfy(isASCII) {
            switch (left.count, right.count) {
            case (0, 1), (1, 0), (1, 1): return true
            case (2, 2): return one[head] == other[head + 1] && one[head + 1] == other[head]
            case _: return false
            }
        }
        return isOneEdit(middle(one, head, tail), middle(other, head, tail))
    }

    private static func isASCII(_ byte: UInt8) -> Bool { byte < 0x80 }

    /// What stands between, widened to whole characters.
    private static func middle(_ word: Bytes, _ head: Int, _ tail: Int) -> ArraySlice<Unicode.Scalar> {
        var (start, end) = (head, word.count - tail)
        while start > 0, start < word.count, word[start] & 0xC0 == 0x80 { start -= 1 }
        while end < word.count, word[end] & 0xC0 == 0x80 { end += 1 }
        return Array(String(decoding: word[start..<end], as: UTF8.self).unicodeScalars)[...]
    }

    private static func isOneEdit(_ one: ArraySlice<Unicode.Scalar>, _ other: ArraySlice<Unicode.Scalar>) -> Bool {
        // Characters may be equal whose bytes were cut differently.
        let head = zip(one, other).prefix { $0 == $1 }.count
        let (left, right) = (one.dropFirst(head), other.dropFirst(head))
        let tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        let (first, second) = (Array(left.dropLast(tail)), Array(right.dropLast(tail)))
        switch (first.count, second.count) {
        case (0, 1), (1, 0), (1, 1): return true
        case (2, 2): return first[0] == second[1] && first[1] == second[0]
        case _: return false
        }
    }
}
