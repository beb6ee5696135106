/// What a file is by its first bytes; its name says nothing.
public enum FileKind: String, CaseIterable, Sendable {
    case empty, vcard, icalendar, table, json, mbox, message, archive, binary, other

    /// So many first bytes are enough.
    public static let firstBytes = 64 << 10

    /// Of the bytes that a stream begins with; they stay in it.
    public static func of(_ stream: ByteStream) throws(ByteStream.Unreadable) -> FileKind {
        let first = try stream.first(firstBytes)
        return of(first, isAll: stream.isAtEnd && stream.count == first.count)
    }

    /// Of a file’s first bytes; `isAll` where there are no more.
    public static func of(_ first: [UInt8], isAll: Bool) -> FileKind {
        if first.isEmpty { return .empty }
        if isArchive(first) { return .archive }
        let (encoding, mark) = Encoding.of(first)
        guard let text = plain(first, encoding, mark), !text.isEmpty else { return encoding == .ascii && mark > 0 ? .empty : .other }
        if text.prefix(1024).contains(0) { return .binary }
        let body = text.drop { $0 <= Byte.space }
        if body.isEmpty { return isAll ? .empty : .other }
        if Byte.starts(body, "begin:vcard") { return .vcard }
        if Byte.starts(body, "begin:vcalendar") { return .icalendar }
        if body.starts(with: "From ".utf8) { return .mbox }
        if let open = body.first, open == UInt8(ascii: "{") || open == UInt8(ascii: "[") { return .json }
        // A header’s fields stand one below the other; a table’s columns side by side.
        if isMessage(body) { return .message }
        return isTable(Array(body), isAll) ? .table : .other
    }

    /// A few first bytes in ASCII or what extends it.
    private static func plain(_ first: [UInt8], _ encoding: Encoding, _ mark: Int) -> [UInt8]? {
        switch encoding {
        case .ascii: return Array(first.dropFirst(mark))
        case .utf16(let bigEndian):
            let pairs = stride(from: mark, to: first.count - 1, by: 2)
            return pairs.map { at in
                let (high, low) = bigEndian ? (first[at], first[at + 1]) : (first[at + 1], first[at])
                return high == 0 ? low : UInt8(ascii: "?")
            }
        }
    }

    private static func isArchive(_ first: [UInt8]) -> Bool {
        let marks: [[UInt8]] = [
            [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],
            [0x28, 0xB5, 0x2F, 0xFD],
        ]
        if marks.contains(where: first.starts) { return true }
        // A tar has no mark at its front; every kind written in 30 years has this one within.
        return first.count > 262 && first[257..<262].elementsEqual("ustar".utf8)
    }

    private static let longestFieldName = 76
    private static let surelyColumns = 500

    /// A field’s name and a colon, and no comma or semicolon before it that would divide columns.
    private static func isMessage(_ body: ArraySlice<UInt8>) -> Bool {
        let name = body.prefix(longestFieldName).prefix {
            $0 > Byte.space && $0 < 0x7F && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";")
        }
        let after = body.dropFirst(name.count).drop(while: Byte.isBlank)
        return !name.isEmpty && name.first != Byte.quote && after.first == UInt8(ascii: ":")
    }

    /// Rows of equal width, or a header that names what a contact has.
    private static func isTable(_ body: [UInt8], _ isAll: Bool) -> Bool {
        let shape = TableShape(of: body, isAll: isAll)
        if shape.skippedLines > 0 { return true }
        let (delimiter, agreement) = TableShape.best(body, shape.crEnds, isAll)
        if agreement.columns > 1, agreement.rows > 1, agreement.agreeing * 10 >= agreement.rows * 8 { return true }
        let scanner = TableScanner(delimiter: delimiter, crEnds: shape.crEnds)
        // A first row may be longer than what is looked at.
        let found = body.withUnsafeBytes { scanner.row($0, from: 0, isAll: isAll || agreement.rows < 2) }
        guard case .row(let row) = found else { return false }
        let names = row.cells.map { String(decoding: body[$0].filter { $0 != Byte.quote }, as: UTF8.self).trimmed }
        // No text has so many short pieces in its first line.
        if !isAll, agreement.rows < 2, names.count >= Self.surelyColumns, names.dropLast().allSatisfy({ $0.utf8.count < 80 }) {
            return true
        }
        let understood = names.count { HeaderGuess.meaning($0, HeaderGuess.Beside()).meaning.field != .own }
        return understood > 0 && understood * 2 >= names.count && names.allSatisfy { $0.utf8.count < 80 }
    }
}
