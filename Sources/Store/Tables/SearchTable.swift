import Care

/// What Find looks through: any three letters of names, addresses, numbers, subjects and what was promised.
///
/// Its rows are written at the end of the transaction. FTS5 gathers what is put in one after the other, but begins anew at every
/// statement that could be taken back by itself, as an entry's is because of its triggers: then each row would be an index alone.
final class SearchTable: Table {
    private let database: any Database
    private let firm: Int64
    /// Parties to be written, or written anew.
    private var parties: Set<Int64> = []
    private var words: [Int64: String] = [:]

    init(database: any Database, firm: Int64) { (self.database, self.firm) = (database, firm) }

    func apply(_ entry: Entry) throws {
        switch entry.fact {
        case .party: parties.insert(entry.about)
        case .interaction(.mailed(let mailed)):
            words[entry.about] = [mailed.words.subject, mailed.words.from.name, mailed.words.from.address].joined(separator: "\n")
        case .interaction(.logged(let logged)): words[entry.about] = logged.text
        case .interaction(.met(let met)):
            // One that was changed since is there already.
            if entry.about != entry.number { try database.run("delete from search_word where rowid = \(row(entry.about))") }
            words[entry.about] = met.shown
        case .promise(.made(let made)): words[entry.about] = made.text
        case .firm, .staff, .colleague, .interaction, .promise, .importRun, .undone: break
        }
    }

    func settle() throws {
        for number in parties.sorted() {
            guard let party = try PartyTable(database: database, firm: firm).party(number) else { continue }
            let numbers = party.numbers + party.numbers.map(Fold.digits)
            let text = Fold.text(([party.name] + party.addresses + numbers).joined(separator: "\n"))
            try database.run("delete from search_party where rowid = \(row(number))")
            try database.run("insert into search_party (rowid, text) values (\(row(number)), \(text))")
        }
        for (number, text) in words.sorted(by: { $0.key < $1.key }) {
            try database.run("insert into search_word (rowid, text) values (\(row(number)), \(Fold.text(text)))")
        }
        (parties, words) = ([], [:])
    }

    /// Row numbers are one space for all firms: the firm above, the thing below.
    private func row(_ number: Int64) -> Int64 { firm << 40 | number }
    private var range: (Int64, Int64) { (firm << 40, (firm + 1) << 40) }

    func forget(_ thing: Int64) throws {
        parties.remove(thing)
        words[thing] = nil
        try database.run("delete from search_party where rowid = \(row(thing))")
        try database.run("delete from search_word where rowid = \(row(thing))")
    }

    func clear() throws {
        (parties, words) = ([], [:])
        try database.run("delete from search_party where rowid >= \(range.0) and rowid < \(range.1)")
        try database.run("delete from search_word where rowid >= \(range.0) and rowid < \(range.1)")
    }

    // MARK: Queries

    enum Part: String { case search_party, search_word }

    /// Numbers of things in which all the words occur, newest first.
    func find(_ words: [String], in part: Part, limit: Int) throws -> [Int64] {
        let folded = words.map(Fold.text).filter { !$0.isEmpty }
        let long = folded.filter { $0.count >= 3 }
        let short = folded.filter { $0.count < 3 }
        if long.isEmpty { return part == .search_party ? try beginning(short, limit: limit) : [] }
        let match = long.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: " AND ")
        var also: SQL = ""
        for word in short { also = "\(also) and text like \("%" + Self.escaped(word) + "%") escape '\\'" }
        return try database.rows(
            """
            select rowid from \(SQL(ours: part.rawValue)) where text match \(match)
            and rowid >= \(range.0) and rowid < \(range.1) \(also) order by rowid desc limit \(limit)
            """
        ).map { $0.integer(0) & (1 << 40 - 1) }
    }

    /// One or two letters are too few for the index of three: names and addresses with words that begin so.
    private func beginning(_ words: [String], limit: Int) throws -> [Int64] {
        let found = try words.map { word in
            try Set(
                ["name", "address"].flatMap { kind in
                    try database.rows(
                        """
                        select party from reach
                        where firm = \(firm) and kind = \(kind) and value >= \(word) and value < \(word + "\u{10FFFF}")
                        """
                    ).map { $0.integer(0) }
                })
        }
        let all = found.dropFirst().reduce(found.first ?? []) { $0.intersection($1) }
        return Array(all.sorted(by: >).prefix(limit))
    }

    private static func escaped(_ word: String) -> String {
        word.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }
}
