/// One row of a table, its cells read when they are asked for.
public struct TableRow: Equatable, Sendable {
    /// Of the file’s lines, the one it begins in; from 1.
    public let line: Int
    /// As it stands in the file (in UTF-8 where that is UTF-16), without the line’s end: by these it is known again.
    public let bytes: [UInt8]
    private let cells: [Range<Int>]

    init(line: Int, bytes: [UInt8], cells: [Range<Int>]) { (self.line, self.bytes, self.cells) = (line, bytes, cells) }

    /// A row made of texts, for tables that come from elsewhere.
    init(line: Int, texts: [String]) {
        var (bytes, cells) = ([UInt8](), [Range<Int>]())
        for text in texts {
            let start = bytes.count
            bytes += text.utf8
            cells.append(start..<bytes.count)
            bytes.append(Byte.lf)
        }
        self.init(line: line, bytes: bytes, cells: cells)
    }

    public var count: Int { cells.count }

    /// The text of a cell, without quotes and without blanks around it; empty where the row is too short.
    public subscript(column: Int) -> String {
        guard cells.indices.contains(column) else { return "" }
        return Self.text(bytes[cells[column]])
    }

    /// Whether nothing stands in a cell.
    public func isEmpty(_ column: Int) -> Bool {
        guard cells.indices.contains(column) else { return true }
        return bytes[cells[column]].allSatisfy { $0 <= Byte.space || $0 == Byte.quote }
    }

    public var texts: [String] { (0..<count).map { self[$0] } }

    private static func text(_ raw: ArraySlice<UInt8>) -> String {
        let cell = Byte.trimmed(raw)
        guard let first = cell.first else { return "" }
        let isQuoted = first == Byte.quote && cell.count > 1 && cell.last == Byte.quote
        let inner = isQuoted ? undoubled(cell.dropFirst().dropLast()) : Array(cell)
        let text = isAscii(inner) ? String(decoding: inner, as: UTF8.self) : String(decoding: Charset.readable(inner), as: UTF8.self)
        return TableCell.unescaped(text.trimmed)
    }

    private static func isAscii(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 >= Byte.space && $0 < 0x7F } }

    private static func undoubled(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(Byte.quote) else { return Array(bytes) }
        var (result, isSecond) = ([UInt8](), false)
        for byte in bytes {
            if byte == Byte.quote, isSecond {
                isSecond = false
            } else {
                result.append(byte)
                isSecond = byte == Byte.quote
            }
        }
        return result
    }
}

/// Cells that a spreadsheet would take for a formula and run.
enum TableCell {
    private static let dangerous: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n"]

    /// With an apostrophe before what could be a formula, as spreadsheets themselves write such a text; and before an apostrophe that
    /// stands there already, so that the reader knows which was ours.
    static func escaped(_ text: String) -> String { isDangerous(text) ? "'" + text : text }

    /// The reverse.
    static func unescaped(_ text: String) -> String {
        text.utf8.first == UInt8(ascii: "'") && isDangerous(text) ? String(text.dropFirst()) : text
    }

    /// Whether a formula’s sign stands at the front, any number of apostrophes before it.
    private static func isDangerous(_ text: String) -> Bool {
        text.unicodeScalars.first { $0 != "'" }.map(dangerous.contains) ?? false
    }
}
