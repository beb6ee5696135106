/// Turns bytes in some charset into UTF-8 text without control characters.
package enum Charset {
    /// How bytes above 0x7F are to be read.
    package enum Reading {
        /// UTF-8; what is not, as Windows-1252.
        case asCanBe
        /// Windows-1252, which holds all of Latin-1 that is text.
        case windows
    }

    /// How to read a charset: ours to do, or GMime's by that name.
    package static func plan(_ charset: String?) -> (reading: Reading, library: String?) {
        guard let charset, charset.utf8.count <= longestName else { return (.asCanBe, nil) }
        let name = charset.lowercased()
        if ["iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252"].contains(name) { return (.windows, nil) }
        if ["utf-8", "utf8", "us-ascii", "ascii"].contains(name) { return (.asCanBe, nil) }
        // A charset's name goes to iconv, which understands more than names: only letters, digits, - and _ may pass.
        let isName = name.utf8.allSatisfy { Byte.isLetter($0) || Byte.isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        // What calls itself GB 2312 uses the larger set since long.
        return (.asCanBe, isName && !name.isEmpty ? (name == "gb2312" ? "gb18030" : name) : nil)
    }

    private static let longestName = 40

    /// Valid UTF-8, whatever the bytes; lines end with "\n", tabs stay, all other control characters go.
    package static func readable(_ bytes: [UInt8], _ reading: Reading = .asCanBe) -> [UInt8] {
        // The euro sign, one byte in Windows-1252, takes three.
        [UInt8](unsafeUninitializedCapacity: bytes.count * 3) { output, count in
            bytes.withUnsafeBufferPointer { count = write($0, reading, output) }
        }
    }

    private static func write(_ input: UnsafeBufferPointer<UInt8>, _ reading: Reading, _ output: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var position = 0
        var count = 0
        while position < input.count {
            let byte = input[position]
            if byte >= 0x20, byte < 0x7F {
                output[count] = byte
                count += 1
                position += 1
            } else if byte < 0x80 {
                position += 1
                if let kept = control(byte, next: position < input.count ? input[position] : 0) {
                    output[count] = kept
                    count += 1
                }
            } else {
                let length = reading == .windows ? 0 : sequenceLength(input, position)
                if length > 0 {
                    // U+0080 to U+009F are control characters, too; so is the byte order mark, to a reader.
                    let isControl = byte == 0xC2 && input[position + 1] < 0xA0
                    let isMark = byte == 0xEF && input[position + 1] == 0xBB && input[position + 2] == 0xBF
                    for offset in 0..<(isControl || isMark ? 0 : length) { output[count + offset] = input[position + offset] }
                    count += isControl || isMark ? 0 : length
                    position += length
                } else {
                    for unit in windowsUnits[Int(byte) - 0x80] {
                        output[count] = unit
                        count += 1
                    }
                    position += 1
                }
            }
        }
        return count
    }

    /// What a control character becomes.
    private static func control(_ byte: UInt8, next: UInt8) -> UInt8? {
        switch byte {
        case Byte.lf, Byte.tab: byte
        case Byte.cr: next == Byte.lf ? nil : Byte.lf
        case 0x0B, 0x0C: Byte.lf
        default: nil
        }
    }

    /// How many bytes the UTF-8 sequence at the position has; 0 if there is none.
    private static func sequenceLength(_ input: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
        let lead = input[position]
        let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        guard length > 0, position + length <= input.count else { return 0 }
        let second = input[position + 1]
        let allowed: ClosedRange<UInt8> =
            switch lead {
            case 0xE0: 0xA0...0xBF
            case 0xED: 0x80...0x9F
            case 0xF0: 0x90...0xBF
            case 0xF4: 0x80...0x8F
            default: 0x80...0xBF
            }
        guard allowed.contains(second) else { return 0 }
        for offset in 2..<max(2, length) where input[position + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// Five bytes of Windows-1252 stand for nothing; they vanish.
    package static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
        byte < 0xA0 ? high[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }

    /// The same in UTF-8, by byte - 0x80.
    private static let windowsUnits = (UInt8(0x80)...0xFF).map { byte in windows1252(byte).map { Array(String($0).utf8) } ?? [] }

    /// 0x80 to 0x9F, where it differs from Latin-1.
    private static let high: [Unicode.Scalar?] = [
        "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
        nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
    ]
}
