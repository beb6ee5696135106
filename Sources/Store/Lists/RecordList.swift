import Care

/// One entry of the record, with the leaf that proves it.
public struct RecordLine: Sendable, Equatable {
    public let number: Int64
    public let at: Instant
    public let recorded: Instant
    public let by: String
    public let via: String
    /// The thing it belongs to.
    public let about: Int64
    public let kind: String
    /// Nil where they were erased by law.
    public let words: String?
    public let isTakenBack: Bool
    /// In hex.
    public let leaf: String
}

/// Which entries are asked for; all that is said must hold.
public struct RecordQuestion: Sendable, Equatable {
    public var before: Int64 = .max
    public var thing: Int64?
    public var by: Int64?
    /// A noun, as `promise`: all kinds that begin with it.
    public var noun: String?

    public init() {}
}

extension Reading {
    /// So many entries are walked for one page at most, where no index leads to those of a kind.
    private static let mostWalked: Int64 = 100_000

    /// Entries of the record, the newest first, and where the earlier ones begin; nil where there are none.
    public func record(_ question: RecordQuestion, limit: Int) throws -> (lines: [RecordLine], earlier: Int64?) {
        let top = min(question.before, try entryCount() + 1)
        let floor = question.noun == nil ? 0 : max(0, top - Self.mostWalked)
        var conditions: SQL = "firm = \(firm) and number < \(top) and number >= \(floor)"
        if let thing = question.thing { conditions = "\(conditions) and about = \(thing)" }
        if let by = question.by { conditions = "\(conditions) and by = \(Actor.staff(by).text)" }
        if let noun = question.noun { conditions = "\(conditions) and kind >= \(noun + ".") and kind < \(noun + "/")" }
        let lines = try database.rows(
            """
            select number, at, recorded, by, via, about, kind, words, leaf, \(EntryLog.stands) from entry
            where \(conditions) order by number desc limit \(limit)
            """
        ).map(line)
        if let last = lines.last, lines.count == limit { return (lines, last.number) }
        return (lines, floor > 0 ? floor : nil)
    }

    private func line(_ row: Row) -> RecordLine {
        let by = Actor(row.text(3))?.staff.flatMap { staff[$0]?.name } ?? row.text(3)
        return RecordLine(
            number: row.integer(0), at: Instant(milliseconds: row.integer(1)), recorded: Instant(milliseconds: row.integer(2)), by: by,
            via: row.text(4), about: row.integer(5), kind: row.text(6), words: row.optionalText(7), isTakenBack: !row.flag(9),
            leaf: Hex.text(row.blob(8) ?? []))
    }
}
