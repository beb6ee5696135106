import Mail
import Testing

@Suite struct MessageOpeningTests {
    @Test(arguments: [
        "> The quote", "On Friday Anna Berg wrote:\n> The quote",
        "On Friday, 27 February 2026,\nAnna Berg <anna@bergochieng.example>\nwrote:\n\n> x",
        "-----Original Message-----\nFrom: Anna", "_______________________\nFrom: Anna Berg\nSent: Friday\nTo: Ines\n\nThe quote",
        "From: Anna Berg\nDate: Friday\n\nThe quote", "*From:* Anna\n*Sent:* Friday", "---------- Forwarded message ---------\nFrom: Anna",
        "---------------------- Forwarded by Anna Berg on 02/27/2026 -----\nx", "Begin forwarded message:\n\n> From: Anna",
        "Am Freitag schrieb Anna Berg:\n> Das Angebot", "Von: Anna\nGesendet: Freitag\nBetreff: Angebot",
        "Anna Berg on 02/27/2026 09:00 AM\nTo: Ines Ferreira\ncc: Ben\nSubject: Quote\n\nThe quote",
    ])
    func `new words end where an earlier message begins`(earlier: String) throws {
        #expect(try Letter.read("Subject: x\n\nDear Anna,\n\nyes please.\n\n\(earlier)\n").opening() == "Dear Anna,\n\nyes please.")
    }

    @Test(arguments: ["From: 3 March\nTo: 5 March", "On Monday I wrote to you.", "A 5 -- 6 m lift", "See you at 9 AM"])
    func `what only looks like an earlier message stays`(words: String) throws {
        #expect(try Letter.read("Subject: x\n\nDear Anna,\n\(words)\n").opening() == "Dear Anna,\n\(words)")
    }

    @Test func `a bare forward opens with what it forwards`() throws {
        #expect(try Letter.read("Subject: x\n\n> Dear Ines,\n> the quote").opening() == "> Dear Ines,\n> the quote")
    }

    @Test func `an opening is no longer than asked`() throws {
        #expect(try Letter.read("Subject: x\n\nDear Änna").opening(6) == "Dear Ä")
    }
}
