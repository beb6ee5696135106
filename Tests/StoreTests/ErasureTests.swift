import Care
import Foundation
import Support
import Testing

@testable import Store

@Suite struct `Erasing somebody` {
    let cast: Cast
    let ines: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
    }

    private func erase(_ party: Int64, shared: Bool = false, people: Bool = false) throws {
        _ = try cast.place.erase(
            Erase(.init(party: party, shared: shared, people: people), because: "asked for by letter"), identity: Cast.identity(),
            by: cast.anna, via: "test", now: Cast.monday)
    }

    @Test func `leaves numbers and times, and no words`() throws {
        let call = try #require(try cast.take(LogInteraction(text: "the oven smells", with: [ines])).thing)
        try erase(ines)
        let story = try #require(try cast.reading { try $0.story(ines) })
        #expect((story.party.shown, story.party.addresses, story.events.map(\.number)) == ("Erased person", [], [call]))
        #expect(story.events.allSatisfy { $0.text.isEmpty && $0.subject.isEmpty })
        #expect(try cast.reading { try $0.find("oven").isEmpty && $0.find("ferreira").isEmpty })
        #expect(try Verification.run(on: cast.folder, firm: 1).altered == nil)
    }

    @Test func `a rebuild makes the same tables`() throws {
        try cast.take(LogInteraction(text: "the oven smells", with: [ines], channel: .voicemail))
        try erase(ines)
        let before = try cast.tables()
        try cast.folder.rebuild(firm: 1)
        #expect(try cast.tables() == before)
    }

    @Test func `what others took part in keeps its words unless that is asked for`() throws {
        let tom = try #require(try cast.take(AddPerson(details: .init(name: "Tom Reed"))).thing)
        try cast.take(LogInteraction(text: "the oven smells", with: [ines, tom]))
        #expect(try cast.reading { try $0.erasurePlan(.init(party: ines)).shared } == 1)
        try erase(ines)
        #expect(try cast.reading { try $0.find("oven").count } == 1)
        try erase(tom)
        #expect(try cast.reading { try $0.find("oven").isEmpty })
    }

    @Test func `what others wrote of them is counted, by name and by address`() throws {
        let zoe = try #require(try cast.take(AddPerson(details: .init(name: "", addresses: ["zoe@lindqvist.example"]))).thing)
        try cast.take(LogInteraction(text: "the oven is Ines Ferreira’s", with: [zoe]))
        try cast.take(LogInteraction(text: "asks for zoe@lindqvist.example", with: [ines]))
        for (who, called) in [(ines, "Ines Ferreira"), (zoe, "zoe@lindqvist.example")] {
            let plan = try cast.reading { try $0.erasurePlan(.init(party: who)) }
            #expect((plan.mentions, plan.mentioned) == (1, "\"\(called)\""))
        }
    }

    @Test func `takes all who are one with them, and what was taken back`() throws {
        let twin = try #require(try cast.take(AddPerson(details: .init(name: "Agnes Oldname"))).thing)
        try cast.take(LogInteraction(text: "said as Agnes", with: [twin]))
        try cast.take(MergeParties(kept: ines, other: twin))
        try cast.take(LogInteraction(text: "taken back", with: [ines]))
        try cast.take(UndoLast(by: cast.anna))
        try erase(ines)
        let words = try cast.folder.engine.read { try $0.rows("select words from entry where words is not null").map { $0.text(0) } }
        for said in ["Agnes", "Ferreira", "taken back"] { #expect(!words.contains { $0.contains(said) }, "\(said)") }
    }

    @Test func `is refused while something is owed, twice, and to whoever has people`() throws {
        let due = Due(at: Cast.monday.adding(milliseconds: 86_400_000), in: .utc)
        let owed = try #require(try cast.take(MakePromise(side: .theirs, text: "plans", to: ines, due: due, owner: cast.anna)).thing)
        #expect(throws: Refusal.stillOwed("Ines Ferreira", 1)) { try erase(ines) }
        try cast.take(KeepPromise(promise: owed))
        let bakery = try cast.reading { try $0.who("Harbour Bakery") }
        #expect(throws: Refusal.hasPeople("Harbour Bakery", 1)) { try erase(bakery) }
        try erase(bakery, people: true)
        #expect(throws: Refusal.erasedAlready("Erased person")) { try erase(ines) }
        #expect(throws: Refusal.cannotUndo(what: "Erasing somebody")) { try cast.take(UndoLast(by: cast.anna)) }
    }

    @Test func `nothing more is written down about them, and the row they came by is not taken in again`() throws {
        var details = Party.Details(name: "Zoe Lindqvist", addresses: ["zoe@lindqvist.example"])
        details.source = Party.Source(raw: "0f", identifier: "17")
        let zoe = try #require(try cast.take(AddPerson(details: details)).thing)
        try erase(zoe)
        let refused = Refusal.erasedAlready("Erased person")
        #expect(throws: refused) { try cast.take(LogInteraction(text: "again", with: [zoe])) }
        #expect(throws: refused) { try cast.take(EditParty(party: zoe, change: .init(name: "Zoe"))) }
        #expect(throws: refused) { try cast.take(MergeParties(kept: ines, other: zoe)) }
        let card = TakeInContact.Card(kind: .person, details: details, standing: .unknown)
        let row = Party.Source(raw: "0f", identifier: "17")
        #expect(try cast.take(TakeInContact(card: card, source: row, again: true)).entries.isEmpty)
    }

    @Test func `nobody waits for an answer any more, and others in the thread do`() throws {
        let tom = try #require(try cast.take(AddPerson(details: .init(name: "Tom Reed"))).thing)
        try cast.take(LogInteraction(text: "call me", with: [ines], channel: .voicemail))
        try cast.take(LogInteraction(text: "call me too", with: [tom], channel: .voicemail))
        try erase(ines)
        #expect(try cast.reading { try $0.waiting(.everybodys).items.map(\.words) } == ["call me too"])
    }

    @Test func `brings them off every list, count, preview and suggestion`() throws {
        for name in ["Ines Ferreira", "Agnes Whitlow"] {
            let details = Party.Details(name: name, addresses: ["\(name.prefix(1))@home.example"], numbers: ["020 7946 0171"])
            try cast.take(AddPerson(details: details))
        }
        #expect(try cast.place.lookForDuplicates() >= 1)
        let ticked = ChangeMany(parties: [ines], change: .standing(.former))
        try erase(ines)
        try cast.reading { reading in
            let orders = SavedList.Order.allCases.map { SavedList.Content(order: $0) }
            let tests: [Condition.Test] = [.number, .tag("x"), .contact(.days(30)), .words("Ferreira"), .owed(.ours), .standing(.client)]
            for content in orders + tests.flatMap({ [.init(conditions: [.init($0)]), .init(conditions: [.init($0, isNot: true)])] }) {
                let numbers = try reading.numbers(on: content, limit: 100)
                let count = try reading.count(content)
                #expect(!numbers.contains(ines) && numbers.count == count, "\(content)")
                let effect = try reading.effect(of: ChangeMany(parties: numbers, change: .tag("x")))
                #expect(!effect.changed.contains(ines) && !effect.already.contains(ines))
            }
            let (effect, newest) = (try reading.effect(of: ticked), try reading.parties(before: .max, limit: 100))
            #expect((effect.changed, effect.already) == ([], []))
            #expect(!newest.contains { $0.number == ines })
            let suggestions = try reading.suggestions()
            #expect(!suggestions.contains { $0.a == ines || $0.b == ines })
        }
        #expect(try cast.take(ticked).entries.isEmpty)
        try cast.place.lookForDuplicates()
        #expect(try cast.reading { try !$0.suggestions().contains { $0.a == ines || $0.b == ines } })
    }

    @Test func `no suggestion of others says what it knew of them`() throws {
        let bakery = try cast.reading { try $0.who("Harbour Bakery") }
        let number = ["020 7946 0200"]
        try cast.take(EditParty(party: bakery, change: .init(numbers: number)))
        let twin = AddOrganization(details: .init(name: "Harbour Bakery Ltd", numbers: number), standing: .client, responsible: nil)
        let other = try #require(try cast.take(twin).thing)
        let joan = Party.Details(name: "Joan Quill", addresses: ["joan@harbourbakery.example"])
        try cast.take(AddPerson(details: joan, standing: .client, organization: other, role: ""))
        try cast.place.lookForDuplicates()
        let before = try cast.reading { try $0.suggestions(of: bakery).flatMap(\.reasons).map(\.words) }
        #expect(before.contains { $0.contains("harbourbakery example") })
        try erase(ines)
        #expect(try cast.reading { try $0.suggestions(of: bakery) }.isEmpty)
    }

    @Test func `a list that named them asks for nobody any more, and is dropped or kept anew`() throws {
        let ben = try cast.ben()
        try cast.say("list save", ["name": ["Ferreira round"], "where": ["not tag=roof"], "column": ["tags"]])
        try cast.say("list save", ["name": ["Bakers"], "where": ["words=ines"]])
        try cast.say("list save", ["name": ["Bakers"], "where": ["organization=Harbour Bakery"]])
        try cast.say("list save", ["name": ["Secret of Ines"], "where": ["number"]], by: ben)
        let plan = try cast.reading { try $0.erasurePlan(.init(party: ines)) }
        #expect((plan.lists, plan.listNames) == (3, ["Bakers", "Ferreira round"]))
        #expect(plan.goes.contains("3 saved lists that name them (“Bakers”, “Ferreira round”)"))
        try erase(ines)
        let list = try #require(try cast.reading { try $0.lists().first { $0.isErased } })
        try cast.reading { reading in
            let lists = try reading.lists().map { "\($0.shown): \(try reading.sentence($0.content))" }
            #expect(
                lists == [
                    "Bakers: People and organizations who belong to Harbour Bakery",
                    "Erased list: Nobody any more: its words named somebody who has been erased by law",
                ])
            let (count, members) = (try reading.count(list.content), try reading.members(of: list.content))
            #expect(count == 0 && members.isEmpty)
            for typed in ["Ferreira round", ""] { #expect(throws: Refusal.noSuch(thing: "list", given: typed)) { try reading.list(typed) } }
        }
        #expect(throws: Refusal.self) { try cast.say("tag", ["tag": ["x"], "in": [String(list.number)]]) }
        let anew = try cast.say("list save", ["name": ["Ferreira round"], "where": ["tag=roof"]])
        #expect(anew.thing != list.number)
        try cast.say("list drop", ["list": [String(list.number)]])
        #expect(try cast.reading { try $0.lists().map(\.shown) } == ["Bakers", "Ferreira round"])
        let before = try cast.tables()
        try cast.folder.rebuild(firm: 1)
        #expect(try cast.tables() == before)
        #expect(try Verification.run(on: cast.folder, firm: 1).altered == nil)
    }

    @Test(arguments: [
        ("Ferreira", true), ("The Ferreiras", true), ("with-ferreira", true), ("INES", true), ("ines@harbourbakery.example", true),
        ("call +44 20 7946 0171", true), ("02079460171", true), ("7946-0171", true), ("Féřreira", true), ("bakery", false),
        ("0171", false), ("harbourbakery.example", false), ("machines", false), ("", false), ("2026-03-02 to 2026-03-09", false),
    ])
    func `what a list says names them, or does not`(text: String, isNamed: Bool) {
        let naming = Naming(
            ["Ines Ferreira", "Ines", "Ferreira", "ines@harbourbakery.example", "020 7946 0171"], numbers: ["020 7946 0171"])
        #expect(naming.isSaid(in: text) == isNamed)
        let short = Naming(["Li"], numbers: [])
        #expect(short.isSaid(in: "with Li") && !short.isSaid(in: "clients like this"))
        #expect(naming.isSought(by: "ferre") && !naming.isSought(by: "oven") && !naming.isSought(by: "fer"))
    }

    @Test(arguments: [3, 14, 159, 26, 53, 58] as [UInt64]) func `tables and record stay whole whoever is erased`(seed: UInt64) throws {
        var office = try RandomOffice(seed: seed, closing: true)
        for _ in 0..<120 { try office.step() }
        let people = try office.cast.reading { try $0.parties(before: .max, limit: 12).map(\.number) }
        for person in people {
            do {
                _ = try office.cast.place.erase(
                    Erase(.init(party: person, shared: person % 2 == 0, people: true), because: "asked"), identity: Cast.identity(),
                    by: office.cast.anna, via: "test", now: Cast.monday)
            } catch is Refusal { continue }
        }
        let before = try office.cast.tables()
        try office.cast.folder.rebuild(firm: 1)
        let after = try office.cast.tables()
        for (name, rows) in before {
            let (were, are) = (rows.map { "\($0)" }, after[name, default: []].map { "\($0)" })
            #expect(were.filter { !are.contains($0) } == are.filter { !were.contains($0) }, "\(name), seed \(seed)")
        }
        #expect(try Verification.run(on: office.cast.folder.engine, firm: 1).altered == nil)
    }
}

@Suite struct `An erasure and its backups` {
    @Test func `a restored backup repeats it before it serves`() throws {
        let cast = try Cast()
        let ines = try cast.ines()
        let file = cast.path + "/../before-\(cast.path.split(separator: "/").last ?? "").tar"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try Backup.write(cast.folder, to: file)
        _ = try cast.place.erase(
            Erase(.init(party: ines), because: "asked"), identity: Cast.identity(), by: cast.anna, via: "test", now: Cast.monday)
        let list = try String(contentsOfFile: cast.path + "/erasures.json", encoding: .utf8)
        #expect(!list.contains("Ferreira") && list.contains("leaves"))
        let repeating = Backup.Repeating(
            try ErasureList(at: cast.path), now: Cast.monday, random: Cast.random, reading: { String(decoding: $0, as: UTF8.self) })
        let target = cast.path + "/restored"
        let (_, erasures) = try Backup.restore(file, to: target, repeating: repeating)
        #expect(erasures == 1)
        for found in FileManager.default.enumerator(atPath: target)?.allObjects as? [String] ?? [] {
            let bytes = FileManager.default.contents(atPath: "\(target)/\(found)") ?? Data()
            #expect(bytes.range(of: Data("Ferreira".utf8)) == nil, "\(found)")
        }
    }
}
