import Care

/// Promises, ours and theirs.
struct PromiseTable: Table {
    let database: any Database
    let firm: Int64

    func apply(_ entry: Entry) throws {
        guard case .promise(let fact) = entry.fact else { return }
        switch fact {
        case .made(let made):
            try database.run(
                """
                insert into promise (firm, number, side, party, text, due, due_json, owner, made_at, during, state, late, moved, because)
                values (\(firm), \(entry.about), \(made.side.rawValue), \(made.to), \(made.text), \(made.due.instant.milliseconds),
                    \(made.due.json.text), \(made.owner), \(entry.at.milliseconds), \(made.during), 'open', 0, 0, '')
                """)
        case .moved(let due, let late, let because):
            try database.run(
                """
                update promise set due = \(due.instant.milliseconds), due_json = \(due.json.text), late = max(late, \(late)),
                    moved = moved + 1, because = \(because) where firm = \(firm) and number = \(entry.about)
                """)
        case .kept(let late): try end(entry, late ? .keptLate : .kept, because: "")
        case .released(let because): try end(entry, .released, because: because)
        }
    }

    private func end(_ entry: Entry, _ state: Promise.State, because: String) throws {
        try database.run(
            """
            update promise set state = \(state.rawValue), ended_at = \(entry.at.milliseconds), because = \(because)
            where firm = \(firm) and number = \(entry.about)
            """)
    }

    func forget(_ thing: Int64) throws { try database.run("delete from promise where firm = \(firm) and number = \(thing)") }
    func clear() throws { try database.run("delete from promise where firm = \(firm)") }

    // MARK: Queries

    /// A due time as the table holds it. One that cannot be read is a fault: left out, its promise would be lost from every list.
    static func due(_ stored: String, of promise: Int64) throws -> Due {
        guard let due = Due(try JSON(stored)) else {
            throw Fault("promise \(promise): its due time cannot be read; kept rebuild mends the tables")
        }
        return due
    }

    /// The promise, folded from what stands about it.
    func promise(_ number: Int64) throws -> Promise? {
        var promise: Promise?
        for entry in try EntryLog(database: database, firm: firm).standing(about: number) {
            guard case .promise(let fact) = entry.fact else { return nil }
            if promise == nil { promise = Promise(number: number, fact) } else { promise?.apply(fact) }
        }
        return promise
    }

    func openCount(owner: Int64) throws -> Int {
        Int(
            try database.row("select count(*) from promise where firm = \(firm) and state = 'open' and side = 'ours' and owner = \(owner)")?
                .integer(0) ?? 0)
    }
}
