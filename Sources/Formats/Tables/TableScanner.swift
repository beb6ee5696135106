import Glibc

/// Finds the cells of one row in bytes. Quotes that programs write wrongly are taken as they were meant, where that can be told.
struct TableScanner {
    enum Outcome: Equatable {
        /// A row up to `end`; the next begins at `next`.
        case row(Found)
        /// The bytes end before the row does.
        case more
        /// A quote opens a cell and is closed nowhere in what there is.
        case unclosed
        case tooManyColumns
    }

    struct Found: Equatable {
        var cells: [Range<Int>] = []
        var end = 0
        var next = 0
        /// Line ends within quotes.
        var innerLines = 0
        /// Whether a quote stands in a quoted cell that should have been doubled.
        var hasStrayQuote = false
    }

    let delimiter: UInt8
    /// Whether a CR alone ends a row.
    let crEnds: Bool

    /// More than any spreadsheet has.
    static let mostColumns = 16_384

    /// Scans the row that begins at `start`. With `isAll`, nothing comes after the bytes. `strict` lets no cell go over its line.
    /// O(bytes of the row).
    func row(_ bytes: UnsafeRawBufferPointer, from start: Int, isAll: Bool, strict: Bool = false) -> Outcome {
        var (found, at) = (Found(), start)
        while true {
            guard found.cells.count < Self.mostColumns else { return .tooManyColumns }
            let open = skipBlanks(bytes, at)
            var end: Int
            if open < bytes.count, bytes[open] == Byte.quote {
                switch quoted(bytes, open, isAll, strict, &found) {
                case .success(let after): end = after
                case .failure(let why): return why == .more ? .more : .unclosed
                }
            } else {
                end = at
                while end < bytes.count, bytes[end] != delimiter, bytes[end] != Byte.lf, !(crEnds && bytes[end] == Byte.cr) { end += 1 }
            }
            if end == bytes.count, !isAll { return .more }
            found.cells.append(at..<end)
            if end < bytes.count, bytes[end] == delimiter {
                at = end + 1
                continue
            }
            found.next = min(end + 1, bytes.count)
            found.end = end > start && end < bytes.count && bytes[end] == Byte.lf && bytes[end - 1] == Byte.cr ? end - 1 : end
            return .row(found)
        }
    }

    private enum Stop: Error { case more, unclosed }

    /// The place after a cell that is in quotes: that of the delimiter or line end.
    private func quoted(
        _ bytes: UnsafeRawBufferPointer, _ open: Int, _ isAll: Bool, _ strict: Bool, _ found: inout Found
    ) -> Result<Int, Stop> {
        var at = open + 1
        while true {
            let quote = Self.find(Byte.quote, bytes, at)
            let lines = lineEnds(bytes, at..<(quote ?? bytes.count))
            found.innerLines += lines
            if strict, lines > 0 { return .failure(.unclosed) }
            guard let quote else { return .failure(isAll ? .unclosed : .more) }
            if quote + 1 < bytes.count, bytes[quote + 1] == Byte.quote {
                at = quote + 2
                continue
            }
            let after = skipBlanks(bytes, quote + 1)
            if after == bytes.count { return isAll ? .success(after) : .failure(.more) }
            if bytes[after] == delimiter || bytes[after] == Byte.lf || (crEnds && bytes[after] == Byte.cr) { return .success(after) }
            if bytes[after] == Byte.cr {
                if after + 1 == bytes.count { return isAll ? .success(after + 1) : .failure(.more) }
                if bytes[after + 1] == Byte.lf { return .success(after + 1) }
            }
            found.hasStrayQuote = true
            at = quote + 1
        }
    }

    private func skipBlanks(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var at = start
        while at < bytes.count, Byte.isBlank(bytes[at]), bytes[at] != delimiter { at += 1 }
        return at
    }

    private func lineEnds(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
        let end = crEnds ? Byte.cr : Byte.lf
        var (count, at) = (0, range.lowerBound)
        while let found = Self.find(end, UnsafeRawBufferPointer(rebasing: bytes[..<range.upperBound]), at) {
            count += 1
            at = found + 1
        }
        return count
    }

    /// Where the row ends if all quotes are passed over: the end of the line.
    func lineEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? { Self.find(crEnds ? Byte.cr : Byte.lf, bytes, start) }

    private static func find(_ byte: UInt8, _ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress else { return nil }
        return memchr(base + start, Int32(byte), bytes.count - start).map { UnsafeRawPointer($0) - base }
    }
}
