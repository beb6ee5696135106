/// The shape of the database, step by step. A step that has shipped is never edited; TidyTests hold its checksum.
enum Migrations {
    /// One step. `rebuilds`: it changes tables that are folded from the record, which are then made anew.
    struct Step {
        let number: Int64
        let statements: [String]
        var rebuilds = false
    }

    static let all = [
        Step(number: 1, statements: Migration001.statements),
        Step(number: 2, statements: Migration002.statements, rebuilds: true),
        Step(number: 3, statements: Migration003.statements, rebuilds: true),
        Step(number: 4, statements: Migration004.statements, rebuilds: true),
        Step(number: 5, statements: Migration005.statements, rebuilds: true),
        Step(number: 6, statements: Migration006.statements),
        Step(number: 7, statements: Migration007.statements, rebuilds: true),
        Step(number: 8, statements: Migration008.statements),
        Step(number: 9, statements: Migration009.statements, rebuilds: true),
        Step(number: 10, statements: Migration010.statements, rebuilds: true),
        Step(number: 11, statements: Migration011.statements),
        Step(number: 12, statements: Migration012.statements, rebuilds: true),
        Step(number: 14, statements: Migration014.statements),
        Step(number: 15, statements: Migration015.statements),
        Step(number: 16, statements: Migration016.statements),
        Step(number: 17, statements: Migration017.statements),
        Step(number: 18, statements: Migration018.statements),
        Step(number: 19, statements: Migration019.statements),
    ]

    /// Brings the database to the newest shape: all steps that are missing in one transaction, then the tables anew where one asks for it.
    static func run(on engine: any Engine, texts: LetterTexts) throws {
        try engine.write { database in
            try database.run("create table if not exists migration (number integer primary key) strict")
            let done = Set(try database.rows("select number from migration").map { $0.integer(0) })
            let missing = all.filter { !done.contains($0.number) }
            for step in missing {
                for statement in step.statements { try database.run(SQL(ours: statement)) }
                try database.run("insert into migration (number) values (\(step.number))")
            }
            guard missing.contains(where: \.rebuilds) else { return }
            for firm in try database.rows("select number from firm") {
                try Tables(database: database, firm: firm.integer(0), texts: texts).rebuild()
            }
        }
    }
}
