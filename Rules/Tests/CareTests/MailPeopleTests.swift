import Testing

@testable import Care

@Suite struct `People first met in a message` {
    @Test func `somebody outside who writes first is written down before the message`() throws {
        let enquiry = letter { $0.from = Contact("Karin Lindqvist <karin@lindqvist.example>") }
        let (newcomers, mailed) = try takenIn(enquiry, Cast.sightOfClients())
        let details = Party.Details(name: "Karin Lindqvist", addresses: ["karin@lindqvist.example"])
        #expect(newcomers == [.begins(.party(.added(.person, details, standing: .unknown)))])
        #expect(mailed.with == [Cast.next])
        #expect(mailed.waits)
    }

    @Test func `newcomers are numbered as their entries will be, each once`() throws {
        let sent = letter {
            $0.from = Contact("Temp <temp@bergochieng.example>")
            $0.to = ["a@lindqvist.example", "ines@harbourbakery.example", "b@lindqvist.example", "A@lindqvist.example"].map { Contact($0) }
        }
        let (newcomers, mailed) = try takenIn(sent, Cast.sightOfClients())
        #expect(newcomers.count == 3)
        #expect(mailed.with == [Cast.next, Cast.ines, Cast.next + 1])
        #expect(mailed.ours == Cast.next + 2)
        #expect(newcomers.last == .begins(.colleague(.seen(name: "Temp", address: "temp@bergochieng.example"))))
    }

    @Test func `somebody reached at two addresses takes part once`() throws {
        let sent = letter {
            $0.from = Contact("ben@bergochieng.example")
            $0.to = ["ines@home.example", "office@okafor.example", "ines@harbourbakery.example"].map { Contact($0) }
        }
        let (newcomers, mailed) = try takenIn(sent, Cast.sightOfClients { $0.partyAt["ines@home.example"] = Cast.ines })
        #expect(newcomers.isEmpty)
        #expect(mailed.with == [Cast.ines, Cast.garage])
    }

    @Test func `a colleague is seen once`() throws {
        let asked = letter { $0.to = [Contact("temp@bergochieng.example"), Contact("Temp <TEMP@bergochieng.example>")] }
        let (newcomers, mailed) = try takenIn(asked, Cast.sightOfClients())
        #expect(newcomers == [.begins(.colleague(.seen(name: "", address: "temp@bergochieng.example")))])
        #expect(mailed.ours == Cast.next)
        let again = try takenIn(
            asked, Cast.sightOfClients { $0.colleagues["temp@bergochieng.example"] = Colleague(number: 55, name: "", address: "") })
        #expect(again.newcomers.isEmpty)
        #expect(again.mailed.ours == 55)
    }

    @Test func `it is for the staff member it is addressed to, before any colleague`() throws {
        let asked = letter {
            $0.to = ["office@bergochieng.example", "guest@okafor.example", "ben@bergochieng.example"].map { Contact($0) }
        }
        #expect(try takenIn(asked, Cast.sightOfClients()).mailed.ours == Cast.ben)
    }

    @Test func `a mailbox that is somebody's is theirs, whoever else is addressed`() throws {
        #expect(try takenIn(letter(), Cast.sightOfClients(), mailboxOf: Cast.ben).mailed.ours == Cast.ben)
        let sent = letter {
            $0.from = Contact("anna@bergochieng.example")
            $0.to = [Contact("ines@harbourbakery.example")]
        }
        #expect(try takenIn(sent, Cast.sightOfClients(), mailboxOf: Cast.ben).mailed.ours == Cast.anna)
    }

    @Test func `what is addressed to nobody of us is for the office as a whole`() throws {
        let asked = letter { $0.to = [Contact("guest@okafor.example")] }
        let (newcomers, mailed) = try takenIn(asked, Cast.sightOfClients())
        #expect(newcomers.isEmpty)
        #expect(mailed.ours == nil)
    }

    @Test func `who has left is addressed as a colleague`() throws {
        let asked = letter { $0.to = [Contact("ben@bergochieng.example")] }
        let (newcomers, mailed) = try takenIn(asked, Cast.sightOfClients { $0.staff[Cast.ben]?.left = true })
        #expect(newcomers == [.begins(.colleague(.seen(name: "", address: "ben@bergochieng.example")))])
        #expect(mailed.ours == Cast.next)
    }
}

@Suite struct `The same message again` {
    let known = KnownMessage(interaction: 40, places: ["office.mbox:1", "ben.mbox:7"])

    @Test func `in another place it is the same interaction, and the place is noted`() throws {
        let elsewhere = letter { $0.place = "anna.mbox:3" }
        let facts = try TakeInMail(letter: elsewhere, historyBefore: nil, mailboxOf: nil).decide(Cast.sight { $0.message = known })
        #expect(facts == [.about(40, .interaction(.placed(raw: "aa", place: "anna.mbox:3")))])
    }

    @Test(arguments: ["office.mbox:1", "ben.mbox:7"]) func `in a place already noted it is no fact`(place: String) throws {
        let again = letter { $0.place = place }
        #expect(try TakeInMail(letter: again, historyBefore: nil, mailboxOf: nil).decide(Cast.sight { $0.message = known }) == [])
    }

    @Test func `it is looked for by its bytes, its ids and its subject with those outside`() {
        let asked = letter { ($0.messageID, $0.references) = ("<2@x>", ["", "<1@x>"]) }
        let addresses = ["ines@harbourbakery.example", "anna@bergochieng.example"]
        let question = MailThread.Question(ids: ["<2@x>", "<1@x>"], topic: "ovens", addresses: addresses, at: Cast.monday.milliseconds)
        #expect(
            TakeInMail(letter: asked, historyBefore: nil, mailboxOf: nil).needs
                == [.message(raw: "aa", same: "bb"), .partiesAt(addresses), .thread(question)])
    }
}
