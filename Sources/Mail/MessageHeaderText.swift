import Formats

/// Header values as people read them: decoded, and on one line.
enum HeaderText {
    /// Decoded, with control characters and runs of blanks as single spaces, cut after so many characters.
    static func line(_ value: [UInt8], limit: Int) -> String {
        oneLine(decoded(value), limit: limit)
    }

    /// Encoded words (RFC 2047) decoded; bare 8-bit bytes, which are not allowed and still come, understood as well as can be.
    static func decoded(_ value: [UInt8]) -> [UInt8] {
        let readable = value.allSatisfy { $0 < 0x80 } ? value : Charset.readable(value)
        return hasEncodedWord(value) ? GMime.decoded(readable) : readable
    }

    static func hasEncodedWord(_ value: [UInt8]) -> Bool { ASCII.contains(value, "=?") }

    static func oneLine(_ bytes: [UInt8], limit: Int) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return oneLine(ascii: bytes, limit: limit) }
        var line = String.UnicodeScalarView()
        var count = 0
        var gap = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.value <= 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.properties.isWhitespace {
                gap = count > 0
            } else {
                guard count + (gap ? 2 : 1) <= limit else { break }
                if gap { line.append(" ") }
                line.append(scalar)
                count += gap ? 2 : 1
                gap = false
            }
        }
        return String(line)
    }

    private static func oneLine(ascii bytes: [UInt8], limit: Int) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(min(bytes.count, limit))
        var gap = false
        for byte in bytes {
            if byte <= ASCII.space || byte == 0x7F {
                gap = !line.isEmpty
            } else {
                guard line.count + (gap ? 2 : 1) <= limit else { break }
                if gap { line.append(ASCII.space) }
                line.append(byte)
                gap = false
            }
        }
        return String(decoding: line, as: UTF8.self)
    }
}
