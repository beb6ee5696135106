import Care

/// Two who may be one, as they are shown: who they are, how likely it is, and why.
public struct Suggestion: Sendable, Equatable {
    public let kind: Party.Kind
    public let a: Int64
    public let b: Int64
    /// What they are called, a’s first.
    public let names: [String]
    /// 0 to 1.
    public let probability: Double
    /// What speaks for it first. A weight says, as a power of 2, how many times likelier it is to be seen of one party than of two.
    public let reasons: [Likeness.Reason]

    public var weight: Double { reasons.reduce(0) { $0 + $1.weight } }

    public var json: JSON {
        [
            "a": .integer(a), "b": .integer(b), "kind": .string(kind.rawValue),
            "probability": .number((probability * 10_000).rounded() / 10_000),
            "weight": .tenths(weight),
            "reasons": .array(reasons.map { ["words": .string($0.words), "weight": .tenths($0.weight)] }),
            "names": .array(names.map(JSON.string)),
        ]
    }
}

extension Reading {
    /// Who may be one, likeliest first; without those who were merged or told apart since. One query.
    public func suggestions(limit: Int? = nil) throws -> [Suggestion] { try suggestions("s.firm = \(firm)", limit: limit) }

    /// Who this one may be, likeliest first.
    public func suggestions(of party: Int64) throws -> [Suggestion] {
        try suggestions("s.firm = \(firm) and s.a = \(party)") + suggestions("s.firm = \(firm) and s.b = \(party)")
    }

    /// How many pairs may be one.
    public func suggestionCount() throws -> Int {
        Int(try database.row("select count(*) \(open("s.firm = \(firm)"))")?.integer(0) ?? 0)
    }

    private func open(_ condition: SQL) -> SQL {
        """
        from suggestion s join party p on p.firm = s.firm and p.number = s.a join party w on w.firm = s.firm and w.number = s.b
        where \(condition) and p.merged_into is null and w.merged_into is null
        and not exists (select 1 from told_apart t where t.firm = s.firm and t.party = s.a and t.other = s.b)
        and not exists (select 1 from told_apart t where t.firm = s.firm and t.party = s.b and t.other = s.a)
        """
    }

    private func suggestions(_ condition: SQL, limit: Int? = nil) throws -> [Suggestion] {
        let rows = try database.rows(
            """
            select s.kind, s.a, s.b, s.millionths, s.reasons,
                coalesce(nullif(p.name, ''), (
                    select r.shown from reach r where r.firm = p.firm and r.party = p.number order by r.place limit 1)),
                coalesce(nullif(w.name, ''), (
                    select r.shown from reach r where r.firm = w.firm and r.party = w.number order by r.place limit 1))
            \(open(condition))
            order by s.millionths desc, s.a desc, s.b desc limit \(limit ?? Int(Int32.max))
            """)
        return try rows.map { row in
            let reasons = try JSON(row.text(4)).array ?? []
            return Suggestion(
                kind: Party.Kind(rawValue: row.text(0)) ?? .person, a: row.integer(1), b: row.integer(2),
                names: [row.optionalText(5) ?? String(row.integer(1)), row.optionalText(6) ?? String(row.integer(2))],
                probability: Double(row.integer(3)) / Suggestions.millionths,
                reasons: reasons.map { Likeness.Reason(words: $0["words"]?.string ?? "", weight: $0["weight"]?.double ?? 0) })
        }
    }

    /// How many people and organizations were written down since the last look; nil where nobody has looked yet.
    public func addedSinceLook() throws -> Int? {
        guard let look = try database.row("select head from look where firm = \(firm)") else { return nil }
        let since: SQL = "firm = \(firm) and number > \(look.integer(0)) and erased = 0"
        return Int(try database.row("select count(*) from party where \(since)")?.integer(0) ?? 0)
    }
}
