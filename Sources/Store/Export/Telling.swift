import Care

// What an import of another firm's export asks of what is here.

/// How far a record from elsewhere has come into this one.
public struct OriginRuns: Sendable, Equatable {
    /// How many runs of it were taken back.
    public let undone: Int
    /// The first that was not; nil where there is none.
    public let first: Int64?
}

/// What has become here of an entry from elsewhere.
public enum Told: Sendable, Equatable {
    /// It is here.
    case stands(entry: Int64, thing: Int64)
    /// It was here, and its words were erased by law before it was taken back.
    case erased
    case no
}

extension Reading {
    /// The import runs of the firm with this public id.
    public func runs(of origin: String) throws -> OriginRuns {
        let log = EntryLog(database: database, firm: firm)
        var (undone, first): (Int, Int64?) = (0, nil)
        for row in try database.rows("select number from import_run where firm = \(firm) order by number") {
            let facts = try log.all(about: row.integer(0)).map(\.fact)
            guard case .importRun(.started(_, _, _, _, origin))? = facts.first else { continue }
            if facts.contains(where: { if case .importRun(.undone) = $0 { true } else { false } }) {
                undone += 1
            } else {
                first = first ?? row.integer(0)
            }
        }
        return OriginRuns(undone: undone, first: first)
    }

    /// What has become of an entry that could be here under any of these identities.
    public func told(_ identities: [Identity]) throws -> Told {
        var isErased = false
        for identity in identities {
            let after = identity.bytes + [UInt8](repeating: 0xFF, count: Identity.digestLength + 1)
            let row = try database.row(
                """
                select number, about, \(EntryLog.stands), words is null from entry
                where firm = \(firm) and command >= \(identity.bytes) and command < \(after) and ordinal = 0
                """)
            if let row, row.flag(2) { return .stands(entry: row.integer(0), thing: row.integer(1)) }
            isErased = isErased || row?.flag(3) ?? false
        }
        return isErased ? .erased : .no
    }

    /// Who of the firm was here before an entry, by address: present staff before colleagues.
    public func ofTheFirm(before entry: Int64) throws -> [String: Int64] {
        let colleagues = try database.rows(
            "select address, number from colleague where firm = \(firm) and number < \(entry) order by number desc")
        var known = Dictionary(colleagues.map { ($0.text(0), $0.integer(1)) }) { _, first in first }
        for member in staff.values where member.number < entry && !member.left { known[member.address] = member.number }
        known[""] = nil
        return known
    }

    /// Whether somebody here has said when the firm, or one of its staff, works.
    public func saysHours(of thing: Int64) throws -> Bool {
        try EntryLog(database: database, firm: firm).standing(about: thing).contains { entry in
            switch entry.fact {
            case .firm(.hours), .staff(.hours): !entry.via.hasPrefix(ImportRuns.via)
            case .firm, .staff, .colleague, .team, .party, .interaction, .promise, .importRun, .list, .undone: false
            }
        }
    }
}
