import Care
import Support
import Testing

@testable import Store

@Suite struct `Saved lists` {
    let cast: Cast
    let ines: Int64
    let agnes: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
        var details = Party.Details(name: "Agnes Whitlow", addresses: ["agnes@whitlow.example"])
        details.profile.tags = ["easter"]
        details.profile.places = ["12 Harbour Street\nFalmouth"]
        details.profile.language = "pt-BR"
        details.profile.fields = [.init("Boiler", "Vaillant")]
        agnes = try cast.take(AddPerson(details: details, standing: .prospect)).thing!
    }

    private func on(_ conditions: String..., of: String = "both", at: Instant = Cast.monday) throws -> [String] {
        try cast.reading(at: at) { reading in
            let typed = ["where": conditions, "of": [of]]
            let content = try reading.given(typed, ListWords.content).content()
            return try reading.lines(of: reading.numbers(on: content, limit: 100)).map(\.party.shown)
        }
    }

    @Test func `everything that is known of somebody brings them on a list`() throws {
        for asked in [
            "tag=Easter", "standing=prospect", "place=falm har", "language=pt", "language=pt-BR", "field=Boiler=vaillant", "field=Boiler",
            "words=\"agnes\"", "words=whitl", "not number",
        ] {
            #expect(try on(asked, of: "people") == ["Agnes Whitlow"], "\(asked)")
        }
        #expect(try on("organization=Bakery") == ["Ines Ferreira"])
        #expect(try on("number") == ["Ines Ferreira"])
        #expect(try on("words=020 7946") == ["Ines Ferreira"])
        #expect(try on("not tag=easter") == ["Harbour Bakery", "Ines Ferreira"])
        #expect(try on("standing=client", "not address") == ["Harbour Bakery"])
    }

    @Test func `what nobody has, brings nobody`() throws {
        for asked in [
            "language=p", "language=pt-", "place=street harbour park", "field=Boiler=Worcester", "field=Oven", "words=!", "do-not-contact",
        ] {
            #expect(try on(asked).isEmpty, "\(asked)")
        }
    }

    @Test func `whom we have not heard of for long, and what is owed`() throws {
        try cast.take(LogInteraction(text: "roof", with: [ines]))
        try cast.say("promise", ["text": ["the quote"], "to": [String(ines)], "due": ["Fri"]])
        let later = Cast.monday.adding(milliseconds: 60 * 86_400_000)
        #expect(try on("contact=90 days", at: later) == ["Ines Ferreira"])
        #expect(try on("contact=30 days", at: later) == [])
        #expect(try on("not contact=30 days", at: later, of: "people") == ["Agnes Whitlow", "Ines Ferreira"])
        #expect(try on("contact=2026-03-02") == ["Ines Ferreira"])
        #expect(try on("owed=ours") == ["Ines Ferreira"])
        #expect(try on("owed=theirs") == [])
    }

    private func on(_ condition: String, at: Instant, of: String) throws -> [String] { try on(condition, of: of, at: at) }

    @Test func `those merged are one, who says what any of them said`() throws {
        try cast.take(MergeParties(kept: ines, other: agnes))
        #expect(try on("tag=easter", "standing=client") == ["Ines Ferreira"])
        #expect(try on("standing=prospect") == [])
        #expect(try on("language=pt") == ["Ines Ferreira"])
    }

    @Test func `a list is kept, changed under its name, seen by whose it is, and dropped`() throws {
        let ben = try cast.ben()
        try cast.say("list save", ["name": ["Easter cards"], "where": ["tag=easter"], "column": ["tags", "field Boiler"]])
        let list = try cast.reading { try $0.list("easter CARDS") }
        #expect(list.content.columns == [.tags, .field("Boiler")])
        try cast.say("list save", ["name": ["Easter Cards"], "where": ["tag=easter", "not number"], "shared": [""]])
        let changed = try cast.reading(as: ben) { try $0.list("Easter cards") }
        #expect((changed.number, changed.owner, changed.content.conditions.count) == (list.number, nil, 2))
        try cast.say("list save", ["name": ["Mine"], "where": ["tag=easter"]], by: ben)
        #expect(try cast.reading { try $0.lists().map(\.name) } == ["Easter Cards"])
        #expect(throws: Refusal.noSuch(thing: "list", given: "Mine")) { try cast.reading { try $0.list("Mine") } }
        try cast.say("list drop", ["list": ["Easter cards"]])
        #expect(try cast.reading { try $0.lists() }.isEmpty)
        try cast.take(UndoLast(by: cast.anna))
        #expect(try cast.reading { try $0.list("Easter cards") } == changed)
    }

    @Test func `what a list asks is a sentence`() throws {
        try cast.reading { reading in
            let typed = [
                "of": ["people"],
                "where": [
                    "standing=client", "not tag=easter", "organization=Bakery", "not number", "not contact=90 days", "not owed=ours",
                ],
            ]
            let sentence = try reading.sentence(reading.given(typed, ListWords.content).content())
            #expect(
                sentence == """
                    People who are clients, who do not have the tag “easter”, who belong to Harbour Bakery, who have no phone number, \
                    with whom there was no contact in the last 90 days, and to whom we owe nothing
                    """)
            #expect(try reading.sentence(.init()) == "Everybody")
        }
    }

    @Test func `a condition that is not understood says what is`() throws {
        #expect(throws: Refusal.notUnderstood(field: "a condition", given: "owed=me", expected: "owed=ours or owed=theirs")) {
            try on("owed=me")
        }
        #expect(throws: Refusal.nobody("Nobody Ltd")) { try on("organization=Nobody Ltd") }
        #expect(throws: Refusal.self) { try on("weather=fine") }
    }

    @Test func `columns show what is known, and times as they are read`() throws {
        try cast.take(LogInteraction(text: "roof", with: [ines]))
        try cast.say("promise", ["text": ["the quote"], "to": [String(ines)], "due": ["Fri"]])
        try cast.reading { reading in
            let line = try #require(try reading.lines(of: [ines]).first)
            let shown = SavedList.Column.usual.map { reading.shown(line, $0) }
            #expect(
                shown == [
                    "client", "Harbour Bakery", "", "ines@harbourbakery.example", "020 7946 0171", "", "", "", "09:00", "we owe 1", "",
                ])
            #expect(line.plain(.contact) == "2026-03-02T09:00:00.000Z" || line.plain(.contact) == "2026-03-02T09:00:00Z")
            let other = try #require(try reading.lines(of: [agnes]).first)
            #expect(reading.shown(other, .contact) == "never")
        }
    }
}

@Suite struct `Many are changed as one` {
    let cast: Cast
    let people: [Int64]

    init() throws {
        let cast = try Cast()
        self.cast = cast
        people = try (1...12).map { number in
            var details = Party.Details(name: "Client \(number)")
            if number <= 3 { details.profile.tags = ["easter"] }
            return try cast.take(AddPerson(details: details, standing: .client)).thing!
        }
        try cast.say("list save", ["name": ["Clients"], "where": ["standing=client"]])
    }

    @Test func `a preview says what would change, and changes nothing`() throws {
        let before = try cast.tables()
        let sentence = try cast.reading { reading in
            let command = ChangeMany(parties: try reading.members(of: reading.list("Clients").content), change: .tag("easter"))
            return reading.sentence(command.change, try reading.effect(of: command), people: 9)
        }
        #expect(sentence == "9 people get the tag “easter”; 3 have it already.")
        #expect(try cast.tables() == before)
    }

    @Test func `all of a list is tagged by one command, and undone by one`() throws {
        let before = try cast.tables(without: ["undone"])
        let answer = try cast.say("tag", ["tag": ["Easter"], "in": ["Clients"]])
        #expect(answer.entries.count == 9)
        #expect(try cast.reading { try $0.said(answer.entries) } == "9 get the tag “easter”.")
        #expect(try cast.reading { try $0.count(.init(conditions: [Condition(.tag("easter"))])) } == 12)
        try cast.say("undo", [:])
        #expect(try cast.tables(without: ["undone"]) == before)
        try cast.folder.rebuild(firm: 1)
        #expect(try cast.tables(without: ["undone"]) == before)
    }

    @Test func `what somebody says afterwards stays when the many are taken back`() throws {
        let ben = try cast.ben()
        try cast.say("standing", ["standing": ["former"], "in": ["Clients"]])
        try cast.say("person edit", ["who": ["Client 12"], "notes": ["moved away"]], by: ben)
        try cast.say("undo", [:])
        let party = try cast.reading { try $0.party(people[11]) }
        #expect((party?.standing, party?.notes) == (.client, "moved away"))
    }

    @Test func `what changed between looking and doing is told`() throws {
        let seen = try cast.reading { try $0.lastEntry() }
        let ben = try cast.ben()
        try cast.say("person edit", ["who": ["Client 12"], "standing": ["partner"]], by: ben)
        #expect(throws: Refusal.changedMeanwhile(field: "the standing of Client 12", by: "Ben Ochieng", theirs: "partner")) {
            try cast.take(ChangeMany(parties: people, change: .standing(.former), seen: seen))
        }
        try cast.take(ChangeMany(parties: people, change: .tag("easter"), seen: seen))
    }
}
