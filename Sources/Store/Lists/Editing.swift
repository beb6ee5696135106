import Care

/// A party as somebody is about to correct it: what was said about it alone, without those merged with it.
public struct Editing: Sendable {
    public let party: Party
    /// The last entry about it.
    public let seen: Int64
    /// The names of the organizations it belongs or belonged to, by number.
    public let organizations: [Int64: String]
}

/// What somebody said about a party, and when.
public struct Said: Sendable {
    public let by: String
    public let at: Instant
    public let fact: Party.Fact
}

extension Reading {
    /// Nil where there is no party of that number.
    public func editing(_ number: Int64) throws -> Editing? {
        let table = PartyTable(database: database, firm: firm)
        guard let party = try table.party(number) else { return nil }
        let seen = try EntryLog(database: database, firm: firm).last(about: number)
        return Editing(party: party, seen: seen, organizations: try names(of: party.memberships.map(\.organization)))
    }

    /// The others who are shown as one with a party, each as they were said.
    public func shownAsOne(with number: Int64) throws -> [Party] {
        let table = PartyTable(database: database, firm: firm)
        let others = try table.group(of: number).filter { $0 != number }.map(SQL.Value.integer)
        return try table.parties("firm = \(firm) and number in (\(list: others))").map(\.party)
    }

    /// The party as it was known when the entry `seen` was the last about it. O(what was said about it).
    public func party(_ number: Int64, asOf seen: Int64) throws -> Party? {
        let entries = try EntryLog(database: database, firm: firm).standing(about: number).filter { $0.number <= seen }
        return entries.reduce(nil as Party?) { party, entry in
            guard case .party(let fact) = entry.fact else { return party }
            guard var party else { return Party(number: number, fact) }
            party.apply(fact)
            return party
        }
    }

    /// What was said about a party after an entry, in order.
    public func said(of number: Int64, since seen: Int64) throws -> [Said] {
        try EntryLog(database: database, firm: firm).standing(about: number).compactMap { entry in
            guard entry.number > seen, case .party(let fact) = entry.fact else { return nil }
            return said(entry, fact)
        }
    }

    /// When and by whom each of these was merged into another.
    public func mergings(of parties: [Int64]) throws -> [Int64: Said] {
        let entries = try EntryLog(database: database, firm: firm).standing(about: parties, kind: "party.merged")
        return entries.reduce(into: [:]) { mergings, entry in
            if case .party(let fact) = entry.fact { mergings[entry.about] = said(entry, fact) }
        }
    }

    private func said(_ entry: Entry, _ fact: Party.Fact) -> Said {
        Said(by: entry.by.staff.flatMap { staff[$0]?.name } ?? "An import", at: entry.at, fact: fact)
    }
}

extension Reading {
    /// The names of the organizations somebody belongs or belonged to, by number.
    public func organizationNames(_ party: Party) throws -> [Int64: String] { try names(of: party.memberships.map(\.organization)) }

    /// Whose mail address this is, as they are shown; nil where it is nobody's.
    public func party(at address: String) throws -> Int64? {
        let table = PartyTable(database: database, firm: firm)
        return try table.number(at: address.lowercased()).map { try table.root(of: $0) }
    }
}
