import Care
import Foundation
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

    @Test(arguments: [
        ("fereira", "Ines Ferreira"), ("Ferreiar", "Ines Ferreira"), ("ines@harbourbakey.example", "Ines Ferreira"),
        ("muler", "José Müller"), ("02079460117", "Ines Ferreira"), ("020 7946 0117", "Ines Ferreira"),
        ("revsied", "send the revised quote"),
        ("roff beam", "The roof beam is two sizes bigger"),
    ])
    func `one slip of the finger is found`(text: String, name: String) throws { #expect(try found(text).contains(name)) }

    @Test func `true pieces come before slips, whole words before beginnings before pieces`() throws {
        for name in ["Xanna Roe", "Annabel Roe", "Hanna Roe", "Anna Roe", "Enna Roe"] {
            try cast.take(AddPerson(details: .init(name: name)))
        }
        #expect(try found("anna") == ["Anna Roe", "Annabel Roe", "Hanna Roe", "Xanna Roe", "Enna Roe"])
        let notes = Party.Details(name: "Zoe Lund", notes: "Ask for Annabel")
        try cast.take(AddPerson(details: notes))
        try cast.take(AddPerson(details: .init(name: "Z", addresses: ["annabel@lund.example"])))
        #expect(try found("annabel") == ["Annabel Roe", "Z", "Zoe Lund"])
    }

    @Test func `who was last heard of comes first`() throws {
        let first = try cast.take(AddPerson(details: .init(name: "Ruth Okafor"))).thing!
        try cast.take(AddPerson(details: .init(name: "Tom Okafor")))
        #expect(try found("okafor") == ["Tom Okafor", "Ruth Okafor"])
        try cast.take(LogInteraction(text: "The gate sticks", with: [first]))
        #expect(try found("okafor").prefix(2) == ["Ruth Okafor", "Tom Okafor"])
    }

    @Test(arguments: [
        ("O'Brien", "obrien"), ("O'Brien", "o'br"), ("O’Brien", "brien"), ("Anne-Marie Roe", "annemarie"), ("株式会社王伟", "王伟"),
        ("Łukasz Ærø", "lukasz aero"), ("นภา สุข", "ภา"), ("Ζωή Παππά", "ζωη"), ("김삼성", "삼성"),
    ])
    func `names of any script are found by a piece, with or without accents and marks`(name: String, text: String) throws {
        try cast.take(AddPerson(details: .init(name: name)))
        #expect(try found(text).first == name)
    }

    @Test func `a piece over the @ is looked for as it stands`() throws {
        #expect(try found("nes@harb") == ["Ines Ferreira"])
        #expect(try found("ines@bakery").isEmpty)
    }

    @Test func `what happened is found by who it was with and what was said`() throws {
        #expect(try found("ines roof").contains("The roof beam is two sizes bigger"))
        #expect(try !found("jose roof").contains("The roof beam is two sizes bigger"))
    }

    @Test func `a name with a slip is offered and never taken`() throws {
        #expect(throws: Refusal.nobodyBut("Fereira", ["Ines Ferreira (4)"])) { try cast.reading { try $0.who("Fereira") } }
        #expect(throws: Refusal.nobody("Xyzzy")) { try cast.reading { try $0.who("Xyzzy") } }
    }

    @Test func `somebody found to be another is found by what is theirs, as one`() throws {
        let other = try cast.take(AddPerson(details: .init(name: "I. Ferreira", addresses: ["bakery@oven.example"]))).thing!
        try cast.take(MergeParties(kept: ines, other: other))
        #expect(try found("oven.example") == ["Ines Ferreira"])
        #expect(try found("ferreira bakery@oven") == ["Ines Ferreira"])
        #expect(try found("ferreira").filter { $0.contains("Ferreira") } == ["Ines Ferreira"])
    }

    @Test func `what matches is marked, letter by letter`() throws {
        func marked(_ text: String, _ typed: String) -> [String] { FindQuery(typed).marks(in: text).map { String(text[$0]) } }
        #expect(marked("José Müller-Lüdenscheidt", "mull lud") == ["Müll", "Lüd"])
        #expect(marked("+44 20 7946 0958", "79460") == ["7946 0"])
        #expect(marked("Miles O’Brien", "obri") == ["O’Bri"])
        #expect(marked("two sizes bigger", "\"two sizes\" fereira") == ["two sizes"])
        #expect(marked("Ferreira", "fereira") == ["Ferreira"])
        #expect(marked("nothing", "").isEmpty)
    }

    @Test func `whatever is typed costs little and breaks nothing`() throws {
        var dice = Dice(seed: 9)
        let signs = Array("ab\"'*()^:{}-+@.王é%_\\0 \n\u{0}OR".unicodeScalars)
        for _ in 0..<300 {
            let text = String(
                String.UnicodeScalarView((0..<Int.random(in: 0...40, using: &dice)).map { _ in signs.randomElement(using: &dice)! }))
            _ = try found(text)
        }
        _ = try found(String(repeating: "a b ", count: 100_000))
        _ = try found(String(repeating: "x", count: 1_000_000))
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

/// Whole texts of messages, which lie in the data folder and not in the record.
@Suite struct FindInMessagesTests {
    let cast: Cast

    init() throws { cast = try Cast() }

    /// Takes in a message whose opening is its first ten letters; the test's messages are their text.
    @discardableResult
    private func takeIn(_ text: String, subject: String = "Roof", number: Int = 1) throws -> Int64 {
        let bytes = Array(text.utf8)
        let raw = Identity(of: text).hex + Identity(of: text + "again").hex
        try cast.folder.letters.keep([(raw, bytes)])
        var letter = TakeInMail.Letter(at: Cast.monday.milliseconds + Int64(number), raw: raw, same: raw, place: "box \(number)")
        letter.from = Contact(name: "Ines Ferreira", address: "ines@harbourbakery.example")
        (letter.subject, letter.text) = (subject, String(text.prefix(10)))
        let command = TakeInMail(letter: letter, historyBefore: nil, mailboxOf: nil)
        let request = CommandRequest(command, identity: Cast.identity(), by: .importer, via: "test", at: Cast.monday)
        return try cast.place.take(request, now: Cast.monday).entries.last!.about
    }

    private func found(_ text: String) throws -> [Int64] {
        try cast.reading { try $0.find(text).filter { $0.kind == "mail" }.map(\.number) }
    }

    @Test func `words, beginnings and phrases are found in the whole text, together with the subject`() throws {
        let one = try takeIn("Good day. The crack over the oven is two sizes bigger. 王伟 says so.")
        let two = try takeIn("Good day. The oven door, sizes two and four.", number: 2)
        #expect(try found("oven") == [two, one])
        #expect(try found("\"two sizes\"") == [one])
        #expect(try found("\"two siz\"") == [])
        #expect(try found("roof crack") == [one])
        #expect(try found("bigg") == [one])
        #expect(try found("王伟") == [one])
        #expect(try found("ferreira door") == [two])
        #expect(try found("door crack") == [])
        let why = try cast.reading { try $0.find("bigger").last?.why }
        #expect(why?.contains("two sizes bigger") == true)
    }

    @Test func `what is taken back is found no longer, and rebuilding reads the messages again`() throws {
        let one = try takeIn("Good day. The crack over the oven.")
        try cast.folder.rebuild(firm: 1)
        #expect(try found("crack oven") == [one])
        let before = try cast.tables()
        try cast.take(SettleNothing(interaction: one))
        try cast.take(UndoLast(by: cast.anna))
        #expect(try found("crack oven") == [one])
        #expect(try cast.tables(without: ["undone"])["search_text_1"] == before["search_text_1"])
    }

    @Test func `a message whose file is lost is found by its opening`() throws {
        let one = try takeIn("Beam plans. The crack.")
        try FileManager.default.removeItem(atPath: cast.path + "/messages")
        try cast.folder.rebuild(firm: 1)
        #expect(try found("plan") == [one])
        #expect(try found("crack").isEmpty)
    }
}
