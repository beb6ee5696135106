/// How a text file writes its characters, told from its first bytes.
enum Encoding: Equatable {
    /// UTF-8, or something older whose bytes below 0x80 are ASCII.
    case ascii
    case utf16(bigEndian: Bool)

    /// The encoding, and how many bytes its mark takes. Without a mark, UTF-16 is told by the zero bytes that half of all
    /// Western text is then made of.
    static func of(_ first: some RandomAccessCollection<UInt8>) -> (encoding: Encoding, mark: Int) {
        let bytes = Array(first.prefix(64))
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.ascii, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(bigEndian: false), 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(bigEndian: true), 2) }
        let pairs = bytes.count / 2
        guard pairs >= 4 else { return (.ascii, 0) }
        let zeroFirst = (0..<pairs).count { bytes[2 * $0] == 0 && bytes[2 * $0 + 1] != 0 }
        let zeroLast = (0..<pairs).count { bytes[2 * $0 + 1] == 0 && bytes[2 * $0] != 0 }
        if zeroLast * 4 >= pairs * 3, zeroFirst == 0 { return (.utf16(bigEndian: false), 0) }
        if zeroFirst * 4 >= pairs * 3, zeroLast == 0 { return (.utf16(bigEndian: true), 0) }
        return (.ascii, 0)
    }
}

extension ByteStream {
    /// The same text without its byte order mark, and in UTF-8 where it was UTF-16.
    func text() throws(Unreadable) -> ByteStream {
        let (encoding, mark) = Encoding.of(try first(64))
        discard(mark)
        switch encoding {
        case .ascii: return self
        case .utf16(let bigEndian):
            var decoder = UTF16Pieces(stream: self, bigEndian: bigEndian)
            return ByteStream { room throws(Unreadable) in try decoder.read(into: room) }
        }
    }
}

/// Turns UTF-16 into UTF-8 a piece at a time. What is no character becomes U+FFFD.
private struct UTF16Pieces {
    let stream: ByteStream
    let bigEndian: Bool
    private var lead: UInt16?

    init(stream: ByteStream, bigEndian: Bool) { (self.stream, self.bigEndian) = (stream, bigEndian) }

    mutating func read(into room: UnsafeMutableRawBufferPointer) throws(ByteStream.Unreadable) -> Int {
        while stream.count < 2, try stream.fill() {}
        // Two bytes may become three, and a lead left from before three more.
        let most = max(2, room.count / 3 - 2) & ~1
        let units = stream.withWindow { window in
            stride(from: 0, to: min(window.count & ~1, most), by: 2).map { at in
                let (first, second) = (UInt16(window[at]), UInt16(window[at + 1]))
                return bigEndian ? first << 8 | second : second << 8 | first
            }
        }
        // An odd byte at the very end is no character.
        guard !units.isEmpty else {
            stream.discard(stream.count)
            return finish(room)
        }
        stream.discard(units.count * 2)
        var text = String.UnicodeScalarView()
        for unit in units { take(unit, &text) }
        let count = copy(text, room)
        return count == 0 ? try read(into: room) : count
    }

    private mutating func finish(_ room: UnsafeMutableRawBufferPointer) -> Int {
        guard lead != nil else { return 0 }
        lead = nil
        return copy("\u{FFFD}".unicodeScalars, room)
    }

    private mutating func take(_ unit: UInt16, _ text: inout String.UnicodeScalarView) {
        if let high = lead {
            lead = nil
            if (0xDC00..<0xE000).contains(unit) {
                let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                return text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
            }
            text.append("\u{FFFD}")
        }
        if (0xD800..<0xDC00).contains(unit) {
            lead = unit
        } else {
            text.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
        }
    }

    private func copy(_ text: String.UnicodeScalarView, _ room: UnsafeMutableRawBufferPointer) -> Int {
        let bytes = Array(String(text).utf8)
        room.copyBytes(from: bytes)
        return bytes.count
    }
}
