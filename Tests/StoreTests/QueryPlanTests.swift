import Care
import Support
import Testing

@testable import Store

/// A connection that asks the engine for the plan of each query before it runs it.
private final class Planning: Database {
    let inner: any Database
    var scans: [String] = []

    init(_ inner: any Database) { self.inner = inner }

    func rows(_ sql: SQL) throws -> [Row] {
        let plan = try inner.rows("explain query plan \(sql)").map { $0.text(3) }
        // A scan of a table is a cost that grows with what is stored; of a subquery or a constant row it is not.
        let tables = [
            "entry", "interaction", "taking_part", "promise", "party", "reach", "message", "topic", "word", "gram", "mention", "i", "t",
            "p",
            "w", "m", "membership", "trait", "tag", "saved_list",
        ]
        for line in plan {
            let words = line.split(separator: " ")
            if words.first == "SCAN", words.count > 1, tables.contains(String(words[1])) { scans.append("\(line) in \(sql.text)") }
            // Only the firm was used of the key: that is a scan of the firm.
            if line.hasPrefix("SEARCH"), line.hasSuffix("(firm=?)") || line.hasSuffix("(firm=? AND kind=?)"), !line.contains("waiting"),
                words.count > 1,
                tables.contains(String(words[1]))
            {
                scans.append("\(line) in \(sql.text)")
            }
        }
        return try inner.rows(sql)
    }

    func run(_ sql: SQL) throws { try inner.run(sql) }

    /// What somebody reads on Tuesday, through this connection.
    func reading(like plain: Reading) -> Reading {
        Reading(
            database: self, texts: plain.texts, firm: 1, thing: plain.thing, staff: plain.staff, principal: plain.principal, me: plain.me,
            at: Cast.monday.adding(milliseconds: 90_000_000), zone: plain.zone)
    }
}

@Suite struct QueryPlanTests {
    @Test func `no list, story or search scans what is stored`() throws {
        var office = try RandomOffice(seed: 11, closing: true)
        for _ in 0..<80 { try office.step() }
        let plain = try office.cast.reading { $0 }
        try office.cast.folder.engine.read { database in
            let planning = Planning(database)
            let reading = planning.reading(like: plain)
            _ = try reading.todayList(limit: 50)
            _ = try reading.waiting(.everybodys, history: true)
            for number in 1...40 { _ = try reading.story(Int64(number)) }
            _ = try reading.find("w1 harbour")
            _ = try reading.find("020 79")
            _ = try reading.parties(before: .max, limit: 50)
            _ = try reading.explanation(of: 20)
            for number in 1...40 { _ = try reading.suggestions(of: Int64(number)) }
            let isFree = planning.scans.isEmpty
            #expect(isFree, "\(planning.scans.first ?? "")")
        }
    }

    @Test func `a list costs what its conditions name`() throws {
        var office = try RandomOffice(seed: 12, closing: true)
        for _ in 0..<80 { try office.step() }
        let plain = try office.cast.reading { $0 }
        try office.cast.folder.engine.read { database in
            let planning = Planning(database)
            let reading = planning.reading(like: plain)
            let naming: [Condition.Test] = [
                .tag("w1"), .standing(.client), .organization(4), .responsible(2), .place("harbour"), .language("pt"), .doNotContact,
                .owed(.ours), .field(name: "Boiler", value: "w1"), .field(name: "Boiler", value: ""), .words("harbour w1"),
            ]
            let each: [Condition] = [
                Condition(.address), Condition(.number, isNot: true), Condition(.contact(.days(90)), isNot: true),
                Condition(.standing(.unknown)), Condition(.tag("w2"), isNot: true),
            ]
            for test in naming {
                for order in SavedList.Order.allCases {
                    let content = SavedList.Content(kind: .person, conditions: [Condition(test)] + each, order: order)
                    _ = try reading.count(content)
                    _ = try reading.lines(of: reading.numbers(on: content, limit: 100))
                }
            }
            _ = try reading.lists()
            _ = try reading.fieldNames(limit: 10)
            let scans = planning.scans.filter { !$0.contains("saved_list") }
            #expect(scans.isEmpty, "\(scans.first ?? "")")
        }
    }

    @Test func `no command scans what is stored`() throws {
        var office = try RandomOffice(seed: 13, closing: true)
        for _ in 0..<80 { try office.step() }
        let ines = try office.cast.reading { try $0.who("ines@harbourbakery.example") }
        try office.cast.folder.engine.write { database in
            let planning = Planning(database)
            let core = DeskCore(database: planning, firm: 1, texts: office.cast.folder.texts, offices: Offices(), random: Cast.random)
            func take(_ command: any Command, _ by: Actor = .staff(2)) throws {
                let request = CommandRequest(command, identity: Cast.identity(), by: by, via: "test")
                _ = try core.take([request], now: Cast.monday).map { try $0.get() }
            }
            var letter = TakeInMail.Letter(at: Cast.monday.milliseconds, raw: "r", same: "s", place: "p")
            letter.from = Contact(name: "", address: "ines@harbourbakery.example")
            letter.references = ["m1", "m2"]
            letter.topic = "oven"
            try take(TakeInMail(letter: letter, historyBefore: nil, mailboxOf: nil), .importer)
            try take(LogInteraction(text: "x", with: [ines], channel: .voicemail))
            try take(LogInteraction(text: "x", with: [ines]))
            try take(UndoLast(by: 2))
            try take(SaveList(name: "Bakers", content: .init(conditions: [Condition(.tag("baker"))])))
            try take(ChangeMany(parties: [ines], change: .tag("baker"), seen: 3))
            try take(UndoLast(by: 2))
            let isFree = planning.scans.isEmpty
            #expect(isFree, "\(planning.scans.first ?? "")")
        }
    }
}
