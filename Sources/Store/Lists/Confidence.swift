import Care

extension Reading {
    /// All teams with their members, by name.
    public func teams() throws -> [Team] {
        try TeamTable(database: database, firm: firm).teams().values.sorted { ($0.name, $0.number) < ($1.name, $1.number) }
    }

    /// The teams to which a party is closed, by itself or by an organization; empty where everybody sees it.
    public func closed(_ party: Int64) throws -> [Team] {
        let numbers = Set(try database.numbers("select team from closed where firm = \(firm) and party = \(party)"))
        return numbers.isEmpty ? [] : try teams().filter { numbers.contains($0.number) }
    }

    /// Which of these interactions are private, and among whom of the staff: by names, whoever reads as “you”.
    public func confidants(of interactions: [Int64]) throws -> [Int64: [String]] {
        let rows = try database.rows(
            """
            select distinct i.number, c.staff from interaction i join interaction j on j.firm = i.firm and j.thread = i.thread
            join confided c on c.firm = j.firm and c.interaction = j.number
            where i.firm = \(firm) and i.number in (\(list: interactions.map(SQL.Value.integer))) order by i.number, c.staff
            """)
        return rows.byFirst.mapValues { $0.map { $0.integer(1) == me ? "you" : staff[$0.integer(1)]?.name ?? "" } }
    }

    /// Whether an interaction was itself made private; nil where it is none, or the reader does not see it.
    public func isConfided(_ interaction: Int64) throws -> Bool? {
        try database.row(
            """
            select exists (select 1 from confided c where c.firm = i.firm and c.interaction = i.number) from interaction i
            where i.firm = \(firm) and i.number = \(interaction)
            """)?.flag(0)
    }
}
