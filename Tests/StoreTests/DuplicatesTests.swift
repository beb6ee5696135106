import Care
import Support
import Testing

@testable import Store

@Suite struct `Who is here twice` {
    let cast: Cast
    let ines: Int64
    let home: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
        home = try cast.take(
            AddPerson(details: .init(name: "I. Ferreira", addresses: ["ines@home.example"], numbers: ["+44 20 7946 0171"]))
        ).thing!
        for (name, address, number) in [
            ("Chidi Okafor", "chidi@okafor.example", "020 7946 0100"), ("Ulla Lindqvist", "ulla@lindqvist.example", ""),
            ("Tom Haldane", "tom@stolave.example", "020 7946 0200"),
        ] {
            try cast.take(AddPerson(details: .init(name: name, addresses: [address], numbers: number.isEmpty ? [] : [number])))
        }
    }

    private func pairs() throws -> [[Int64]] { try cast.reading { try $0.suggestions().map { [$0.a, $0.b] } } }

    @Test func `a look finds them, says why, and what came since`() throws {
        #expect(try cast.reading { try $0.addedSinceLook() } == nil)
        #expect(try cast.place.lookForDuplicates() == 1)
        let found = try #require(try cast.reading { try $0.suggestions().first })
        #expect((found.a, found.b, found.names) == (ines, home, ["Ines Ferreira", "I. Ferreira"]))
        #expect(found.probability > 0.5 && found.weight > 3)
        #expect(found.reasons.contains { $0.words == "same number “442079460171”" })
        try cast.take(AddPerson(details: .init(name: "Ana Reis")))
        #expect(try cast.reading { try $0.addedSinceLook() } == 1)
    }

    @Test func `a merge answers it, and its undo asks again`() throws {
        try cast.place.lookForDuplicates()
        try cast.take(MergeParties(kept: ines, other: home))
        #expect(try pairs().isEmpty)
        #expect(try cast.place.lookForDuplicates() == 0)
        try cast.say("undo", [:])
        try cast.place.lookForDuplicates()
        #expect(try pairs() == [[ines, home]])
    }

    @Test func `those told apart are not suggested again, whichever was named first, unless it is taken back`() throws {
        try cast.place.lookForDuplicates()
        let answer = try cast.say("distinct", ["who": ["ines@home.example"], "from": ["Ines Ferreira"]])
        #expect(try cast.reading { try $0.said(answer.entries) } == "They are two. They will not be suggested as one again.")
        #expect(try pairs().isEmpty)
        try cast.place.lookForDuplicates()
        #expect(try pairs().isEmpty)
        try cast.say("undo", [:])
        try cast.place.lookForDuplicates()
        #expect(try pairs() == [[ines, home]])
    }

    @Test func `organizations are known by their names without legal forms and the domains of their people`() throws {
        let other = try cast.take(AddOrganization(details: .init(name: "The Harbour Bakery Ltd"))).thing!
        for name in ["Okafor Garage", "St Olave’s Parish", "Lindqvist Joinery", "Quay Hotel"] {
            try cast.take(AddOrganization(details: .init(name: name)))
        }
        try cast.take(AddPerson(details: .init(name: "Rui Reis", addresses: ["rui@harbourbakery.example"]), organization: other))
        try cast.place.lookForDuplicates()
        let organizations = try cast.reading { try $0.suggestions().filter { $0.kind == .organization } }
        #expect(organizations.map(\.b) == [other])
    }

    @Test func `machines are not people`() throws {
        try cast.take(ConfirmSender(party: home, automatic: true))
        #expect(try cast.place.lookForDuplicates() == 0)
    }

    @Test func `tables made anew hold what was told apart`() throws {
        try cast.take(TellApart(party: ines, other: home))
        try cast.folder.engine.write { try $0.run("delete from told_apart") }
        try cast.folder.rebuild(firm: 1)
        try cast.place.lookForDuplicates()
        #expect(try pairs().isEmpty)
    }
}
