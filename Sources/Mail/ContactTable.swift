import Formats
import Store

/// A table of contacts, opened, with what its columns mean.
struct ContactTable {
    /// Why nothing can be made of the table.
    struct Unreadable: Error, CustomStringConvertible { let description: String }

    let header: [String]
    let mapping: Mapping
    /// Why its rows tell of nobody, with the columns taken so.
    let problem: String?
    private let first: [TableReader.Piece]
    private let reader: TableReader?

    /// So many rows are looked at to guess and to show.
    static let sample = 200

    /// Opens the table. Its columns mean what the firm says now, said last for such columns, or what their names say; said now is kept.
    init(_ file: OtherFile, workplace: Workplace, said: SaidColumns, keep: Bool) throws {
        if file.kind == .json {
            let records: RecordsJSON
            do { records = try RecordsJSON(file.stream) } catch let error as RecordsJSON.NotRecords {
                throw Unreadable(description: error.description)
            }
            (header, first, reader) = (records.header, records.rows.map { .row($0) }, nil)
        } else {
            var (rest, pieces) = (try TableReader(file.stream), [TableReader.Piece]())
            while pieces.count < Self.sample, let piece = try rest.next() { pieces.append(piece) }
            (header, first, reader) = (rest.header, pieces, rest)
        }
        mapping = try Self.mapping(header, first, workplace, said)
        problem = mapping.namesAnybody ? nil : Self.nobody
        if said.speaks(of: header), problem == nil, keep { try workplace.keep(mapping: mapping.kept, of: header) }
    }

    private static let nobody = "No column is understood as a name, an address, a number or an organization; say which is."

    private static func mapping(
        _ header: [String], _ first: [TableReader.Piece], _ workplace: Workplace, _ said: SaidColumns
    ) throws -> Mapping {
        let rows = first.compactMap { if case .row(let row) = $0 { row } else { nil } }
        var mapping =
            try said.meanings[header].flatMap { Mapping(header: header, kept: $0) }
            ?? workplace.mapping(of: header).flatMap { Mapping(header: header, kept: $0) } ?? Mapping(guessing: header, sample: rows)
        do throws(Mapping.NotUnderstood) { for edit in said.edits { try mapping.edit(edit) } } catch {
            throw Unreadable(description: error.description)
        }
        return mapping
    }

    /// The first rows, for people to look at.
    var shown: [[String]] { first.prefix(5).compactMap { if case .row(let row) = $0 { row.texts } else { nil } } }

    func rows(_ each: (TableReader.Piece) throws -> Void) throws {
        for piece in first { try each(piece) }
        guard var reader else { return }
        while let piece = try reader.next() { try each(piece) }
    }
}
