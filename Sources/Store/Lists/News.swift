import Care

/// What has come to Today since it was shown.
public struct News: Sendable, Equatable {
    /// So many lines that were not there.
    public let fresh: Int
    /// Promises and interactions of which others have since said something, whether or not they stood there.
    public let touched: [Int64]
}

extension Reading {
    /// The number by which this installation knows the firm.
    public var firmNumber: Int64 { firm }

    /// Of a record that grew by more than this, only the newest entries are looked at: much is new, and how much matters less.
    private static let mostEntries: Int64 = 20_000
    private static let mostTouched = 500

    private func lower(_ after: Int64) throws -> Int64 { max(after, try entryCount() - Self.mostEntries) }

    /// What has come to the reader's Today after an entry. Dear only where something new waits.
    public func newsOfToday(after: Int64) throws -> News {
        let waits = try database.row("select 1 from waiting where firm = \(firm) and state = 'waiting' and last > \(after) limit 1") != nil
        let waiting = waits ? try waiting(.mine).items.count { $0.number > after } : 0
        let tomorrow = zone.instant(LocalTime(day: today.adding(days: 1), second: 0)).milliseconds
        let promised = try database.row(
            """
            select count(*) from promise where firm = \(firm) and state = 'open' and due < \(tomorrow) and owner = \(me)
            and number > \(after)
            """)?.integer(0)
        return News(fresh: waiting + Int(promised ?? 0), touched: try touched(after: after))
    }

    private func touched(after: Int64) throws -> [Int64] {
        try database.rows(
            """
            select distinct about from entry where firm = \(firm) and number > \(try lower(after)) and by <> \(Actor.staff(me).text)
            and kind in ('promise.moved', 'promise.kept', 'promise.released', 'interaction.settled') limit \(Self.mostTouched)
            """
        ).map { $0.integer(0) }
    }

    /// What was said of a client, of what happened with them and of what is owed after an entry, in order. `by`: not by this one.
    public func happened(with party: Int64, after: Int64, butBy by: Int64? = nil, limit: Int = 100) throws -> [Entry] {
        let lower = try lower(after)
        if try entryCount() <= after { return [] }
        let table = PartyTable(database: database, firm: firm)
        guard let whole = try table.whole(party) else { return [] }
        let people = whole.kind == .organization ? try table.people(of: whole.number).map(\.number) : []
        let group = try table.groups(of: [whole.number] + people).map(SQL.Value.integer)
        let asker = by.map { Actor.staff($0).text } ?? ""
        return try EntryLog(database: database, firm: firm).entries(
            """
            firm = \(firm) and number > \(lower) and by <> \(asker) and (about in (\(list: group))
                or about in (select number from promise where firm = \(firm) and party in (\(list: group)))
                or about in (select interaction from taking_part where firm = \(firm) and party in (\(list: group))))
            """, order: "number limit \(limit)")
    }
}
