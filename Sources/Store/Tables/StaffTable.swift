import Care

/// The firm, its staff and their hours, and colleagues.
struct StaffTable: Table {
    let database: any Database
    let firm: Int64

    private var waiting: WaitingTable { WaitingTable(database: database, firm: firm) }

    func apply(_ entry: Entry) throws {
        switch entry.fact {
        case .firm(.founded(let name, let zone, _, let rehearsal)):
            try database.run("update firm set name = \(name), zone = \(zone), rehearsal = \(rehearsal) where number = \(firm)")
        case .firm(.hours(let week, let from)), .staff(.hours(let week, let from)):
            try database.run(
                """
                insert into hours (firm, thing, entry, first_day, week)
                values (\(firm), \(entry.about), \(entry.number), \(from.iso), \(week.description))
                """)
        case .staff(.joined(let name, let address, let rights)):
            try database.run(
                """
                insert into staff (firm, number, name, address, rights, gone)
                values (\(firm), \(entry.about), \(name), \(address), \(rights.rawValue), 0)
                """)
            try waiting.workOutHolders()
        case .staff(.left):
            try database.run("update staff set gone = 1 where firm = \(firm) and number = \(entry.about)")
            try waiting.workOutHolders()
        case .colleague(.seen(let name, let address)):
            try database.run(
                "insert into colleague (firm, number, name, address) values (\(firm), \(entry.about), \(name), \(address))")
            try waiting.workOutHolders(addressed: entry.about)
        case .colleague(.known(let kind)):
            try database.run("update colleague set known_as = \(kind.rawValue) where firm = \(firm) and number = \(entry.about)")
        case .staff(.rights(let rights)):
            try database.run("update staff set rights = \(rights.rawValue) where firm = \(firm) and number = \(entry.about)")
            try waiting.workOutHolders()
        case .firm(.senders), .team, .party, .interaction, .promise, .importRun, .list, .undone: break
        }
    }

    func forget(_ thing: Int64) throws {
        try database.run("delete from hours where firm = \(firm) and thing = \(thing)")
        if try database.row("select 1 from staff where firm = \(firm) and number = \(thing)") != nil {
            try database.run("delete from staff where firm = \(firm) and number = \(thing)")
            try waiting.workOutHolders()
        }
        if try database.row("select 1 from colleague where firm = \(firm) and number = \(thing)") != nil {
            try database.run("delete from colleague where firm = \(firm) and number = \(thing)")
            try waiting.workOutHolders(addressed: thing)
        }
    }

    func clear() throws {
        try database.run("delete from hours where firm = \(firm)")
        try database.run("delete from staff where firm = \(firm)")
        try database.run("delete from colleague where firm = \(firm)")
    }

    // MARK: Queries

    /// The firm with its domains and hours: few rows, read anew each time.
    func firmThing() throws -> Firm {
        guard
            let row = try database.row(
                "select number, body, words from entry where firm = \(firm) and kind = 'firm.founded' and number = 1")
        else { throw Fault("the record of firm \(firm) does not begin with its founding") }
        let form = Form("firm.founded", body: try JSON(row.text(1)), words: try row.optionalText(2).map { try JSON($0) })
        guard case .firm(let fact) = try Fact(form), var thing = Firm(number: row.integer(0), fact) else {
            throw Fault("the record of firm \(firm) does not begin with its founding")
        }
        for change in try hours(of: thing.number) { thing.apply(.hours(week: change.week, from: change.from)) }
        return thing
    }

    /// All staff, those who have left too.
    func staff() throws -> [Int64: Staff] {
        var members: [Int64: Staff] = [:]
        let hours = try database.rows("select thing, week, first_day from hours where firm = \(firm) order by thing, entry").byFirst
        for row in try database.rows("select number, name, address, rights, gone from staff where firm = \(firm)") {
            let rights = Staff.Rights(rawValue: row.text(3)) ?? .member
            guard var member = Staff(number: row.integer(0), .joined(name: row.text(1), address: row.text(2), rights: rights)) else {
                continue
            }
            if row.flag(4) { member.apply(.left) }
            for row in hours[member.number] ?? [] {
                let change = try Self.hours(row)
                member.apply(.hours(week: change.week, from: change.from))
            }
            members[member.number] = member
        }
        return members
    }

    private func hours(of thing: Int64) throws -> [(week: WorkingWeek, from: Day)] {
        try database.rows("select thing, week, first_day from hours where firm = \(firm) and thing = \(thing) order by entry").map(
            Self.hours)
    }

    private static func hours(_ row: Row) throws -> (week: WorkingWeek, from: Day) {
        guard let week = WorkingWeek(row.text(1)), let from = Day(iso: row.text(2)) else {
            throw Fault("the working hours of \(row.integer(0)) cannot be read; kept rebuild mends the tables")
        }
        return (week, from)
    }

    func colleague(at address: String) throws -> Colleague? {
        try colleagues("firm = \(firm) and address = \(address)").first
    }

    func colleague(_ number: Int64) throws -> Colleague? { try colleagues("firm = \(firm) and number = \(number)").first }

    func colleagues(_ condition: SQL) throws -> [Colleague] {
        try database.rows("select number, name, address, known_as from colleague where \(condition)").map {
            Colleague(
                number: $0.integer(0), name: $0.text(1), address: $0.text(2),
                isKnownAs: $0.optionalText(3).flatMap(Colleague.Kind.init(rawValue:)))
        }
    }

    /// Names of staff and colleagues by number.
    func colleagueName(_ number: Int64) throws -> String? {
        try database.row("select case name when '' then address else name end from colleague where firm = \(firm) and number = \(number)")?
            .text(0)
    }
}
