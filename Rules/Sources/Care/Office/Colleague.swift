/// An address at one of the firm's domains that has no sign-in yet.
public struct Colleague: Equatable, Sendable {
    public let number: Int64
    public var name: String
    public var address: String
    /// What somebody has said of it; nil: nobody has, and it is taken for a person who is there.
    public var isKnownAs: Kind?

    /// What an address of the firm can be.
    public enum Kind: String, Sendable, CaseIterable {
        /// A mailbox that several read, such as accounting@.
        case shared
        /// Somebody who has left.
        case gone
        /// A person who is there.
        case here
    }

    /// What can happen to a colleague.
    public enum Fact: Storable {
        case seen(name: String, address: String)
        case known(as: Kind)

        public static let kinds = ["colleague.seen", "colleague.known"]
        public var form: Form {
            switch self {
            case .seen(let name, let address):
                Form("colleague.seen", words: .members(["name": .text(name), "address": .text(address)]))
            case .known(let kind): Form("colleague.known", body: ["as": .string(kind.rawValue)])
            }
        }
        public init(_ form: Form) throws(Form.Unreadable) {
            switch form.kind {
            case "colleague.seen": self = .seen(name: form.word("name"), address: form.word("address"))
            case "colleague.known": self = .known(as: try form.choice("as"))
            case _: throw Form.Unreadable(kind: form.kind, field: "kind")
            }
        }
    }

    public init(number: Int64, name: String, address: String, isKnownAs: Kind? = nil) {
        (self.number, self.name, self.address, self.isKnownAs) = (number, name, address, isKnownAs)
    }

    public var shown: String { name.isEmpty ? address : name }

    // MARK: Guesses

    /// Whether the address looks like one that several read: its local part is a word for an office.
    public static func looksShared(_ address: String) -> Bool {
        let local = address.prefix { $0 != "@" }
        return local.split { !$0.isLetter }.contains { officeWords.contains(String($0)) }
    }

    private static let officeWords: Set<String> = [
        "info", "office", "accounting", "accounts", "billing", "invoice", "invoices", "sales", "support", "service", "help", "helpdesk",
        "admin", "administration", "contact", "mail", "reception", "hr", "jobs", "careers", "recruiting", "orders", "order", "purchasing",
        "enquiries", "inquiries", "legal", "marketing", "press", "team", "staff", "webmaster", "postmaster", "hello", "feedback",
        "buchhaltung", "rechnung", "rechnungen", "verwaltung", "vertrieb", "kontakt", "empfang", "personal", "einkauf", "bestellung",
    ]

    /// Nobody of the firm is silent so long who is there: 40 working days, two months.
    public static let silentWorkingDays = 40
    /// Of whom so many messages are seen, their silence says something; others are seldom seen at all.
    public static let seenOften = 10
}

// MARK: Rules

/// Says what an address of the firm is: a shared mailbox, somebody who has left, or a person who is there.
public struct KnowColleague: Command {
    public let colleague: Int64
    public let kind: String

    public init(colleague: Int64, as kind: Colleague.Kind) { (self.colleague, self.kind) = (colleague, kind.rawValue) }

    public var needs: [Need] { [.colleague(colleague)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let known = sight.colleagues.values.first { $0.number == colleague }
        guard let known, let kind = Colleague.Kind(rawValue: kind) else { throw .nobodyOfFirm(String(colleague)) }
        return [.about(known.number, .colleague(.known(as: kind)))]
    }

    static let sharedVerb = verb("colleague shared", "this address is a mailbox that several read", .shared)
    static let goneVerb = verb("colleague gone", "whose address this is has left the firm", .gone)
    static let hereVerb = verb("colleague here", "whose address this is, is there", .here)

    private static func verb(_ name: String, _ help: String, _ kind: Colleague.Kind) -> Verb {
        Verb(name, help, [.first("who", .who(.colleague), "the address, or part of the name")]) { given throws(Refusal) in
            KnowColleague(colleague: try given.number("who", example: "accounting@bergochieng.example"), as: kind)
        }
    }
}
