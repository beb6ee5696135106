import Care
import Store
import Support
import Testing

@Suite struct FoldTests {
    @Test(arguments: [4711, 42, 7, 1968] as [UInt64]) func `rebuilding from the record gives the same tables`(seed: UInt64) throws {
        var office = try RandomOffice(seed: seed, closing: true)
        for _ in 0..<150 { try office.step() }
        let before = try office.cast.tables()
        try office.cast.folder.rebuild(firm: 1)
        let after = try office.cast.tables()
        for (name, rows) in before { #expect(after[name] == rows, "\(name), seed \(seed)") }
        #expect(try Verification.run(on: office.cast.folder.engine, firm: 1).altered == nil)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func `undoing the last command leaves everything as it was`(seed: UInt64) throws {
        var office = try RandomOffice(seed: seed, closing: true)
        for _ in 0..<60 { try office.step() }
        for _ in 0..<40 {
            let before = try office.cast.tables(without: ["undone"])
            guard let answer = try office.step(), !answer.entries.isEmpty, answer.entries[0].by == .staff(office.cast.anna),
                answer.entries[0].fact.form.kind != "command.undone"
            else { continue }
            try office.cast.take(UndoLast(by: office.cast.anna))
            let after = try office.cast.tables(without: ["undone"])
            for (name, rows) in before { #expect(after[name] == rows, "\(answer.entries[0].fact) \(name), seed \(seed)") }
        }
    }
}

@Suite struct DamagedTableTests {
    @Test func `a promise whose row is damaged is never left out of a list: it is a fault, and rebuilding mends it`() throws {
        let cast = try Cast()
        let ines = try cast.ines()
        try cast.say("promise", ["text": ["call"], "to": [String(ines)], "due": ["16:00"]])
        let whole = try cast.reading { try $0.todayList() }
        try cast.folder.engine.write { try $0.run("update promise set due_json = '{'") }
        #expect(throws: (any Error).self) { try cast.reading { try $0.todayList() } }
        #expect(throws: (any Error).self) { try cast.reading { try $0.story(ines) } }
        try cast.folder.rebuild(firm: 1)
        let mended = try cast.reading { try $0.todayList() }
        #expect(mended == whole)
    }
}
