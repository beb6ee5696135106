import Care

/// Who answers for whom, and what of it a change of rights would hide from them.
struct Answering {
    let database: any Database
    let firm: Int64

    /// Who is responsible for a party or its people, or owns an open promise to one of them.
    func who(for party: Int64) throws -> [Int64] {
        let table = PartyTable(database: database, firm: firm)
        let group = try table.group(of: party)
        let people = try database.numbers(
            """
            select party from membership where firm = \(firm) and last_day is null
            and organization in (\(list: group.map(SQL.Value.integer)))
            """)
        let all = try table.groups(of: group + people).map(SQL.Value.integer)
        return try database.numbers(
            """
            select responsible from party where firm = \(firm) and number in (\(list: all)) and responsible is not null
            union select owner from promise where firm = \(firm) and party in (\(list: all)) and state = 'open'
            """)
    }

    /// How many open promises somebody owns to clients that they see by this team alone.
    func owed(within team: Int64, by owner: Int64) throws -> Int {
        Int(
            try database.row(
                """
                select count(*) from promise p where p.firm = \(firm) and p.state = 'open' and p.owner = \(owner)
                and exists (select 1 from closed c where c.firm = p.firm and c.party = p.party and c.team = \(team))
                and not exists (select 1 from closed c join team_member m on m.firm = c.firm and m.team = c.team and m.staff = p.owner
                    where c.firm = p.firm and c.party = p.party and c.team <> \(team))
                """)?.integer(0) ?? 0)
    }
}
