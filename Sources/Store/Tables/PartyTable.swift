import Care

/// People and organizations, with every address and number they are reached at.
///
/// A party that was found to be another points at it (`merged_into`); `root` is where the pointers end, its own number where it stands
/// for itself. What was said about either stays with it, and lists show the root.
struct PartyTable: Table {
    let database: any Database
    let firm: Int64

    func apply(_ entry: Entry) throws {
        guard case .party(let fact) = entry.fact else { return }
        if let party = Party(number: entry.about, fact) {
            try insert(party)
            try closed.workOut(party.number)
        } else if var party = try self.party(entry.about) {
            party.apply(fact)
            let before = try group(of: party.number)
            try delete(party.number)
            try insert(party)
            for member in Set(try before + group(of: party.number)).sorted() {
                try WaitingTable(database: database, firm: firm).workOut(party: member)
                try closed.workOut(member)
            }
        }
    }

    private var closed: ClosedTable { ClosedTable(database: database, firm: firm) }

    private func insert(_ party: Party) throws {
        try database.run(
            """
            insert into party (firm, number, kind, name, standing, responsible, organization, notes, automatic, merged_into, root, profile,
                erased, team)
            values (\(firm), \(party.number), \(party.kind.rawValue), \(party.name), \(party.standing.rawValue), \(party.responsible),
                \(party.organization), \(party.notes), \(party.automatic.map { $0 ? 1 : 0 }), \(party.mergedInto),
                \(party.number), \(party.profile.json.text), \(party.isErased), \(party.team))
            """)
        try insertReaches(party)
        for (place, one) in party.memberships.enumerated() {
            try database.run(
                """
                insert into membership (firm, party, place, organization, role, first_day, last_day)
                values (\(firm), \(party.number), \(place), \(one.organization), \(one.role), \(one.from?.iso), \(one.until?.iso))
                """)
        }
        for tag in party.profile.tags {
            try database.run("insert or ignore into tag (firm, tag, party) values (\(firm), \(tag), \(party.number))")
        }
        try insertTraits(party)
        if party.kind == .organization { try WaitingTable(database: database, firm: firm).workOutHolders(ofPeopleOf: party.number) }
        try workOutRoot(party.number, mergedInto: party.mergedInto)
    }

    private func insertReaches(_ party: Party) throws {
        let region = party.numbers.isEmpty ? "" : try region()
        let reaches =
            party.addresses.map { ("address", $0, $0) }
            + party.numbers.map { ("number", PhoneNumber($0, region: region).digits, $0) }
        for (place, reach) in reaches.enumerated() {
            try database.run(
                """
                insert into reach (firm, party, place, kind, value, shown, domain)
                values (\(firm), \(party.number), \(place), \(reach.0), \(reach.1), \(reach.2),
                    \(reach.0 == "address" ? MailDomain.own(reach.1) : nil))
                """)
        }
    }

    /// Follows the pointers from here, and brings along those who point here. O(those merged).
    private func workOutRoot(_ number: Int64, mergedInto: Int64?) throws {
        if let mergedInto {
            let root = try self.root(of: mergedInto)
            try database.run("update party set root = \(root) where firm = \(firm) and number = \(number)")
        }
        for row in try database.rows("select number from party where firm = \(firm) and merged_into = \(number)") {
            try workOutRoot(row.integer(0), mergedInto: number)
        }
    }

    private func delete(_ party: Int64) throws {
        try database.run("delete from party where firm = \(firm) and number = \(party)")
        for table in ["reach", "membership", "tag", "trait"] {
            try database.run("delete from \(SQL(ours: table)) where firm = \(firm) and party = \(party)")
        }
    }

    func forget(_ thing: Int64) throws {
        try delete(thing)
        try closed.forget(thing)
    }

    func clear() throws {
        try closed.clear()
        for table in ["party", "reach", "membership", "tag", "trait"] {
            try database.run("delete from \(SQL(ours: table)) where firm = \(firm)")
        }
    }

    // MARK: Queries

    /// Somebody's phone numbers as `PhoneNumber` reads them.
    func digits(of party: Int64) throws -> [String] {
        try database.rows("select value from reach where firm = \(firm) and party = \(party) and kind = 'number' order by place").map {
            $0.text(0)
        }
    }

    /// The country from which the firm writes numbers.
    func region() throws -> String {
        Region.of(zone: try database.row("select zone from firm where number = \(firm)")?.text(0) ?? "")
    }

    /// What was said about this one alone.
    func party(_ number: Int64) throws -> Party? { try parties("firm = \(firm) and number = \(number)").first?.party }

    /// As it is shown: the one it was merged into, with all who were merged with it.
    func whole(_ number: Int64) throws -> Party? { try wholes([number]).first }

    /// As they are shown, each once, in the order of these numbers. Four queries for all of them.
    func wholes(_ numbers: [Int64]) throws -> [Party] {
        let asked = try database.rows(
            "select root from party where firm = \(firm) and number in (\(list: numbers.map(SQL.Value.integer)))")
        let all = try parties("firm = \(firm) and root in (\(list: asked.map(\.values[0])))")
        let roots = Dictionary(grouping: all) { $0.root }
        var seen: Set<Int64> = []
        let rootOf = Dictionary(all.map { ($0.party.number, $0.root) }) { first, _ in first }
        return numbers.compactMap { number in
            guard let root = rootOf[number], seen.insert(root).inserted, let members = roots[root] else { return nil }
            guard let own = members.first(where: { $0.party.number == root }) else { return nil }
            return members.filter { $0.party.number != root }.reduce(own.party) { $0.absorbing($1.party) }
        }
    }

    /// The party that stands for this one.
    func root(of number: Int64) throws -> Int64 {
        try database.row("select root from party where firm = \(firm) and number = \(number)")?.integer(0) ?? number
    }

    /// Everybody who is shown as one with this one, itself too.
    func group(of number: Int64) throws -> [Int64] {
        let members = try database.rows("select number from party where firm = \(firm) and root = \(root(of: number))").map {
            $0.integer(0)
        }
        return members.isEmpty ? [number] : members.sorted()
    }

    /// Everybody who is shown as one with any of these.
    func groups(of numbers: [Int64]) throws -> [Int64] {
        let roots = try database.rows(
            "select root from party where firm = \(firm) and number in (\(list: numbers.map(SQL.Value.integer)))")
        let all = try database.rows("select number from party where firm = \(firm) and root in (\(list: roots.map(\.values[0])))")
        return all.map { $0.integer(0) }.sorted()
    }

    /// Those merged into this one, or into one that was, and not the one that stands for them.
    func merged(with number: Int64) throws -> [Party] {
        try parties("firm = \(firm) and root = \(number) and number <> \(number)").map(\.party)
    }

    /// The people who belong to an organization now, by number.
    func people(of organization: Int64) throws -> [Party] {
        let members = try database.rows(
            """
            select distinct m.party from party p cross join membership m
            where p.firm = \(firm) and p.root = \(organization) and m.firm = p.firm and m.organization = p.number and m.last_day is null
            order by m.party
            """)
        return try wholes(members.map { $0.integer(0) }).filter { !$0.isErased }
    }

    /// Clients and other organizations and people, newest first; without those erased, of whom nothing can be told.
    func newest(_ limit: Int, before: Int64 = .max) throws -> [Party] {
        let rows = try database.rows(
            """
            select number from party where firm = \(firm) and number < \(before) and merged_into is null and erased = 0
            order by number desc limit \(limit)
            """
        )
        return try wholes(rows.map { $0.integer(0) })
    }

    /// Whose address this is; the first who had it where several do.
    func number(at address: String) throws -> Int64? {
        // Asked for the smallest, the planner would walk all parties in order.
        try database.rows("select party from reach where firm = \(firm) and kind = 'address' and value = \(address)").map { $0.integer(0) }
            .min()
    }
}
