import Care

/// What stands in the files that came with messages, read once from each, however many messages it came with.
///
/// It is no record and no fold: a rebuild leaves it, and what has been erased or lost is read anew, or not.
struct AttachmentTextTable {
    let database: any Database
    let firm: Int64

    /// Makes the text of a file findable, in the caller's transaction; a second time it stands for the first.
    func index(text: String, ofAttachment digest: String) throws {
        try forget(digest)
        try database.run("insert into attachment_text (firm, digest, text, refused) values (\(firm), \(digest), \(text), '')")
    }

    /// Notes why a file has no text, so that it is not read again.
    func note(refused: String, ofAttachment digest: String) throws {
        try forget(digest)
        try database.run("insert into attachment_text (firm, digest, text, refused) values (\(firm), \(digest), '', \(refused))")
    }

    /// Forgets what stands in a file: for the law.
    func forget(_ digest: String) throws {
        try database.run("delete from attachment_text where firm = \(firm) and digest = \(digest)")
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
