import Care

/// Saved lists that nobody has dropped: each as it was last saved.
struct SavedListTable: Table {
    let database: any Database
    let firm: Int64

    func apply(_ entry: Entry) throws {
        guard case .list(let fact) = entry.fact else { return }
        try forget(entry.about)
        guard case .saved(let name, _, let owner) = fact else { return }
        let form = fact.form
        try database.run(
            """
            insert into saved_list (firm, number, folded, owner, body, words)
            values (\(firm), \(entry.about), \(Fold.text(name)), \(owner), \(form.body.text), \(form.words?.text ?? "{}"))
            """)
    }

    func forget(_ thing: Int64) throws { try database.run("delete from saved_list where firm = \(firm) and number = \(thing)") }
    func clear() throws { try database.run("delete from saved_list where firm = \(firm)") }

    // MARK: Queries

    func list(_ number: Int64) throws -> SavedList? { try lists("firm = \(firm) and number = \(number)").first }

    /// The list of that name that somebody sees; their own before the firm's.
    func list(named name: String, seenBy staff: Int64) throws -> SavedList? {
        // An erased one has none.
        if name.isEmpty { return nil }
        let found = try lists("firm = \(firm) and folded = \(Fold.text(name)) and (owner is null or owner = \(staff))")
        return found.first { $0.owner == staff } ?? found.min { $0.number < $1.number }
    }

    /// All that somebody sees, by name.
    func lists(seenBy staff: Int64) throws -> [SavedList] {
        try lists("firm = \(firm) and (owner is null or owner = \(staff))").sorted {
            (Fold.text($0.shown), $0.number) < (Fold.text($1.shown), $1.number)
        }
    }

    private func lists(_ condition: SQL) throws -> [SavedList] {
        // Asked for them in order, the planner would walk all lists to find the one of a name.
        try database.rows("select number, body, words from saved_list where \(condition)").compactMap { row in
            let form = Form("list.saved", body: try JSON(row.text(1)), words: try JSON(row.text(2)))
            guard case .saved(let name, let content, let owner) = try SavedList.Fact(form) else { return nil }
            // Without its words it would ask for others than it did: it asks for nobody.
            return SavedList(number: row.integer(0), name: name, content: name.isEmpty ? .erased : content, owner: owner)
        }
    }
}
