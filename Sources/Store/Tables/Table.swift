import Care

/// A fold over entries, kept for lists and for sight, changed in the transaction of the entry.
///
/// Every row belongs to one thing and is made of what has been said about that thing alone, so that taking a command back means
/// forgetting the things it touched and folding what still stands about them. What several things make together (which threads wait)
/// is worked out anew from the rows.
protocol Table {
    /// Folds one entry in. `entry.about` is the thing.
    func apply(_ entry: Entry) throws
    /// Writes what was left for the end of the transaction because it costs less all at once.
    func settle() throws
    /// Removes the rows of a thing.
    func forget(_ thing: Int64) throws
    /// Removes all rows of the firm.
    func clear() throws
    /// After an erasure: removes what no row needs any more, and what an index keeps of rows that are gone.
    func scrub() throws
}

extension Table {
    func settle() throws {}
    func scrub() throws {}
}

/// All tables of one firm on one connection, for the time of one transaction.
struct Tables {
    let database: any Database
    let firm: Int64
    private let all: [any Table]

    init(database: any Database, firm: Int64, texts: LetterTexts) {
        (self.database, self.firm) = (database, firm)
        all = [
            // What is found is told of every fact before the rows it was found by change.
            SearchTable(database: database, firm: firm, texts: texts),
            StaffTable(database: database, firm: firm),
            TeamTable(database: database, firm: firm),
            PartyTable(database: database, firm: firm),
            KnownAsTable(database: database, firm: firm),
            InteractionTable(database: database, firm: firm),
            PromiseTable(database: database, firm: firm),
            ImportTable(database: database, firm: firm),
            AttachmentTable(database: database, firm: firm),
            ToldApartTable(database: database, firm: firm),
            SavedListTable(database: database, firm: firm),
            SenderTable(database: database, firm: firm),
            ErasureTable(database: database, firm: firm),
        ]
    }

    /// Makes room for a firm that begins.
    func begin() throws { for table in all { try table.clear() } }

    func apply(_ entry: Entry) throws {
        switch entry.fact {
        case .undone(let undone): try takeBack([undone])
        case .importRun(.undone(let ranges)): try takeBack(ranges)
        case .party(.erased(let erased)): try erase(erased, entry)
        case .firm, .staff, .colleague, .team, .party, .interaction, .promise, .importRun, .list:
            for table in all { try table.apply(entry) }
        }
    }

    /// The end of the transaction: without it, what was applied is not found.
    func settle() throws { for table in all { try table.settle() } }

    /// Leaves out what came by a command or a run.
    private func takeBack(_ ranges: [Undone]) throws {
        for range in ranges {
            try database.run("insert into undone (firm, first, last) values (\(firm), \(range.first), \(range.last))")
        }
        try foldAnew(try things(ranges.map { $0.first...$0.last })) {}
    }

    /// Takes the words of entries away, and with them what was made of them. What then is to go from the disk is noted.
    private func erase(_ erased: Erased, _ entry: Entry) throws {
        let log = EntryLog(database: database, firm: firm)
        try foldAnew(try things(erased.ranges).union([entry.about])) {
            for range in erased.ranges { try log.erase(range) }
        }
        if !erased.ranges.isEmpty { try database.run("insert into erasing (firm, entry) values (\(firm), \(entry.number))") }
    }

    private func things(_ ranges: [ClosedRange<Int64>]) throws -> Set<Int64> {
        let log = EntryLog(database: database, firm: firm)
        return Set(try ranges.flatMap { try log.things(from: $0.lowerBound, to: $0.upperBound) })
    }

    /// Forgets things and folds what stands about them anew, after the record has changed under them. O(entries of those things).
    private func foldAnew(_ things: Set<Int64>, changing: () throws -> Void) throws {
        let (log, parties) = (EntryLog(database: database, firm: firm), PartyTable(database: database, firm: firm))
        // A merge that is taken back parts two groups: each waits for itself again.
        var people: Set<Int64> = []
        for thing in things { people.formUnion(try parties.group(of: thing)) }
        let interactions = InteractionTable(database: database, firm: firm)
        var joined: Set<InteractionTable.Joined> = []
        // Later things stand upon earlier ones, so they go first.
        for thing in things.sorted(by: >) {
            if let one = try interactions.joined(thing) { joined.insert(one) }
            for table in all { try table.forget(thing) }
        }
        try changing()
        for thing in things.sorted() {
            for entry in try log.standing(about: thing) { for table in all { try table.apply(entry) } }
        }
        for one in joined.sorted(by: { ($0.thread, $0.home) < ($1.thread, $1.home) }) { try interactions.rejoin(one) }
        let waiting = WaitingTable(database: database, firm: firm)
        for thing in things { people.formUnion(try parties.group(of: thing)) }
        let closed = ClosedTable(database: database, firm: firm)
        for person in people.sorted() {
            try waiting.workOut(party: person)
            try closed.workOut(person)
        }
    }

    /// After an erasure: nothing of what is gone stays in an index.
    func scrub() throws { for table in all { try table.scrub() } }

    /// Makes all tables anew from the record. Sends nothing. O(entries).
    func rebuild() throws {
        for table in all { try table.clear() }
        try database.run("delete from undone where firm = \(firm)")
        let log = EntryLog(database: database, firm: firm)
        let head = try log.head().next - 1
        try database.run(
            """
            insert into undone (firm, first, last)
            select firm, body ->> 'first', body ->> 'last' from entry where firm = \(firm) and kind = 'command.undone'
            """)
        for entry in try log.entries(kind: "import.undone") {
            guard case .importRun(.undone(let ranges)) = entry.fact else { continue }
            for range in ranges {
                try database.run("insert into undone (firm, first, last) values (\(firm), \(range.first), \(range.last))")
            }
        }
        var next: Int64 = 1
        while next <= head {
            let last = min(next + 999, head)
            for entry in try log.standing(from: next, to: last) {
                switch entry.fact {
                case .undone, .importRun(.undone): continue
                case .firm, .staff, .colleague, .team, .party, .interaction, .promise, .importRun, .list:
                    for table in all { try table.apply(entry) }
                }
            }
            try settle()
            next = last + 1
        }
    }
}
