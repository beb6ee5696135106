import GRDB
import Synchronization

/// Views of SQLite over the tables of the connections on which somebody reads who may not see all; they leave out what it is.
///
/// They stand before the tables of the same names, so no list can forget to ask. Functions tell the views who reads. Where there is
/// nothing to leave out, the first of them ends the matter once a statement.
final class Readers: Sendable {
    /// Who reads on a connection; nil: Kept itself, which sees everything. Only touched on the connection's own queue.
    final class Eyes: @unchecked Sendable { var reader: Reader? }

    private let all = Mutex<[ObjectIdentifier: Eyes]>([:])

    /// The eyes of a connection that was prepared.
    func eyes(of database: GRDB.Database) -> Eyes { all.withLock { $0[ObjectIdentifier(database)] } ?? Eyes() }

    func prepare(_ database: GRDB.Database) throws {
        let eyes = Eyes()
        all.withLock { $0[ObjectIdentifier(database)] = eyes }
        database.add(function: DatabaseFunction("reader", argumentCount: 0) { _ in eyes.reader?.staff ?? 0 })
        database.add(function: DatabaseFunction("sees_closed", argumentCount: 0) { _ in eyes.reader?.seesClosed ?? true })
        database.add(function: DatabaseFunction("sees_all", argumentCount: 0) { _ in !(eyes.reader?.isBarred ?? false) })
        let hidden = Hidden(reader: "(select reader())", seesClosed: "(select sees_closed())")
        for (table, condition) in hidden.rows {
            try database.execute(
                sql: "create temp view \(table) as select * from main.\(table) \(table) where (select sees_all()) or not \(condition.text)")
        }
    }
}
