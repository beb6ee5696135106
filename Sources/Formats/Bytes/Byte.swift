/// Bytes with a meaning in the formats read here, which are ASCII where it matters.
enum Byte {
    static let lf: UInt8 = 0x0A
    static let cr: UInt8 = 0x0D
    static let tab: UInt8 = 0x09
    static let space: UInt8 = 0x20
    static let quote = UInt8(ascii: "\"")

    static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    /// The value of a hexadecimal digit.
    static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x37
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x57
        case _: nil
        }
    }

    /// Without the blanks and line ends at both ends.
    static func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
        let start = bytes.firstIndex { $0 > space } ?? bytes.endIndex
        let end = bytes.lastIndex { $0 > space }.map { bytes.index(after: $0) } ?? start
        return bytes[start..<end]
    }

    /// Whether the bytes begin with a word, which is in lower case, in whatever case.
    static func starts(_ bytes: some Collection<UInt8>, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            bytes.count >= word.count && zip(bytes, word).allSatisfy { lower($0) == $1 }
        }
    }
}
