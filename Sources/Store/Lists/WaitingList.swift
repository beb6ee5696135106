import Care

extension Reading {
    /// Whose list is asked for.
    public enum Whose: Sendable { case mine, everybodys }

    /// Threads that wait, longest first. `history` lists only what is older than the mailbox's last 20 working days: what asks something
    /// first, then that for which likely nothing is owed.
    public func waiting(_ whose: Whose, history: Bool = false, limit: Int = .max) throws -> Section {
        guard history else { return try threads(.waiting, whose, limit: limit) }
        let asking = try threads(.history, whose, limit: limit)
        let rest = try threads(.older, whose, limit: limit == .max ? .max : limit - asking.items.count)
        return Section(name: .waiting, count: asking.count + rest.count, items: asking.items + rest.items)
    }

    /// What waits for a yes or no: a line for each sender who looks automatic, and for each sender and reason why likely nothing is owed.
    public func toConfirm(_ whose: Whose, limit: Int = .max) throws -> Section { try threads(.confirm, whose, limit: limit) }

    /// How many older threads nobody answered, and how many of them ask something: one line on Today.
    public func historyCount() throws -> (all: Int, asking: Int) {
        let row = try database.row(
            """
            select count(*), count(case state when 'history' then 1 end) from waiting
            where firm = \(firm) and state in ('history', 'older') and since <= \(at.milliseconds)
            """)
        return (Int(row?.integer(0) ?? 0), Int(row?.integer(1) ?? 0))
    }

    /// The threads in which these people have waited longest, and how many there are, old ones and those to confirm too.
    func waiting(of parties: [Int64], limit: Int) throws -> Section {
        let list = parties.map(SQL.Value.integer)
        let states: [WaitingTable.State] = [.waiting, .history, .confirm, .older]
        let known = states.map { SQL.Value.text($0.rawValue) }
        let count = try database.row(
            "select count(*) from waiting where firm = \(firm) and party in (\(list: list)) and state in (\(list: known))")?.integer(0)
        let longest = try states.flatMap { state in
            let held = held("state = \(state.rawValue) and party in (\(list: list))")
            return try items("select * from (\(held)) order by since, last limit \(limit)", state)
        }
        return Section(name: .waiting, count: Int(count ?? 0), items: Array(longest.prefix(limit)))
    }

    private func threads(_ state: WaitingTable.State, _ whose: Whose, limit: Int) throws -> Section {
        let mine: SQL = whose == .mine ? "where holder = \(me)" : ""
        let held = held("state = \(state.rawValue)")
        let count = try database.row("select count(*) from (\(held)) \(mine)")?.integer(0) ?? 0
        let page: SQL = "select * from (\(held)) \(mine) order by since, last limit \(limit == .max ? -1 : limit)"
        return Section(name: state == .confirm ? .confirm : .waiting, count: Int(count), items: try items(page, state))
    }

    /// Lines, each with its holder: who it was addressed to, if they can see it here; else who answers for the client; else who wrote it
    /// down; else the principal. A line shows the last of its letters, and whoever wrote that.
    private func held(_ condition: SQL) -> SQL {
        """
        select w.since, w.last, w.party, w.asking, w.reason, w.line, w.domain, w.letters, w.addressed, p.name,
            o.name as organization, p.kind,
            coalesce(
                (select number from staff where firm = \(firm) and number = w.addressed and gone = 0),
                (select s.number from colleague c join staff s on s.firm = c.firm and s.address = c.address and s.gone = 0
                    where c.firm = \(firm) and c.number = w.addressed),
                (select number from staff where firm = \(firm) and number = p.responsible and gone = 0),
                (select number from staff where firm = \(firm) and number = o.responsible and gone = 0),
                (select number from staff where firm = \(firm) and number = w.noted and gone = 0), \(principal)) as holder
        from (select g.since, g.last, g.letters, v.party, v.asking, v.reason, v.line, v.domain, v.addressed, v.noted
            from (select line, min(since) as since, max(last) as last, count(*) as letters from waiting
                where firm = \(firm) and \(condition) and since <= \(at.milliseconds) group by line) g
            join interaction l on l.firm = \(firm) and l.number = g.last
            join waiting v on v.firm = \(firm) and v.thread = l.thread and v.last = g.last) w
        left join party p on p.firm = \(firm) and p.number = w.party
        left join party o on o.firm = \(firm) and o.number = p.organization
        """
    }

    private func items(_ held: SQL, _ state: WaitingTable.State) throws -> [Item] {
        try database.rows(
            """
            select h.since, h.last, h.party, h.holder, h.name, h.organization, h.kind, i.channel, i.address, i.sender, i.subject,
                substr(i.text, 1, \(Excerpt.enough)),
                (select shown from reach where firm = \(firm) and party = h.party and kind <> 'name' order by place limit 1),
                h.letters, h.reason, h.line, h.domain, i.recipients, q.asks, q.asked,
                c.name, c.address, c.known_as, s.name, s.gone,
                (select min(coalesce(nullif(x.name, ''), j.sender)) from waiting v
                    join party x on x.firm = v.firm and x.number = v.party
                    join interaction j on j.firm = v.firm and j.number = v.last
                    where v.firm = \(firm) and v.thread = i.thread and v.state = \(state.rawValue) and v.party <> h.party)
            from (\(held)) h join interaction i on i.firm = \(firm) and i.number = h.last
            left join interaction q on q.firm = \(firm) and q.number = h.asking
            left join colleague c on c.firm = \(firm) and c.number = h.addressed
            left join staff s on s.firm = \(firm) and s.number = h.addressed
            order by h.since, h.last
            """
        ).map { item($0, state) }
    }

    private func item(_ row: Row, _ state: WaitingTable.State) -> Item {
        let since = Instant(milliseconds: row.integer(0))
        let channel = Interaction.Channel(rawValue: row.text(7)) ?? .mail
        let isOrganization = row.optionalText(6) == Party.Kind.organization.rawValue
        let name = [row.optionalText(4), row.text(9)].compactMap { $0 }.first { !$0.isEmpty }
        let party = row.integer(2)
        var item = Item(
            number: row.integer(1), party: party == 0 ? nil : party, person: isOrganization ? nil : name,
            organization: isOrganization ? name : row.optionalText(5), words: Excerpt.of(row.text(11)), why: "")
        (item.channel, item.since, item.holder) = (channel, since, staff[row.integer(3)]?.name)
        item.waited = hours.working(from: since, to: at, in: zone)
        if channel == .mail { (item.address, item.subject) = (row.text(8), row.text(10)) }
        if item.address?.isEmpty ?? true { item.address = row.optionalText(12) ?? item.address }
        switch state {
        case .confirm, .older:
            item.confirms = confirming(row)
            item.why = WaitingWhy(item, row).confirms
        case .waiting, .history, .automatic: item.why = WaitingWhy(item, row).waits
        }
        return item
    }

    private func confirming(_ row: Row) -> Item.Confirming {
        let line = row.text(15)
        if line.contains(" ") { return .letters }
        return line.hasPrefix("d") ? .domain(MailDomain.reversed("@" + row.text(16))) : line.hasPrefix("p") ? .sender : .letters
    }
}

/// Why a line stands there, in a sentence or two.
private struct WaitingWhy {
    let item: Item
    let row: Row

    init(_ item: Item, _ row: Row) { (self.item, self.row) = (item, row) }

    // MARK: Waits

    var waits: String {
        let other = row.optionalText(25).map { $0.isEmpty ? "" : " \($0) waits too." } ?? ""
        return "\(what)\(addressed)." + other
    }

    private var what: String {
        switch item.channel ?? .mail {
        case .mail:
            guard let asks = row.optionalText(18).flatMap(Ask.init(rawValue:)) else { return "Unanswered mail\(about)" }
            return said(asks)
        case .missed: return "Unanswered missed call"
        case .call, .meeting, .chat, .voicemail, .letter, .form: return "Unanswered \(item.channel?.rawValue ?? "")"
        }
    }

    private func said(_ asks: Ask) -> String {
        let asked = Excerpt.of(row.optionalText(19) ?? "", limit: 100)
        let words = asked.isEmpty ? about : ": “\(asked)”"
        switch asks {
        case .question, .request: return "Asks\(words)"
        case .reminder: return "Asks again\(words)"
        case .complaint: return "Complains\(words)"
        }
    }

    private var about: String {
        let subject = item.subject ?? ""
        return subject.isEmpty ? "" : " “\(Excerpt.of(subject, limit: 60))”"
    }

    /// To whom it was addressed, where that is not who must act now.
    private var addressed: String {
        if row.flag(24), let name = row.optionalText(23) { return ", to \(name), who has left" }
        guard let name = row.optionalText(20), let address = row.optionalText(21) else { return "" }
        switch row.optionalText(22).flatMap(Colleague.Kind.init(rawValue:)) {
        case .shared: return ", to \(address), a shared mailbox"
        case .gone: return ", to \(name.isEmpty ? address : name), who has left"
        case .here, nil: return ", to \(name.isEmpty ? address : name)"
        }
    }

    // MARK: To confirm

    var confirms: String {
        let letters = row.integer(13)
        let count = letters == 1 ? "" : ", \(letters) of them"
        let guess = "a guess until you say yes"
        guard let nothing = row.optionalText(14).flatMap(Nothing.init(rawValue:)) else { return "Looks automatic\(count); \(guess)." }
        switch item.confirms {
        case .sender, .domain: return "Looks automatic\(count): \(reason(nothing)); \(guess)."
        case .letters, nil: return "Likely nothing is owed\(count): \(reason(nothing)); \(guess)."
        }
    }

    private func reason(_ nothing: Nothing) -> String {
        switch nothing {
        case .mailing: "has the words of a mailing"
        case .sender: "comes from an address for mailings"
        case .page: "is made of links and pictures"
        case .circular, .several: "went to \(row.integer(17)) people"
        case .elsewhere: "is addressed to nobody here"
        case .copy: "you are only in copy"
        case .forwarded: "only forwards something"
        case .empty: "has no words"
        case .thanks: "says thanks"
        case .closes: "says that it is settled"
        case .greets: "is a greeting"
        case .informs: "is for information"
        case .answers: "answers you and asks nothing"
        case .tells: "asks nothing"
        }
    }
}
