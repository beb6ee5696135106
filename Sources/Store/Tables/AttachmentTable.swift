import Care

/// The files that came with each message, in the order in which they stand in it. Their bytes lie in the message alone.
struct AttachmentTable: Table {
    let database: any Database
    let firm: Int64

    func apply(_ entry: Entry) throws {
        guard case .interaction(.mailed(let mailed)) = entry.fact, !entry.isErased else { return }
        for (place, file) in mailed.files.enumerated() {
            try database.run(
                """
                insert into attachment (firm, interaction, place, digest, name, type, size, in_text)
                values (\(firm), \(entry.about), \(place), \(file.digest), \(file.name), \(file.type.rawValue), \(file.size),
                    \(file.isInText))
                """)
        }
    }

    func forget(_ thing: Int64) throws { try database.run("delete from attachment where firm = \(firm) and interaction = \(thing)") }
    func clear() throws { try database.run("delete from attachment where firm = \(firm)") }

    /// What stood in files that no message here has any more.
    func scrub() throws {
        let texts = AttachmentTextTable(database: database, firm: firm)
        let left = try database.rows(
            """
            select digest from attachment_text where firm = \(firm) and not exists (
                select 1 from attachment a where a.firm = attachment_text.firm and a.digest = attachment_text.digest)
            """)
        for row in left { try texts.forget(row.text(0)) }
        try TextIndex(database: database, firm: firm, content: .files).scrub()
    }

    // MARK: Queries

    /// The files of these interactions, in one query.
    func files(of interactions: [Int64]) throws -> [Int64: [AttachedFile]] {
        let rows = try database.rows(
            """
            select interaction, digest, name, type, size, in_text from attachment
            where firm = \(firm) and interaction in (\(list: interactions.map(SQL.Value.integer))) order by interaction, place
            """)
        return Dictionary(grouping: rows) { $0.integer(0) }.mapValues { $0.map { Self.file($0, from: 1) } }
    }

    /// The file in five columns, the first of them `from`: digest, name, type, size, in_text.
    static func file(_ row: Row, from: Int) -> AttachedFile {
        AttachedFile(
            digest: row.text(from), name: row.text(from + 1), type: FileType(rawValue: row.text(from + 2)) ?? .other,
            size: row.integer(from + 3), isInText: row.flag(from + 4))
    }
}
