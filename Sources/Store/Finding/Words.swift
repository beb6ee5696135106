/// The words of a text as an index has them: folded, without what stands between them.
enum Words {
    /// What is longer is no word that anybody types: it is cut, here as in what is typed. Bytes of UTF-8.
    static let longest = 64

    /// All words in order.
    static func of(_ text: String) -> [String] { apart(joined(text)) }

    /// The words of what `joined` has made. By bytes: to Swift a blank and an accent behind it are one character.
    static func apart(_ joined: String) -> [String] {
        joined.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// All words in order with one blank between them. O(length).
    static func joined(_ text: String) -> String {
        var writer = WordWriter(capacity: text.utf8.count + 8)
        var text = text
        text.withUTF8 { bytes in
            var place = 0
            while place < bytes.count {
                if bytes[place] < 0x80 {
                    writer.write(ascii: bytes[place])
                    place += 1
                } else {
                    let (scalar, length) = decode(bytes, at: place)
                    writer.write(FoldedCharacter.of(scalar))
                    place += length
                }
            }
        }
        return writer.joined
    }

    /// For each byte of ASCII what it is in a word; 0: nothing.
    static let folded: [UInt8] = (0..<128).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) | 0x20
        case _: 0
        }
    }

    /// A Swift string's UTF-8 is always whole, so that the first byte tells how many follow.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(bytes[place])
        func next(_ offset: Int) -> UInt32 { UInt32(bytes[place + offset] & 0x3F) }
        let (value, length): (UInt32, Int) =
            switch first {
            case ..<0xE0: ((first & 0x1F) << 6 | next(1), 2)
            case ..<0xF0: ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
            case _: ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
            }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

/// Writes words behind one another with one blank between them.
private struct WordWriter {
    private var bytes: [UInt8] = []
    private var start = 0

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func write(ascii byte: UInt8) {
        let letter = Words.folded[Int(byte)]
        if letter == 0 { end() } else if bytes.count - start < Words.longest { bytes.append(letter) }
    }

    mutating func write(_ character: FoldedCharacter) {
        switch character {
        case .letters(let letters): append(letters)
        case .mark: break
        case .apart: end()
        case .alone(let letter):
            end()
            append(letter)
            end()
        }
    }

    private mutating func append(_ letters: String) {
        if bytes.count - start + letters.utf8.count <= Words.longest { bytes.append(contentsOf: letters.utf8) }
    }

    private mutating func end() {
        guard bytes.count > start else { return }
        bytes.append(UInt8(ascii: " "))
        start = bytes.count
    }

    var joined: String { String(decoding: bytes.last == UInt8(ascii: " ") ? bytes.dropLast() : bytes[...], as: UTF8.self) }
}
