import Care

/// The threads in which somebody outside has not had an answer, worked out from the interactions of each: a row for each sender who
/// waits in a thread.
///
/// A sender waits from their first contact after the last answer to them. Only threads that wait, or could, have rows, so that lists
/// cost what they show.
struct WaitingTable {
    let database: any Database
    let firm: Int64

    /// Where a thread that waits is shown.
    enum State: String {
        case waiting, confirm
        /// The same of old mail, which is never on Today.
        case history, older
        /// Nowhere: somebody has said that the sender is a machine. Kept so that taking it back costs only what comes back.
        case automatic
    }

    /// Works the thread out at the end of the transaction, or before somebody asks: once, however many letters a mailbox brings to it.
    func workOut(thread: Int64) throws {
        try database.run("insert or ignore into waiting_due (firm, thread) values (\(firm), \(thread))")
    }

    func settle() throws {
        for row in try database.rows("delete from waiting_due where firm = \(firm) returning thread") {
            let thread = row.integer(0)
            if thread == Self.allHolders {
                try holdAnew()
                continue
            }
            try database.run("delete from waiting where firm = \(firm) and thread = \(thread)")
            let contacts = Dictionary(grouping: try open(thread), by: \.party)
            let lines = try contacts.compactMap { try line(thread, $0, $1) }
            for line in lines { try insert(line, thread, isAlone: line.isOfThread && lines.count { $0.isOne(with: line) } == 1) }
        }
    }

    /// A contact of the thread that nobody has answered or settled, as the verdict sees it, and what the row takes of it.
    private struct Contact {
        let party: Int64
        let at: Int64
        let isMail: Bool
        let ours: Int64?
        let address: String
        let open: Waiting.Open

        init(_ row: Row) {
            (party, at, isMail, ours, address) =
                (row.integer(0), row.integer(2), row.optionalText(5) != nil, row.optionalInteger(6), row.text(7))
            let (asks, nothing) = (row.optionalText(8), row.optionalText(9))
            let judgement = Judgement(
                asks: asks.flatMap(Ask.init(rawValue:)), nothing: nothing.flatMap(Nothing.init(rawValue:)), surely: row.flag(10))
            open = Waiting.Open(
                number: row.integer(1), isOld: row.flag(3), looksAutomatic: row.flag(4),
                judgement: asks ?? nothing == nil ? nil : judgement,
                isOwed: row.flag(11))
        }
    }

    /// An answer goes to who asked, to somebody of the same organization or at the same domain, or names the message it answers: another
    /// client in the same thread still waits. What is marked as owing nothing ends the thread; what a call or a promise settles is theirs
    /// alone with whom it was. Nobody can answer whom the law has made nobody.
    private func open(_ thread: Int64) throws -> [Contact] {
        try database.rows(
            """
            select coalesce(p.root, 0), i.number, i.at, i.history, i.looks_automatic, i.raw, i.ours, i.address, i.asks, i.reason, i.surely,
                i.owed
            from interaction i left join taking_part t on t.firm = i.firm and t.interaction = i.number
            left join party p on p.firm = t.firm and p.number = t.party
            where i.firm = \(firm) and i.thread = \(thread) and i.waits = 1 and coalesce(p.erased, 0) = 0 and not exists (
                select 1 from interaction s where s.firm = i.firm and s.thread = i.thread and s.at >= i.at and s.settled is not null and (
                    s.settled = 'nothing' or s.number = i.number or exists (
                        select 1 from taking_part a join party q on q.firm = a.firm and q.number = a.party
                        where a.firm = s.firm and a.interaction = s.number and q.root = p.root)))
            and not exists (
                select 1 from interaction o where o.firm = i.firm and o.thread = i.thread and o.at >= i.at and o.answers = 1 and (
                    t.party is null
                    or exists (select 1 from taking_part a join party q on q.firm = a.firm and q.number = a.party
                        where a.firm = o.firm and a.interaction = o.number and (q.root = p.root or q.organization = p.organization))
                    or exists (select 1 from taking_part a join reach r on r.firm = a.firm and r.party = a.party
                        join reach m on m.firm = r.firm and m.party = t.party and m.domain = r.domain
                        where a.firm = o.firm and a.interaction = o.number)
                    or exists (select 1 from message_id m join message_id n on n.firm = m.firm and n.interaction = o.number
                        and n.id = m.id where m.firm = i.firm and m.interaction = i.number and m.own = 1)))
            order by i.at, i.number
            """
        ).map(Contact.init)
    }

    /// A sender who waits in a thread, and the line they stand in.
    private struct Line {
        let party: Int64
        let first: Contact
        let last: Contact
        let state: State
        var asking: Int64?
        var nothing: Nothing?
        let name: String

        /// Whether all rows of the line are of one thread: the others hold what one yes or no is about, and are found by who wrote.
        var isOfThread: Bool { name.hasPrefix("t") }
        func isOne(with other: Line) -> Bool { name == other.name && state == other.state }
    }

    /// Nil where the sender waits for nothing.
    private func line(_ thread: Int64, _ party: Int64, _ contacts: [Contact]) throws -> Line? {
        guard let first = contacts.first, let last = contacts.last else { return nil }
        let isOld = contacts.allSatisfy(\.open.isOld)
        func line(_ state: State, asking: Int64? = nil, nothing: Nothing? = nil, _ name: String) -> Line {
            Line(party: party, first: first, last: last, state: state, asking: asking, nothing: nothing, name: name)
        }
        switch Waiting.verdict(contacts.map(\.open), of: try sender(party, last.address)) {
        case .nothing: return nil
        case .automatic: return line(.automatic, "t\(thread)")
        case .waits(let asking): return line(isOld ? .history : .waiting, asking: asking, "t\(thread)")
        case .confirms(let nothing, let ofSender):
            // A line under To confirm holds all that one yes or no is about.
            let domain = MailDomain.reversed(last.address)
            let who = party != 0 ? "p\(party)" : ofSender && !domain.isEmpty ? "d\(domain)" : "t\(thread)"
            return line(isOld ? .older : .confirm, nothing: nothing, ofSender ? who : "\(who) \(nothing.rawValue)")
        }
    }

    private func insert(_ line: Line, _ thread: Int64, isAlone: Bool) throws {
        let last = line.last
        // Mail is addressed to somebody of the firm; who writes a voicemail down is only who heard it.
        let (addressed, noted) = last.isMail ? (last.ours, nil) : (nil, last.ours)
        let holder = try holder(
            addressed: "\(addressed)", noted: "\(noted)", party: "\(line.party)", last: "\(last.open.number)")
        try database.run(
            """
            insert into waiting (firm, thread, party, state, since, last, asking, reason, line, domain, addressed, noted, holder, alone)
            values (\(firm), \(thread), \(line.party), \(line.state.rawValue), \(line.first.at), \(last.open.number), \(line.asking),
                \(line.nothing?.rawValue), \(line.name), \(MailDomain.reversed(last.address)), \(addressed), \(noted), \(holder),
                \(isAlone))
            """)
    }

    /// What was said of the sender goes before what was said of their domain; of several domains above theirs the nearest counts.
    private func sender(_ party: Int64, _ address: String) throws -> Waiting.Sender {
        let known = try party != 0 && haveWritten(to: party)
        let said = try database.row("select max(automatic) from party where firm = \(firm) and root = \(party)")?.optionalInteger(0)
        let automatic = try said ?? SenderTable(database: database, firm: firm).automatic(at: address)
        return Waiting.Sender(automatic: automatic.map { $0 != 0 }, known: known)
    }

    /// The party that stands for this one, and all who are shown as one with it.
    private func root(of party: Int64) -> SQL { "(select root from party where firm = \(firm) and number = \(party))" }
    private func group(of party: Int64) -> SQL { "select number from party where firm = \(firm) and root = \(root(of: party))" }

    /// Whether the firm has ever written to, called or met this party of its own accord.
    func haveWritten(to party: Int64) throws -> Bool {
        try database.row(
            "select 1 from taking_part where firm = \(firm) and party in (\(group(of: party))) and outbound = 1 limit 1") != nil
    }

    /// Works out all threads in which this party takes part and which wait, or could.
    func workOut(party: Int64) throws {
        let threads = try database.rows(
            """
            select distinct i.thread from taking_part t join interaction i on i.firm = t.firm and i.number = t.interaction
            where t.firm = \(firm) and t.party in (\(group(of: party))) and (i.waits = 1 or i.answers = 1)
            """)
        for row in threads { try workOut(thread: row.integer(0)) }
    }

    /// Works out all threads in which somebody at this domain, or one below it, waits or would.
    func workOut(domain: String) throws {
        try settle()
        let reversed = MailDomain.reversed("@" + domain)
        let threads = try database.rows(
            """
            select distinct thread from waiting
            where firm = \(firm) and (domain = \(reversed) or (domain >= \(reversed + ".") and domain < \(reversed + "/")))
            """)
        for row in threads { try workOut(thread: row.integer(0)) }
    }

    /// The last contact of each thread in which this party waits.
    func last(of party: Int64) throws -> [Int64] {
        try settle()
        return try database.rows(
            """
            select last from waiting where firm = \(firm) and party = \(root(of: party)) and state <> \(State.automatic.rawValue)
            order by since
            """
        ).map { $0.integer(0) }
    }

    /// The last contact of each sender who waits in this one's thread, and of what stands in one line with it under To confirm.
    func lastBeside(_ interaction: Int64) throws -> [Int64] {
        try settle()
        return try database.rows(
            """
            select w.last, w.since from interaction i join waiting o on o.firm = i.firm and o.thread = i.thread
            join waiting w on w.firm = o.firm and w.thread = o.thread
            where i.firm = \(firm) and i.number = \(interaction) and w.state <> \(State.automatic.rawValue)
            union select w.last, w.since from interaction i join waiting o on o.firm = i.firm and o.thread = i.thread
            join waiting w on w.firm = o.firm and w.party = o.party and w.domain = o.domain and w.line = o.line and w.state = o.state
            where i.firm = \(firm) and i.number = \(interaction) and o.state <> \(State.automatic.rawValue) order by 2, 1
            """
        ).map { $0.integer(0) }
    }
}
