import Care

/// All that the record says about one thing, as it was written down, what was taken back too.
public struct Explanation: Sendable {
    public struct Line: Sendable, Equatable {
        public let number: Int64
        public let at: Instant
        public let recorded: Instant
        public let by: String
        public let via: String
        public let about: Int64
        public let kind: String
        public let body: JSON
        /// Nil once they were erased.
        public let words: JSON?
        public let undone: Bool
    }

    public let lines: [Line]
}

extension Reading {
    /// The entries about a thing, or the one entry of that number; nil for a party, which has a story, and for no number at all.
    public func explanation(of thing: Int64) throws -> Explanation? {
        if try party(thing) != nil { return nil }
        guard let entry = try EntryLog(database: database, firm: firm).entry(thing) else { return nil }
        if entry.about != thing { return Explanation(lines: [line(entry, undone: try isUndone(thing))]) }
        let log = EntryLog(database: database, firm: firm)
        let standing = Set(try log.standing(about: thing).map(\.number))
        return Explanation(lines: try log.all(about: thing).map { line($0, undone: !standing.contains($0.number)) })
    }

    func line(_ entry: Entry, undone: Bool) -> Explanation.Line {
        let form = entry.fact.form
        return Explanation.Line(
            number: entry.number, at: entry.at, recorded: entry.recorded, by: entry.by.staff.flatMap { staff[$0]?.name } ?? entry.by.text,
            via: entry.via, about: entry.about, kind: form.kind, body: form.body, words: entry.isErased ? nil : form.words,
            undone: undone)
    }

    private func isUndone(_ entry: Int64) throws -> Bool {
        try database.row("select 1 from undone where firm = \(firm) and \(entry) between first and last") != nil
    }

    /// The whole of a taken-in message: where its bytes lie, and what the record took of them; nil for anything else.
    public func message(_ interaction: Int64) throws -> (
        raw: String, subject: String, sender: String, address: String, at: Instant, text: String, party: Int64?
    )? {
        try database.row(
            """
            select raw, subject, sender, address, at, text,
                (select min(party) from taking_part t where t.firm = i.firm and t.interaction = i.number)
            from interaction i where firm = \(firm) and number = \(interaction) and raw is not null
            """
        ).map { ($0.text(0), $0.text(1), $0.text(2), $0.text(3), Instant(milliseconds: $0.integer(4)), $0.text(5), $0.optionalInteger(6)) }
    }
}

extension Reading {
    /// The entries that came by the command this entry belongs to, in order; empty where they have been taken back.
    public func command(of entry: Int64) throws -> [Entry] {
        let log = EntryLog(database: database, firm: firm)
        guard let first = try log.entry(entry) else { return [] }
        return try !isUndone(entry) ? try log.entries(identity: Array(first.command.prefix(Identity.length))) : []
    }

    /// How many entries the record holds.
    public func entryCount() throws -> Int64 { try database.row("select head from firm where number = \(firm)")?.integer(0) ?? 0 }
}
