import Foundation
import GRDB
import GRDBSQLite

/// SQLite: one file, one writing connection, readers beside it.
public final class SQLite: Engine {
    private let pool: DatabasePool
    /// Connections with views before the tables, for whoever may not see all there is. Without them nobody pays for being asked.
    private let barred: DatabasePool
    private let readers = Readers()

    /// Opens or makes the file. Throws when the engine cannot promise durability.
    public init(path: String) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase {
            // What a statement needs to be taken back stays in memory: in a file it cost an import a tenth, and left words in /tmp.
            try $0.execute(sql: "pragma cache_size = -16000; pragma secure_delete = on; pragma temp_store = memory")
        }
        pool = try DatabasePool(path: path, configuration: configuration)
        // A writer changes pages all over its indexes: one that holds them writes each once.
        try pool.writeWithoutTransaction { try $0.execute(sql: "pragma cache_size = -64000") }
        // What is committed is carried over into the database after so many pages of 4 KiB, which waits for the disk twice.
        try pool.writeWithoutTransaction { try $0.execute(sql: "pragma wal_autocheckpoint = 4000") }
        // GRDB sets NORMAL itself after opening, and a power cut would then lose what was acknowledged.
        try pool.writeWithoutTransaction { try $0.execute(sql: "pragma synchronous = full") }
        let mode = try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "pragma synchronous") }
        configuration.readonly = true
        // Behind the pragma: SQLite forgets temporary views when it is said.
        configuration.prepareDatabase { [readers] in try readers.prepare($0) }
        barred = try DatabasePool(path: path, configuration: configuration)
        guard mode == 2 else { throw Fault("SQLite does not write through: pragma synchronous reads \(mode ?? -1), expected 2") }
    }

    public func read<Result>(_ body: (any Database) throws -> Result) throws -> Result {
        try pool.read { try body(SQLiteConnection($0)) }
    }

    public func read<Result>(
        as reader: @escaping (any Database) throws -> Reader, _ body: (any Database) throws -> Result
    ) throws -> Result {
        let seen = try pool.read { database -> Result? in
            let connection = SQLiteConnection(database)
            return try reader(connection).isBarred ? nil : try body(connection)
        }
        if let seen { return seen }
        return try barred.read { database in
            let connection = SQLiteConnection(database)
            let eyes = readers.eyes(of: database)
            eyes.reader = try reader(connection)
            defer { eyes.reader = nil }
            return try body(connection)
        }
    }

    public func write<Result>(_ body: (any Database) throws -> Result) throws -> Result {
        try pool.write { try body(SQLiteConnection($0)) }
    }

    public func scanEntries(firm: Int64, _ each: (StoredEntry) throws -> Bool) throws {
        try pool.read { database in
            let statement = try database.makeStatement(
                sql: """
                    select number, ordinal, at, recorded, about, command, by, via, kind, body, words, nonce, digest, leaf
                    from entry where firm = ? order by number
                    """)
            let handle = statement.sqliteStatement
            sqlite3_bind_int64(handle, 1, firm)
            defer { sqlite3_reset(handle) }
            while true {
                let step = sqlite3_step(handle)
                if step == SQLITE_DONE { return }
                guard step == SQLITE_ROW else { throw Fault("reading the record stopped: \(String(cString: sqlite3_errstr(step)))") }
                if try !each(StoredEntry(handle)) { return }
            }
        }
    }

    public func scrub() throws {
        // Deleted rows are written over, but rows that moved before leave traces in their old pages, and the log has older pages.
        let isBusy = try pool.barrierWriteWithoutTransaction { database in
            // Made anew beside itself, a large database does not fit into memory.
            try database.execute(sql: "pragma temp_store = file; vacuum; pragma temp_store = memory")
            return try Bool.fetchOne(database, sql: "pragma wal_checkpoint(truncate)") ?? true
        }
        if isBusy { throw Fault("somebody reads the database while it is made anew") }
    }

    public func copy(to path: String, without tables: [String]) throws {
        let destination = try DatabaseQueue(path: path)
        try pool.backup(to: destination)
        try destination.writeWithoutTransaction { database in
            try database.execute(sql: "pragma journal_mode = delete; pragma secure_delete = on")
            for table in tables { try database.execute(sql: "delete from \"\(table)\"") }
        }
        try destination.close()
    }
}

/// Something that is no answer: a broken disk, a file that is not ours. Logged, and shown by number.
public struct Fault: Error, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}

extension StoredEntry {
    fileprivate init(_ row: SQLiteStatement) {
        func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(row, column) }
        func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
            let start = sqlite3_column_blob(row, column)
            return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
        }
        func optionalBytes(_ column: Int32) -> UnsafeRawBufferPointer? {
            sqlite3_column_type(row, column) == SQLITE_NULL ? nil : bytes(column)
        }
        self.init(
            number: integer(0), ordinal: integer(1), at: integer(2), recorded: integer(3), about: integer(4), command: bytes(5),
            by: bytes(6),
            via: bytes(7), kind: bytes(8), body: bytes(9), words: optionalBytes(10), nonce: optionalBytes(11), digest: bytes(12),
            leaf: bytes(13))
    }
}
