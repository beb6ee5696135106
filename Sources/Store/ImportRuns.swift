import Care

/// What came by an import run, worked out from the record when somebody wants to take it back.
struct ImportRuns {
    let database: any Database
    let firm: Int64

    /// Nil where there is no run of that number. O(entries from the run's start to its end).
    func candidate(_ run: Int64) throws -> ImportRun.Candidate? {
        let log = EntryLog(database: database, firm: firm)
        let own = try log.all(about: run)
        guard let first = own.first, case .importRun(.started(_, _, _, let paths, _)) = first.fact, !first.via.hasPrefix(Self.via) else {
            return nil
        }
        let isUndone = own.contains { if case .importRun(.undone) = $0.fact { true } else { false } }
        let end = Self.end(own)
        let staying = try staying(run, until: end)
        let came = try database.rows(
            """
            select number, about from entry where firm = \(firm) and number > \(run) and number <= \(end ?? .max) and via = \(via(run))
            and about <> \(run) and \(EntryLog.stands) order by number
            """
        ).filter { !staying.contains($0.integer(1)) }.map { $0.integer(0) }
        return ImportRun.Candidate(
            name: ImportLine.name(of: paths) ?? "", ranges: Self.ranges(came), staying: staying.count, isUndone: isUndone)
    }

    /// People and organizations who came by a run and stay when it is taken back.
    func staying(_ run: Int64) throws -> Set<Int64> {
        try staying(run, until: Self.end(try EntryLog(database: database, firm: firm).all(about: run)))
    }

    /// The entry that ended a run; nil for one that was stopped on the way.
    private static func end(_ own: [Entry]) -> Int64? {
        own.first { if case .importRun(.finished) = $0.fact { true } else { false } }?.number
    }

    func exists(_ run: Int64) throws -> Bool {
        try database.row("select 1 from entry where firm = \(firm) and number = \(run) and kind = 'import.started'") != nil
    }

    /// What came by a run has this before the run's number.
    static let via = "import:"
    private func via(_ run: Int64) -> String { "\(Self.via)\(run)" }

    /// People and organizations that began with the run and upon whom something stands that did not come by it.
    private func staying(_ run: Int64, until end: Int64?) throws -> Set<Int64> {
        let began: SQL = """
            select number from entry where firm = \(firm) and number > \(run) and number <= \(end ?? .max) and via = \(via(run))
            and about = number and kind in ('person.added', 'organization.added')
            """
        let rows = try database.rows(
            """
            with began as (\(began))
            select about from began join entry on entry.firm = \(firm) and entry.about = began.number
                where via <> \(via(run)) and \(EntryLog.stands)
            union select party from began join promise on promise.firm = \(firm) and promise.party = began.number
                join entry on entry.firm = \(firm) and entry.number = promise.number where via <> \(via(run))
            union select party from began join taking_part on taking_part.firm = \(firm) and taking_part.party = began.number
                join entry on entry.firm = \(firm) and entry.number = taking_part.interaction where via <> \(via(run))
            union select organization from began join membership on membership.firm = \(firm) and membership.organization = began.number
                join entry on entry.firm = \(firm) and entry.number = membership.party where via <> \(via(run))
            union select merged_into from began join party on party.firm = \(firm) and party.merged_into = began.number
                join entry on entry.firm = \(firm) and entry.number = party.number where via <> \(via(run))
            """)
        return try withOrganizations(Set(rows.map { $0.integer(0) }))
    }

    /// The organizations of those who stay stay with them.
    private func withOrganizations(_ people: Set<Int64>) throws -> Set<Int64> {
        let list = people.sorted().map(SQL.Value.integer)
        let rows = try database.rows("select organization from membership where firm = \(firm) and party in (\(list: list))")
        return people.union(rows.map { $0.integer(0) })
    }

    /// Numbers in a row as ranges.
    private static func ranges(_ numbers: [Int64]) -> [Undone] {
        numbers.reduce(into: []) { ranges, number in
            if let last = ranges.last, last.last + 1 == number {
                ranges[ranges.count - 1] = Undone(first: last.first, last: number)
            } else {
                ranges.append(Undone(first: number, last: number))
            }
        }
    }
}
