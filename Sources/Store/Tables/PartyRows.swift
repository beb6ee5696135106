import Care

extension PartyTable {
    /// A party as it was said, and the one that stands for it.
    struct Found {
        let party: Party
        let root: Int64
    }

    /// Parties with their addresses, numbers and memberships: three queries for all of them.
    func parties(_ condition: SQL) throws -> [Found] {
        let rows = try database.rows(
            """
            select number, kind, name, standing, responsible, notes, automatic, merged_into, root, profile, erased, team from party
            where \(condition)
            """
        ).sorted { $0.integer(0) < $1.integer(0) }
        let list = rows.map { SQL.Value.integer($0.integer(0)) }
        let reaches = try database.rows(
            """
            select party, kind, shown from reach where firm = \(firm) and party in (\(list: list)) order by party, place
            """)
        let memberships = try database.rows(
            """
            select party, organization, role, first_day, last_day from membership
            where firm = \(firm) and party in (\(list: list)) order by party, place
            """)
        let (reachesOf, membershipsOf) = (reaches.byFirst, memberships.byFirst)
        return try rows.compactMap { try found($0, reachesOf[$0.integer(0)] ?? [], membershipsOf[$0.integer(0)] ?? []) }
    }

    private func found(_ row: Row, _ reaches: [Row], _ memberships: [Row]) throws -> Found? {
        func shown(_ kind: String) -> [String] { reaches.filter { $0.text(1) == kind }.map { $0.text(2) } }
        let details = Party.Details(
            name: row.text(2), addresses: shown("address"), numbers: shown("number"), notes: row.text(5),
            profile: Profile(try JSON(row.text(9))))
        let kind = Party.Kind(rawValue: row.text(1)) ?? .person
        let standing = Party.Standing(rawValue: row.text(3)) ?? .unknown
        guard var party = Party(number: row.integer(0), .added(kind, details, standing: standing)) else { return nil }
        party.responsible = row.optionalInteger(4)
        party.automatic = row.optionalInteger(6).map { $0 != 0 }
        party.mergedInto = row.optionalInteger(7)
        party.isErased = row.flag(10)
        party.team = row.optionalInteger(11)
        party.memberships = memberships.map {
            Membership(
                organization: $0.integer(1), role: $0.text(2), from: $0.optionalText(3).flatMap { Day(iso: $0) },
                until: $0.optionalText(4).flatMap { Day(iso: $0) })
        }
        return Found(party: party, root: row.integer(8))
    }
}

extension [Row] {
    /// Rows by the number in their first column.
    var byFirst: [Int64: [Row]] { Dictionary(grouping: self) { $0.integer(0) } }
}
