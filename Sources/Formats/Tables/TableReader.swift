/// Reads tables of text (CSV, RFC 4180, and TSV), whatever program wrote them: any delimiter, charset, line end and manner of quoting.
///
/// A cell is data whatever it begins with; no formula is ever worked out. Memory is bounded by the longest row allowed.
public struct TableReader {
    public enum Piece: Equatable, Sendable {
        case row(TableRow)
        case broken(line: Int, why: String)
    }

    /// 4 MiB: a row of 16,384 cells of 256 bytes each.
    static let longestRow = 4 << 20

    /// The names of the columns: what the first row says, or “Column 1” and so on where that is data already.
    public let header: [String]
    /// Whether the names are the file’s own.
    public let hasHeader: Bool
    let delimiter: UInt8

    private let stream: ByteStream
    private let scanner: TableScanner
    private var line: Int
    private var budget = LookBudget()
    /// The first row again, where it turned out to be data.
    private var held: TableRow?

    /// Looks at the beginning to tell how the table is written, and reads its header.
    public init(_ stream: ByteStream) throws(ByteStream.Unreadable) {
        let stream = try stream.text()
        let sample = try stream.first(ByteStream.roomSize)
        let shape = TableShape(of: sample, isAll: stream.isAtEnd)
        (self.stream, delimiter, line) = (stream, shape.delimiter, 1)
        scanner = TableScanner(delimiter: shape.delimiter, crEnds: shape.crEnds)
        var start = (shape.skipped, 1 + shape.skippedLines)
        stream.discard(start.0)
        var rows = Rows(stream: stream, scanner: scanner, line: start.1)
        var first: TableRow?
        while first == nil, let piece = try rows.next(expecting: nil, &budget) {
            if case .row(let row) = piece, !row.texts.allSatisfy(\.isEmpty) { first = row }
            start.1 = rows.line
        }
        line = rows.line
        let names = first?.texts ?? []
        hasHeader = !TableShape.isData(names)
        header = hasHeader ? Self.distinct(names) : names.indices.map { "Column \($0 + 1)" }
        held = hasHeader ? nil : first
    }

    /// The next row, as wide as the header, or what is wrong in which line; nil at the end. Rows without anything in them are left out.
    public mutating func next() throws(ByteStream.Unreadable) -> Piece? {
        if let row = held {
            held = nil
            return .row(row)
        }
        var rows = Rows(stream: stream, scanner: scanner, line: line)
        while let piece = try rows.next(expecting: header.count, &budget) {
            line = rows.line
            guard case .row(let row) = piece else { return piece }
            if (0..<row.count).allSatisfy(row.isEmpty) { continue }
            if let extra = (header.count..<max(header.count, row.count)).last(where: { !row.isEmpty($0) }) {
                return .broken(line: row.line, why: "It has \(extra + 1) cells, and the header has \(header.count).")
            }
            return .row(row)
        }
        return nil
    }

    /// Two columns of one name would be one; the second is called “Name (2)”.
    private static func distinct(_ names: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return names.enumerated().map { place, name in
            let name = name.isEmpty ? "Column \(place + 1)" : name.onOneLine.cut(200)
            seen[name, default: 0] += 1
            return seen[name] == 1 ? name : "\(name) (\(seen[name] ?? 2))"
        }
    }
}

/// How far quotes that do not close may make us look ahead in vain, so that reading stays linear whatever the file holds.
struct LookBudget {
    private var spent = 0
    private var read = 0

    /// Whether a cell may still go over several lines.
    var allowsLooking: Bool { spent < 64 << 20 + 4 * read }

    mutating func looked(_ bytes: Int) { spent += bytes }
    mutating func consumed(_ bytes: Int) { read += bytes }
}

/// The rows of a stream, one after the other.
private struct Rows {
    let stream: ByteStream
    let scanner: TableScanner
    var line: Int

    mutating func next(expecting columns: Int?, _ budget: inout LookBudget) throws(ByteStream.Unreadable) -> TableReader.Piece? {
        if stream.count == 0, try !stream.fill() { return nil }
        while true {
            let isAll = stream.isAtEnd || stream.count > TableReader.longestRow
            let outcome = stream.withWindow { scanner.row($0, from: 0, isAll: isAll, strict: !budget.allowsLooking) }
            switch outcome {
            case .more: try stream.fill()
            case .tooManyColumns: return try fail("It has more than \(TableScanner.mostColumns) cells.")
            case .unclosed: return try failUnclosed(&budget)
            case .row(let found):
                if isAll, !stream.isAtEnd, found.next >= stream.count { return try fail("It is longer than 4 MiB.") }
                if isUnclosed(found, columns) { return try failUnclosed(&budget, looked: found.next) }
                budget.consumed(found.next)
                return .row(take(found))
            }
        }
    }

    /// A quote that closes only lines later, and not as it should, was never closed if the next line is a whole row by itself.
    private func isUnclosed(_ found: TableScanner.Found, _ columns: Int?) -> Bool {
        guard found.innerLines > 0, let columns, found.hasStrayQuote || found.cells.count != columns else { return false }
        return stream.withWindow { window in
            guard let end = scanner.lineEnd(window, from: 0), end + 1 < window.count else { return false }
            let next = scanner.row(window, from: end + 1, isAll: true, strict: true)
            guard case .row(let row) = next else { return false }
            return row.cells.count == columns && columns > 1
        }
    }

    private mutating func take(_ found: TableScanner.Found) -> TableRow {
        let bytes = stream.withWindow { Array($0[..<found.end]) }
        let cells = found.cells.map { $0.lowerBound..<min($0.upperBound, found.end) }
        let row = TableRow(line: line, bytes: bytes, cells: cells)
        stream.discard(found.next)
        line += 1 + found.innerLines
        return row
    }

    private mutating func failUnclosed(_ budget: inout LookBudget, looked: Int? = nil) throws(ByteStream.Unreadable) -> TableReader.Piece {
        budget.looked(looked ?? stream.count)
        return try fail("A quote that opens here is closed nowhere.")
    }

    /// Passes over the line; what follows is read as if nothing had been.
    private mutating func fail(_ why: String) throws(ByteStream.Unreadable) -> TableReader.Piece {
        let failed = line
        line += 1
        while true {
            let scanner = scanner
            if let end = stream.withWindow({ scanner.lineEnd($0, from: 0) }) {
                stream.discard(end + 1)
                break
            }
            stream.discard(stream.count)
            if try !stream.fill() { break }
        }
        return .broken(line: failed, why: why)
    }
}
