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
        let answered =
            try database.row(
                """
                select max(at) from interaction
                where firm = \(firm) and thread = \(thread) and (answers = 1 or settled is not null)
                """)?.optionalInteger(0) ?? Int64.min
        let open = try database.rows(
            """
            select number, at, history, looks_automatic, ours, raw from interaction
            where firm = \(firm) and thread = \(thread) and at > \(answered) and waits = 1 order by at, number
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
            try database.row("select automatic from party where firm = \(firm) and number = \($0)")?.optionalInteger(0)
        }
        if automatic == 1 { return nil }
        if open.allSatisfy({ $0.flag(2) }) { return .history }
        guard last.flag(3), automatic == nil else { return .waiting }
        if let sender, try haveWritten(to: sender) { return .waiting }
        return .confirm
    }

    /// Whether the firm has ever written to, called or met this party of its own accord.
    func haveWritten(to party: Int64) throws -> Bool {
        try database.row("select 1 from taking_part where firm = \(firm) and party = \(party) and outbound = 1 limit 1") != nil
    }

    /// Works out all threads in which this party takes part and which wait, or could.
    func workOut(party: Int64) throws {
        let threads = try database.rows(
            """
            select distinct i.thread from taking_part t join interaction i on i.firm = t.firm and i.number = t.interaction
            where t.firm = \(firm) and t.party = \(party) and i.waits = 1
            """)
        for row in threads { try workOut(thread: row.integer(0)) }
    }

    /// The last inbound interaction of each thread in which this party waits.
    func last(of party: Int64) throws -> [Int64] {
        try database.rows("select last from waiting where firm = \(firm) and party = \(party) order by since").map { $0.integer(0) }
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
