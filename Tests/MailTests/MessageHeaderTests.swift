import Mail
import Testing

@Suite struct MessageHeaderTests {
    @Test func `who, when and what about are read`() throws {
        let message = try Letter.read(Letter.plain)
        #expect(message.messageID == "ovens-1@harbourbakery.example")
        #expect(message.references == ["quote-6@bergochieng.example", "quote-7@bergochieng.example"])
        #expect(message.date == 1_772_438_400_000)
        #expect(message.receivedDate == 1_772_438_430_000)
        #expect(message.from == Correspondent(name: "Ines Ferreira", address: "ines@harbourbakery.example"))
        #expect(message.subject == "Re: The second oven")
    }

    @Test func `quoted names, comments and groups all name people`() throws {
        let message = try Letter.read(Letter.plain)
        #expect(message.to.map(\.name) == ["Berg, Anna", "Ben"])
        #expect(message.to.map(\.address) == ["anna@bergochieng.example", "ben@bergochieng.example"])
        #expect(message.cc.map(\.name) == ["", "Mrs Lindqvist"])
        #expect(message.cc.map(\.address) == ["chidi@okaforgarage.example", "lindqvist@example.org"])
    }

    @Test(arguments: [
        ("Okafor, Chidi <chidi@okaforgarage.example>", "Okafor, Chidi|chidi@okaforgarage.example"),
        ("'Ines' <ines@x.example>, \"anna@x.example\" <Anna@X.example>", "Ines|ines@x.example; |anna@x.example"),
        ("k..allen@x.example, .y@x.example, e <.randall@x.example>", "|k..allen@x.example; |.y@x.example; e|.randall@x.example"),
        ("anna@x.example; ben@x.example", "|anna@x.example; |ben@x.example"),
        ("Ines Ferreira ines@x.example", "Ines Ferreira|ines@x.example"),
        ("Ines [mailto:ines@x.example]", "|ines@x.example"),
        ("undisclosed-recipients:;", ""),
        ("<Undisclosed-Recipient:@x.example;>", ""),
        ("root", "|root"),
        ("Anna Berg", ""),
        ("<@relay.example:anna@x.example>", "|anna@x.example"),
        ("\"never closed <anna@x.example>", "never closed|anna@x.example"),
        ("=?utf-8?q?In=C3=AAs?= Ferreira <INES@X.EXAMPLE>", "Inês Ferreira|ines@x.example"),
        ("=?utf-8?q?Anna_<anna=40x=2Eexample>?=", "Anna|anna@x.example"),
        ("anna@x.example.", "|anna@x.example"),
        ("", ""),
    ])
    func `addresses are told in any writing`(written: String, told: String) throws {
        let message = try Letter.read("To: \(written)\n\n")
        #expect(message.to.map { "\($0.name)|\($0.address)" }.joined(separator: "; ") == told)
    }

    @Test func `no more than 500 recipients are kept`() throws {
        let message = try Letter.read("To: " + (1...900).map { "a\($0)@x.example" }.joined(separator: ",\n ") + "\n\n")
        #expect(message.to.count == 500)
    }

    @Test func `a message without a date still reads`() throws {
        let message = try Letter.read("From: ines@harbourbakery.example\n\nHello")
        #expect(message.date == nil)
        #expect(message.receivedDate == nil)
        #expect(message.text == "Hello")
    }

    @Test(arguments: [
        "Mon, 31 Feb 2026 09:00:00 +0000", "soon", "", "Mon, 1 Jan 1900 00:00:00 +0000", "Wed, 31 Dec 1969 23:59:59 +0000",
        "Mon, 1 Jan 9999 00:00:00 +0000", "Mon, 1 Jan 99999 00:00:00 +0000", String(repeating: "9", count: 5000),
    ])
    func `an impossible date is none`(date: String) throws {
        #expect(try Letter.read("Date: \(date)\n\n").date == nil)
    }

    @Test(
        arguments: [
            ("Mon, 2 Mar 2026 09:00:00 +0100", 1_772_438_400_000), ("2 Mar 2026 08:00 GMT", 1_772_438_400_000),
            ("Mon, 2 Mar 2026 00:00:00 -0800 (PST)", 1_772_438_400_000), ("Mon, 2 Mar 2026 08:00:00", 1_772_438_400_000),
            ("Thu, 1 Jan 1970 00:00:00 GMT", 0),
        ] as [(String, Int64)])
    func `dates are in universal time`(date: String, milliseconds: Int64) throws {
        #expect(try Letter.read("Date: \(date)\n\n").date == milliseconds)
    }

    @Test func `without From and Message-ID a message still reads`() throws {
        let message = try Letter.read("Subject: Ovens\n\nHello")
        #expect(message.from == nil)
        #expect(message.messageID == nil)
        #expect(message.subject == "Ovens")
    }

    @Test func `only the last 50 references are kept, each once`() throws {
        let ids = (1...80).map { "<\($0)@x.example>" }.joined(separator: "\n ")
        let message = try Letter.read("References: \(ids)\nIn-Reply-To: <80@x.example> <81@x.example>\n\n")
        #expect(message.references.count == 50)
        #expect(message.references.first == "32@x.example")
        #expect(message.references.last == "81@x.example")
    }

    @Test func `an address in In-Reply-To is no reference`() throws {
        #expect(try Letter.read("In-Reply-To: your message to anna@bergochieng.example\n\n").references == [])
    }

    @Test func `encoded words of several charsets become one subject`() throws {
        #expect(try Letter.read(Letter.alternative).subject == "Café ☕")
        #expect(try Letter.read(Letter.japanese).subject == "まみむめも")
        #expect(try Letter.read(Letter.japanese).from?.name == "みける")
    }

    @Test func `bare 8-bit letters in a header are understood`() throws {
        let latin = try Message(parsing: Array("Subject: Caf".utf8) + [0xE9] + Array("\n\n".utf8))
        #expect(latin.subject == "Café")
        #expect(try Letter.read("Subject: Café\n\n").subject == "Café")
    }

    @Test func `a subject is one line of at most 500 characters`() throws {
        let message = try Letter.read("Subject: a\tb\u{1}c\n  d=?utf-8?q?=0A=0De?=" + String(repeating: " é", count: 600) + "\n\n")
        #expect(message.subject.unicodeScalars.count <= 500)
        #expect(message.subject.hasPrefix("a b c d"))
        #expect(!message.subject.contains { $0.isNewline })
    }

    @Test func `a text that begins without a blank line is text`() throws {
        let message = try Letter.read("Subject: Ovens\nDear Anna,\nthe oven is cold.\n")
        #expect(message.subject == "Ovens")
        #expect(message.text == "Dear Anna,\nthe oven is cold.")
    }

    @Test func `nothing is no message`() {
        #expect(throws: Message.Unreadable.empty) { try Letter.read("") }
        #expect(throws: Message.Unreadable.noHeader) { try Letter.read("Dear Anna\n\nNo header here") }
    }
}
