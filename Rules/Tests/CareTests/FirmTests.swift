import Testing

@testable import Care

@Suite struct FirmTests {
    static let anna = Contact("Anna Berg <anna@bergochieng.example>")

    func found(
        _ name: String = "Berg Ochieng Engineers", me: Contact = anna, domains: [String] = [], week: String? = nil, taken: Bool = false
    ) throws(Refusal) -> [Stated] {
        let command = FoundFirm(name: name, zone: "Europe/London", me: me, domains: domains, rehearsal: false, week: week)
        return try command.decide(Cast.sight { $0.firmNameTaken = taken })
    }

    @Test func `a firm begins with its first principal`() throws {
        #expect(FoundFirm(name: " Berg ", zone: "", me: Self.anna, domains: [], rehearsal: true).needs == [.firmNamed("Berg")])
        let founded = Firm.Fact.founded(
            name: "Berg Ochieng Engineers", zone: "Europe/London", domains: ["bergochieng.example"], rehearsal: false)
        #expect(
            try found(" Berg Ochieng Engineers ") == [
                .begins(.firm(founded)),
                .begins(.staff(.joined(name: "Anna Berg", address: "anna@bergochieng.example", rights: .principal))),
            ])
    }

    @Test func `hours given at the beginning hold for all time before it`() throws {
        let hours = try found(week: "Mon-Thu 8-17").last
        #expect(hours == .about(Cast.next, .firm(.hours(week: week("Mon-Thu 8-17"), from: Day(number: 0)))))
    }

    @Test func `a firm needs a name of its own, a founder with a name and hours that are some`() {
        #expect { try found("  ", me: Contact("x@y.example"), week: "x", taken: true) } throws: {
            $0 as? Refusal == .missing(field: "the firm's name", example: "--firm \"Berg Ochieng Engineers\"")
        }
        #expect { try found(me: Contact("x@y.example"), week: "x", taken: true) } throws: { ($0 as? Refusal)?.code == "missing" }
        #expect(throws: Refusal.firmNameTaken("Berg Ochieng Engineers")) { try found(week: "x", taken: true) }
        #expect { try found(week: "x") } throws: { ($0 as? Refusal)?.code == "not-understood" }
    }

    @Test func `a founder says an address`() {
        #expect { try found(me: Contact("Anna Berg"), taken: true) } throws: { ($0 as? Refusal)?.code == "missing" }
    }

    @Test(arguments: ["Anna Berg <anna>", "Anna Berg <anna@>", "Anna Berg <@x.example>", "Anna Berg <an na@x.example>"])
    func `a founder needs an address that could be one, before anything is said of the firm's name`(me: String) {
        let expected = "for example “Anna Berg <anna@bergochieng.example>”"
        #expect(throws: Refusal.notUnderstood(field: "your mail address", given: Contact(me).address, expected: expected)) {
            try found(me: Contact(me), taken: true)
        }
    }

    @Test(
        arguments: [
            ("anna@bergochieng.example", [], ["bergochieng.example"]),
            ("anna@bergochieng.example", ["Berg.Example ", "bergochieng.example"], ["berg.example", "bergochieng.example"]),
            ("anna@bergochieng.example", ["berg.example"], ["bergochieng.example", "berg.example"]),
            ("anna.berg@gmail.com", [], []), ("anna.berg@GMAIL.com", ["berg.example"], ["berg.example"]),
            ("anna@bergochieng.example", ["@Berg.Example", "@bergochieng.example"], ["berg.example", "bergochieng.example"]),
            ("anna@bergochieng.example", ["", " ", "@", " @"], ["bergochieng.example"]),
        ] as [(String, [String], [String])])
    func `the firm's domains are the founder's, unless a public provider's, and those said`(
        address: String, said: [String], domains: [String]
    ) throws {
        guard case .firm(.founded(_, _, let found, _))? = try found(me: Contact(name: "Anna", address: address), domains: said).first?.fact
        else { throw Refusal.nobody("no firm was founded") }
        #expect(found == domains)
    }

    @Test(arguments: [
        ("anna@bergochieng.example", true), ("whoever@bergochieng.example", true), ("ben@home.example", true),
        ("other@home.example", false), ("anna@mail.bergochieng.example", true), ("anna@notbergochieng.example", false),
        ("bergochieng.example", false), ("anna@bergochieng.example@evil.example", false),
        ("x@y@mail.bergochieng.example", false), ("", false),
    ])
    func `ours is an address at a domain of the firm or below it, or that of one of its staff`(address: String, isOurs: Bool) {
        let sight = Cast.sight { $0.staff[Cast.ben]?.address = "ben@home.example" }
        #expect(sight.firm.isOurs(address, staff: sight.staff.values) == isOurs)
    }

    @Test func `no address is nobody's, though one of the staff has none`() {
        let sight = Cast.sight { $0.staff[4] = Cast.member(4, "Dora", "", .member) }
        #expect(!sight.firm.isOurs("", staff: sight.staff.values))
        #expect(sight.firm.isOurs("ben@bergochieng.example", staff: sight.staff.values))
    }

    @Test func `a public provider's domain says nothing of the firm`() {
        #expect(Firm.publicProviders.isSuperset(of: ["gmail.com", "outlook.com", "icloud.com", "gmx.de"]))
        #expect(Firm.publicProviders.allSatisfy { $0 == $0.lowercased() && $0.contains(".") && !$0.contains("@") })
    }

    @Test func `hours change from a day on; a firm begins with being founded`() {
        var firm = Cast.sight().firm
        #expect(firm.hours == WorkingHours(.usual))
        #expect(firm.rehearsal)
        #expect(!firm.hasOwnHours)
        firm.apply(.hours(week: week("Mon-Thu 8-17"), from: day("2026-04-01")))
        #expect(firm.hours.isWorkingDay(day("2026-03-27")))
        #expect(!firm.hours.isWorkingDay(day("2026-04-03")))
        #expect(firm.hasOwnHours)
        #expect(Firm(number: 1, .hours(week: .usual, from: day("2026-03-02"))) == nil)
    }
}
