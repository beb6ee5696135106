import Care
import Store
import Support
import Testing

@Suite struct WhoWaitsTests {
    let room: Mailroom
    private var cast: Cast { room.cast }

    init() throws { room = try Mailroom() }

    /// Ines has had mail from the firm before.
    private func knowInes() throws {
        try room.take([room.answer("0", at: "08:00", subject: "Welcome")], name: "sent.mbox")
    }

    // MARK: Why it waits

    @Test func `the line says what is asked`() throws {
        try room.take([room.mail("1", text: "Hello Anna,\n\nthe oven is there. When can I\nbake?\n\nInes")])
        let why = try room.waiting().map(\.why)
        #expect(why == ["Asks: “When can I bake?”."])
    }

    @Test func `it says when somebody asks again, or complains`() throws {
        try room.take([
            room.mail("1", from: "ines@harbourbakery.example", text: "I haven't heard anything back from you."),
            room.mail("2", from: "chidi@okaforgarage.example", subject: "Lift", at: "11:00", text: "The lift is broken."),
        ])
        #expect(
            try room.waiting().map(\.why) == [
                "Asks again: “I haven't heard anything back from you.”.", "Complains: “The lift is broken.”.",
            ])
    }

    @Test func `a first enquiry by a stranger waits, though it asks nothing in so many words`() throws {
        try room.take([room.mail("1", from: "agnes@whitlow.example", subject: "Barn", text: "Our barn leans to the north since the storm.")]
        )
        #expect(try room.waiting().map(\.why) == ["Unanswered mail “Barn”."])
    }

    // MARK: What likely owes nothing

    @Test(
        arguments: [
            ("Thanks for the quote, that helps us a lot with the bank.", "Re: Quote", "", "says thanks"),
            ("FYI", "Fwd: Quote", "", "only forwards something"),
            ("The roof was mended on Friday.", "Re: Roof", "", "answers you and asks nothing"),
            ("The roof was mended on Friday.", "Roof", "", "asks nothing"), ("Attached is the plan.", "Plan", "", "is for information"),
            ("When can I bake?", "Oven", "Cc: a@x.example", ""),
        ]) func `of somebody known it stands to confirm, with the reason`(text: String, subject: String, more: String, reason: String)
        throws
    {
        try knowInes()
        try room.take([room.mail("1", subject: subject, more: more.isEmpty ? "" : more + "\n", text: text)])
        #expect(try room.waiting().count == (reason.isEmpty ? 1 : 0))
        let why = try room.toConfirm().map(\.why)
        #expect(why == (reason.isEmpty ? [] : ["Likely nothing is owed: \(reason); a guess until you say yes."]))
    }

    @Test func `a circular to friends stands to confirm, and says to how many`() throws {
        try knowInes()
        let friends = (1...12).map { "friend\($0)@harbour.example" }.joined(separator: ", ")
        try room.take([room.mail("1", to: "anna@bergochieng.example, " + friends, text: "Please change my address. Who comes on Friday?")])
        #expect(try room.waiting().isEmpty)
        #expect(try room.toConfirm().map(\.why) == ["Likely nothing is owed: went to 13 people; a guess until you say yes."])
    }

    @Test func `what is addressed to nobody here, or to us in copy only, stands to confirm`() throws {
        try room.take([
            room.mail("1", to: "list@builders.example"),
            room.mail("2", from: "chidi@okaforgarage.example", to: "x@y.example", subject: "Lift", more: "Cc: anna@bergochieng.example\n"),
        ])
        #expect(try room.waiting().isEmpty)
        #expect(
            try room.toConfirm().map(\.why) == [
                "Looks automatic: is addressed to nobody here; a guess until you say yes.",
                "Likely nothing is owed: you are only in copy; a guess until you say yes.",
            ])
    }

    @Test func `thanks and nothing else owe nothing for sure`() throws {
        try room.take([room.mail("1", subject: "Re: Quote", text: "Thanks, Anna!\n\nInes")])
        #expect(try room.waiting().isEmpty)
        let left = try room.toConfirm().map(\.why)
        #expect(left == [])
    }

    @Test func `a robot below the firm's own domain is of the firm`() throws {
        try room.take([room.mail("1", from: "survey@mailman.bergochieng.example", text: "How was your ticket?")])
        #expect(try room.waiting().isEmpty)
        #expect(try room.toConfirm().isEmpty)
    }

    @Test(arguments: [
        ("news@flour.example", "Flour is cheap this week. When do you come?"),
        ("flour@mailer.flour.example", "Flour is cheap this week."), ("flour@flour.example", "Save up to 60 % on flour!"),
        ("flour@flour.example", "Hello, this mail was sent to anna@bergochieng.example"),
        ("flour@flour.example", "Look: http://a.example/1 http://a.example/2 http://a.example/3"),
        ("flour@flour.example", "<html><body>Flour"),
    ]) func `a mailing of a stranger leaves the list, whatever it asks`(from: String, text: String) throws {
        try room.take([room.mail("1", from: from, subject: "Flour", text: text)])
        #expect(try room.waiting().isEmpty)
        #expect(try room.toConfirm().map { $0.why.hasPrefix("Looks automatic") } == [true])
    }

    // MARK: What ends a wait

    @Test func `their own thanks after a question likely close it; a yes settles it, a no lets it wait`() throws {
        try room.take([
            room.mail("1"), room.mail("2", subject: "Re: The oven", at: "11:00", more: "References: <1>\n", text: "Got it, thanks!"),
        ])
        #expect(try room.waiting().isEmpty)
        let item = try #require(try room.toConfirm().first)
        #expect(item.confirms == .letters && item.since?.iso == "2026-03-02T10:00:00Z")
        try room.say("waits", item)
        #expect(try room.waiting().map(\.number) == [item.number])
        #expect(try room.toConfirm().isEmpty)
        try cast.take(UndoLast(by: cast.anna))
        try room.say("nothing", item)
        #expect(try room.waiting().isEmpty)
        #expect(try room.toConfirm().isEmpty)
    }

    @Test(arguments: ["office@harbourbakery.example", "ines@harbourbakery.example"])
    func `an answer to anybody at their domain ends the wait, whoever of us gives it`(to: String) throws {
        try room.take([
            room.mail("1"),
            room.answer("2", to: "\(to), ines@home.example", from: "ben@bergochieng.example", more: "References: <0> <9>\n"),
            room.answer("3", to: to, from: "carla@bergochieng.example", at: "13:00", more: "In-Reply-To: <1>\n"),
        ])
        #expect(try room.waiting().isEmpty)
    }

    @Test func `at a public provider everybody is somebody else`() throws {
        try room.take([
            room.mail("1", from: "ines@gmail.com", to: "anna@bergochieng.example", more: "References: <0>\n"),
            room.answer("2", to: "chidi@gmail.com", more: "References: <0>\n"),
        ])
        #expect(try room.waiting().map(\.address) == ["ines@gmail.com"])
    }

    @Test func `an answer to somebody of the same organization ends the wait, and undoing that they belong brings it back`() throws {
        let bakery = try cast.take(AddOrganization(details: .init(name: "Harbour Bakery"))).thing!
        for address in ["ines@gmail.com", "joao@web.de"] {
            try cast.take(AddPerson(details: .init(name: address, addresses: [address])))
        }
        try room.take([
            room.mail("1", from: "ines@gmail.com", more: "References: <0>\n"),
            room.answer("2", to: "joao@web.de", more: "References: <0>\n"),
        ])
        #expect(try room.waiting().count == 1)
        for address in ["ines@gmail.com", "joao@web.de"] {
            try cast.say("person edit", ["who": [address], "organization": [String(bakery)]])
        }
        #expect(try room.waiting().isEmpty)
        try cast.take(UndoLast(by: cast.anna))
        #expect(try room.waiting().count == 1)
    }

    @Test func `two who wait in one thread are one line that says so; a call with one leaves the other`() throws {
        try room.take([
            room.answer("0", to: "ines@harbourbakery.example, chidi@okaforgarage.example", at: "09:00", subject: "The oven"),
            room.mail("1", more: "References: <0>\n"),
            room.mail(
                "2", from: "Chidi Okafor <chidi@okaforgarage.example>", at: "11:00", more: "References: <0>\n",
                text: "And me?  When do you come?"),
        ])
        let both = try room.waiting()
        #expect(both.map(\.why) == ["Asks: “When do you come?”. Ines Ferreira waits too."])
        #expect(both[0].since?.iso == "2026-03-02T10:00:00Z")
        let chidi = try cast.reading { try $0.who("chidi@okaforgarage.example") }
        try cast.take(LogInteraction(text: "He can", with: [chidi]), at: Mailroom.tuesday)
        #expect(try room.waiting().map(\.person) == ["Ines Ferreira"])
        try cast.take(UndoLast(by: cast.anna), at: Mailroom.tuesday)
        let ines = try cast.reading { try $0.who("ines@harbourbakery.example") }
        try cast.take(LogInteraction(text: "She can", with: [ines]), at: Mailroom.tuesday)
        #expect(try room.waiting().map(\.person) == ["Chidi Okafor"])
        try cast.take(UndoLast(by: cast.anna), at: Mailroom.tuesday)
        try room.say("nothing", both[0])
        #expect(try room.waiting().isEmpty)
    }

    // MARK: Said once for all

    private func flour(_ count: Int, local: (Int) -> String, from first: Int = 1) -> [String] {
        (first..<first + count).map {
            room.mail(
                "f\($0)", from: "\(local($0))@letters.flour.example", subject: "Flour \($0)", at: "1\($0 % 10):00",
                text: "To unsubscribe write to us.")
        }
    }

    @Test func `a sender with a new address each time is one line, and a yes holds for the whole domain`() throws {
        try room.take(flour(3) { "9_4711\($0)8.\($0)x" })
        let items = try room.toConfirm()
        #expect(items.count == 1 && items[0].confirms == .domain("letters.flour.example"))
        #expect(items[0].why == "Looks automatic, 3 of them: has the words of a mailing; a guess until you say yes.")
        #expect(try cast.reading { try $0.find("letters.flour") }.allSatisfy { $0.party == nil })
        try cast.say("automatic", ["who": ["@letters.flour.example"]])
        #expect(try room.toConfirm().isEmpty)
        try cast.take(UndoLast(by: cast.anna))
        #expect(try room.toConfirm().count == 1)
        try cast.say("automatic", ["who": ["@letters.flour.example"]])
        try room.take(flour(1, local: { "9_4711\($0)8.\($0)x" }, from: 5), name: "more.mbox")
        #expect(try room.toConfirm().isEmpty)
    }

    @Test func `one line a sender; what was said of one goes before what was said of the domain above`() throws {
        try room.take(flour(2) { _ in "ann" } + flour(1, local: { _ in "bob" }, from: 3))
        #expect(try room.toConfirm().count == 2)
        try cast.say("automatic", ["who": ["@flour.example"]])
        #expect(try room.toConfirm().isEmpty && room.waiting().isEmpty)
        try cast.say("genuine", ["who": ["bob@letters.flour.example"]])
        #expect(try room.waiting().map(\.address) == ["bob@letters.flour.example"])
        try cast.say("genuine", ["who": ["@letters.flour.example"]])
        #expect(try room.waiting().count == 3)
    }

    @Test func `all of a line is settled at once`() throws {
        try knowInes()
        try room.take(
            (1...3).map { room.mail("\($0)", subject: "Re: Plan \($0)", at: "1\($0):00", text: "Thanks for the plan, it helps.") })
        let item = try #require(try room.toConfirm().first)
        #expect(item.why.hasPrefix("Likely nothing is owed, 3 of them: says thanks"))
        try room.say("nothing", item)
        #expect(try room.toConfirm().isEmpty)
    }

    // MARK: For whom

    @Test func `what waits for a shared mailbox or for somebody who has left stands with the principal, and says so`() throws {
        _ = try cast.ben()
        try room.take([
            room.mail("1", to: "accounting@bergochieng.example"),
            room.mail("2", from: "x@whitlow.example", to: "Carla <carla@bergochieng.example>", at: "11:00"),
            room.mail("3", from: "y@whitlow.example", to: "ben@bergochieng.example", at: "11:30"),
        ])
        try cast.say("colleague shared", ["who": ["accounting"]])
        try cast.say("colleague gone", ["who": ["Carla"]])
        try cast.say("staff gone", ["who": ["Ben"]])
        #expect(
            try room.waiting().map(\.why) == [
                "Asks: “Can I bake?”, to accounting@bergochieng.example, a shared mailbox.", "Asks: “Can I bake?”, to Carla, who has left.",
                "Asks: “Can I bake?”, to Ben Ochieng, who has left.",
            ])
        let holders = Set(try room.waiting().map(\.holder))
        #expect(holders == ["Anna Berg"])
    }

    @Test func `an address of the firm is guessed to be shared, or its owner to have left, until somebody says so`() throws {
        func old(_ id: Int, from name: String) -> String {
            "Message-ID: <old\(id)>\nDate: Mon, 1 Dec 2025 10:00:00 +0000\nFrom: \(name) <\(name.lowercased())@bergochieng.example>\n"
                + "To: ines@harbourbakery.example\n\nYes."
        }
        try room.take(
            [room.mail("1", to: "info@bergochieng.example"), room.answer("3", from: "ben@bergochieng.example")]
                + (1...10).map { old($0, from: "Carla") } + [old(11, from: "Dora")])
        func guesses() throws -> [String: String] {
            try cast.reading(at: Mailroom.tuesday) {
                Dictionary(uniqueKeysWithValues: try $0.colleagues().map { ($0.colleague.address, $0.what) })
            }
        }
        #expect(
            try guesses() == [
                "info@bergochieng.example": "looks like a shared mailbox", "carla@bergochieng.example": "seems to have left",
                "ben@bergochieng.example": "", "dora@bergochieng.example": "",
            ])
        try cast.say("colleague here", ["who": ["Carla"]])
        #expect(try guesses()["carla@bergochieng.example"] == "is there")
    }

    @Test func `old mail that asks stands before old mail for which likely nothing is owed`() throws {
        func old(_ id: String, _ text: String) -> String {
            "Message-ID: <\(id)>\nDate: Mon, \(id) Dec 2025 10:00:00 +0000\nFrom: c\(id)@client.example\n"
                + "To: anna@bergochieng.example\nSubject: S\(id)\n\n\(text)"
        }
        try room.take(
            [old("1", "Thanks for all the good work on the roof."), old("8", "When do you come?")] + (1...30).map { room.answer("a\($0)") })
        #expect(try room.waiting(history: true).map(\.subject) == ["S8", "S1"])
        let older = try cast.reading(at: Mailroom.tuesday) { try $0.todayList() }
        #expect(older.older == 2 && older.olderAsking == 1)
    }
}
