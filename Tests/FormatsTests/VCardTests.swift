import Testing

@testable import Formats

@Suite struct VCardTests {
    @Test func `a card of version 4 gives name, numbers and addresses with what they are`() throws {
        let card = try #require(
            Sample.cards(
                """
                BEGIN:VCARD
                VERSION:4.0
                FN:Ines Ferreira
                N:Ferreira;Ines;Maria;Ms;
                ORG:Harbour Bakery;Ovens
                TITLE:Owner
                TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+44-20-7946-0171;ext=12
                TEL;TYPE=cell:+44 7700 900123
                EMAIL;TYPE=work:ines@harbourbakery.example
                EMAIL:mailto:ferreira@example.org
                ADR;TYPE=work:;;1 Quay Street;Harwich;Essex;CO12 3HH;United Kingdom
                URL:https://harbourbakery.example
                BDAY:--0302
                NOTE:Calls back late\\, after the ovens.\\nLikes tea.
                CATEGORIES:bakers,clients
                UID:urn:uuid:1
                LANG:pt
                END:VCARD
                """
            ).first)
        #expect(card.name.full == "Ines Ferreira" && card.name.last == "Ferreira" && card.name.middle == "Maria")
        #expect(card.phones == [.init("+44-20-7946-0171 ext. 12", label: "work"), .init("+44 7700 900123", label: "mobile")])
        #expect(card.emails == [.init("ines@harbourbakery.example", label: "work"), .init("ferreira@example.org")])
        #expect(card.affiliations == [.init(organization: "Harbour Bakery", department: "Ovens", role: "Owner")])
        #expect(card.places.first?.postcode == "CO12 3HH" && card.places.first?.label == "work")
        #expect(card.notes == ["Calls back late, after the ovens.\nLikes tea."])
        #expect(card.tags == ["bakers", "clients"] && card.birthday == "--03-02" && card.language == "pt")
        #expect(card.identifier == "urn:uuid:1" && card.kind == .person)
    }

    @Test func `a card of version 2 point 1 is read in its charset, its soft line ends joined`() throws {
        let head = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:Kov=E1cs;=\r\nJ=F3zsef\r\n"
        let rest = "TEL;WORK;FAX:1 555\r\nTEL;CELL;PREF:2 555\r\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=\r\n\r\nEND:VCARD\r\n"
        let card = try #require(Sample.cards(head + rest).first)
        #expect(card.name.shown == "József Kovács")
        #expect(card.phones.map(\.label) == ["work fax", "mobile"])
        #expect(card.notes == ["one\ntwo"])
    }

    @Test func `a picture of 20 MB is passed over, and what stands after it is read`() throws {
        let picture = [UInt8](repeating: UInt8(ascii: "A"), count: 20 << 20)
        let folded = Array(String(repeating: " \(String(repeating: "B", count: 72))\r\n", count: 10_000).utf8)
        for middle in [picture + Array("\r\n".utf8), Array("\r\n".utf8) + folded] {
            let bytes =
                Array("BEGIN:VCARD\r\nFN:Anna\r\nPHOTO;ENCODING=BASE64;JPEG:".utf8) + middle + Array("\r\nTEL:1 555\r\nEND:VCARD\r\n".utf8)
            let (cards, broken) = try Sample.cards(ByteStream(bytes))
            #expect(cards.map(\.phones) == [[.init("1 555")]])
            #expect(broken.isEmpty)
        }
    }

    @Test func `lines that a program broke without folding belong to the text before them`() throws {
        let card = try #require(Sample.cards("BEGIN:VCARD\nFN:Ben\nNOTE:first\nsecond line, see above\nTEL:1 555\nEND:VCARD").first)
        #expect(card.notes == ["first\nsecond line, see above"])
        #expect(card.phones == [.init("1 555")])
    }

    @Test func `labels of their own come from the group`() throws {
        let card = try #require(
            Sample.cards("BEGIN:VCARD\nFN:Ben\nitem1.TEL:1 555\nitem1.X-ABLabel:_$!<AssistantPhone>!$_\nX-SPOUSE:Ada\nEND:VCARD").first)
        #expect(card.phones == [.init("1 555", label: "AssistantPhone")])
        #expect(card.fields == [.init("Spouse", "Ada")])
    }

    @Test func `a card without a person is an organization`() throws {
        let cards = try Sample.cards(
            "BEGIN:VCARD\nFN:Okafor Garage\nORG:Okafor Garage\nTEL:1 555\nEND:VCARD\nBEGIN:VCARD\nORG:Harbour Bakery\nEND:VCARD")
        #expect(cards.map(\.kind) == [.organization, .organization])
        #expect(cards.map(\.name.shown) == ["Okafor Garage", "Harbour Bakery"])
        #expect(cards.allSatisfy { $0.affiliations.isEmpty })
    }

    @Test func `an address in the place of a name is no name`() throws {
        let card = try #require(Sample.cards("BEGIN:VCARD\nFN:ines@example.org\nEMAIL:ines@example.org\nEND:VCARD").first)
        #expect(card.name.shown.isEmpty)
    }

    @Test func `what is no card is said with its line, and the cards around it are read`() throws {
        let (cards, broken) = try Sample.cards(
            Sample.stream(
                """
                hello
                BEGIN:VCARD
                FN:Anna
                BEGIN:VCARD
                FN:Ben
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                END:VCARD
                BEGIN:VCARD
                KIND:group
                FN:All
                MEMBER:urn:uuid:1
                END:VCARD
                BEGIN:VCARD
                FN:Cut
                TE
                """))
        #expect(cards.map(\.name.shown) == ["Anna", "Ben"])
        #expect(broken.map(\.line) == [1, 7, 10, 15])
        #expect(broken.map(\.why).last == "The card is cut short: it has no END:VCARD.")
    }

    @Test func `an assistant’s card within a card is about somebody else`() throws {
        let cards = try Sample.cards("BEGIN:VCARD\nFN:Anna\nAGENT:\nBEGIN:VCARD\nFN:Ben\nTEL:2\nEND:VCARD\nTEL:1 555\nEND:VCARD")
        #expect(cards.map(\.name.shown) == ["Anna"])
        #expect(cards.first?.phones == [.init("1 555")])
    }

    @Test func `cards in UTF-16 and with the line ends of old Macs read alike`() throws {
        let text = "BEGIN:VCARD\rFN:Zoë\rTEL:1 555\rEND:VCARD\r"
        for bytes in [Array(text.utf8), Sample.utf16(text.replacing("\r", with: "\r\n"))] {
            #expect(try Sample.cards(Sample.slow(bytes)).cards.map(\.name.shown) == ["Zoë"])
        }
    }

    @Test(arguments: 1...200) func `what is written is read back the same`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let card = RandomCard.card(&random)
        let text = VCardWriter.card(card)
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(try Sample.cards(text) == [card])
    }
}
