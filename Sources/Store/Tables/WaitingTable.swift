import Care

/// The threads in which somebody outside has not had an answer, worked out from the interactions of each.
///
/// A thread waits from its first inbound interaction after the last answer or settlement in it. Only threads that wait have a row, so
/// that lists cost what they show.
struct WaitingTable {
    let database: any Database
    let firm: Int64

    /// Where a thread that waits is shown.
    enum State: String { case waiting, history, confirm }

    func workOut(thread: Int64) throws {
        try database.run("delete from waiting where firm = \(firm) and thread = \(thread)")
        let settled =
            try database.row("select max(at) from interaction where firm = \(firm) and thread = \(thread) and settled is not null")?
            .optionalInteger(0) ?? Int64.min
        // An answer goes to who asked, or names the message it answers: another client in the same thread still waits.
        let open = try database.rows(
            """
            select i.number, i.at, i.history, i.looks_automatic, i.ours, i.raw from interaction i
            where i.firm = \(firm) and i.thread = \(thread) and i.at > \(settled) and i.waits = 1 and not exists (
                select 1 from interaction o where o.firm = i.firm and o.thread = i.thread and o.at >= i.at and o.answers = 1 and (
                    not exists (select 1 from taking_part t where t.firm = i.firm and t.interaction = i.number)
                    or exists (select 1 from taking_part a join party x on x.firm = a.firm and x.number = a.party
                        join party y on y.firm = x.firm and y.root = x.root
                        join taking_part b on b.firm = y.firm and b.interaction = o.number and b.party = y.number
                        where a.firm = i.firm and a.interaction = i.number)
                    or exists (select 1 from message_id m join message_id n on n.firm = m.firm and n.interaction = o.number
                        and n.id = m.id where m.firm = i.firm and m.interaction = i.number and m.own = 1)))
            order by i.at, i.number
            """)
        guard let first = open.first, let last = open.last else { return }
        let sender = try database.row("select party from taking_part where firm = \(firm) and interaction = \(last.integer(0))")
        guard let state = try state(open, last, sender: sender?.integer(0)) else { return }
        // Mail is addressed to somebody of the firm; who writes a voicemail down is only who heard it.
        let (isMail, ours) = (last.optionalText(5) != nil, last.optionalInteger(4))
        try database.run(
            """
            insert into waiting (firm, thread, state, since, last, party, addressed, noted)
            values (\(firm), \(thread), \(state.rawValue), \(first.integer(1)), \(last.integer(0)), \(sender?.integer(0)),
                \(isMail ? ours : nil), \(isMail ? nil : ours))
            """)
    }

    private func state(_ open: [Row], _ last: Row, sender: Int64?) throws -> State? {
        let automatic = try sender.flatMap {
            try database.row("select max(automatic) from party where firm = \(firm) and root = \(root(of: $0))")?.optionalInteger(0)
        }
        if automatic == 1 { return nil }
        if open.allSatisfy({ $0.flag(2) }) { return .history }
        guard last.flag(3), automatic == nil else { return .waiting }
        if let sender, try haveWritten(to: sender) { return .waiting }
        return .confirm
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
            where t.firm = \(firm) and t.party in (\(group(of: party))) and i.waits = 1
            """)
        for row in threads { try workOut(thread: row.integer(0)) }
    }

    /// The last inbound interaction of each thread in which this party waits.
    func last(of party: Int64) throws -> [Int64] {
        try database.rows("select last from waiting where firm = \(firm) and party in (\(group(of: party))) order by since").map {
            $0.integer(0)
        }
    }

    /// The last inbound interaction of the thread this one stands in, if that thread waits.
    func lastBeside(_ interaction: Int64) throws -> [Int64] {
        try database.rows(
            """
            select w.last from interaction i join waiting w on w.firm = i.firm and w.thread = i.thread
            where i.firm = \(firm) and i.number = \(interaction)
            """
        ).map { $0.integer(0) }
    }
}
