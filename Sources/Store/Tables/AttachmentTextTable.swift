import Care

/// What stands in the files that came with messages, read once from each, however many messages it came with, and an index of it.
///
/// It is no record and no fold: a rebuild leaves it, and what has been erased or lost is read anew, or not. A file is found as long as
/// a message that holds it stands in the tables. One without text has no number.
struct AttachmentTextTable {
    let database: any Database
    let firm: Int64

    private var index: TextIndex { TextIndex(database: database, firm: firm, content: .files) }

    /// Makes the text of a file findable, in the caller's transaction; a second time it stands for the first.
    func index(text: String, ofAttachment digest: String) throws {
        try forget(digest)
        let last = try database.row("select max(number) from attachment_text where firm = \(firm)")?.integer(0) ?? 0
        try database.run(
            """
            insert into attachment_text (firm, digest, number, text, refused) values (\(firm), \(digest), \(last + 1), \(text), '')
            """)
        try index.insert([document(last + 1, text)])
    }

    /// Notes why a file has no text, so that it is not read again.
    func note(refused: String, ofAttachment digest: String) throws {
        try forget(digest)
        try database.run("insert into attachment_text (firm, digest, text, refused) values (\(firm), \(digest), '', \(refused))")
    }

    /// Forgets what stands in a file: for the law. Traces stay in the index until it is scrubbed.
    func forget(_ digest: String) throws {
        let row = try database.row(
            "select number, text from attachment_text where firm = \(firm) and digest = \(digest) and number is not null")
        if let row { try index.delete([document(row.integer(0), row.text(1))]) }
        try database.run("delete from attachment_text where firm = \(firm) and digest = \(digest)")
    }

    private func document(_ number: Int64, _ text: String) -> TextIndex.Document {
        TextIndex.Document(number: number, text: Words.joined(text))
    }

    // MARK: Queries

    /// A file in which something was found, and the last recorded message that holds it.
    struct Holding {
        let number: Int64
        let digest: String
        let name: String
        let interaction: Int64
    }

    /// Where these files lie, by their numbers. Files that no message here holds (any more) are left out.
    func holding(_ numbers: [Int64]) throws -> [Holding] {
        try database.rows(
            """
            select f.number, f.digest, min(a.name), f.interaction from (
                select t.number as number, t.digest as digest, max(h.interaction) as interaction
                from attachment_text t join attachment h on h.firm = t.firm and h.digest = t.digest
                where t.firm = \(firm) and t.number in (\(list: numbers.map(SQL.Value.integer))) group by t.number, t.digest) f
            join attachment a on a.firm = \(firm) and a.interaction = f.interaction and a.digest = f.digest
            group by f.number, f.digest, f.interaction
            """
        ).map { Holding(number: $0.integer(0), digest: $0.text(1), name: $0.text(2), interaction: $0.integer(3)) }
    }

    /// What stands in a file.
    func text(_ digest: String) throws -> String? {
        try database.row("select text from attachment_text where firm = \(firm) and digest = \(digest)")?.text(0)
    }
}

/// Files that nobody has read yet, and what became of those that were.
public struct AttachmentTexts {
    /// A file to be read, and a message that holds it.
    public struct Unread: Sendable, Equatable {
        public let file: AttachedFile
        /// SHA-256 of the message as it came.
        public let raw: String
    }

    /// What came of reading one.
    public enum Reading: Sendable, Equatable {
        case text(String)
        case refused(String)
    }

    private let engine: any Engine
    private let firm: Int64

    public init(_ workplace: Workplace) { (engine, firm) = (workplace.folder.engine, workplace.firm) }

    /// How many distinct files of these types nobody has read.
    public func unreadCount(of types: [FileType]) throws -> Int {
        try engine.read { database in
            try Int(database.row("select count(*) from (\(unread(types, after: "")))")?.integer(0) ?? 0)
        }
    }

    /// The next of them in the order of their digests.
    public func unread(of types: [FileType], after digest: String, limit: Int) throws -> [Unread] {
        try engine.read { database in
            try database.rows(
                """
                select u.digest, a.name, a.type, a.size, a.in_text, i.raw from (
                    \(unread(types, after: digest)) order by a.digest limit \(limit)) u
                join attachment a on a.firm = \(firm) and a.interaction = u.interaction and a.digest = u.digest
                join interaction i on i.firm = \(firm) and i.number = u.interaction
                group by u.digest order by u.digest
                """
            ).map { Unread(file: AttachmentTable.file($0, from: 0), raw: $0.text(5)) }
        }
    }

    /// One row a digest, with the first message that holds it. Pictures in the text are none that anybody looks for.
    private func unread(_ types: [FileType], after digest: String) -> SQL {
        """
        select a.digest as digest, min(a.interaction) as interaction from attachment a
        where a.firm = \(firm) and a.digest > \(digest) and a.in_text = 0
            and a.type in (\(list: types.map { .text($0.rawValue) }))
            and not exists (select 1 from attachment_text t where t.firm = a.firm and t.digest = a.digest)
        group by a.digest
        """
    }

    /// Keeps what came of some of them, in one transaction.
    public func keep(_ read: [(digest: String, reading: Reading)]) throws {
        if read.isEmpty { return }
        try engine.write { database in
            let table = AttachmentTextTable(database: database, firm: firm)
            for (digest, reading) in read {
                switch reading {
                case .text(let text): try table.index(text: text, ofAttachment: digest)
                case .refused(let why): try table.note(refused: why, ofAttachment: digest)
                }
            }
        }
    }

    /// Has the files that had no text read anew: another program may read them now.
    public func forgetRefused() throws {
        try engine.write { try $0.run("delete from attachment_text where firm = \(firm) and refused <> ''") }
    }
}
