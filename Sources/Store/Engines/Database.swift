/// A connection inside a transaction: all that Kept asks of a database engine.
public protocol Database: AnyObject {
    func rows(_ sql: SQL) throws -> [Row]
    /// All columns of all rows, one after the other, where all are whole numbers: no value is made for each.
    func numbers(_ sql: SQL) throws -> [Int64]
    func run(_ sql: SQL) throws
}

extension Database {
    /// The first row of an answer.
    public func row(_ sql: SQL) throws -> Row? { try rows(sql).first }

    public func numbers(_ sql: SQL) throws -> [Int64] {
        try rows(sql).flatMap { row in row.values.indices.map { row.integer($0) } }
    }
}

/// A database. SQLite answers today; PostgreSQL follows. Nothing outside this folder asks which it is.
public protocol Engine: Sendable {
    /// Reads one consistent state. Does not wait for a writer.
    func read<Result>(_ body: (any Database) throws -> Result) throws -> Result
    /// The same with the eyes of somebody: rows of what they may not see are not there.
    func read<Result>(as reader: @escaping (any Database) throws -> Reader, _ body: (any Database) throws -> Result) throws -> Result
    /// One transaction: durable when it returns, without any trace when it throws.
    func write<Result>(_ body: (any Database) throws -> Result) throws -> Result
    /// Calls `each` for every entry of a firm in order with the stored bytes, without decoding them.
    func scanEntries(firm: Int64, _ each: (StoredEntry) throws -> Bool) throws
    /// Leaves nothing on the disk of what was deleted: the file is made anew of what is there. O(bytes); waits for readers.
    func scrub() throws
    /// A copy of the database as of one moment, while others go on; of the tables named only the shape.
    func copy(to path: String, without tables: [String]) throws
}

/// One stored entry as raw bytes; valid only inside the call it is handed to.
public struct StoredEntry {
    public let number: Int64
    public let ordinal: Int64
    public let at: Int64
    public let recorded: Int64
    public let about: Int64
    public let command: UnsafeRawBufferPointer
    public let by: UnsafeRawBufferPointer
    public let via: UnsafeRawBufferPointer
    public let kind: UnsafeRawBufferPointer
    public let body: UnsafeRawBufferPointer
    /// Nil where they have been erased.
    public let words: UnsafeRawBufferPointer?
    public let nonce: UnsafeRawBufferPointer?
    public let digest: UnsafeRawBufferPointer
    public let leaf: UnsafeRawBufferPointer
}
