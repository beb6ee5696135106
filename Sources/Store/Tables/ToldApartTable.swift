import Care

/// Who was said to be two, however alike: one row as it was said.
struct ToldApartTable: Table {
    let database: any Database
    let firm: Int64

    func apply(_ entry: Entry) throws {
        guard case .party(.distinct(let other)) = entry.fact else { return }
        try database.run("insert or ignore into told_apart (firm, party, other) values (\(firm), \(entry.about), \(other))")
    }

    func forget(_ thing: Int64) throws { try database.run("delete from told_apart where firm = \(firm) and party = \(thing)") }
    func clear() throws { try database.run("delete from told_apart where firm = \(firm)") }

    /// All of them, by the parties that stand for them now.
    func roots() throws -> Set<[Int64]> {
        let rows = try database.rows(
            """
            select one.root, two.root from told_apart t join party one on one.firm = t.firm and one.number = t.party
            join party two on two.firm = t.firm and two.number = t.other where t.firm = \(firm)
            """)
        return Set(rows.map { [$0.integer(0), $0.integer(1)].sorted() })
    }
}
