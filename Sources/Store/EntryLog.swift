import Care

/// The record of one firm: entries are appended and read, never changed.
struct EntryLog {
    let database: any Database
    let firm: Int64

    /// The head row, which a writer takes first: the next number, and the public id that every leaf holds.
    func head() throws -> (next: Int64, publicID: [UInt8]) {
        guard let row = try database.row("select head, public_id from firm where number = \(firm)"), let publicID = row.blob(1) else {
            throw Fault("there is no firm \(firm) in this database")
        }
        return (row.integer(0) + 1, publicID)
    }

    func append(_ entry: Entry, nonce: [UInt8], publicID: [UInt8]) throws {
        let form = entry.fact.form
        let (body, words) = (form.body.text, form.words?.text ?? "{}")
        let hashes = Leaf.make(entry, form: (form.kind, body, words), nonce: nonce, publicID: publicID)
        try database.run(
            """
            insert into entry (firm, number, command, ordinal, at, recorded, by, via, about, kind, body, words, nonce, digest, leaf)
            values (\(firm), \(entry.number), \(entry.command), \(entry.ordinal), \(entry.at.milliseconds), \(entry.recorded.milliseconds),
                \(entry.by.text), \(entry.via), \(entry.about), \(form.kind), \(body), \(words), \(nonce), \(hashes.digest), \(hashes.leaf))
            """)
    }

    /// Says that the record ends with this entry now.
    func advance(to last: Int64) throws { try database.run("update firm set head = \(last) where number = \(firm)") }

    /// That an entry has not been taken back. The ranges taken back never overlap, so the last that begins before it tells.
    static let stands: SQL = """
        coalesce((select last from undone where undone.firm = entry.firm and undone.first <= entry.number
            order by undone.first desc limit 1), 0) < entry.number
        """

    private static let columns: SQL = "number, command, ordinal, at, recorded, by, via, about, kind, body, words"

    func entry(_ number: Int64) throws -> Entry? {
        try entries("firm = \(firm) and number = \(number)").first
    }

    /// The entries of one command, found by the identity it begins with.
    func entries(identity: [UInt8]) throws -> [Entry] {
        let after = identity + [UInt8](repeating: 0xFF, count: Identity.digestLength + 1)
        return try entries("firm = \(firm) and command >= \(identity) and command < \(after)", order: "command, ordinal")
    }

    /// Takes the words of entries away, for good.
    func erase(_ range: ClosedRange<Int64>) throws {
        try database.run(
            """
            update entry set words = null, nonce = null
            where firm = \(firm) and number between \(range.lowerBound) and \(range.upperBound) and words is not null
            """)
    }

    /// What has been said about a thing and still holds, in order.
    func standing(about thing: Int64) throws -> [Entry] {
        try entries(
            """
            firm = \(firm) and about = \(thing)
            and \(Self.stands)
            """)
    }

    /// The number of the last entry about a thing; 0 where there is none.
    func last(about thing: Int64) throws -> Int64 {
        try database.row("select max(number) from entry where firm = \(firm) and about = \(thing)")?.integer(0) ?? 0
    }

    /// What of one kind has been said about several things and still holds, in order.
    func standing(about things: [Int64], kind: String) throws -> [Entry] {
        try entries(
            """
            firm = \(firm) and about in (\(list: things.map(SQL.Value.integer))) and kind = \(kind)
            and \(Self.stands)
            """, order: "about, number")
    }

    /// What of one kind has been written down after an entry and still holds, in order.
    func standing(after number: Int64, kind: String) throws -> [Entry] {
        try entries("firm = \(firm) and number > \(number) and kind = \(kind) and \(Self.stands)")
    }

    /// All that has been said about a thing, what was taken back too.
    func all(about thing: Int64) throws -> [Entry] { try entries("firm = \(firm) and about = \(thing)") }

    func entries(from first: Int64, to last: Int64) throws -> [Entry] {
        try entries("firm = \(firm) and number between \(first) and \(last)")
    }

    /// Those that hold, in order.
    func standing(from first: Int64, to last: Int64) throws -> [Entry] {
        try entries("firm = \(firm) and number between \(first) and \(last) and \(Self.stands)")
    }

    /// All of one kind, in order. Scans the record: for rebuilding alone.
    func entries(kind: String) throws -> [Entry] { try entries("firm = \(firm) and kind = \(kind)") }

    /// The things that entries are about, each as often as there are entries.
    func things(from first: Int64, to last: Int64) throws -> [Int64] {
        // Asked for each once, the planner would walk all things in order.
        try database.rows("select about from entry where firm = \(firm) and number between \(first) and \(last)").map { $0.integer(0) }
    }

    func entries(_ condition: SQL, order: SQL = "number") throws -> [Entry] {
        try database.rows("select \(Self.columns) from entry where \(condition) order by \(order)").map { try Entry(row: $0) }
    }
}

extension Entry {
    /// Reads a stored entry; throws a Fault that names the entry when it is not of Kept's making.
    init(row: Row) throws {
        guard let by = Actor(row.text(5)) else { throw Fault("entry \(row.integer(0)): by “\(row.text(5))” is nobody") }
        do {
            let form = Form(row.text(8), body: try JSON(row.text(9)), words: try row.optionalText(10).map { try JSON($0) })
            self.init(
                number: row.integer(0), command: row.blob(1) ?? [], ordinal: row.integer(2), at: Instant(milliseconds: row.integer(3)),
                recorded: Instant(milliseconds: row.integer(4)), by: by, via: row.text(6), about: row.integer(7), fact: try Fact(form),
                isErased: form.words == nil)
        } catch let error as Form.Unreadable {
            throw Fault("entry \(row.integer(0)): \(error.kind) cannot be read, \(error.field) is not as expected")
        } catch is JSON.Malformed {
            throw Fault("entry \(row.integer(0)): its body or words are no JSON")
        }
    }
}
