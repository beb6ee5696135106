import Care

/// People and organizations, with every address and number they are reached at.
struct PartyTable: Table {
    let database: any Database
    let firm: Int64

    func apply(_ entry: Entry) throws {
        guard case .party(let fact) = entry.fact else { return }
        if let party = Party(number: entry.about, fact) {
            try insert(party)
        } else if var party = try self.party(entry.about) {
            party.apply(fact)
            try delete(party.number)
            try insert(party)
            try WaitingTable(database: database, firm: firm).workOut(party: party.number)
        }
    }

    private func insert(_ party: Party) throws {
        try database.run(
            """
            insert into party (firm, number, kind, name, standing, responsible, organization, role, notes, automatic)
            values (\(firm), \(party.number), \(party.kind.rawValue), \(party.name), \(party.standing.rawValue), \(party.responsible),
                \(party.organization), \(party.role), \(party.notes), \(party.automatic.map { $0 ? 1 : 0 }))
            """)
        let names = Set(Fold.text(party.name).split(whereSeparator: \.isWhitespace).map(String.init)).sorted()
        let reaches =
            party.addresses.map { ("address", $0, $0) } + party.numbers.map { ("number", Fold.digits($0), $0) }
            + names.map { ("name", $0, $0) }
        for (place, reach) in reaches.enumerated() {
            try database.run(
                """
                insert into reach (firm, party, place, kind, value, shown)
                values (\(firm), \(party.number), \(place), \(reach.0), \(reach.1), \(reach.2))
                """)
        }
    }

    private func delete(_ party: Int64) throws {
        try database.run("delete from party where firm = \(firm) and number = \(party)")
        try database.run("delete from reach where firm = \(firm) and party = \(party)")
    }

    func forget(_ thing: Int64) throws { try delete(thing) }

    func clear() throws {
        try database.run("delete from party where firm = \(firm)")
        try database.run("delete from reach where firm = \(firm)")
    }

    // MARK: Queries

    func party(_ number: Int64) throws -> Party? { try parties("firm = \(firm) and number = \(number)").first }

    /// The people of an organization, by name.
    func people(of organization: Int64) throws -> [Party] { try parties("firm = \(firm) and organization = \(organization)") }

    /// Clients and other organizations and people, newest first.
    func newest(_ limit: Int, before: Int64 = .max) throws -> [Party] {
        let rows = try parties("firm = \(firm) and number < \(before) order by number desc limit \(limit)")
        return rows.sorted { $0.number > $1.number }
    }

    private func parties(_ condition: SQL) throws -> [Party] {
        let rows = try database.rows(
            "select number, kind, name, standing, responsible, organization, role, notes, automatic from party where \(condition)")
        let reaches = try database.rows(
            """
            select party, kind, shown from reach where firm = \(firm) and party in (\(list: rows.map { .integer($0.integer(0)) }))
            order by party, place
            """)
        let byParty = Dictionary(grouping: reaches) { $0.integer(0) }
        return rows.compactMap { row in
            let own = byParty[row.integer(0)] ?? []
            let details = Party.Details(
                name: row.text(2), addresses: own.filter { $0.text(1) == "address" }.map { $0.text(2) },
                numbers: own.filter { $0.text(1) == "number" }.map { $0.text(2) })
            let kind = Party.Kind(rawValue: row.text(1)) ?? .person
            guard
                var party = Party(
                    number: row.integer(0), .added(kind, details, standing: Party.Standing(rawValue: row.text(3)) ?? .unknown))
            else { return nil }
            party.responsible = row.optionalInteger(4)
            party.organization = row.optionalInteger(5)
            (party.role, party.notes) = (row.text(6), row.text(7))
            party.automatic = row.optionalInteger(8).map { $0 != 0 }
            return party
        }
    }

    /// Whose address this is; the first who had it where several do.
    func number(at address: String) throws -> Int64? {
        // Asked for the smallest, the planner would walk all parties in order.
        try database.rows("select party from reach where firm = \(firm) and kind = 'address' and value = \(address)").map { $0.integer(0) }
            .min()
    }
}
