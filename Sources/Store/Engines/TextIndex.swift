/// Words, beginnings and phrases in the whole text of what happened. FTS5 answers here; another engine will in its own way.
///
/// It is handed words (see `Words`) and keeps no text, only where each word stands. So who takes a document out must hand over
/// the very words it went in with: they are made anew of what the tables and the message's file hold, in the same way as before.
/// Each firm has indexes of its own, which can be dropped whole and in which nobody else's words stand.
///
/// Write to it last in a transaction: FTS5 writes out what it has gathered at each savepoint, which costs more than all the rest.
struct TextIndex {
    let database: any Database
    let firm: Int64
    var content = Content.contacts

    /// Of what the texts are.
    enum Content: String {
        /// What happened, by the numbers of interactions.
        case contacts = "text"
        /// What stands in attached files, by their numbers in `attachment_text`.
        case files = "file"
    }

    /// Folded words with blanks between them.
    struct Document: Equatable {
        let number: Int64
        /// The body of a message, or what stands in a file.
        let text: String
        /// A message's subject with the names of its files, or what was written down of another contact.
        var subject = ""
        /// Who sent it: name and address.
        var people = ""
    }

    /// Words in a row. `isBegun`: of the last one only the beginning.
    struct Phrase: Hashable {
        let words: [String]
        var isBegun = false
    }

    private var name: String { "search_\(content.rawValue)_\(firm)" }
    private var table: SQL { SQL(ours: name) }

    /// Makes the index anew and empty.
    func clear() throws {
        try database.run("drop table if exists \(table)")
        try make()
    }

    /// Makes the index where there is none yet.
    func make() throws {
        try database.run(
            """
            create virtual table if not exists \(table)
            using fts5 (text, subject, people, content = '', columnsize = 0, tokenize = 'ascii')
            """)
    }

    /// In the order of their numbers it costs least.
    func insert(_ documents: [Document]) throws {
        for one in documents.sorted(by: { $0.number < $1.number }) {
            try database.run(
                "insert into \(table) (rowid, text, subject, people) values (\(one.number), \(one.text), \(one.subject), \(one.people))")
        }
    }

    /// Takes documents out; each must be as it was when it went in.
    func delete(_ documents: [Document]) throws {
        for one in documents.sorted(by: { $0.number < $1.number }) {
            try database.run(
                """
                insert into \(table) (\(table), rowid, text, subject, people)
                values ('delete', \(one.number), \(one.text), \(one.subject), \(one.people))
                """)
        }
    }

    /// Writes the index anew without what was taken out, of which traces remain till then. For erasure. O(index).
    func scrub() throws { try database.run("insert into \(table) (\(table)) values ('optimize')") }

    // MARK: Queries

    /// Numbers of the documents in which, for each of these choices, one phrase stands; the last recorded first.
    func find(_ all: [[Phrase]], onlyInSubjects: Bool = false, limit: Int) throws -> [Int64] {
        let choices = all.filter { !$0.isEmpty }
        guard choices.count == all.count, !choices.isEmpty else { return [] }
        let match = choices.map { "(" + $0.map(Self.quoted).joined(separator: " OR ") + ")" }.joined(separator: " AND ")
        let asked = onlyInSubjects ? "{subject people} : (\(match))" : match
        return try database.numbers("select rowid from \(table) where \(table) match \(asked) order by rowid desc limit \(limit)")
    }

    private static func quoted(_ phrase: Phrase) -> String {
        "\"" + phrase.words.joined(separator: " ").replacing("\"", with: "\"\"") + "\"" + (phrase.isBegun ? " *" : "")
    }

    /// FTS5 reads all places of all words with a beginning before it answers. So many pages of 4 KiB of them are read in about 5 ms.
    private static let mostPages: Int64 = 256

    /// Whether words with this beginning stand in few enough places to be looked up by it.
    func isCheap(beginning: String) throws -> Bool {
        var (pages, segment): (Int64, Int64) = (0, 0)
        let index = SQL(ours: name + "_idx")
        // The index of words over the pages: the page of the last word that does not come after the one asked for.
        func page(_ word: String) throws -> Int64 {
            try database.row(
                "select pgno / 2 from \(index) where segid = \(segment) and term <= \(Array("0\(word)".utf8)) order by term desc limit 1")?
                .integer(0) ?? 0
        }
        while let next = try database.row("select min(segid) from \(index) where segid > \(segment)")?.optionalInteger(0) {
            segment = next
            pages += try page(beginning + Vocabulary.last) - page(beginning)
            if pages > Self.mostPages { return false }
        }
        return true
    }
}
