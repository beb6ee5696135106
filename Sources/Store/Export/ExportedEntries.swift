import Care

/// One entry as it is stored, for an export.
public struct ExportedEntry: Sendable {
    public let number: Int64
    public let command: [UInt8]
    public let ordinal: Int64
    public let at: Int64
    public let recorded: Int64
    public let by: String
    public let via: String
    public let about: Int64
    public let kind: String
    /// JSON as it stands in the column.
    public let body: String
    /// JSON as it stands in the column; nil once erased.
    public let words: String?
    public let nonce: [UInt8]?
    public let digest: [UInt8]
    public let leaf: [UInt8]
    /// Whether it has been taken back.
    public let isUndone: Bool
}

/// Where a message of the record lies.
public struct ExportedMessage: Sendable, Equatable {
    /// SHA-256 of its bytes, in hex.
    public let digest: String
    public let at: Instant
    /// The first entry that names it.
    public let entry: Int64
}

extension Reading {
    /// The entries of a scope in order.
    public func entries(_ scope: ExportScope, _ each: (ExportedEntry) throws -> Void) throws {
        let numbers = try scope.things.map(entryNumbers)
        let columns: SQL = """
            select number, command, ordinal, at, recorded, by, via, about, kind, body, words, nonce, digest, leaf, \(EntryLog.stands)
            from entry where firm = \(firm)
            """
        var (last, place) = (Int64(0), 0)
        while true {
            let rows: [Row]
            if let numbers {
                let page = numbers[place..<min(place + Pages.size, numbers.count)].map(SQL.Value.integer)
                place += page.count
                rows = page.isEmpty ? [] : try database.rows("\(columns) and number in (\(list: page)) order by number")
            } else {
                rows = try database.rows("\(columns) and number > \(last) order by number limit \(Pages.size)")
            }
            guard let end = rows.last else { return }
            last = end.integer(0)
            for row in rows { try each(ExportedEntry(row)) }
        }
    }

    private func entryNumbers(_ things: [Int64]) throws -> [Int64] {
        try things.flatMap { thing in
            try database.rows("select number from entry where firm = \(firm) and about = \(thing)").map { $0.integer(0) }
        }.sorted()
    }

    /// The messages that the entries of a scope name, each once, in the order in which they came into the record.
    public func messages(_ scope: ExportScope, _ each: (ExportedMessage) throws -> Void) throws {
        // Half a digest tells messages apart, in a quarter of the room.
        var seen: Set<UInt64> = []
        try entries(named: ["interaction.mailed", "interaction.placed"], scope) { row in
            let digest = row.text(1)
            guard seen.insert(UInt64(digest.prefix(16), radix: 16) ?? 0).inserted else { return }
            try each(ExportedMessage(digest: digest, at: Instant(milliseconds: row.integer(2)), entry: row.integer(0)))
        }
    }

    private func entries(named kinds: [String], _ scope: ExportScope, _ each: (Row) throws -> Void) throws {
        let columns: SQL = """
            select number, body ->> 'raw', at from entry
            where firm = \(firm) and kind in (\(list: kinds.map(SQL.Value.text))) and words is not null
            """
        if let things = scope.things {
            try Pages.each(things, next: { _ in [] }) { page in
                for row in try database.rows("\(columns) and about in (\(list: page.map(SQL.Value.integer))) order by number") {
                    try each(row)
                }
            }
        } else {
            var last: Int64? = 0
            while let after = last {
                let rows = try database.rows("\(columns) and number > \(after) order by number limit \(Pages.size)")
                for row in rows { try each(row) }
                last = rows.last?.integer(0)
            }
        }
    }
}

extension ExportedEntry {
    /// As a line of an export says it, with all by which it can be proved; nil where something of that is not there.
    public init?(_ json: JSON) {
        func bytes(_ name: String) -> [UInt8]? { json[name]?.string.flatMap(Hex.bytes) }
        guard let number = json["number"]?.integer, let command = bytes("command"), let ordinal = json["ordinal"]?.integer,
            let at = json["at"]?.integer, let recorded = json["recorded"]?.integer, let by = json["by"]?.string,
            let via = json["via"]?.string, let about = json["about"]?.integer, let kind = json["kind"]?.string, let body = json["body"],
            let words = json["words"], let digest = bytes("digest"), let leaf = bytes("leaf")
        else { return nil }
        self.init(
            number: number, command: command, ordinal: ordinal, at: at, recorded: recorded, by: by, via: via, about: about, kind: kind,
            body: body.text, words: words == .null ? nil : words.text, nonce: bytes("nonce"), digest: digest, leaf: leaf,
            isUndone: json["undone"]?.bool ?? false)
    }

    fileprivate init(_ row: Row) {
        self.init(
            number: row.integer(0), command: row.blob(1) ?? [], ordinal: row.integer(2), at: row.integer(3), recorded: row.integer(4),
            by: row.text(5), via: row.text(6), about: row.integer(7), kind: row.text(8), body: row.text(9), words: row.optionalText(10),
            nonce: row.blob(11), digest: row.blob(12) ?? [], leaf: row.blob(13) ?? [], isUndone: !row.flag(14))
    }
}
