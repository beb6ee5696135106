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

    /// How many older threads nobody answered, and how many of them ask something: one line on Today. More than `mostCounted` are not
    /// counted to the end, as nobody reads the difference and Today is not to cost what is stored.
    public func historyCount() throws -> (all: Int, asking: Int) {
        let row = try database.row(
            """
            select count(*), count(case state when 'history' then 1 end) from (
                select state from waiting where firm = \(firm) and state in ('history', 'older') and since <= \(at.milliseconds)
                limit \(Self.mostCounted + 1)) old
            """)
        return (Int(row?.integer(0) ?? 0), Int(row?.integer(1) ?? 0))
    }

    /// So many older threads are counted.
    public static let mostCounted = 1_000

    /// The threads in which these people have waited longest, and how many there are, old ones and those to confirm too.
    func waiting(of parties: [Int64], limit: Int) throws -> Section {
        let theirs: SQL = """
            w.party in (\(list: parties.map(SQL.Value.integer))) and w.state <> \(WaitingTable.State.automatic.rawValue)
            """
        let count = try database.row("select count(*) from waiting w where w.firm = \(firm) and \(theirs)")?.integer(0) ?? 0
        if count == 0 { return Section(name: .waiting, count: 0, items: []) }
        let rank: SQL = "case w.state when 'waiting' then 0 when 'history' then 1 when 'confirm' then 2 else 3 end"
        let longest: SQL = """
            select w.*, \(rank) as rank from (\(lines(of: theirs, shown: theirs))) w order by rank, since, last limit \(limit)
            """
        return Section(name: .waiting, count: Int(count), items: try items(longest, order: "h.rank, "))
    }

    private func threads(_ state: WaitingTable.State, _ whose: Whose, limit: Int) throws -> Section {
        let name: Section.Name = state == .confirm ? .confirm : .waiting
        let (alone, shared) = (holders(whose).map { rows(state, $0) }, lines(state, whose))
        let counts: [SQL] = alone.map { "select count(*) as n from waiting w where \($0)" } + ["select count(*) as n from (\(shared)) s"]
        let count = Int(try database.row("select sum(n) from (\(joined(counts))) c")?.integer(0) ?? 0)
        if count == 0 || limit <= 0 { return Section(name: name, count: count, items: []) }
        let lines: [SQL] = alone.map { "select \(Self.columns(since: "w", letters: "1")) from waiting w where \($0)" } + [shared]
        let page: SQL = "\(joined(lines)) order by since, last limit \(limit == .max ? -1 : limit)"
        return Section(name: name, count: count, items: try items(page, order: ""))
    }

    /// Whose lines are asked for; nil: everybody's. What is nobody's yet is the principal's.
    private func holders(_ whose: Whose) -> [Int64?] {
        switch whose {
        case .everybodys: [nil]
        case .mine: me == principal ? [me, 0] : [me]
        }
    }

    private func joined(_ parts: [SQL]) -> SQL { parts.dropFirst().reduce(parts[0]) { "\($0) union all \($1)" } }

    /// Rows that are a line each: nearly all, and found in order.
    private func rows(_ state: WaitingTable.State, _ holder: Int64?) -> SQL {
        let held: SQL = holder.map { "and w.holder = \($0)" } ?? ""
        return "w.firm = \(firm) \(held) and w.state = \(state.rawValue) and w.alone = 1 and w.since <= \(at.milliseconds)"
    }

    /// Lines that several rows can make. They are somebody's whose last row is.
    private func lines(_ state: WaitingTable.State, _ whose: Whose) -> SQL {
        let all: SQL = "w.state = \(state.rawValue) and w.alone = 0"
        let held: SQL = "in (\(list: holders(whose).map { .integer($0 ?? 0) }))"
        switch whose {
        case .everybodys: return lines(of: all, shown: all)
        case .mine:
            let any: SQL = "select line from waiting where firm = \(firm) and holder \(held) and state = \(state.rawValue) and alone = 0"
            return lines(of: "\(all) and w.line in (\(any))", shown: "\(all) and w.holder \(held)")
        }
    }

    /// Lines, each with its holder. A line is made of the rows that meet the first condition, and shows the last of its letters, and
    /// whoever wrote that, where it meets the second. A plus keeps the planner from walking all that waits in order of time.
    private func lines(of condition: SQL, shown: SQL) -> SQL {
        """
        select \(Self.columns(since: "g", letters: "g.letters"))
        from (select w.state, w.line, min(w.since) as since, max(w.last) as last, count(*) as letters from waiting w
            where w.firm = \(firm) and \(condition) and +w.since <= \(at.milliseconds) group by w.state, w.line) g
        join waiting w on w.firm = \(firm) and w.state = g.state and w.line = g.line and w.last = g.last
        where \(shown)
        """
    }

    private static func columns(since: SQL, letters: SQL) -> SQL {
        """
        w.state, \(since).since, w.last, w.party, w.asking, w.reason, w.line, w.domain, \(letters) as letters, w.addressed, w.holder
        """
    }

    private func items(_ lines: SQL, order: SQL) throws -> [Item] {
        try database.rows(
            """
            select h.since, h.last, h.party, h.holder, p.name, o.name, p.kind, i.channel, i.address, i.sender, i.subject,
                substr(i.text, 1, \(Excerpt.enough)),
                case when i.channel <> 'mail' or i.address = '' then (
                    select shown from reach where firm = \(firm) and party = h.party and kind <> 'name' order by place limit 1) end,
                h.letters, h.reason, h.line, h.domain, i.recipients, coalesce(q.asks, case h.asking when h.last then i.asks end),
                coalesce(q.asked, i.asked), c.name, c.address, c.known_as,
                case when h.letters > 1 then (
                    select min(coalesce(nullif(x.name, ''), j.sender)) from waiting v
                    join party x on x.firm = v.firm and x.number = v.party
                    join interaction j on j.firm = v.firm and j.number = v.last
                    where v.firm = \(firm) and v.thread = i.thread and coalesce(v.state, '') = h.state and v.party <> h.party) end,
                h.state, h.addressed
            from (\(lines)) h join interaction i on i.firm = \(firm) and i.number = h.last
            left join party p on p.firm = \(firm) and p.number = h.party
            left join party o on o.firm = \(firm) and o.number = p.organization
            left join interaction q on q.firm = \(firm) and q.number = nullif(h.asking, h.last)
            left join colleague c on c.firm = \(firm) and c.number = h.addressed
            order by \(order)h.since, h.last
            """
        ).map(item)
    }

    private func item(_ row: Row) -> Item {
        let state = WaitingTable.State(rawValue: row.text(24)) ?? .waiting
        let since = Instant(milliseconds: row.integer(0))
        let channel = Interaction.Channel(rawValue: row.text(7)) ?? .mail
        let isOrganization = row.optionalText(6) == Party.Kind.organization.rawValue
        let name = [row.optionalText(4), row.text(9)].compactMap { $0 }.first { !$0.isEmpty }
        let party = row.integer(2)
        var item = Item(
            number: row.integer(1), party: party == 0 ? nil : party, person: isOrganization ? nil : name,
            organization: isOrganization ? name : row.optionalText(5), words: Excerpt.of(row.text(11)), why: "")
        (item.channel, item.since, item.holder) = (channel, since, staff[row.integer(3) == 0 ? principal : row.integer(3)]?.name)
        item.waited = hours.working(from: since, to: at, in: zone)
        if channel == .mail { (item.address, item.subject) = (row.text(8), row.text(10)) }
        if item.address?.isEmpty ?? true { item.address = row.optionalText(12) ?? item.address }
        switch state {
        case .confirm, .older:
            item.confirms = confirming(row)
            item.why = WaitingWhy(item, row, addressed: row.optionalInteger(25).flatMap { staff[$0] }).confirms
        case .waiting, .history, .automatic:
            item.why = WaitingWhy(item, row, addressed: row.optionalInteger(25).flatMap { staff[$0] }).waits
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
    /// Of the staff, to whom it was addressed.
    let addressee: Staff?

    init(_ item: Item, _ row: Row, addressed: Staff?) { (self.item, self.row, addressee) = (item, row, addressed) }

    // MARK: Waits

    var waits: String {
        let other = row.optionalText(23).map { $0.isEmpty ? "" : " \($0) waits too." } ?? ""
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
        if let addressee, addressee.left { return ", to \(addressee.name), who has left" }
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
