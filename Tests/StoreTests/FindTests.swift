import Care
import Store
import Support
import Testing

@Suite struct FindTests {
    let cast: Cast
    let ines: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
        try cast.take(AddPerson(details: .init(name: "José Müller", addresses: ["jose@werft.example"], numbers: ["+49 (30) 1234-567"])))
        try cast.take(LogInteraction(text: "The roof beam is two sizes bigger", with: [ines]))
        try cast.say("promise", ["text": ["send the revised quote"], "to": [String(ines)], "due": ["Fri"]])
    }

    private func found(_ text: String) throws -> [String] { try cast.reading { try $0.find(text) }.map(\.name) }

    @Test(arguments: [
        ("ferr", "Ines Ferreira"), ("INES", "Ines Ferreira"), ("harbourb", "Ines Ferreira"), ("946 01", "Ines Ferreira"),
        ("79460171", "Ines Ferreira"),
        ("jose mul", "José Müller"), ("müll", "José Müller"), ("301234567", "José Müller"), ("in", "Ines Ferreira"),
        ("roof bea", "The roof beam is two sizes bigger"), ("revised", "send the revised quote"),
        ("\"two sizes\"", "The roof beam is two sizes bigger"),
    ])
    func `any fragment finds`(text: String, name: String) throws { #expect(try found(text).contains(name)) }

    @Test(arguments: ["roof quote", "\"beam roof\"", "zzz", "\"", "%", "_", "*", "a OR b", "' --"])
    func `all words must occur, quoted ones together, and no sign is special`(text: String) throws { #expect(try found(text).isEmpty) }

    @Test(arguments: ["Li Wu", "li", "王伟", "wu l"]) func `short names are found by how their words begin`(text: String) throws {
        try cast.take(AddPerson(details: .init(name: "Li Wu")))
        try cast.take(AddPerson(details: .init(name: "王伟")))
        #expect(try found(text).count == 1)
    }

    @Test(arguments: [("+44 20 7946 0958", "020 7946 0958"), ("020 7946 0958", "+44 20 7946 0958"), ("(020) 7946-0958", "02079460958")])
    func `the number that calls finds the client, however it is written`(stored: String, calling: String) throws {
        try cast.take(AddPerson(details: .init(name: "Ruth Lindqvist", numbers: [stored])))
        #expect(try found(calling) == ["Ruth Lindqvist"])
    }

    @Test func `what was taken back is not found`() throws {
        try cast.take(UndoLast(by: cast.anna))
        #expect(try found("revised").isEmpty)
    }

    @Test func `a name that matches several is refused with the matches`() throws {
        try cast.take(AddPerson(details: .init(name: "Tomas Ferreira")))
        #expect(throws: Refusal.several("Ferreira", ["Ines Ferreira (4)", "Tomas Ferreira (9)"])) {
            try cast.reading { try $0.who("Ferreira") }
        }
        #expect(try cast.reading { try $0.who("ines ferreira") } == ines)
        #expect(try cast.reading { try $0.who("020 7946 0171") } == ines)
    }
}
