/// The shape of the database, step by step. A step that has shipped is never edited; TidyTests hold its checksum.
enum Migrations {
    static let all: [(number: Int64, statements: [String])] = [(1, Migration001.statements)]

    /// Brings the database to the newest shape, each step in a transaction of its own.
    static func run(on engine: any Engine) throws {
        try engine.write { database in
            try database.run("create table if not exists migration (number integer primary key) strict")
        }
        for step in all {
            try engine.write { database in
                if try database.row("select 1 from migration where number = \(step.number)") != nil { return }
                for statement in step.statements { try database.run(SQL(ours: statement)) }
                try database.run("insert into migration (number) values (\(step.number))")
            }
        }
    }
}
