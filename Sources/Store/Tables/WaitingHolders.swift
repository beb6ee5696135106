import Care

/// Who must act on a thread that waits: who it was addressed to, if they can see it here; else who answers for the client, or for the
/// organization they belong to; else who wrote it down. Whoever may not see it holds nothing: what is private is then held by the first
/// who reads it. Nobody (0): then it is the principal's.
///
/// It is worked out with the row, and again when somebody joins or leaves the firm or a team, a colleague comes or goes, or an
/// organization changes. What changes of the sender works the whole thread out anew.
extension WaitingTable {
    /// Stands among the threads to be worked out for “who holds each of them”.
    static let allHolders: Int64 = 0

    /// Works out who holds each thread at the end of the transaction. O(threads that wait).
    func workOutHolders() throws { try workOut(thread: Self.allHolders) }

    /// The same of threads whose last letter is addressed to a colleague.
    func workOutHolders(addressed: Int64) throws {
        try database.run(
            """
            insert or ignore into waiting_due (firm, thread)
            select firm, thread from waiting where firm = \(firm) and addressed = \(addressed)
            """)
    }

    /// The same of threads in which people of an organization wait.
    func workOutHolders(ofPeopleOf organization: Int64) throws {
        try database.run(
            """
            insert or ignore into waiting_due (firm, thread)
            select w.firm, w.thread from membership m join waiting w on w.firm = m.firm and w.party = m.party
            where m.firm = \(firm) and m.organization = \(organization)
            """)
    }

    func holdAnew() throws {
        let holder = try holder(addressed: "waiting.addressed", noted: "waiting.noted", party: "waiting.party", last: "waiting.last")
        try database.run("update waiting set holder = \(holder) where firm = \(firm)")
    }

    /// The holder by what a row says.
    func holder(addressed: SQL, noted: SQL, party: SQL, last: SQL) throws -> SQL {
        // Most firms hide nothing from anybody: then nobody is asked what they see.
        let isBarred = try Seeing.isBarred(database, firm: firm, seesClosed: false)
        let eyes = Hidden(reader: "s.number", seesClosed: "(s.rights = 'principal')")
        let blind: SQL = "\(eyes.party("\(firm)", party)) or \(eyes.interaction("\(firm)", last))"
        let here: SQL = isBarred ? "s.gone = 0 and not (\(blind))" : "s.gone = 0"
        return """
            coalesce(
                (select s.number from staff s where s.firm = \(firm) and s.number = \(addressed) and \(here)),
                (select min(s.number) from colleague c join staff s on s.firm = c.firm and s.address = c.address and \(here)
                    where c.firm = \(firm) and c.number = \(addressed)),
                (select s.number from party p join staff s on s.firm = p.firm and s.number = p.responsible and \(here)
                    where p.firm = \(firm) and p.number = \(party)),
                (select s.number from party p join party o on o.firm = p.firm and o.number = p.organization
                    join staff s on s.firm = o.firm and s.number = o.responsible and \(here)
                    where p.firm = \(firm) and p.number = \(party)),
                (select s.number from staff s where s.firm = \(firm) and s.number = \(noted) and \(here)),
                \(isBarred ? reader(of: last) : "null"), 0)
            """
    }

    /// Of what is private, the first who reads it and is there.
    private func reader(of interaction: SQL) -> SQL {
        """
        (select min(s.number) from interaction a join interaction b on b.firm = a.firm and b.thread = a.thread
            join confided c on c.firm = b.firm and c.interaction = b.number
            join staff s on s.firm = c.firm and s.number = c.staff and s.gone = 0
            where a.firm = \(firm) and a.number = \(interaction))
        """
    }
}
