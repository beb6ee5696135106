import Care
import Foundation

// An erasure is done in one transaction; what is left then is to take the rest off the disk. That is noted in the same transaction and
// can be done again, so that a kill in between leaves nothing behind once Kept has been started anew.
extension DataFolder {
    /// Takes off the disk what erased entries have left there. Costs nothing where nothing was erased since. Nobody may be taking in
    /// messages meanwhile: one that lies there and is named by no entry yet would go.
    public func finishErasures() throws {
        if try engine.read({ try $0.row("select 1 from erasing limit 1") }) == nil { return }
        removeLeftovers()
        let named = try namedMessages()
        try letters.sweep { named.contains(Self.brief($0)) }
        for firm in try firms() { try engine.write { try Tables(database: $0, firm: firm.number, texts: texts).scrub() } }
        try ErasureList(engine).write(to: ErasureList.file(in: path))
        try engine.scrub()
        try engine.write { try $0.run("delete from erasing") }
    }

    private static let pageOfEntries = 10_000

    /// The messages that entries with words name, of all firms here, by the beginnings of their digests. O(entries).
    private func namedMessages() throws -> Set<UInt64> {
        try engine.read { database in
            var named: Set<UInt64> = []
            for firm in try database.rows("select number from firm") {
                var last: Int64? = 0
                while let after = last {
                    let rows = try database.rows(
                        """
                        select number, body ->> 'raw' from entry where firm = \(firm.integer(0)) and number > \(after)
                        and kind in ('interaction.mailed', 'interaction.placed') and words is not null
                        order by number limit \(Self.pageOfEntries)
                        """)
                    for row in rows { named.insert(Self.brief(row.text(1))) }
                    last = rows.last?.integer(0)
                }
            }
            return named
        }
    }

    /// Sixteen digits tell messages apart, and take a quarter of the room.
    private static func brief(_ digest: String) -> UInt64 { UInt64(digest.prefix(16), radix: 16) ?? 0 }
}
