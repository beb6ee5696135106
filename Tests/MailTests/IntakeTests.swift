import Care
import Foundation
import Mail
import Store
import Support
import Testing

@Suite struct IntakeTests {
    let room: Mailroom
    private var cast: Cast { room.cast }

    init() throws { room = try Mailroom() }

    @discardableResult
    private func take(_ messages: [String], until: Instant? = nil, name: String = "office.mbox") throws -> Intake.Outcome {
        try room.take(messages, until: until, name: name)
    }

    private func mail(
        _ id: String, from: String = "Ines Ferreira <ines@harbourbakery.example>", to: String = "anna@bergochieng.example",
        subject: String = "The oven", at: String = "Mon, 2 Mar 2026 10:00:00 +0000", more: String = "", text: String = "Can I bake?"
    ) -> String {
        "Message-ID: <\(id)>\nDate: \(at)\nFrom: \(from)\nTo: \(to)\nSubject: \(subject)\n\(more)\n\(text)"
    }

    private func waiting(_ history: Bool = false) throws -> [Item] {
        try cast.reading(at: Cast.monday.adding(milliseconds: 86_400_000)) { try $0.waiting(.mine, history: history).items }
    }

    @Test func `a first enquiry by a stranger waits`() throws {
        try take([mail("1", from: "Agnes Whitlow <agnes@whitlow.example>", text: "Would you look at our barn?")])
        let item = try #require(try waiting().first)
        #expect(item.person == "Agnes Whitlow" && item.address == "agnes@whitlow.example" && item.words == "Would you look at our barn?")
        #expect(item.subject == "The oven" && item.since?.iso == "2026-03-02T10:00:00Z")
    }

    @Test(arguments: [true, false]) func `an answer in the thread ends the wait, whichever lies first in the mailbox`(isFirst: Bool) throws
    {
        let asked = mail("1")
        let answer = mail(
            "2", from: "anna@bergochieng.example", to: "ines@harbourbakery.example", subject: "Oven again",
            at: "Mon, 2 Mar 2026 11:00:00 +0000",
            more: "In-Reply-To: <1>\n")
        try take(isFirst ? [asked, answer] : [answer, asked])
        #expect(try waiting().isEmpty)
    }

    @Test func `an answer without references counts by its subject within 30 days`() throws {
        try take([
            mail("1"), mail("2", from: "Chidi Okafor <chidi@okaforgarage.example>", subject: "Lift", at: "Tue, 3 Feb 2026 09:00:00 +0000"),
            mail(
                "3", from: "anna@bergochieng.example", to: "ines@harbourbakery.example", subject: "RE: the  oven",
                at: "Mon, 2 Mar 2026 12:00:00 +0000"),
        ])
        #expect(try waiting().map(\.person) == ["Chidi Okafor"])
    }

    @Test func `one item a thread: since its first unanswered, the words of its last`() throws {
        try take([
            mail("1"), mail("2", subject: "Re: The oven", at: "Mon, 2 Mar 2026 12:00:00 +0000", more: "References: <1>\n", text: "Well?"),
        ])
        let items = try waiting()
        #expect(items.count == 1 && items[0].subject == "Re: The oven" && items[0].words == "Well?")
        #expect(items[0].since?.iso == "2026-03-02T10:00:00Z")
    }

    @Test(arguments: [
        "Auto-Submitted: auto-replied\n", "List-Id: <x>\n", "List-Unsubscribe: <x>\n", "Precedence: bulk\n", "Return-Path: <>\n",
    ])
    func `what is surely automatic waits for nothing and makes nobody known`(header: String) throws {
        try take([mail("1", more: header)])
        #expect(try waiting().isEmpty)
        #expect(try cast.reading { try $0.find("Ines") }.allSatisfy { $0.party == nil })
    }

    @Test func `what looks automatic stands to confirm, and waits once the firm has written to its sender`() throws {
        let news = mail(
            "1", from: "news@supplier.example", subject: "Offers",
            text: "When do you need new ovens? To unsubscribe write to us.")
        try take([news])
        #expect(try waiting().isEmpty)
        #expect(try cast.reading(at: Cast.monday.adding(milliseconds: 86_400_000)) { try $0.toConfirm(.mine).count } == 1)
        let written = mail(
            "2", from: "anna@bergochieng.example", to: "news@supplier.example", subject: "An order", at: "Mon, 2 Mar 2026 08:00:00 +0000")
        try take([written], name: "sent.mbox")
        #expect(try waiting().map(\.address) == ["news@supplier.example"])
    }

    @Test func `a sender once said to be automatic waits for nothing, and undoing it brings them back`() throws {
        try take([mail("1", text: "Offers. Unsubscribe here.")])
        let sender = try cast.reading { try $0.who("ines@harbourbakery.example") }
        try cast.take(ConfirmSender(party: sender, automatic: true))
        #expect(try cast.reading(at: Cast.monday.adding(milliseconds: 86_400_000)) { try $0.toConfirm(.mine).count } == 0)
        try cast.take(UndoLast(by: cast.anna))
        #expect(try cast.reading(at: Cast.monday.adding(milliseconds: 86_400_000)) { try $0.toConfirm(.mine).count } == 1)
    }

    @Test func `mail among colleagues is kept and waits for nobody`() throws {
        let outcome = try take([mail("1", from: "Ben <ben@bergochieng.example>")])
        #expect(outcome.counts.recorded == 1)
        #expect(try waiting().isEmpty)
    }

    @Test func `the same mailbox again adds nothing, and a copy elsewhere is one interaction`() throws {
        let first = try take([mail("1"), mail("1"), mail("2", subject: "Roof")])
        #expect(first.counts.recorded == 2 && first.counts.already == 1)
        let before = try cast.reading { try $0.entryCount() }
        let again = try take([mail("1"), mail("1"), mail("2", subject: "Roof")])
        #expect(again.counts.recorded == 0 && again.counts.already == 3)
        #expect(try cast.reading { try $0.entryCount() } == before + 2)
        let elsewhere = try take([mail("1", more: "X-Folder: Ben's\n")], name: "ben.mbox")
        #expect(elsewhere.counts.recorded == 0 && elsewhere.counts.already == 1)
    }

    @Test func `a forged Message-ID is not the same message`() throws {
        let outcome = try take([mail("1"), mail("1", text: "Pay here instead")])
        #expect(outcome.counts.recorded == 2)
    }

    @Test func `older than 20 working days is history, and one wrong clock does not make everything history`() throws {
        var mails = (0..<120).map { mail("m\($0)", from: "c\($0)@client.example", at: "Mon, 2 Mar 2026 10:00:00 +0000") }
        mails.append(mail("old", from: "old@client.example", at: "Thu, 29 Jan 2026 10:00:00 +0000"))
        mails.append(mail("wrong", from: "wrong@client.example", at: "Mon, 2 Mar 2026 16:59:00 +0000"))
        try take(mails)
        #expect(try waiting(true).map(\.address) == ["old@client.example"])
        #expect(try waiting().count == 121)
    }

    @Test func `an answer to one client leaves another in the same thread waiting`() throws {
        let yan = "Yan <yan@client.example>"
        try take([
            mail(
                "1", from: "anna@bergochieng.example", to: "ines@harbourbakery.example, yan@client.example",
                at: "Mon, 2 Mar 2026 09:00:00 +0000"),
            mail("2", more: "In-Reply-To: <1>\n"), mail("3", from: yan, at: "Mon, 2 Mar 2026 10:30:00 +0000", more: "In-Reply-To: <1>\n"),
            mail(
                "4", from: "anna@bergochieng.example", to: "ines@harbourbakery.example", at: "Mon, 2 Mar 2026 11:00:00 +0000",
                more: "References: <1> <2>\n"),
        ])
        #expect(try waiting().map(\.person) == ["Yan"])
    }

    @Test func `an answer that names the message counts wherever it is sent`() throws {
        let answer = mail(
            "2", from: "anna@bergochieng.example", to: "office@harbourbakery.example", at: "Mon, 2 Mar 2026 11:00:00 +0000",
            more: "In-Reply-To: <1>\n")
        try take([mail("1"), answer])
        #expect(try waiting().isEmpty)
    }

    @Test func `our out-of-office answer is no answer`() throws {
        let automatic = mail(
            "2", from: "anna@bergochieng.example", to: "ines@harbourbakery.example", at: "Mon, 2 Mar 2026 10:00:05 +0000",
            more: "In-Reply-To: <1>\nAuto-Submitted: auto-replied\n")
        try take([mail("1"), automatic])
        #expect(try waiting().count == 1)
    }

    @Test func `a date that has not come yet hides nobody`() throws {
        try take([mail("1"), mail("2", from: "spam@client.example", at: "Mon, 3 Mar 2036 10:00:00 +0000")])
        #expect(try waiting().contains { $0.person == "Ines Ferreira" })
    }

    @Test func `what is later than until is left for later, though its time has not come`() throws {
        let mails = [mail("1"), mail("2", subject: "Roof", at: "Mon, 9 Mar 2026 14:00:00 +0000")]
        let outcome = try take(mails, until: Instant(iso: "2026-03-02T12:00:00Z"))
        #expect(outcome.counts.recorded == 1 && outcome.counts.later == 1)
    }

    @Test func `nothing later than until is taken in, and it can be later`() throws {
        let mails = [mail("1"), mail("2", subject: "Roof", at: "Mon, 2 Mar 2026 14:00:00 +0000")]
        let outcome = try take(mails, until: Instant(iso: "2026-03-02T12:00:00Z"))
        #expect(outcome.counts.recorded == 1 && outcome.counts.later == 1 && outcome.counts.read == 2)
        #expect(try take(mails).counts.recorded == 1)
    }

    @Test func `broken messages are stored as they came and seen, the rest goes on`() throws {
        let noDate = "From: Ines Ferreira <ines@harbourbakery.example>\nTo: anna@bergochieng.example\nSubject: no date\n\nHello?"
        let noSender = "Date: Mon, 2 Mar 2026 10:00:00 +0000\nSubject: no sender\n\nHello?"
        let outcome = try take([noDate, noSender, "no header at all", mail("1", at: "Thu, 99 Foo 2026")])
        #expect(
            outcome.counts.read == 4 && outcome.counts.recorded + outcome.counts.failed == 4
                && outcome.failed.count == outcome.counts.failed)
        let subjects = Set(try (waiting() + room.toConfirm()).compactMap(\.subject))
        #expect(subjects.isSuperset(of: ["no date", "no sender", "The oven"]))
    }

    @Test func `the whole message lies beside the database under its digest`() throws {
        try take([mail("1")])
        let number = try #require(try waiting().first?.number)
        let message = try #require(try cast.reading { try $0.message(number) })
        let bytes = try #require(cast.folder.letters.bytes(message.raw))
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("Message-ID: <1>\nDate: Mon, 2 Mar 2026"))
    }

    @Test func `what is addressed to Ben waits for Ben once he is of the firm, until then for the principal`() throws {
        try take([mail("1", to: "ben@bergochieng.example")])
        #expect(try waiting().count == 1)
        let ben = try cast.ben()
        #expect(try waiting().isEmpty)
        #expect(try cast.reading(as: ben, at: Cast.monday.adding(milliseconds: 86_400_000)) { try $0.waiting(.mine).count } == 1)
    }
}
