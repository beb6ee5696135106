import Testing

@testable import Care

@Suite struct `Saving lists` {
    private let easter = SavedList.Content(conditions: [Condition(.tag("easter"))])

    private func saved(_ name: String = "Easter cards", owner: Int64? = Cast.anna) -> SavedList {
        SavedList(number: 40, name: name, content: easter, owner: owner)
    }

    @Test func `a new list is the asker's own, or the firm's where they say so`() throws {
        let sight = Cast.sight()
        #expect(
            try SaveList(name: "Easter cards", content: easter).decide(sight)
                == [.begins(.list(.saved(name: "Easter cards", easter, owner: Cast.anna)))])
        #expect(
            try SaveList(name: "Easter cards", content: easter, isShared: true).decide(sight)
                == [.begins(.list(.saved(name: "Easter cards", easter, owner: nil)))])
    }

    @Test func `a name that is there changes that list, and stays whose it was`() throws {
        let sight = Cast.sight { $0.list = saved(owner: nil) }
        let other = SavedList.Content(kind: .person)
        #expect(
            try SaveList(name: "Easter cards", content: other).decide(sight)
                == [.about(40, .list(.saved(name: "Easter cards", other, owner: nil)))])
        #expect(try SaveList(name: "Easter cards", content: easter).decide(sight) == [])
    }

    @Test func `a list needs a name, and ends somewhere`() {
        #expect(throws: Refusal.missing(field: "the name of the list", example: "kept list save \"Easter cards\"")) {
            try SaveList(name: "", content: easter).decide(Cast.sight())
        }
        let many = SavedList.Content(conditions: Array(repeating: Condition(.number), count: 21))
        #expect(throws: Refusal.notUnderstood(field: "a list", given: "21 conditions", expected: "at most 20")) {
            try SaveList(name: "x", content: many).decide(Cast.sight())
        }
        #expect(throws: Refusal.self) { try SaveList(name: String(repeating: "x", count: 101), content: easter).decide(Cast.sight()) }
        let wide = SavedList.Content(columns: (0..<21).map { .field("f\($0)") })
        #expect(throws: Refusal.self) { try SaveList(name: "x", content: wide).decide(Cast.sight()) }
    }

    @Test func `one's own list and the firm's are dropped, another's is not there`() throws {
        for owner in [Cast.anna, nil] as [Int64?] {
            #expect(try DropList(list: 40).decide(Cast.sight { $0.list = saved(owner: owner) }) == [.about(40, .list(.dropped))])
        }
        for list in [saved(owner: Cast.ben), nil] as [SavedList?] {
            #expect(throws: Refusal.noSuch(thing: "list", given: "40")) { try DropList(list: 40).decide(Cast.sight { $0.list = list }) }
        }
    }
}

@Suite struct `Conditions as they are typed` {
    @Test(arguments: [
        "tag=easter", "not tag=easter", "standing=client", "standing=unknown", "organization=10", "responsible=2",
        "place=12 Harbour Street",
        "language=pt-BR", "do-not-contact", "not number", "address", "contact=90 days", "contact=1 day", "not contact=2026-01-01",
        "owed=ours", "not owed=theirs", "field=Boiler", "field=Boiler=Vaillant", "words=harbour \"bak\"",
    ])
    func `what is typed is what is written back`(text: String) throws {
        #expect(try condition(text)?.text == text)
    }

    @Test func `no is as good as not, and small letters are tags`() throws {
        #expect(try condition("no number") == Condition(.number, isNot: true))
        #expect(try condition(" Tag = Easter ") == Condition(.tag("easter")))
        #expect(try condition("contact=90") == Condition(.contact(.days(90))))
    }

    @Test(arguments: [
        "tag", "tag=", "standing=king", "organization=Bakery", "place= ", "do-not-contact=yes", "contact=soon", "contact=0 days",
        "contact=99999999 days", "contact=2026-02-30", "owed=mine", "field==", "weather=fine", "", "not", "contact=1 2 days",
    ])
    func `what is not understood is none`(text: String) throws {
        #expect(try condition(text) == nil)
    }

    @Test func `a value that would never end is none`() {
        #expect(Condition.Test(name: "words", value: String(repeating: "x", count: 201)) == nil)
    }

    @Test func `every test has a name that is offered`() {
        #expect(Set(Condition.Test.names).count == Condition.Test.names.count)
        for name in Condition.Test.names {
            let values = ["", "client", "10", "90 days", "ours", "Boiler"]
            #expect(values.contains { Condition.Test(name: name, value: $0)?.name == name }, "\(name)")
        }
    }

    @Test func `days are counted back from the day on which one looks`() {
        #expect(Condition.Since.days(2).day(asOf: day("2026-03-01")) == day("2026-02-27"))
        #expect(Condition.Since.day(day("2026-01-01")).day(asOf: day("2026-03-01")) == day("2026-01-01"))
    }

    private func condition(_ text: String) throws -> Condition? {
        let parts = Condition.parts(text)
        return Condition.Test(name: parts.name, value: parts.value).map { Condition($0, isNot: parts.isNot) }
    }
}
