import Care

/// By what imports know people and organizations again: the rows they came by, their numbers in other systems, an organization's name.
struct KnownAsTable: Table {
    enum Kind: String { case row, identifier, organization }

    let database: any Database
    let firm: Int64

    func apply(_ entry: Entry) throws {
        guard case .party(let fact) = entry.fact else { return }
        switch fact {
        case .added(let kind, let details, _):
            try insert(details.source, entry.about)
            if kind == .organization { try insert(.organization, Fold.text(details.name), entry.about) }
        case .corrected(let change):
            try insert(change.source, entry.about)
            if change.name != nil { try rename(entry.about) }
        case .belongs, .confirmed, .merged, .unmerged, .distinct, .closed, .opened, .erased: break
        }
    }

    private func insert(_ source: Party.Source?, _ party: Int64) throws {
        guard let source else { return }
        try insert(.row, source.raw, party)
        if !source.identifier.isEmpty { try insert(.identifier, source.identifier, party) }
    }

    private func insert(_ kind: Kind, _ value: String, _ party: Int64) throws {
        try database.run(
            "insert or ignore into known_as (firm, kind, value, party) values (\(firm), \(kind.rawValue), \(value), \(party))")
    }

    private func rename(_ party: Int64) throws {
        try database.run("delete from known_as where firm = \(firm) and party = \(party) and kind = \(Kind.organization.rawValue)")
        let now = try database.row("select name from party where firm = \(firm) and number = \(party) and kind = 'organization'")
        if let now { try insert(.organization, Fold.text(now.text(0)), party) }
    }

    func forget(_ thing: Int64) throws { try database.run("delete from known_as where firm = \(firm) and party = \(thing)") }
    func clear() throws { try database.run("delete from known_as where firm = \(firm)") }

    /// Who is known so; the first where several are.
    func party(_ kind: Kind, _ value: String) throws -> Int64? {
        try database.row(
            "select party from known_as where firm = \(firm) and kind = \(kind.rawValue) and value = \(value) order by party limit 1")?
            .integer(0)
    }
}
