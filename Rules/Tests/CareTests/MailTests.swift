import Testing

@testable import Care

/// A message from the Harbour Bakery to Anna, unless a test says otherwise.
func letter(_ change: (inout TakeInMail.Letter) -> Void = { _ in }) -> TakeInMail.Letter {
    var letter = TakeInMail.Letter(at: Cast.monday.milliseconds, raw: "aa", same: "bb", place: "office.mbox:1")
    letter.from = Contact("Ines Ferreira <ines@harbourbakery.example>")
    letter.to = [Contact("Anna Berg <anna@bergochieng.example>")]
    letter.subject = "Re: Ovens"
    letter.topic = "ovens"
    change(&letter)
    return letter
}

/// What the rule makes of a message: the facts before it, and the message itself.
func takenIn(
    _ letter: TakeInMail.Letter, _ sight: Sight, historyBefore: Instant? = nil, mailboxOf: Int64? = nil
) throws -> (newcomers: [Stated], mailed: Interaction.Mailed) {
    let command = TakeInMail(letter: letter, historyBefore: historyBefore?.milliseconds, mailboxOf: mailboxOf)
    let facts = try command.decide(sight)
    guard case .interaction(.mailed(let mailed))? = facts.last?.fact, facts.last?.about == nil else {
        throw Refusal.nobody("the last fact is no message")
    }
    return (Array(facts.dropLast()), mailed)
}

@Suite struct MailTests {
    @Test func `mail from outside came in, from somebody known already`() throws {
        let (newcomers, mailed) = try takenIn(letter(), Cast.sightOfClients())
        #expect(newcomers.isEmpty)
        #expect(mailed.direction == .inbound)
        #expect(mailed.with == [Cast.ines])
        #expect(mailed.waits)
    }

    @Test func `mail of ours to anybody outside went out, to all of them`() throws {
        let sent = letter {
            $0.from = Contact("ben@bergochieng.example")
            $0.to = ["anna@bergochieng.example", "office@okafor.example", "", "ines@harbourbakery.example"].map {
                Contact(name: "", address: $0)
            }
        }
        let (newcomers, mailed) = try takenIn(sent, Cast.sightOfClients())
        #expect(newcomers.isEmpty)
        #expect(mailed.direction == .outbound)
        #expect(mailed.with == [Cast.garage, Cast.ines])
        #expect(mailed.ours == Cast.ben)
        #expect(!mailed.waits)
    }

    @Test func `mail among us is with nobody outside`() throws {
        let (newcomers, mailed) = try takenIn(letter { $0.from = Contact("ben@bergochieng.example") }, Cast.sightOfClients())
        #expect(newcomers.isEmpty)
        #expect(mailed.direction == .within)
        #expect(mailed.with == [])
        #expect(mailed.ours == Cast.ben)
        #expect(!mailed.waits)
    }

    @Test func `a message without a sender came in from nobody, and still waits`() throws {
        let (newcomers, mailed) = try takenIn(letter { $0.from = Contact("") }, Cast.sightOfClients())
        #expect(newcomers.isEmpty)
        #expect(mailed.direction == .inbound)
        #expect(mailed.with == [])
        #expect(mailed.waits)
    }

    @Test func `something surely automatic waits for nothing, and its unknown sender becomes nobody`() throws {
        let machine = letter {
            $0.from = Contact("Shop <no-reply@shop.example>")
            $0.automatic = true
        }
        let (newcomers, mailed) = try takenIn(machine, Cast.sightOfClients())
        #expect(newcomers.isEmpty)
        #expect(mailed.with == [])
        #expect(!mailed.waits)
        let known = try takenIn(letter { $0.automatic = true }, Cast.sightOfClients())
        #expect(known.mailed.with == [Cast.ines])
        #expect(!known.mailed.waits)
    }

    @Test func `it looks automatic by its words, or by more than ten recipients`() throws {
        func looksAutomatic(mailing: Nothing? = nil, recipients: Int = 1) throws -> Bool {
            let asked = letter {
                $0.gist = Gist()
                $0.gist?.asks = .question
                $0.gist?.mailing = mailing
                $0.to = (0..<recipients).map { Contact("guest\($0)@bergochieng.example") }
            }
            return try takenIn(asked, Cast.sightOfClients()).mailed.looksAutomatic
        }
        #expect(try !looksAutomatic(recipients: 10))
        #expect(try looksAutomatic(recipients: 11))
        #expect(try looksAutomatic(mailing: .mailing))
    }

    @Test func `what only looks automatic waits until somebody has said so`() throws {
        let mailing = letter {
            $0.gist = Gist()
            $0.gist?.mailing = .mailing
        }
        #expect(try takenIn(mailing, Cast.sightOfClients()).mailed.waits)
    }

    @Test func `what is older than the mailbox's last weeks is history`() throws {
        func isHistory(_ before: Instant?) throws -> Bool {
            try takenIn(letter(), Cast.sightOfClients(), historyBefore: before).mailed.history
        }
        #expect(try !isHistory(nil))
        #expect(try !isHistory(Cast.monday))
        #expect(try isHistory(Cast.monday.adding(milliseconds: 1)))
    }

    @Test func `a message stands in the oldest of its threads, and joins the others to it`() throws {
        let alone = try takenIn(letter(), Cast.sightOfClients()).mailed
        #expect(alone.thread == nil)
        #expect(alone.joins == [])
        let joining = try takenIn(letter(), Cast.sightOfClients { $0.threads = [30, 40, 50] }).mailed
        #expect(joining.thread == 30)
        #expect(joining.joins == [40, 50])
    }

    @Test func `whatever intake has read is in the fact`() throws {
        let full = letter {
            ($0.messageID, $0.references, $0.text, $0.attachments, $0.undated) = ("<2@x>", ["<1@x>"], "Hello", 2, true)
            var gist = Gist()
            (gist.asks, gist.asked) = (.question, "Can I bake?")
            $0.gist = gist
        }
        let words = Interaction.Mailed.Words(
            from: full.from, subject: "Re: Ovens", text: "Hello", place: "office.mbox:1", messageID: "<2@x>", references: ["<1@x>"],
            asked: "Can I bake?")
        let mailed = try takenIn(full, Cast.sightOfClients()).mailed
        #expect(mailed.words == words)
        #expect((mailed.raw, mailed.same, mailed.attachments, mailed.undated) == ("aa", "bb", 2, true))
        #expect(mailed.judgement == Judgement(asks: .question))
    }
}
