/// How a table is written, told from its beginning.
struct TableShape {
    var delimiter = UInt8(ascii: ",")
    var crEnds = false
    /// Bytes and lines before the table begins: Excel’s `sep=;`.
    var skipped = 0
    var skippedLines = 0

    static let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), Byte.tab, UInt8(ascii: "|")]
    /// So many rows tell.
    private static let sampleRows = 30

    init(of sample: [UInt8], isAll: Bool) {
        crEnds = !sample.contains(Byte.lf)
        if Byte.starts(sample, "sep="), sample.count > 5 {
            delimiter = sample[4]
            let end = sample.firstIndex { $0 == Byte.lf || (crEnds && $0 == Byte.cr) } ?? sample.count - 1
            (skipped, skippedLines) = (end + 1, 1)
            return
        }
        let (rows, _) = Self.best(sample, crEnds, isAll)
        delimiter = rows
    }

    /// The delimiter with which the most rows are as wide as the first one, more than one cell wide; and how many of how many are so.
    static func best(_ sample: [UInt8], _ crEnds: Bool, _ isAll: Bool) -> (delimiter: UInt8, agreement: Agreement) {
        let agreements = delimiters.map { ($0, agreement(sample, $0, crEnds, isAll)) }
        return agreements.max { $0.1.score < $1.1.score } ?? (UInt8(ascii: ","), Agreement())
    }

    struct Agreement: Equatable {
        var rows = 0
        var agreeing = 0
        var columns = 0

        /// Agreement first; of two that agree alike, the one with more columns.
        var score: Double { columns < 2 || rows == 0 ? 0 : Double(agreeing) / Double(rows) + Double(min(columns, 1_000)) / 100_000 }
    }

    private static func agreement(_ sample: [UInt8], _ delimiter: UInt8, _ crEnds: Bool, _ isAll: Bool) -> Agreement {
        let scanner = TableScanner(delimiter: delimiter, crEnds: crEnds)
        var (result, at) = (Agreement(), 0)
        sample.withUnsafeBytes { bytes in
            while at < bytes.count, result.rows < sampleRows {
                switch scanner.row(bytes, from: at, isAll: isAll) {
                case .row(let found):
                    let isBlank = found.cells.count == 1 && found.end == at
                    if result.columns == 0, !isBlank { result.columns = found.cells.count }
                    if !isBlank { result.rows += 1 }
                    if !isBlank, found.cells.count == result.columns { result.agreeing += 1 }
                    at = found.next
                case .more:
                    // What the sample cuts off says nothing, unless it is all there is of the table.
                    if result.rows == 0 { result = firstLine(bytes, scanner) }
                    return
                case .unclosed, .tooManyColumns:
                    result.rows += 1
                    guard let end = scanner.lineEnd(bytes, from: at) else { return }
                    at = end + 1
                }
            }
        }
        return result
    }

    /// Of a first row that is longer than the sample.
    private static func firstLine(_ bytes: UnsafeRawBufferPointer, _ scanner: TableScanner) -> Agreement {
        guard case .row(let found) = scanner.row(bytes, from: 0, isAll: true) else { return Agreement() }
        return Agreement(rows: 1, agreeing: 1, columns: found.cells.count)
    }

    /// Whether a first row is somebody’s data and no header: an address or a number of many digits names no column.
    static func isData(_ cells: [String]) -> Bool {
        cells.contains { cell in
            let digits = cell.utf8.count(where: Byte.isDigit)
            let isAddress = cell.contains("@") && !cell.contains(" ") && cell.contains(".")
            return isAddress || (digits >= 6 && !cell.utf8.contains(where: Byte.isLetter))
        }
    }
}
