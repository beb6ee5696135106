import Care

/// To which teams each party is closed, worked out from what was said of it, of all who are shown as one with it, and of the
/// organizations they belong to now. Only closed parties have rows.
struct ClosedTable {
    let database: any Database
    let firm: Int64

    /// Works it out for everybody who is shown as one with this party and, where that is an organization, for its people.
    func workOut(_ party: Int64) throws {
        guard try isAnything() else { return }
        let table = PartyTable(database: database, firm: firm)
        let group = try table.group(of: party)
        try workOut(group: group)
        var seen = Set(group)
        for person in try people(of: group) where seen.insert(person).inserted {
            let members = try table.group(of: person)
            seen.formUnion(members)
            try workOut(group: members)
        }
    }

    /// Forgets a party.
    func forget(_ party: Int64) throws { try database.run("delete from closed where firm = \(firm) and party = \(party)") }

    func clear() throws { try database.run("delete from closed where firm = \(firm)") }

    /// Most firms close nobody: then there is nothing to work out.
    private func isAnything() throws -> Bool {
        try database.row(
            """
            select exists (select 1 from party where firm = \(firm) and team is not null)
                or exists (select 1 from closed where firm = \(firm))
            """)?.flag(0) ?? false
    }

    private func workOut(group: [Int64]) throws {
        let list = group.map(SQL.Value.integer)
        let teams = try database.numbers(
            """
            select team from party where firm = \(firm) and number in (\(list: list)) and team is not null
            union select o.team from membership m join party g on g.firm = m.firm and g.number = m.organization
                join party o on o.firm = g.firm and o.root = g.root
                where m.firm = \(firm) and m.party in (\(list: list)) and m.last_day is null and o.team is not null
            """)
        try database.run("delete from closed where firm = \(firm) and party in (\(list: list))")
        for party in group {
            for team in Set(teams) {
                try database.run("insert into closed (firm, party, team) values (\(firm), \(party), \(team))")
            }
        }
    }

    private func people(of group: [Int64]) throws -> [Int64] {
        try database.numbers(
            "select party from membership where firm = \(firm) and organization in (\(list: group.map(SQL.Value.integer)))")
    }
}
