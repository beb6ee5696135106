import Care

extension Reading {
    /// Whose list is asked for.
    public enum Whose: Sendable { case mine, everybodys }

    /// Threads that wait, longest first. `history` only lists what is older than the mailbox's last 20 working days.
    public func waiting(_ whose: Whose, history: Bool = false, limit: Int = .max) throws -> Section {
        try threads(history ? .history : .waiting, whose, limit: limit)
    }

    /// Senders that look automatic and wait for a yes or no: one item a sender, with their last message.
    public func toConfirm(_ whose: Whose, limit: Int = .max) throws -> Section { try threads(.confirm, whose, limit: limit) }

    /// How many older threads nobody answered: one line on Today.
    public func historyCount() throws -> Int {
        Int(
            try database.row("select count(*) from waiting where firm = \(firm) and state = 'history' and since <= \(at.milliseconds)")?
                .integer(0) ?? 0)
    }

    /// The threads in which these people have waited longest, and how many there are, old ones and those to confirm too.
    func waiting(of parties: [Int64], limit: Int) throws -> Section {
        let list = parties.map(SQL.Value.integer)
        let count = try database.row("select count(*) from waiting where firm = \(firm) and party in (\(list: list))")?.integer(0) ?? 0
        let longest = try [WaitingTable.State.waiting, .history, .confirm].flatMap { state in
            let held = held("state = \(state.rawValue) and party in (\(list: list))")
            return try items("select * from (\(held)) order by since, last limit \(limit)", state)
        }
        return Section(name: .waiting, count: Int(count), items: Array(longest.prefix(limit)))
    }

    private func threads(_ state: WaitingTable.State, _ whose: Whose, limit: Int) throws -> Section {
        let mine: SQL = whose == .mine ? "where holder = \(me)" : ""
        let held = held("state = \(state.rawValue)")
        let count = try database.row("select count(*) from (\(held)) \(mine)")?.integer(0) ?? 0
        let page: SQL = "select * from (\(held)) \(mine) order by since, last limit \(limit == .max ? -1 : limit)"
        return Section(name: state == .confirm ? .confirm : .waiting, count: Int(count), items: try items(page, state))
    }

    /// Threads that wait, each with its holder: who it was addressed to, if they can see it here; else who answers for the client;
    /// else who wrote it down; else the principal. Of a sender to confirm one row for all their threads.
    private func held(_ condition: SQL) -> SQL {
        """
        select open.since, open.last, coalesce(p.root, open.party) as party, coalesce(
            (select number from staff where firm = open.firm and number = open.addressed and gone = 0),
            (select s.number from colleague c join staff s on s.firm = c.firm and s.address = c.address and s.gone = 0
                where c.firm = open.firm and c.number = open.addressed),
            (select number from staff where firm = open.firm and number = coalesce(r.responsible, p.responsible) and gone = 0),
            (select number from staff where firm = open.firm and number = o.responsible and gone = 0),
            (select number from staff where firm = open.firm and number = open.noted and gone = 0), \(principal)) as holder,
            coalesce(nullif(r.name, ''), p.name) as name, o.name as organization, p.kind, open.addressed, open.threads
        from (select firm, min(since) as since, max(last) as last, max(party) as party, max(addressed) as addressed,
                max(noted) as noted, count(*) as threads
            from waiting where firm = \(firm) and \(condition) and since <= \(at.milliseconds)
            group by firm, case when state = 'confirm' and party is not null then -party else thread end) open
        left join party p on p.firm = open.firm and p.number = open.party
        left join party r on r.firm = p.firm and r.number = p.root
        left join party o on o.firm = open.firm and o.number = coalesce(r.organization, p.organization)
        """
    }

    private func items(_ held: SQL, _ state: WaitingTable.State) throws -> [Item] {
        try database.rows(
            """
            select h.since, h.last, h.party, h.holder, h.name, h.organization, h.kind, h.threads, i.channel, i.address, i.sender,
                i.subject, substr(i.text, 1, \(Excerpt.enough)),
                (select shown from reach where firm = \(firm) and party = h.party and kind <> 'name' order by place limit 1),
                (select case name when '' then address else name end from colleague where firm = \(firm) and number = h.addressed)
            from (\(held)) h join interaction i on i.firm = \(firm) and i.number = h.last order by h.since, h.last
            """
        ).map { item($0, state) }
    }

    private func item(_ row: Row, _ state: WaitingTable.State) -> Item {
        let since = Instant(milliseconds: row.integer(0))
        let channel = Interaction.Channel(rawValue: row.text(8)) ?? .mail
        let isOrganization = row.optionalText(6) == Party.Kind.organization.rawValue
        let name = [row.text(4), row.text(10)].first { !$0.isEmpty }
        var item = Item(
            number: row.integer(1), party: row.optionalInteger(2), person: isOrganization ? nil : name,
            organization: isOrganization ? name : row.optionalText(5), words: Excerpt.of(row.text(12)), why: "")
        (item.channel, item.since, item.holder) = (channel, since, staff[row.integer(3)]?.name)
        item.waited = hours.working(from: since, to: at, in: zone)
        if channel == .mail { (item.address, item.subject) = (row.text(9), row.text(11)) }
        if item.address?.isEmpty ?? true { item.address = row.optionalText(13) ?? item.address }
        item.why = state == .confirm ? whyConfirm(item, mails: row.integer(7)) : whyWaiting(item, addressed: row.optionalText(14))
        return item
    }

    private func about(_ item: Item) -> String {
        let subject = item.subject ?? ""
        return subject.isEmpty ? "" : " “\(Excerpt.of(subject, limit: 60))”"
    }

    private func whyConfirm(_ item: Item, mails: Int64) -> String {
        let (about, count) = (about(item), mails == 1 ? "" : ", \(mails) of them")
        return "Looks automatic\(count)\(about.isEmpty ? "" : ":\(about)"); a guess until you say yes."
    }

    private func whyWaiting(_ item: Item, addressed: String?) -> String {
        let what =
            switch item.channel ?? .mail {
            case .mail: "mail\(about(item))"
            case .missed: "missed call"
            case .call, .meeting, .chat, .voicemail, .letter, .form: item.channel?.rawValue ?? ""
            }
        return "Unanswered \(what)\(addressed.map { ", to \($0)" } ?? "")."
    }
}
