import Care
import Store
import Support
import Testing

@testable import Web

@Suite struct `The form about somebody` {
    let cast: Cast
    let ines: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
        try cast.say(
            "person edit",
            [
                "who": [String(ines)], "notes": ["Bakes at night."], "reaching": ["after 14:00"], "place": ["12 Harbour Street\nFalmouth"],
                "tag": ["roof"], "field": ["Boiler=Vaillant"], "language": ["pt"], "zone": ["Europe/Lisbon"],
            ])
    }

    private func draft() throws -> PartyDraft {
        try cast.reading { reading in
            let known = try #require(try reading.editing(ines))
            return PartyDraft(known.party, organizations: known.organizations)
        }
    }

    private func form(_ draft: PartyDraft, _ reading: Reading, _ conflicts: [PartyConflict] = []) -> PartyForm {
        var form = PartyForm(kind: .person, draft: draft, reading: reading, seal: .empty, zones: ["Europe/Lisbon"], leave: "/clients/4")
        (form.isKnown, form.conflicts) = (true, conflicts)
        return form
    }

    @Test func `it is sentences with words to change, and a line for each way to reach them`() throws {
        let draft = try draft()
        try Snapshot.check("party-form", cast.reading { form(draft, $0).html })
    }

    @Test func `an address that is another's is refused beside its line, with a way to merge`() throws {
        let draft = try draft()
        let html = try cast.reading { reading in
            var form = form(draft, reading)
            form.draft[.address].append("agnes@whitlow.example")
            (form.problem, form.taken) = (.addressTaken(address: "agnes@whitlow.example", by: "Agnes Whitlow"), 99)
            return form.html.text
        }
        #expect(html.contains("belongs to Agnes Whitlow already."))
        #expect(html.contains("href=\"/clients/4/merge?with=99\""))
        #expect(html.contains("aria-label=\"Mail address 2\" aria-invalid=true"))
    }

    @Test func `what nobody changed is nothing to write`() throws {
        let base = try draft()
        #expect(base.changes(from: base).isEmpty && base.newBelongings(since: base).isEmpty)
    }

    @Test func `what was changed, added, dropped and emptied is said to the verb`() throws {
        let base = try draft()
        var mine = base
        mine[.notes] = ""
        mine[.number] = ["07700 900123"]
        mine[.tag] = ["roof", "oven"]
        mine.fields = [Profile.Field("Keys", "with Tomas")]
        #expect(
            mine.changes(from: base) == [
                "notes": [""], "number": ["07700 900123"], "no-number": ["020 7946 0171"], "tag": ["oven"],
                "field": ["Keys=with Tomas", "Boiler="],
            ])
    }

    @Test func `a form is read back as it was shown`() throws {
        let base = try draft()
        var fields = [
            "name": base[.name], "standing": "client", "responsible": "", "reaching": "after 14:00", "do-not-contact": "no",
            "notes": "Bakes at night.\r\n", "language": "pt", "zone": "Europe/Lisbon", "tags": "Roof, ", "number.0": "020 7946 0171",
            "number.1": "", "address.0": "Ines <INES@harbourbakery.example>", "address.1": " ", "place.0": "12 Harbour Street\r\nFalmouth",
            "field.0": "Boiler", "value.0": "Vaillant", "field.1": "", "value.1": "",
        ]
        fields["belongs.0"] = "3"
        (fields["role.0"], fields["from.0"], fields["until.0"]) = ("owner", "", "")
        (fields["organization.1"], fields["role.1"]) = ("", "")
        var read = PartyDraft(form: fields)
        read.nameBelongings([3: "Harbour Bakery"])
        #expect(read == base)
    }

    @Test func `two who change different things both keep them`() throws {
        let base = try draft()
        var (mine, theirs) = (base, base)
        (mine[.notes], mine[.number]) = ("Likes tea.", ["1"])
        (theirs[.name], theirs[.number], theirs.fields) = ("Inês Ferreira", base[.number] + ["2"], [])
        let (draft, disputed) = mine.rebased(from: base, onto: theirs)
        #expect(disputed.isEmpty)
        #expect((draft[.notes], draft[.name], draft[.number]) == ("Likes tea.", "Inês Ferreira", ["2", "1"]))
        #expect(draft.fields.isEmpty)
    }

    @Test func `what both change is shown from both, and either or both can hold`() throws {
        let base = try draft()
        let seen = try cast.reading { try #require(try $0.editing(ines)).seen }
        let ben = try cast.ben()
        try cast.say("person edit", ["who": [String(ines)], "notes": ["Away in May."], "field": ["Boiler=Worcester"]], by: ben)
        var mine = base
        (mine[.notes], mine.fields) = ("Likes tea.", [Profile.Field("Boiler", "Vaillant, 2019")])
        let theirs = try draft()
        let (merged, disputed) = mine.rebased(from: base, onto: theirs)
        #expect(disputed == [.word(.notes), .field("Boiler")])
        let html = try cast.reading { reading in
            form(merged, reading, reading.conflicts(disputed, theirs: theirs, said: try reading.said(of: ines, since: seen))).html
        }
        try Snapshot.check("party-form-disputed", html)
        let both = merged.choosing(["keep.notes": "both", "keep.field.Boiler": "theirs"], over: theirs)
        #expect(both.changes(from: theirs) == ["notes": ["Away in May.\nLikes tea."]])
        #expect(merged.choosing(["keep.notes": "theirs"], over: theirs)[.notes] == "Away in May.")
        #expect(merged.choosing([:], over: theirs)[.notes] == "Likes tea.")
    }

    @Test func `since when is said in plain words, and a day without a year has passed`() throws {
        func read(_ text: String) throws -> Day? { try cast.reading { try SaidDay.read(text, $0) } }
        for (text, iso) in [("1 May 2024", "2024-05-01"), ("2024-05-01", "2024-05-01"), ("6 March", "2025-03-06")] {
            #expect(try read(text) == Day(iso: iso), "\(text)")
        }
        #expect(try read("") == nil)
        #expect(throws: Refusal.self) { try read("blue moon") }
        #expect(try read(SaidDay.text(Day(iso: "2024-05-01"))) == Day(iso: "2024-05-01"))
    }
}

@Suite struct `Two found to be one` {
    let cast: Cast
    let ines: Int64
    let home: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
        home = try cast.take(AddPerson(details: .init(name: "I. Ferreira", addresses: ["ines@home.example"]))).thing!
    }

    @Test func `they stand side by side with what differs and what they are as one`() throws {
        let html = try cast.reading { reading in
            MergePair(kept: try #require(try reading.story(ines)), other: try #require(try reading.story(home))).html(.empty, reading)
        }
        try Snapshot.check("merge", html)
    }

    @Test func `who may be one stands on a page of its own and beside the story, with what speaks for it`() throws {
        try cast.take(AddPerson(details: .init(name: "Ines Ferreira", numbers: ["020 7946 0171"])))
        try cast.place.lookForDuplicates()
        let (page, side) = try cast.reading { reading in
            let found = try reading.suggestions()
            let page = DuplicatesPage(suggestions: found, count: try reading.suggestionCount(), looks: nil, done: .empty, seal: .empty)
            let story = try #require(try reading.story(ines))
            let alike = try reading.suggestions(of: ines)
            return (
                page.html, StorySide(story: story, reading: reading, mergings: [:], localTime: nil, seal: .empty, alike: alike).html.text
            )
        }
        try Snapshot.check("duplicates", page)
        #expect(side.contains("Perhaps the same as"))
    }

    @Test func `whoever was merged is named beside the story, with a way to part them`() throws {
        try cast.take(MergeParties(kept: ines, other: home))
        let html = try cast.reading { reading in
            let story = try #require(try reading.story(ines))
            let mergings = try reading.mergings(of: story.merged.map(\.number))
            return StorySide(story: story, reading: reading, mergings: mergings, localTime: "09:00", seal: .empty).html.text
        }
        #expect(html.contains("Merged on 2 March by Anna Berg."))
        #expect(html.contains("formaction=\"/clients/\(home)/part\""))
    }
}
