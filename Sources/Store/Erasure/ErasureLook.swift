import Care

/// What erasing somebody would take, worked out from the record.
struct ErasureLook {
    let database: any Database
    let firm: Int64

    private var parties: PartyTable { PartyTable(database: database, firm: firm) }

    /// Nil where there is nobody of that number. O(entries).
    func candidate(_ question: Erased.Question) throws -> Erased.Candidate? { try look(question)?.candidate }

    /// The same, with all that was found of them.
    func look(_ question: Erased.Question) throws -> (candidate: Erased.Candidate, found: Concerning)? {
        guard let whole = try parties.whole(question.party) else { return nil }
        let asked = try everybody(question, whole)
        let found = try Concerning(asked.numbers, database: database, firm: firm)
        let entries = try entries(found, shared: question.shared)
        let parts = asked.numbers.map { party in
            Erased.Candidate.Part(party: party, ranges: Erased.ranges((entries[party] ?? []).sorted()))
        }
        let candidate = Erased.Candidate(
            name: whole.shown, parts: parts, openPromises: try openPromises(asked.numbers), people: asked.left,
            called: found.called.sorted())
        return (candidate, found)
    }

    /// Who is erased together, and the names of those who belong to the organization and are not asked for.
    private func everybody(_ question: Erased.Question, _ whole: Party) throws -> (numbers: [Int64], left: [String]) {
        let group = try parties.group(of: whole.number)
        let people = whole.kind == .organization ? try parties.people(of: whole.number).filter { !$0.isErased } : []
        if !question.people { return (group, people.map(\.shown)) }
        return (group + (try parties.groups(of: people.map(\.number))).filter { !group.contains($0) }, [])
    }

    /// The entries that still have words, by the party for whose sake they go. Why somebody was erased stays.
    private func entries(_ found: Concerning, shared: Bool) throws -> [Int64: [Int64]] {
        var entries: [Int64: [Int64]] = [:]
        let things = [found.parties, found.own, found.runs, shared ? found.shared : [:]].joined()
        for (thing, asked) in things {
            let rows = try database.rows(
                """
                select number from entry
                where firm = \(firm) and about = \(thing) and words is not null and kind <> \(Erased.kind)
                """)
            entries[asked, default: []] += rows.map { $0.integer(0) }
        }
        for one in found.lists { entries[one.asked, default: []].append(one.entry) }
        return entries
    }

    private func openPromises(_ parties: [Int64]) throws -> Int {
        Int(
            try database.row(
                """
                select count(*) from promise
                where firm = \(firm) and state = 'open' and party in (\(list: parties.map(SQL.Value.integer)))
                """)?.integer(0) ?? 0)
    }
}
