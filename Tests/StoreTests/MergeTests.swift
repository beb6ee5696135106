import Care
import Support
import Testing

@testable import Store

@Suite struct MergeTests {
    let cast: Cast
    let ines: Int64
    let home: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
        home = try cast.take(AddPerson(details: .init(name: "I. Ferreira", addresses: ["ines@home.example"], numbers: ["07700 900123"])))
            .thing!
    }

    private func merge() throws { try cast.take(MergeParties(kept: ines, other: home)) }

    private func mail(_ number: Int, from address: String, subject: String = "Oven") throws {
        var letter = TakeInMail.Letter(at: Cast.monday.milliseconds - 3_600_000, raw: "r\(number)", same: "s\(number)", place: "p\(number)")
        letter.from = Contact(name: "", address: address)
        (letter.subject, letter.topic, letter.text) = (subject, subject.lowercased(), "Can I bake?")
        _ = try cast.place.take(
            CommandRequest(
                TakeInMail(letter: letter, historyBefore: nil, mailboxOf: nil), identity: Cast.identity(), by: .importer, via: "import:1",
                at: Instant(milliseconds: letter.at)), now: Cast.monday)
    }

    @Test func `they are found, reached and shown as one`() throws {
        try merge()
        try cast.reading { reading in
            let number = try reading.who("I. Ferreira")
            #expect(number == ines)
            let story = try #require(try reading.story(ines))
            #expect(story.party.addresses == ["ines@harbourbakery.example", "ines@home.example"])
            #expect(story.party.numbers == ["020 7946 0171", "07700 900123"])
            #expect(story.merged.map(\.number) == [home])
        }
    }

    @Test func `what waits, what is owed and what happened of both is one story`() throws {
        try mail(1, from: "ines@home.example")
        try cast.say("promise", ["text": ["send the quote"], "to": ["ines@home.example"], "due": ["Fri"]])
        try mail(2, from: "ines@home.example", subject: "Roof")
        try merge()
        try cast.reading { reading in
            let story = try #require(try reading.story(ines))
            #expect((story.waiting.count, story.owed.count) == (1, 1))
            #expect(story.waiting.items.first?.person == "Ines Ferreira")
            #expect(try reading.todayList().sections.flatMap(\.items).allSatisfy { $0.party == ines })
        }
    }

    @Test func `an answer to one ends what waits of the other`() throws {
        try mail(1, from: "ines@home.example")
        try merge()
        try cast.say("log", ["text": ["she can bake"], "with": ["Ines"], "channel": ["call"], "out": [""]])
        #expect(try cast.reading { try $0.waiting(.everybodys).count } == 0)
    }

    @Test func `unmerging gives both back with what came since`() throws {
        let before = try cast.tables()
        try merge()
        try cast.say("promise", ["text": ["send the quote"], "to": ["Ines Ferreira"], "due": ["Fri"]])
        try mail(1, from: "ines@home.example")
        try cast.say("person unmerge", ["who": ["I. Ferreira"]])
        let (theirs, hers) = try cast.reading { (try $0.story(home), try $0.story(ines)) }
        #expect((theirs?.waiting.count, hers?.waiting.count, hers?.owed.count) == (1, 0, 1))
        #expect(try cast.tables()["party"] == before["party"])
    }

    @Test func `a merge into somebody who is merged on leads to the last of them`() throws {
        let third = try cast.take(AddPerson(details: .init(name: "Inês Reed", addresses: ["reed@home.example"]))).thing!
        try merge()
        try cast.take(MergeParties(kept: third, other: ines))
        #expect(try cast.reading { try $0.who("ines@home.example") } == third)
        try cast.take(UndoLast(by: cast.anna))
        #expect(try cast.reading { try $0.who("ines@home.example") } == ines)
    }

    @Test func `a merge undone, and one rebuilt, leave the tables as they were`() throws {
        try mail(1, from: "ines@home.example")
        let before = try cast.tables()
        try merge()
        let merged = try cast.tables()
        try cast.folder.rebuild(firm: 1)
        #expect(try cast.tables() == merged)
        try cast.take(UndoLast(by: cast.anna))
        #expect(try cast.tables(without: ["undone"]) == before.filter { $0.key != "undone" })
    }

    @Test func `two are merged by their names, and a colleague never`() throws {
        _ = try cast.ben()
        #expect(throws: Refusal.ofTheFirm("Ben Ochieng")) {
            try cast.say("person merge", ["who": ["Ines Ferreira"], "other": ["Ben Ochieng"]])
        }
        try cast.say("person merge", ["who": ["Ines Ferreira"], "other": ["I. Ferreira"]])
        #expect(throws: Refusal.mergedWithItself("Ines Ferreira")) {
            try cast.say("person merge", ["who": ["Ines Ferreira"], "other": ["I. Ferreira"]])
        }
    }
}

@Suite struct `Phone numbers` {
    @Test func `however it is written, it is one number`() {
        let digits = Set(
            ["020 7946 0171", "+44 20 7946 0171", "0044 (20) 79460171", "(020) 7946-0171"].map { PhoneNumber($0, region: "GB").digits })
        #expect(digits == ["442079460171"])
    }

    @Test func `what is no number keeps its digits`() {
        #expect(PhoneNumber("ext 12", region: "GB").digits == "12")
        #expect(PhoneNumber("", region: "").digits == "")
        #expect(PhoneNumber("1\u{0}2", region: "GB").digits == "12")
    }

    @Test func `a zone tells the country, and a zone of nowhere none`() {
        #expect(["Europe/London", "America/Chicago", "Europe/Berlin", "UTC"].map { Region.of(zone: $0) } == ["GB", "US", "DE", ""])
    }
}
