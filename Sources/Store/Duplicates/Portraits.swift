import Care

/// All people or all organizations laid out to be compared: those merged already are one.
struct Portraits {
    let database: any Database
    let firm: Int64
    private let kind: Party.Kind

    /// By the party that stands for it.
    private var portraits: [Int64: Portrait] = [:]
    private var roots: [Int64: Int64] = [:]

    /// Reads them: a few queries over all of them, which is a job’s work and no page’s.
    static func all(_ kind: Party.Kind, _ database: any Database, firm: Int64) throws -> [Portrait] {
        var reading = Portraits(database: database, firm: firm, kind: kind)
        try reading.readParties()
        try reading.readReaches()
        switch kind {
        case .person: try reading.readMemberships()
        case .organization: try reading.readDomains()
        }
        return reading.portraits.values.sorted { $0.number < $1.number }
    }

    private init(database: any Database, firm: Int64, kind: Party.Kind) { (self.database, self.firm, self.kind) = (database, firm, kind) }

    /// Machines are no people: their addresses differ by a digit and mean nothing.
    private mutating func readParties() throws {
        let rows = try database.rows(
            """
            select number, root, name, profile from party where firm = \(firm) and kind = \(kind.rawValue)
            and (automatic is null or automatic = 0) and erased = 0 order by number
            """)
        for row in rows {
            let root = row.integer(1)
            roots[row.integer(0)] = root
            var portrait = portraits[root] ?? Portrait(number: root, name: "")
            if portrait.name.isEmpty || row.integer(0) == root { portrait.name = row.text(2).isEmpty ? portrait.name : row.text(2) }
            let profile = Profile(try JSON(row.text(3)))
            for place in profile.places { portrait.add(place: place) }
            for field in profile.fields {
                portrait.details += field.value.split(whereSeparator: \.isNewline).map { Portrait.Detail(field.name, String($0)) }
            }
            portraits[root] = portrait
        }
        if kind == .organization {
            for (root, portrait) in portraits { portraits[root]?.name = LegalForms.without(portrait.name) }
        }
    }

    private mutating func readReaches() throws {
        let rows = try database.rows(
            """
            select r.party, r.kind, r.value from reach r join party p on p.firm = r.firm and p.number = r.party
            where r.firm = \(firm) and p.kind = \(kind.rawValue) and r.kind in ('address', 'number') order by r.party, r.place
            """)
        for row in rows {
            guard let root = roots[row.integer(0)] else { continue }
            switch row.text(1) {
            case "address": portraits[root]?.addresses.append(row.text(2))
            case _: portraits[root]?.numbers.append(row.text(2))
            }
        }
    }

    private mutating func readMemberships() throws {
        let rows = try database.rows(
            """
            select m.party, o.name, m.role from membership m join party o on o.firm = m.firm and o.number = m.organization
            where m.firm = \(firm) order by m.party, m.place
            """)
        for row in rows {
            guard let root = roots[row.integer(0)] else { continue }
            portraits[root]?.details.append(Portrait.Detail("organization", LegalForms.without(row.text(1))))
            if !row.text(2).isEmpty { portraits[root]?.details.append(Portrait.Detail("role", row.text(2))) }
        }
    }

    /// An organization is known by the domains from which its people write.
    private mutating func readDomains() throws {
        let rows = try database.rows(
            """
            select distinct m.organization, substr(r.value, instr(r.value, '@') + 1) from membership m
            join reach r on r.firm = m.firm and r.party = m.party and r.kind = 'address' where m.firm = \(firm) order by 1, 2
            """)
        for row in rows {
            guard let root = roots[row.integer(0)] else { continue }
            portraits[root]?.details.append(Portrait.Detail("domain of its people", row.text(1)))
        }
    }
}
