import Mail
import Testing

@Suite struct MessageMarksTests {
    private func marks(_ head: String, _ body: String = "Hello") throws -> Message.Marks { try Letter.read("\(head)\n\n\(body)").marks }

    @Test func `a person's message bears no mark`() throws {
        let marks = try Letter.read(Letter.plain).marks
        #expect(!marks.surelyAutomatic)
        #expect(!marks.bulkWords)
    }

    @Test func `Auto-Submitted marks, unless it says no`() throws {
        #expect(try marks("Auto-Submitted: auto-replied (vacation)").autoSubmitted)
        #expect(try !marks("Auto-Submitted: No").autoSubmitted)
        #expect(try !marks("Auto-Submitted: no; by=hand").autoSubmitted)
        #expect(try !marks("Auto-Submitted:").autoSubmitted)
        #expect(try marks("Auto-Submitted: auto-generated").surelyAutomatic)
    }

    @Test func `lists mark themselves`() throws {
        #expect(try marks("List-Id: <ovens.example>").list)
        #expect(try marks("list-unsubscribe: <mailto:leave@x.example>").surelyAutomatic)
    }

    @Test(arguments: [("bulk", true), ("List", true), ("junk", true), ("first-class", false), ("", false)])
    func `a low precedence marks`(precedence: String, isBulk: Bool) throws {
        #expect(try marks("Precedence: \(precedence)").precedenceBulk == isBulk)
        #expect(try marks("Precedence: \(precedence)").surelyAutomatic == isBulk)
    }

    @Test func `a null return path marks`() throws {
        #expect(try marks("Return-Path: <>").nullReturnPath)
        #expect(try marks("Return-Path: < >").surelyAutomatic)
        #expect(try !marks("Return-Path: <ines@harbourbakery.example>").nullReturnPath)
    }

    @Test(arguments: [
        ("mailer-daemon", true), ("MAILER.DAEMON", true), ("no-reply", true), ("noreply", true), ("no_reply", true),
        ("do-not-reply", true), ("donotreply", true), ("no-reply-123", true), ("noreply+42", true),
        ("news-noreply", true), ("noreply2", true), ("do.not.reply.uk", true),
        ("postmaster", false), ("ines", false), ("casino.reply", false), ("reply", false), ("nora.reply", false), ("no", false),
    ])
    func `a sender nobody answers is a robot`(local: String, isRobot: Bool) throws {
        #expect(try marks("From: \(local)@x.example").robotSender == isRobot)
        #expect(try marks("From: \(local)@x.example").surelyAutomatic == isRobot)
    }

    @Test(arguments: [
        ("Click to UNSUBSCRIBE", true), ("View this email in\nyour browser", true),
        ("to be removed from our list", true), ("Opt-out here", true),
        ("you may opt out", true), ("This is an automated message.", true), ("Please do not reply to this e-mail", true),
        ("(For e-mailing list removal see below.)", true), ("Manage your email preferences", true),
        ("You are receiving this e-mail as a client", true),
        ("You received this email because", true), ("To stop receiving these", true), ("be removed from our list", true),
        ("the removed wall", false),
        ("See the list I sent you", false), ("I am to send the email", false), ("", false),
        ("I can view this mail", false), ("unsub", false), ("opt", false),
    ])
    func `words of mail to many are found`(words: String, isBulk: Bool) throws {
        #expect(try marks("Subject: x", words).bulkWords == isBulk)
        #expect(try marks("Subject: \(words.replacing("\n", with: " "))").bulkWords == isBulk)
        #expect(try !marks("Subject: x", words).surelyAutomatic)
    }
}
