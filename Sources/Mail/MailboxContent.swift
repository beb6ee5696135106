extension MailFile {
    /// What the beginning of a file says it is.
    enum Content: Equatable {
        case nothing
        /// Many messages, the first from this byte on; the byte that ends its lines.
        case mbox(from: Int, lineEnd: UInt8)
        case mmdf
        case babyl
        case message
        /// Apple Mail's: the message lies between a line with its length and a list of properties.
        case emlx(from: Int, length: Int)
        /// Known, and not to be read: a sentence that says what to do.
        case known(String)
        case binary
        case other

        /// Whether nothing else begins so; a header's fields could be a table's row.
        var isSurelyMail: Bool {
            switch self {
            case .mbox, .mmdf, .babyl, .emlx: true
            case .nothing, .message, .known, .binary, .other: false
            }
        }

        /// Text has no NUL, and binary files have one soon.
        private static let firstBytes = 1024

        init(of window: Slice<UnsafeRawBufferPointer>) {
            let bytes = UnsafeRawBufferPointer(rebasing: window)
            let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let lineEnd = Self.lineEnd(bytes)
            if bytes.isEmpty {
                self = .nothing
            } else if let sentence = Self.foreign.first(where: { bytes.starts(with: $0.mark) })?.sentence {
                self = .known(sentence)
            } else if bytes.starts(with: MarkedSplitter.mmdfMark) {
                self = .mmdf
            } else if bytes.starts(with: MarkedSplitter.babylMark) {
                self = .babyl
            } else if let start = bytes[mark...].firstIndex(where: { $0 > ASCII.space }), Self.isMbox(bytes, start, lineEnd) {
                self = .mbox(from: start, lineEnd: lineEnd)
            } else if let apple = Self.emlx(bytes) {
                self = apple
            } else if Self.isMessage(bytes, mark, lineEnd) {
                self = .message
            } else {
                self = bytes.prefix(Self.firstBytes).contains(0) ? .binary : .other
            }
        }

        /// Old Macs ended lines with a carriage return alone.
        private static func lineEnd(_ bytes: UnsafeRawBufferPointer) -> UInt8 {
            !bytes.contains(ASCII.lf) && bytes.contains(ASCII.cr) ? ASCII.cr : ASCII.lf
        }

        private static func isMbox(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ lineEnd: UInt8) -> Bool {
            let end = ASCII.lineEnd(bytes, start, by: lineEnd)
            guard let from = FromLine(bytes[start..<end]) else { return false }
            return from.isComplete || (from.isPlausible && ASCII.colonOfField(bytes, end) != nil)
        }

        /// A header field on the first line, or on the second after somebody's slip, and among the fields one that mail has:
        /// many other files have a word and a colon somewhere.
        private static func isMessage(_ bytes: UnsafeRawBufferPointer, _ mark: Int, _ lineEnd: UInt8) -> Bool {
            guard let start = bytes[mark...].firstIndex(where: { $0 != ASCII.lf && $0 != ASCII.cr }) else { return false }
            let second = ASCII.lineEnd(bytes, start, by: lineEnd)
            guard ASCII.colonOfField(bytes, start) != nil || ASCII.colonOfField(bytes, second) != nil else { return false }
            return LineFeeds.reading(bytes) { !MessageHeader($0).fields.isEmpty }
        }

        /// More digits than the length of the largest message has are none.
        private static let longestLength = 12

        private static func emlx(_ bytes: UnsafeRawBufferPointer) -> Content? {
            let end = ASCII.lineEnd(UnsafeRawBufferPointer(rebasing: bytes.prefix(64)), 0)
            let digits = ASCII.trimmed(bytes[..<end])
            guard !digits.isEmpty, digits.count <= longestLength, digits.allSatisfy(ASCII.isDigit), bytes[end - 1] == ASCII.lf,
                isMessage(UnsafeRawBufferPointer(rebasing: bytes[end...]), 0, ASCII.lf)
            else { return nil }
            return .emlx(from: end, length: digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
        }

        private static let foreign: [(mark: [UInt8], sentence: String)] = [
            (
                [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
                "It is a message or document in Microsoft’s own form (.msg, .doc); save the message as .eml and give that."
            ),
            (Array("!BDN".utf8), "It is an Outlook data file (.pst or .ost); export its folders as mbox or .eml and give those."),
            ([0xCF, 0xAD, 0x12, 0xFE], "It is an Outlook Express folder (.dbx); export it as .eml and give that."),
        ]
    }
}

/// Makes lines that end with a carriage return alone end with a line feed, which is what readers of mail look for.
enum LineFeeds {
    /// Hands on the bytes as they are where there is any line feed; else a copy of them. O(bytes) at worst, else O(first line).
    static func reading<Result>(_ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        if ASCII.lineEnd(bytes, 0) < bytes.count || bytes.last == ASCII.lf || !bytes.contains(ASCII.cr) { return try body(bytes) }
        return try bytes.map { $0 == ASCII.cr ? ASCII.lf : $0 }.withUnsafeBytes(body)
    }

    /// The same for bytes that are kept.
    static func put(into bytes: [UInt8]) -> [UInt8] {
        bytes.contains(ASCII.lf) || !bytes.contains(ASCII.cr) ? bytes : bytes.map { $0 == ASCII.cr ? ASCII.lf : $0 }
    }
}
