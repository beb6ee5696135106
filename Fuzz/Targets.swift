import Care

/// What libFuzzer calls with bytes of its own making. KEPT_FUZZ names the reader; the first byte chooses a charset or kind.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do { try Target.chosen.read(bytes) } catch is ByteStream.Unreadable {} catch is RecordsJSON.NotRecords {} catch {
        preconditionFailure("a reader threw what it does not say: \(error)")
    }
    return 0
}

enum Target: String, CaseIterable {
    case vcard, table, calendar, archive, json, kind

    static let chosen =
        CommandLine.arguments.lazy.compactMap { Target(rawValue: String($0.drop { $0 == "-" }.replacing("reader=", with: ""))) }
        .first ?? .vcard

    func read(_ bytes: [UInt8]) throws {
        switch self {
        case .vcard: try vcard(bytes)
        case .table: try table(bytes)
        case .calendar: try calendar(bytes)
        case .archive: try ArchiveReader.read(bytes, place: "a", each: { _ = try $0.stream.rest(1 << 20) }, failed: { _, _ in })
        case .json: _ = try RecordsJSON(ByteStream(bytes))
        case .kind: _ = FileKind.of(bytes, isAll: true)
        }
    }

    /// What was read is written, and must be a card again.
    private func vcard(_ bytes: [UInt8]) throws {
        var reader = try VCardReader(ByteStream(bytes))
        while let piece = try reader.next() {
            guard case .card(let card, _, _) = piece else { continue }
            var again = try VCardReader(ByteStream(Array(VCardWriter.card(card).utf8)))
            guard case .card? = try again.next() else { preconditionFailure("a written card is not read") }
        }
    }

    private func table(_ bytes: [UInt8]) throws {
        var (reader, rows) = (try TableReader(ByteStream(bytes)), [TableRow]())
        while let piece = try reader.next() { if case .row(let row) = piece { rows.append(row) } }
        let mapping = Mapping(guessing: reader.header, sample: rows)
        for row in rows { _ = mapping.card(row) }
    }

    private func calendar(_ bytes: [UInt8]) throws {
        let window = Instant(milliseconds: 1_767_225_600_000)...Instant(milliseconds: 1_798_761_600_000)
        try CalendarReader(zone: .utc, window: window).read(ByteStream(bytes), each: { _ in }, failed: { _, _ in })
    }
}
