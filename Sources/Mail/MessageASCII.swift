#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes with a meaning in mail, which is ASCII where it matters.
enum ASCII {
    static let lf: UInt8 = 0x0A
    static let cr: UInt8 = 0x0D
    static let tab: UInt8 = 0x09
    static let space: UInt8 = 0x20

    /// No field name in use is longer; a longer word before a colon is text.
    private static let longestFieldName = 76

    static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// Where the colon stands if a header field, such as "Subject: …", begins at the position.
    static func colonOfField(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
        var position = start
        let end = min(bytes.count, start + longestFieldName)
        while position < end, bytes[position] > 0x20, bytes[position] < 0x7F, bytes[position] != UInt8(ascii: ":") { position += 1 }
        guard position > start else { return nil }
        // "Subject : …" was allowed once, and old programs write it.
        while position < end, bytes[position] == space || bytes[position] == tab { position += 1 }
        return position < end && bytes[position] == UInt8(ascii: ":") ? position : nil
    }

    static func trimmedEnd(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
        var end = end
        while end > start, bytes[end - 1] <= space { end -= 1 }
        return end
    }

    /// The position after the end of the line that the position is in; `end` is the byte that ends lines.
    static func lineEnd(_ bytes: UnsafeRawBufferPointer, _ start: Int, by end: UInt8 = lf) -> Int {
        guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(end), bytes.count - start) else { return bytes.count }
        return UnsafeRawPointer(found) - base + 1
    }

    /// Without the blanks at both ends.
    static func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
        let start = bytes.firstIndex { $0 > space } ?? bytes.endIndex
        let end = bytes.lastIndex { $0 > space }.map { bytes.index(after: $0) } ?? start
        return bytes[start..<end]
    }

    /// Whether the bytes hold the words, which are in lower case, in whatever case.
    static func contains(_ bytes: some RandomAccessCollection<UInt8>, _ words: StaticString) -> Bool {
        bytes.indices.contains { starts(bytes[$0...], words) }
    }

    /// Whether the bytes begin with the words, which are in lower case, in whatever case.
    static func starts(_ bytes: some Collection<UInt8>, _ words: StaticString) -> Bool {
        words.withUTF8Buffer { words in
            var left = words.makeIterator()
            for byte in bytes {
                guard let wanted = left.next() else { return true }
                if lower(byte) != wanted { return false }
            }
            return left.next() == nil
        }
    }
}
