import Care
import Support
import Testing

@testable import Store

@Suite struct `Taking an import back` {
    let cast: Cast
    let run: Int64

    init() throws {
        cast = try Cast()
        run = try cast.take(StartImport(until: nil, historyBefore: nil, mailboxOf: nil, paths: ["office.mbox"])).thing!
    }

    private func mail(_ number: Int, from address: String) throws {
        var letter = TakeInMail.Letter(at: Cast.monday.milliseconds - 3_600_000, raw: "r\(number)", same: "s\(number)", place: "p\(number)")
        letter.from = Contact(name: "Ines Ferreira", address: address)
        (letter.subject, letter.topic) = ("Oven \(number)", "oven \(number)")
        try take(TakeInMail(letter: letter, historyBefore: nil, mailboxOf: nil))
    }

    private func take(_ command: any Command) throws {
        _ = try cast.place.take(
            CommandRequest(command, identity: Cast.identity(), by: .importer, via: "import:\(run)"), now: Cast.monday)
    }

    private func undo() throws { try cast.say("import undo", ["import": [String(run)]]) }

    @Test func `everything is as it was before`() throws {
        let before = try cast.tables(without: ["undone", "import_run"])
        try mail(1, from: "ines@harbourbakery.example")
        try mail(2, from: "tom@okafor.example")
        try take(FinishImport(run: run, counts: .init()))
        try undo()
        #expect(try cast.tables(without: ["undone", "import_run"]) == before)
        #expect(try cast.reading { try $0.importRuns().map(\.state) } == ["taken back"])
    }

    @Test func `what it changed of somebody known is as before`() throws {
        let ines = try cast.ines()
        try take(EditParty(party: ines, change: .init(notes: "from the old system", numbers: ["07700 900123"])))
        try undo()
        let party = try cast.reading { try $0.party(ines) }
        #expect((party?.notes, party?.numbers) == ("", ["020 7946 0171"]))
    }

    @Test func `somebody to whom something was promised since stays, with the promise`() throws {
        try mail(1, from: "ines@harbourbakery.example")
        try mail(2, from: "tom@okafor.example")
        try cast.say("promise", ["text": ["send the quote"], "to": ["ines@harbourbakery.example"], "due": ["Fri"]])
        try undo()
        let story = try #require(try cast.reading { try $0.story($0.who("ines@harbourbakery.example")) })
        #expect((story.owed.count, story.waiting.count) == (1, 0))
        #expect(throws: Refusal.nobody("tom@okafor.example")) { try cast.reading { try $0.who("tom@okafor.example") } }
    }

    @Test func `it can be taken in again, and taken back once`() throws {
        try mail(1, from: "ines@harbourbakery.example")
        try undo()
        #expect(throws: Refusal.undoneAlready("office.mbox")) { try undo() }
        try mail(1, from: "ines@harbourbakery.example")
        #expect(try cast.reading { try $0.waiting(.everybodys).count } == 1)
    }

    @Test func `a rebuild leaves it out too`() throws {
        try mail(1, from: "ines@harbourbakery.example")
        try undo()
        let before = try cast.tables()
        try cast.folder.rebuild(firm: 1)
        #expect(try cast.tables() == before)
    }
}
