import Care
import Store
import Support
import Testing

@testable import Web

@Suite struct `Pages of lists` {
    let cast: Cast
    let ines: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
        try cast.say("person edit", ["who": [String(ines)], "tag": ["roof"], "field": ["Boiler=<Vaillant>"]])
        try cast.take(AddPerson(details: .init(name: "Agnes <b>Whitlow</b>", addresses: ["agnes@whitlow.example"]), standing: .prospect))
        try cast.take(LogInteraction(text: "roof", with: [ines]))
        try cast.say(
            "list save",
            ["name": ["Spring <round>"], "where": ["not tag=easter"], "of": ["people"], "column": ["standing", "contact", "field Boiler"]])
    }

    private func list(_ reading: Reading) throws -> SavedList { try reading.list("spring <round>") }

    private func page(_ reading: Reading, list: SavedList?, _ content: SavedList.Content, page: Int = 1, count: Int? = nil) throws
        -> ListPage
    {
        let numbers = try reading.numbers(on: content, limit: ListPage.linesOnPage)
        return ListPage(
            list: list, content: content, sentence: try reading.sentence(content), lines: try reading.lines(of: numbers),
            count: try count ?? reading.count(content), page: page, reading: reading, seal: .empty)
    }

    @Test func `your lists stand there with what they ask, and the form for another`() throws {
        let html = try cast.reading { reading in
            ListsPage(lists: try reading.lists().map { ($0, try reading.sentence($0.content)) }, done: .empty).html
        }
        try Snapshot.check("lists", html)
    }

    @Test func `who is on a list stands in lines with ticks, and nothing of theirs is markup`() throws {
        let html = try cast.reading { reading in
            let list = try list(reading)
            return try page(reading, list: list, list.content).html(isAsked: false, fields: ListFields(list.content, reading))
        }
        try Snapshot.check("list", html)
        #expect(!html.text.contains("<b>Whitlow") && !html.text.contains("<Vaillant>") && !html.text.contains("<round>"))
    }

    @Test func `what is asked for is shown before it is kept, a page at a time`() throws {
        let html = try cast.reading { reading in
            let content = try ListFields(["of": "person", "t1": "tag", "n1": "not", "v1": "Easter", "c.tags": "on", "own": "Boiler"])
                .content(reading)
            return try page(reading, list: nil, content, page: 2, count: 250).html(isAsked: true, fields: ListFields(content, reading)).text
        }
        #expect(html.contains("aria-label=\"Name of the list\""))
        #expect(html.contains("2 of 3"))
        let asked = "/lists/view?columns=tags%0Afield+Boiler&amp;of=person&amp;order=name&amp;where=not+tag%3Deaster&amp;page=3"
        #expect(html.contains("href=\"\(asked)\"") || html.contains("href=\"\(asked.replacing("&amp;", with: "&"))\""))
    }

    @Test func `a list comes through the form as it was`() throws {
        try cast.reading { reading in
            let typed = [
                "of": ["people"], "order": ["quiet"], "column": ["tags", "field Boiler", "field Size"],
                "where": [
                    "organization=Bakery", "responsible=Anna", "not tag=a=b", "field=Boiler=Vaillant", "contact=90 days", "not number",
                    "words=\"a b\" c", "place=Falmouth, Cornwall",
                ],
            ]
            let content = try reading.given(typed, ListWords.content).content()
            let address = ListFields.address(content)
            // A browser ends lines in a form with both.
            let sent = address.mapValues { $0.replacing("\n", with: "\r\n") }
            for fields in [ListFields(address), ListFields(sent), try ListFields(content, reading)] {
                #expect(try fields.content(reading) == content)
            }
        }
    }

    @Test func `a list whose words were erased says so, and can be dropped`() throws {
        try cast.say("list save", ["name": ["For Ferreira"], "where": ["not tag=ferreira"]])
        _ = try cast.place.erase(
            Erase(.init(party: ines), because: "asked"), identity: Cast.identity(), by: cast.anna, via: "test", now: Cast.monday)
        let html = try cast.reading { reading in
            let list = try #require(try reading.lists().first { $0.isErased })
            let fields = list.content.isErased ? ListFields([:]) : try ListFields(list.content, reading)
            return try page(reading, list: list, list.content).html(isAsked: false, fields: fields).text
        }
        let sentence = "Nobody any more: its words named somebody who has been erased by law."
        #expect(html.contains("<h1>Erased list</h1><p class=\"lead\">\(sentence)</p>"))
        #expect(html.contains("Nobody is on it.") && html.contains("/drop\"") && !html.contains("href=\"#many\""))
        #expect(!html.lowercased().contains("ferreira"))
        let lists = try cast.reading { reading in
            ListsPage(lists: try reading.lists().map { ($0, try reading.sentence($0.content)) }, done: .empty).html.text
        }
        #expect(lists.contains(">Erased list</a>") && !lists.lowercased().contains("ferreira"))
    }

    @Test func `a change is looked at first`() throws {
        let html = try cast.reading { reading in
            let people = try reading.members(of: list(reading).content)
            let command = ChangeMany(parties: people, change: .tag("roof"))
            let effect = try reading.effect(of: command)
            return ManyPage(
                sentence: reading.sentence(command.change, effect, people: 1), changed: try reading.lines(of: effect.changed),
                already: effect.already.count, hidden: .empty, leave: "/lists"
            ).html
        }
        try Snapshot.check("many", html)
    }
}
