import Care

/// Teams and who is of them.
struct TeamTable: Table {
    let database: any Database
    let firm: Int64

    func apply(_ entry: Entry) throws {
        guard case .team(let fact) = entry.fact else { return }
        switch fact {
        case .formed(let name):
            try database.run("insert into team (firm, number, name) values (\(firm), \(entry.about), \(name))")
        case .joined(let staff):
            try database.run(
                "insert or ignore into team_member (firm, team, staff) values (\(firm), \(entry.about), \(staff))")
        case .left(let staff):
            try database.run("delete from team_member where firm = \(firm) and team = \(entry.about) and staff = \(staff)")
        }
        try WaitingTable(database: database, firm: firm).workOutHolders()
    }

    func forget(_ thing: Int64) throws {
        guard try database.row("select 1 from team where firm = \(firm) and number = \(thing)") != nil else { return }
        try WaitingTable(database: database, firm: firm).workOutHolders()
        try database.run("delete from team where firm = \(firm) and number = \(thing)")
        try database.run("delete from team_member where firm = \(firm) and team = \(thing)")
    }

    func clear() throws {
        try database.run("delete from team where firm = \(firm)")
        try database.run("delete from team_member where firm = \(firm)")
    }

    /// All teams by number, each with its members.
    func teams() throws -> [Int64: Team] {
        let members = try database.rows("select team, staff from team_member where firm = \(firm)").byFirst
        let teams = try database.rows("select number, name from team where firm = \(firm)").map { row in
            Team(number: row.integer(0), name: row.text(1), members: Set((members[row.integer(0)] ?? []).map { $0.integer(1) }))
        }
        return Dictionary(uniqueKeysWithValues: teams.map { ($0.number, $0) })
    }
}
