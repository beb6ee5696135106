import Care

extension Reading {
    /// Whose list is asked for.
    public enum Whose: Sendable { case mine, everybodys }

    /// Threads that wait, longest first. `state` history only lists what is older than the mailbox's last 20 working days.
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

    private func threads(_ state: WaitingTable.State, _ whose: Whose, limit: Int) throws -> Section {
        let mine: SQL = whose == .mine ? "where holder = \(me)" : ""
        // The holder is who it was addressed to, if they can see it here; else who answers for the client; else the principal.
        let held: SQL = """
            select open.since, open.last, open.party, coalesce(
                (select number from staff where firm = open.firm and number = open.addressed and gone = 0),
                (select s.number from colleague c join staff s on s.firm = c.firm and s.address = c.address and s.gone = 0
                    where c.firm = open.firm and c.number = open.addressed),
                (select number from staff where firm = open.firm and number = p.responsible and gone = 0),
                (select number from staff where firm = open.firm and number = o.responsible and gone = 0),
                (select number from staff where firm = open.firm and number = open.noted and gone = 0), \(principal)) as holder,
                p.name, o.name as organization, open.addressed, open.threads
            from (select firm, min(since) as since, max(last) as last, max(party) as party, max(addressed) as addressed,
                    max(noted) as noted, count(*) as threads
                from waiting where firm = \(firm) and state = \(state.rawValue) and since <= \(at.milliseconds)
                group by firm, case when state = 'confirm' and party is not null then -party else thread end) open
            left join party p on p.firm = open.firm and p.number = open.party
            left join party o on o.firm = open.firm and o.number = p.organization
            """
        let count = try database.row("select count(*) from (\(held)) \(mine)")?.integer(0) ?? 0
        let rows = try database.rows(
            """
            select h.since, h.last, h.party, h.holder, h.name, h.organization, i.channel, i.address, i.sender, i.subject, i.text, i.at,
                h.addressed, (select kind from party where firm = \(firm) and number = h.party), h.threads
            from (select * from (\(held)) \(mine) order by since, last limit \(limit == .max ? -1 : limit)) h
            join interaction i on i.firm = \(firm) and i.number = h.last order by h.since, h.last
            """)
        return Section(name: state == .confirm ? .confirm : .waiting, count: Int(count), items: try rows.map { try item($0, state) })
    }

    private func item(_ row: Row, _ state: WaitingTable.State) throws -> Item {
        let since = Instant(milliseconds: row.integer(0))
        let channel = Interaction.Channel(rawValue: row.text(6)) ?? .mail
        let waited = hours.working(from: since, to: at, in: zone)
        let isOrganization = row.optionalText(13) == Party.Kind.organization.rawValue
        let name = [row.text(4), row.text(8)].first { !$0.isEmpty }
        let person = isOrganization ? nil : name
        var item = Item(
            number: row.integer(1), party: row.optionalInteger(2), person: person,
            organization: isOrganization ? name : row.optionalText(5),
            words: Excerpt.of(row.text(10)), why: "")
        (item.channel, item.since, item.waited, item.holder) = (channel, since, waited, staff[row.integer(3)]?.name)
        if channel == .mail { (item.address, item.subject) = (row.text(7), row.text(9)) }
        if item.address?.isEmpty ?? true, let party = item.party { item.address = try firstAddress(party) }
        item.why = try why(item, row, state)
        return item
    }

    private func firstAddress(_ party: Int64) throws -> String? {
        try database.row("select shown from reach where firm = \(firm) and party = \(party) order by place limit 1")?.text(0)
    }

    private func why(_ item: Item, _ row: Row, _ state: WaitingTable.State) throws -> String {
        let about = (item.subject ?? "").isEmpty ? "" : " “\(Excerpt.of(item.subject ?? "", limit: 60))”"
        if state == .confirm {
            let mails = row.integer(14) == 1 ? "" : ", \(row.integer(14)) of them"
            return "Looks automatic\(mails)\(about.isEmpty ? "" : ":\(about)"); a guess until you say yes."
        }
        let what =
            switch item.channel ?? .mail {
            case .mail: "mail\(about)"
            case .missed: "missed call"
            case .call, .meeting, .chat, .voicemail, .letter, .form: row.text(6)
            }
        let addressed = try row.optionalInteger(12).flatMap {
            staff[$0] == nil ? try StaffTable(database: database, firm: firm).colleagueName($0) : nil
        }
        return "Unanswered \(what)\(addressed.map { ", to \($0)" } ?? "")."
    }
}

/// The beginning of somebody's words, on one line.
public enum Excerpt {
    public static func of(_ text: String, limit: Int = 140) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).filter(isWord).joined(separator: " ")
        if line.count <= limit { return line }
        let cut = line.prefix(limit)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
    }

    /// Bare links in angle brackets and rulers say nothing to a reader.
    private static func isWord(_ word: Substring) -> Bool {
        if word.hasPrefix("<http") || word.hasPrefix("[cid:") { return false }
        return word.count < 4 || !word.allSatisfy { "-_=*~/\\|.#<>".contains($0) }
    }
}
