import GRDB
import GRDBSQLite

/// A connection of SQLite inside a transaction. GRDB keeps the statements prepared; parameters and columns go by SQLite's own
/// calls, since GRDB's make an object of every value, and an import binds hundreds of thousands.
final class SQLiteConnection: Database {
    private let database: GRDB.Database
    init(_ database: GRDB.Database) { self.database = database }

    func rows(_ sql: SQL) throws -> [Row] {
        let statement = try prepared(sql)
        defer { sqlite3_reset(statement) }
        let columns = sqlite3_column_count(statement)
        var rows: [Row] = []
        while try step(statement) { rows.append(Row(values: (0..<columns).map { Self.value(statement, $0) })) }
        return rows
    }

    func numbers(_ sql: SQL) throws -> [Int64] {
        let statement = try prepared(sql)
        defer { sqlite3_reset(statement) }
        let columns = sqlite3_column_count(statement)
        var numbers: [Int64] = []
        while try step(statement) { for column in 0..<columns { numbers.append(sqlite3_column_int64(statement, column)) } }
        return numbers
    }

    func run(_ sql: SQL) throws {
        let statement = try prepared(sql)
        defer { sqlite3_reset(statement) }
        while try step(statement) {}
    }

    private func prepared(_ sql: SQL) throws -> SQLiteStatement {
        let statement = try database.cachedStatement(sql: sql.text).sqliteStatement
        for (index, value) in sql.parameters.enumerated() {
            guard Self.bind(value, to: statement, Int32(index + 1)) == SQLITE_OK else { throw fault(statement) }
        }
        return statement
    }

    /// Whether there is a row.
    private func step(_ statement: SQLiteStatement) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        case _: throw fault(statement)
        }
    }

    private func fault(_ statement: SQLiteStatement) -> Fault {
        let connection = sqlite3_db_handle(statement)
        return Fault("SQLite: \(String(cString: sqlite3_errmsg(connection))), in: \(String(cString: sqlite3_sql(statement)))")
    }

    // SQLITE_TRANSIENT: SQLite copies the bytes before they go away.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private static func bind(_ value: SQL.Value, to statement: SQLiteStatement, _ index: Int32) -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .text(let text): sqlite3_bind_text(statement, index, text, Int32(text.utf8.count), transient)
        case .blob(let bytes): sqlite3_bind_blob(statement, index, bytes, Int32(bytes.count), transient)
        }
    }

    private static func value(_ statement: SQLiteStatement, _ column: Int32) -> SQL.Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
        case SQLITE_BLOB: .blob(Array(bytes(statement, column)))
        case SQLITE_FLOAT: .text(String(sqlite3_column_double(statement, column)))
        case _: .text(String(decoding: bytes(statement, column), as: UTF8.self))
        }
    }

    private static func bytes(_ statement: SQLiteStatement, _ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}
