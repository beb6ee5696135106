import Care

/// All that wants somebody's eye today, in the order of what hurts.
public struct TodayList: Sendable, Equatable {
    public let sections: [Section]
    /// Older threads nobody answered, and how many of them ask something; never on Today, but said.
    public let older: Int
    public let olderAsking: Int

    public subscript(name: Section.Name) -> Section { sections.first { $0.name == name } ?? Section(name: name, count: 0, items: []) }

    public var json: JSON { ["sections": .array(sections.map(\.json))] }
}

extension Reading {
    /// Today of whoever reads. `limit` items a section; the counts are whole.
    public func todayList(limit: Int = .max) throws -> TodayList {
        let sections = try Section.Name.allCases.map { name -> Section in
            switch name {
            case .waiting: try waiting(.mine, limit: limit)
            case .due: try due(limit: limit)
            case .confirm: try toConfirm(.mine, limit: limit)
            case .handovers, .vouched, .quiet: Section(name: name, count: 0, items: [])
            }
        }
        let older = try historyCount()
        return TodayList(sections: sections, older: older.all, olderAsking: older.asking)
    }

    private func due(limit: Int) throws -> Section {
        let tomorrow = zone.instant(LocalTime(day: today.adding(days: 1), second: 0))
        let mine: SQL = "p.firm = \(firm) and p.state = 'open' and p.due < \(tomorrow.milliseconds) and p.owner = \(me)"
        let count = try database.row("select count(*) from promise p where \(mine)")?.integer(0) ?? 0
        let rows = try promiseRows("\(mine) order by p.due, p.number limit \(limit == .max ? -1 : limit)")
        return Section(name: .due, count: Int(count), items: rows)
    }

    /// Open promises of these parties, the earliest due first. A plus keeps the planner from walking all that are open in that order.
    func openPromises(of parties: [Int64]) throws -> [Item] {
        try promiseRows(
            "p.firm = \(firm) and p.party in (\(list: parties.map(SQL.Value.integer))) and p.state = 'open' order by +p.due, p.number")
    }

    /// One promise as a line, open or not; nil where there is none of that number.
    public func promiseLine(_ number: Int64) throws -> Item? {
        try promiseRows("p.firm = \(firm) and p.number = \(number)").first
    }

    private func promiseRows(_ condition: SQL) throws -> [Item] {
        let items = try database.rows(
            """
            select p.number, p.side, coalesce(w.root, p.party), p.text, p.due_json, p.owner, p.made_at, p.late, p.moved, p.because,
                coalesce(nullif(r.name, ''), w.name), w.kind, o.name,
                i.channel, (
                    select shown from reach where firm = p.firm and party = coalesce(w.root, p.party) and kind <> 'name'
                    order by place limit 1)
            from promise p left join party w on w.firm = p.firm and w.number = p.party
            left join party r on r.firm = w.firm and r.number = nullif(w.root, w.number)
            left join party o on o.firm = p.firm and o.number = coalesce(r.organization, w.organization)
            left join interaction i on i.firm = p.firm and i.number = p.during where \(condition)
            """
        ).map { row in
            let due = try PromiseTable.due(row.text(4), of: row.integer(0))
            let isOrganization = row.text(11) == Party.Kind.organization.rawValue
            var item = Item(
                number: row.integer(0), party: row.integer(2), person: isOrganization ? nil : row.optionalText(10),
                organization: isOrganization ? row.optionalText(10) : row.optionalText(12), words: row.text(3), why: "")
            item.address = row.optionalText(14)
            (item.due, item.side, item.holder) = (due, Promise.Side(rawValue: row.text(1)), staff[row.integer(5)]?.name)
            item.isLate = due.instant < at
            item.why = why(item, row)
            return item
        }
        return try withMissingWays(items)
    }

    private func why(_ item: Item, _ row: Row) -> String {
        let made = day(Instant(milliseconds: row.integer(6)))
        let moved = row.integer(8)
        let subject = item.side == .theirs ? "They" : item.holder == reader?.name ? "You" : (item.holder ?? "We")
        let said = row.optionalText(13).map { "\(subject) said so in the \($0) of \(made)." } ?? "\(subject) said so on \(made)."
        if moved > 0 { return "Moved \(moved == 1 ? "once" : "\(moved) times"): \(Excerpt.of(row.text(9), limit: 80))" }
        if item.isLate {
            let owed = item.due.map { day($0.instant) } ?? made
            return item.side == .theirs ? "They said \(owed), and it is not here." : "We said \(owed). Not done, and no new time given."
        }
        return said
    }
}
