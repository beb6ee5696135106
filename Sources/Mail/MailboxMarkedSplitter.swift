/// Divides an MMDF or a Babyl file into its messages, line by line: in both, a line that no text has stands between them.
struct MarkedSplitter: MailboxDivider {
    enum Form { case mmdf, babyl }

    /// Four of the byte 1 before and behind every message.
    static let mmdfMark: [UInt8] = [1, 1, 1, 1, 0x0A]
    static let babylMark = Array("BABYL OPTIONS:".utf8)
    /// A line of it ends what was before: the options of the file, or a message.
    private static let babylEnd: UInt8 = 0x1F
    /// Stands between the header as it came, or nothing, and what Emacs showed.
    private static let shownMark = Array("*** EOOH ***".utf8)

    private let form: Form
    private let limit: Int
    private var number = 0
    private var offset = 0
    private var lines: [UInt8] = []
    private var isTooLarge = false
    private var isInside: Bool

    init(_ form: Form, limit: Int) {
        (self.form, self.limit) = (form, limit)
        // A Babyl file begins with its options; its first message stands behind the first mark.
        isInside = form == .mmdf
    }

    mutating func take(_ line: Slice<UnsafeRawBufferPointer>, at lineOffset: Int, isStart: Bool) -> MailboxPiece? {
        guard isStart && isMark(line) else {
            if isInside, lines.isEmpty, !isTooLarge { offset = lineOffset }
            append(line)
            return nil
        }
        let done = end()
        isInside = true
        return done
    }

    mutating func finish() -> MailboxPiece? { end() }

    private func isMark(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
        switch form {
        case .mmdf: line.starts(with: Self.mmdfMark.dropLast()) && ASCII.trimmed(line.dropFirst(4)).isEmpty
        case .babyl: line.first == Self.babylEnd
        }
    }

    private mutating func append(_ line: Slice<UnsafeRawBufferPointer>) {
        guard isInside, !isTooLarge else { return }
        if lines.count + line.count > limit {
            isTooLarge = true
            lines = []
        } else {
            lines += line
        }
    }

    /// Between two marks that follow each other, and behind the last, there is nothing, and no message either.
    private mutating func end() -> MailboxPiece? {
        defer { (lines, isTooLarge) = ([], false) }
        if !isTooLarge, ASCII.trimmed(lines).isEmpty { return nil }
        number += 1
        let (bytes, date) = form == .mmdf ? Self.withoutFromLine(lines) : (Self.original(lines), nil)
        return MailboxPiece(number: number, offset: offset, bytes: bytes, date: date, isTooLarge: isTooLarge)
    }

    private static func withoutFromLine(_ bytes: [UInt8]) -> ([UInt8], Int64?) {
        bytes.withUnsafeBytes { raw in
            let end = ASCII.lineEnd(raw, 0)
            guard let from = FromLine(raw[..<end]), from.isPlausible else { return (bytes, nil) }
            return (Array(bytes[end...]), from.date)
        }
    }

    /// A message of Babyl as it was sent. Its first line says whether Emacs has put a shorter header in the place of the one that
    /// came, which then stands before the mark, and the shorter one, up to the first empty line, behind it.
    private static func original(_ section: [UInt8]) -> [UInt8] {
        section.withUnsafeBytes { raw in
            // The page break that follows the mark before.
            let start = raw.first == 0x0C ? ASCII.lineEnd(raw, 0) : 0
            let head = ASCII.lineEnd(raw, start)
            guard let mark = mark(in: raw, from: head) else { return Array(raw[head...]) }
            let shown = ASCII.lineEnd(raw, mark)
            guard raw[start] == UInt8(ascii: "1"), !ASCII.trimmed(raw[head..<mark]).isEmpty else { return Array(raw[shown...]) }
            return Array(raw[head..<mark]) + Array(raw[bodyStart(in: raw, from: shown)...])
        }
    }

    private static func mark(in raw: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var position = start
        while position < raw.count {
            if raw[position...].starts(with: shownMark) { return position }
            position = ASCII.lineEnd(raw, position)
        }
        return nil
    }

    /// The empty line that ends the shown header belongs to the message: the header that came is ended by it, too.
    private static func bodyStart(in raw: UnsafeRawBufferPointer, from start: Int) -> Int {
        var position = start
        while position < raw.count {
            let end = ASCII.lineEnd(raw, position)
            if ASCII.trimmed(raw[position..<end]).isEmpty { return position }
            position = end
        }
        return raw.count
    }
}
