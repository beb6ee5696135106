import Care

/// A fold over entries, kept for lists and for sight, changed in the transaction of the entry.
///
/// Every row belongs to one thing and is made of what has been said about that thing alone, so that taking a command back means
/// forgetting the things it touched and folding what still stands about them. What several things make together (which threads wait)
/// is worked out anew from the rows.
protocol Table {
    init(database: any Database, firm: Int64)
    /// Folds one entry in. `entry.about` is the thing.
    func apply(_ entry: Entry) throws
    /// Removes the rows of a thing.
    func forget(_ thing: Int64) throws
    /// Removes all rows of the firm.
    func clear() throws
}

/// All tables of one firm on one connection.
struct Tables {
    let database: any Database
    let firm: Int64
    private let all: [any Table]

    init(database: any Database, firm: Int64) {
        (self.database, self.firm) = (database, firm)
        let kinds: [any Table.Type] = [StaffTable.self, PartyTable.self, InteractionTable.self, PromiseTable.self, SearchTable.self]
        all = kinds.map { $0.init(database: database, firm: firm) }
    }

    func apply(_ entry: Entry) throws {
        if case .undone(let undone) = entry.fact { return try takeBack(undone) }
        for table in all { try table.apply(entry) }
    }

    /// Leaves out what came by a command, and folds the rest of the things it touched anew.
    private func takeBack(_ undone: Undone) throws {
        try database.run("insert into undone (firm, first, last) values (\(firm), \(undone.first), \(undone.last))")
        let log = EntryLog(database: database, firm: firm)
        let things = Set(try log.entries(from: undone.first, to: undone.last).map(\.about)).sorted()
        for thing in things {
            for table in all { try table.forget(thing) }
            for entry in try log.standing(about: thing) { for table in all { try table.apply(entry) } }
            try WaitingTable(database: database, firm: firm).workOut(party: thing)
        }
    }

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
        let undone = try database.rows("select first, last from undone where firm = \(firm) order by first").map {
            $0.integer(0)...$0.integer(1)
        }
        var next: Int64 = 1
        while next <= head {
            let last = min(next + 999, head)
            for entry in try log.entries(from: next, to: last) where !undone.contains(where: { $0.contains(entry.number) }) {
                if case .undone = entry.fact { continue }
                for table in all { try table.apply(entry) }
            }
            next = last + 1
        }
    }
}
