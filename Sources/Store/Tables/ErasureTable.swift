import Care

/// Messages and meetings whose words were erased, by their digests: they are not taken in again.
struct ErasureTable: Table {
    let database: any Database
    let firm: Int64

    func apply(_ entry: Entry) throws {
        guard case .party(.erased(let erased)) = entry.fact else { return }
        for message in try messages(erased) {
            for digest in [message.raw, message.same].compactMap({ $0 }) {
                try database.run(
                    "insert or ignore into erased_message (firm, digest, party) values (\(firm), \(digest), \(entry.about))")
            }
        }
    }

    func forget(_ thing: Int64) throws { try database.run("delete from erased_message where firm = \(firm) and party = \(thing)") }
    func clear() throws { try database.run("delete from erased_message where firm = \(firm)") }

    /// Who is nobody any more is like nobody. The reasons for a suggestion name them, their organization, and its people’s domains:
    /// what is to be said of those is found by the next look.
    func scrub() throws {
        let erased: SQL = "select number from party where firm = \(firm) and erased = 1"
        let near: SQL = """
            select r.root from party r where r.firm = \(firm) and (r.erased = 1
                or r.number in (select organization from membership where firm = \(firm) and party in (\(erased)))
                or r.number in (select party from membership where firm = \(firm) and organization in (\(erased))))
            """
        try database.run("delete from suggestion where firm = \(firm) and (a in (\(near)) or b in (\(near)))")
    }

    // MARK: Queries

    /// The messages that erased entries name.
    func messages(_ erased: Erased) throws -> [(raw: String, same: String?)] {
        try erased.ranges.flatMap { range in
            try database.rows(
                """
                select body from entry where firm = \(firm) and number between \(range.lowerBound) and \(range.upperBound)
                and kind in ('interaction.mailed', 'interaction.placed', 'interaction.met') order by number
                """
            ).compactMap { row in
                let body = try JSON(row.text(0))
                return body["raw"]?.string.map { ($0, body["same"]?.string) }
            }
        }
    }

    /// The digests of message files that entries name and whose words are not erased yet.
    func files(_ ranges: [ClosedRange<Int64>]) throws -> Set<String> {
        try ranges.reduce(into: []) { files, range in
            let rows = try database.rows(
                """
                select body ->> 'raw' from entry where firm = \(firm) and number between \(range.lowerBound) and \(range.upperBound)
                and kind in ('interaction.mailed', 'interaction.placed') and words is not null
                """)
            files.formUnion(rows.map { $0.text(0) })
        }
    }

    /// Those of the digests whose messages were erased.
    func erased(among digests: [String]) throws -> Set<String> {
        let rows = try database.rows(
            "select digest from erased_message where firm = \(firm) and digest in (\(list: digests.map(SQL.Value.text)))")
        return Set(rows.map { $0.text(0) })
    }
}
