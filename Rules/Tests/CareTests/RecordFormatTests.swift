import Testing

@testable import Care

/// A stored line of the record, as some version of Kept wrote it, and the fact it means.
///
/// Lines are added, never edited: there are records that hold them. A form that changes gets a new line beside the old one.
struct Pin: Sendable, CustomTestStringConvertible {
    let kind: String
    let body: String
    let words: String
    let fact: Fact
    var testDescription: String { "\(kind) \(body)" }

    init(_ kind: String, _ body: String, _ words: String, _ fact: Fact) {
        (self.kind, self.body, self.words, self.fact) = (kind, body, words, fact)
    }

    func form(words isThere: Bool = true) throws -> Form {
        Form(kind, body: try JSON(body), words: isThere ? try JSON(words) : nil)
    }

    static let all = office + people + interactions + promises + lists
}

@Suite struct RecordFormatTests {
    @Test(arguments: Pin.all) func `a line once written is read for ever`(pin: Pin) throws {
        #expect(try Fact(pin.form()) == pin.fact)
    }

    @Test(arguments: Pin.all) func `a fact is written as it always was`(pin: Pin) {
        #expect(pin.fact.form.kind == pin.kind)
        #expect(pin.fact.form.body.text == pin.body)
        #expect(pin.fact.form.words?.text == pin.words)
    }

    @Test(arguments: Pin.all) func `a line is read without its words, and loses nothing else`(pin: Pin) throws {
        let erased = try Fact(pin.form(words: false))
        #expect(erased.form.kind == pin.kind)
        #expect(erased.form.body.text == pin.body)
        #expect(try Fact(Form(pin.kind, body: JSON(pin.body), words: [:])) == erased)
        for word in strings(try #require(erased.form.words)) { #expect(word.isEmpty, "\(word) survived") }
    }

    /// Body is for ever, words may be erased: what a pin has for a name, an address or free text must not be in its body.
    @Test(arguments: Pin.all) func `no words stand in the body`(pin: Pin) throws {
        let body = Set(strings(try JSON(pin.body)))
        #expect(body.isDisjoint(with: strings(try JSON(pin.words)).filter { !$0.isEmpty }))
    }

    @Test func `every kind has its line`() {
        #expect(Set(Pin.all.map(\.kind)) == Set(Fact.kinds))
        #expect(Set(Fact.kinds).count == Fact.kinds.count)
    }

    @Test(arguments: [
        ("promise.broke", "{}", "kind"), ("staff.married", "{}", "kind"), ("firm.", "{}", "kind"), ("colleague.left", "{}", "kind"),
        ("person.left", "{}", "kind"), ("interaction.liked", "{}", "kind"), ("import.paused", "{}", "kind"), ("", "{}", "kind"),
        ("weather.changed", "{}", "kind"), ("promise.made", "{}", "side"), ("promise.made", #"{"side":"nobody's"}"#, "side"),
        ("promise.made", #"{"side":"ours","to":"11"}"#, "to"), ("promise.made", #"{"side":"ours","to":11,"due":"Fri"}"#, "due"),
        ("promise.moved", #"{"due":{"local":"Fri","zone":"UTC","at":1}}"#, "due"), ("firm.hours", #"{"week":"always"}"#, "week"),
        ("staff.hours", #"{"week":"Mon 9:00-17:00","from":"2026-02-30"}"#, "from"), ("staff.joined", #"{"rights":"king"}"#, "rights"),
        ("person.added", "{}", "standing"), ("party.belongs", #"{"organization":"bakery"}"#, "organization"),
        ("interaction.mailed", #"{"direction":"in","raw":1}"#, "raw"), ("interaction.mailed", #"{"direction":"in","raw":"aa"}"#, "same"),
        ("interaction.logged", #"{"channel":"fax"}"#, "channel"), ("interaction.settled", #"{"how":"ignored"}"#, "how"),
        ("list.saved", "{}", "order"), ("list.saved", #"{"order":"name","conditions":[{"test":"weather"}]}"#, "conditions"),
        ("list.saved", #"{"order":"name","columns":["weather"]}"#, "columns"), ("list.kept", "{}", "kind"),
        ("import.finished", #"{"read":1,"recorded":1.5}"#, "recorded"), ("command.undone", #"{"first":1}"#, "last"),
        ("command.redone", #"{"first":40,"last":42}"#, "kind"), ("command", #"{"first":40,"last":42}"#, "kind"),
        ("words.erased", "{}", "ranges"), ("words.erased", #"{"ranges":[[24,20]]}"#, "ranges"),
        ("words.erased", #"{"ranges":[[1]]}"#, "ranges"),
    ])
    func `a line that Kept never wrote is not read; it says which field is wrong`(kind: String, body: String, field: String) throws {
        let form = Form(kind, body: try JSON(body))
        #expect(throws: Form.Unreadable(kind: kind, field: field)) { try Fact(form) }
    }

    @Test(
        arguments: [
            ("staff:2", .staff(2)), ("person:15", .person(15)), ("clock", .clock), ("importer", .importer), ("staff:", nil),
            ("staff:x", nil),
            ("staff", nil), ("clock:1", nil), ("", nil), ("Clock", nil), ("robot:1", nil), (":", nil), (":2", nil), ("clock:", nil),
            ("importer:", nil), ("importer:x", nil), ("staff:2:3", nil), ("staff::2", nil), ("staff:2:", nil), (":staff:2", nil),
            ("staff:+2", nil), ("staff:-2", nil), ("staff: 2", nil), ("staff:٢", nil), ("staff:9223372036854775808", nil),
        ] as [(String, Actor?)])
    func `who brought a fact is read as it was written`(text: String, actor: Actor?) {
        #expect(Actor(text) == actor)
        if let actor { #expect(actor.text == text) }
    }

    @Test func `a number with zeros before it was never written`() {
        #expect(Actor("staff:02") == nil)
    }

    private func strings(_ json: JSON) -> [String] {
        switch json {
        case .string(let string): [string]
        case .array(let values): values.flatMap(strings)
        case .object(let members): members.flatMap { strings($0.value) }
        case .null, .bool, .integer, .number: []
        }
    }
}
