import Testing

@testable import Care

@Suite struct SenderTests {
    private func confirm(_ domain: String, automatic: Bool = true) throws -> [Stated] {
        try ConfirmDomain(domain: domain, automatic: automatic).decide(Cast.sight())
    }

    @Test(arguments: ["@Letters.Flour.example", "letters.flour.example", " @letters.flour.example "])
    func `all senders of a domain are said to be machines in one fact about the firm`(typed: String) throws {
        #expect(try confirm(typed) == [.about(1, .firm(.senders(domain: "letters.flour.example", automatic: true)))])
    }

    @Test(arguments: ["", "flour", "@", "flour..example", ".example", "ines@flour.example", "flour example.com"])
    func `what is no domain is not understood`(typed: String) {
        #expect(throws: (any Error).self) { try confirm(typed) }
    }

    @Test func `everybody may write from a public provider`() {
        #expect(throws: Refusal.publicProvider("gmail.com")) { try confirm("@gmail.com") }
    }

    @Test(arguments: ["@bergochieng.example", "@mail.bergochieng.example"]) func `the firm is no sender`(domain: String) {
        #expect(throws: (any Error).self) { try confirm(domain) }
    }

    @Test func `an address below the firm's domain is of the firm; one that only ends alike is not`() {
        let sight = Cast.sight()
        #expect(sight.isOurs(Contact("robot@mailman.bergochieng.example")))
        #expect(sight.isOurs(Contact("anna@bergochieng.example")))
        #expect(!sight.isOurs(Contact("anna@notbergochieng.example")))
        #expect(!sight.isOurs(Contact("anna@bergochieng.example.evil.example")))
        #expect(!sight.isOurs(Contact("anna@example")))
    }

    @Test func `an address with many digits is made for one mailing, and its owner is nobody`() throws {
        #expect(Contact.isMadeForOneMailing("42.9027.0e--eet@letters.flour.example"))
        #expect(!Contact.isMadeForOneMailing("ines.1968@harbourbakery.example"))
        let mailing = letter {
            $0.from = Contact("flour_036887@letters.flour.example")
            $0.gist = Gist()
            $0.gist?.mailing = .mailing
        }
        #expect(try takenIn(mailing, Cast.sightOfClients()).mailed.with.isEmpty)
        let person = letter {
            $0.from = Contact("flour_036887@letters.flour.example")
            $0.gist = Gist()
        }
        #expect(try takenIn(person, Cast.sightOfClients()).newcomers.count == 1)
    }
}

@Suite struct ColleagueTests {
    private let accounting = Colleague(number: 7, name: "", address: "accounting@bergochieng.example")

    @Test(arguments: Colleague.Kind.allCases) func `somebody says what an address of the firm is`(kind: Colleague.Kind) throws {
        let sight = Cast.sight { $0.colleagues[accounting.address] = accounting }
        #expect(try KnowColleague(colleague: 7, as: kind).decide(sight) == [.about(7, .colleague(.known(as: kind)))])
    }

    @Test func `nobody is known who is not there`() {
        #expect(throws: Refusal.nobodyOfFirm("9")) { try KnowColleague(colleague: 9, as: .gone).decide(Cast.sight()) }
    }

    @Test(
        arguments: [
            ("info@bergochieng.example", true), ("accounts.payable@bergochieng.example", true), ("office2@bergochieng.example", true),
            ("ben@bergochieng.example", false), ("infonia@bergochieng.example", false),
        ]) func `a mailbox looks shared by the word before its @`(address: String, isShared: Bool)
    {
        #expect(Colleague.looksShared(address) == isShared)
    }
}
