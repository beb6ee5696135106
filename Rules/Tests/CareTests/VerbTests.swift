import Testing

@testable import Care

@Suite struct VerbTests {
    static let names = Verb.all.map(\.name)

    static func verb(_ name: String) -> Verb {
        guard let verb = Verb.named(name) else { fatalError("no verb \(name)") }
        return verb
    }

    /// What is read as more than words.
    private static let words = [
        "address": "some@words.example", "field": "Boiler=Vaillant", "from": "2024-05-01", "until": "2026-02-28",
        "column": "field Boiler",
    ]

    /// Something for every parameter, as the resolver would hand it over.
    static func given(_ verb: Verb, only isGiven: (Parameter) -> Bool = { _ in true }) -> Given {
        let values = verb.parameters.filter(isGiven).map { parameter in
            let value: Given.Value =
                switch parameter.kind {
                case .words, .path: .text(words[parameter.name] ?? " some words ")
                case .who, .sender, .promise, .interaction, .importRun: .number(10)
                case .list: .number(10)
                case .members: .numbers([10, 11])
                case .condition: .condition(Condition(.tag("roof")))
                case .when: .due(Cast.friday)
                case .choice(let choices): .text(choices.last ?? "")
                case .flag: .flag
                }
            return (parameter.name, [value])
        }
        return Given(Dictionary(uniqueKeysWithValues: values), asker: Cast.anna, today: day("2026-03-02"))
    }

    @Test func `every verb is found by its name, which is its own`() {
        #expect(Set(Self.names).count == Self.names.count)
        for name in Self.names {
            #expect(Verb.named(name)?.name == name)
            #expect(name == name.lowercased() && name == name.trimmed)
        }
        #expect(Verb.named("forget") == nil)
    }

    @Test(arguments: names) func `a verb and each of its parameters say what they are for, in one line`(name: String) {
        let verb = Self.verb(name)
        for help in [verb.help] + verb.parameters.map(\.help) {
            #expect(!help.isEmpty && help.count <= 80 && !help.contains("\n") && !help.hasSuffix("."), "\(help)")
        }
    }

    @Test(arguments: names) func `a parameter's name is its own, and no global option's`(name: String) {
        let names = Self.verb(name).parameters.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Set(names).isDisjoint(with: ["data", "at", "as", "json", "firm", "help"]))
        #expect(names.allSatisfy { $0.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 } })
    }

    @Test(arguments: names) func `what is typed without a name stands first; every choice has something to choose`(name: String) {
        let parameters = Self.verb(name).parameters
        #expect(parameters.drop(while: \.positional).allSatisfy { !$0.positional })
        for parameter in parameters {
            if case .choice(let choices) = parameter.kind { #expect(Set(choices).count == choices.count && choices.count > 1) }
        }
    }

    @Test(arguments: names) func `a verb makes its command of what it declares, and of what it requires alone`(name: String) {
        let verb = Self.verb(name)
        #expect(throws: Never.self) { try verb.make(Self.given(verb)) }
        #expect(throws: Never.self) { try verb.make(Self.given(verb) { $0.required }) }
    }

    @Test(arguments: names) func `a verb without something it requires says what is missing, and shows an example`(name: String) {
        let verb = Self.verb(name)
        for left in verb.parameters where left.required {
            #expect("\(left.name)") { try verb.make(Self.given(verb) { $0.name != left.name }) } throws: { error in
                if case .missing(let field, let example)? = error as? Refusal { !field.isEmpty && !example.isEmpty } else { false }
            }
        }
    }
}

@Suite struct `What a verb makes` {
    private func made<Made>(_ name: String, _ values: [String: [Given.Value]], as _: Made.Type = Made.self) throws -> Made {
        try #require(VerbTests.verb(name).make(Given(values, asker: Cast.ben, today: day("2026-03-02"))) as? Made)
    }

    @Test func `who asks answers for a promise, unless another is named`() throws {
        var values: [String: [Given.Value]] = ["text": [.text("quote")], "to": [.number(11)], "due": [.due(Cast.friday)]]
        #expect(try made("promise", values, as: MakePromise.self).owner == Cast.ben)
        values["owner"] = [.number(Cast.anna)]
        #expect(try made("promise", values, as: MakePromise.self).owner == Cast.anna)
        values["from"] = values.removeValue(forKey: "to")
        let owed = try made("owed", values, as: MakePromise.self)
        #expect((owed.side, owed.to) == (.theirs, 11))
    }

    @Test func `a contact came in by a call, unless said otherwise`() throws {
        let plain = try made("log", ["text": [.text("roof")], "with": [.number(11), .number(12)]], as: LogInteraction.self)
        #expect((plain.channel, plain.direction, plain.felt, plain.with) == (.call, .inbound, nil, [11, 12]))
        let sent = try made(
            "log", ["with": [.number(11)], "out": [.flag], "channel": [.text("letter")], "felt": [.text("good")]], as: LogInteraction.self)
        #expect((sent.channel, sent.direction, sent.felt, sent.text) == (.letter, .outbound, .good, ""))
    }

    @Test func `a person's name may bring an address, in small letters`() throws {
        let command = try made(
            "person add",
            ["name": [.text("Ines <Ines@X.example>")], "address": [.text("I@Y.example")], "number": [.text(" 1 "), .text("2")]],
            as: AddPerson.self)
        #expect(command.details == Party.Details(name: "Ines", addresses: ["ines@x.example", "i@y.example"], numbers: ["1", "2"]))
    }

    @Test func `hours are said today`() throws {
        let command = try made("staff hours", ["week": [.text("Mon 9-17")], "who": [.number(Cast.ben)]], as: SetHours.self)
        #expect((command.staff, command.week, command.from, command.today) == (Cast.ben, "Mon 9-17", nil, "2026-03-02"))
    }

    @Test func `undoing takes back what the asker did`() throws {
        #expect(try made("undo", [:], as: UndoLast.self).by == Cast.ben)
    }

    @Test func `a machine or somebody genuine`() throws {
        #expect(try made("automatic", ["who": [.number(11)]], as: ConfirmSender.self).automatic)
        #expect(try !made("genuine", ["who": [.number(11)]], as: ConfirmSender.self).automatic)
    }

    @Test func `what is empty, or of another kind, is missing`() {
        let given = Given(
            ["empty": [.text("  ")], "none": [], "text": [.text("1042")], "flag": [.flag], "number": [.number(5)]], asker: 2,
            today: day("2026-03-02"))
        for name in ["empty", "none", "number", "absent"] {
            #expect(throws: Refusal.missing(field: "the \(name)", example: "x")) { try given.text(name, example: "x") }
        }
        for name in ["text", "none", "absent"] {
            #expect(throws: Refusal.missing(field: "the \(name)", example: "1")) { try given.number(name, example: "1") }
            #expect(throws: Refusal.missing(field: "by when", example: "--due \"Fri 15:00\"")) { try given.due(name) }
        }
        #expect(given.flag("flag") && !given.flag("none") && !given.flag("absent"))
    }
}
