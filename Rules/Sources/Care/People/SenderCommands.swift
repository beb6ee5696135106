/// Says whether a sender that looks automatic is a machine or somebody who waits for an answer. It holds for all they sent and will send.
public struct ConfirmSender: Command {
    public let party: Int64
    public let automatic: Bool

    public init(party: Int64, automatic: Bool) { (self.party, self.automatic) = (party, automatic) }

    public var needs: [Need] { [.party(party)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        [.about(try sight.party(party).number, .party(.confirmed(automatic: automatic)))]
    }

    static let automaticVerb = verb("automatic", "this sender, or @domain, is a machine: nothing of theirs waits", true)
    static let genuineVerb = verb("genuine", "this sender, or @domain, is somebody: what they wrote waits", false)

    private static func verb(_ name: String, _ help: String, _ automatic: Bool) -> Verb {
        Verb(name, help, [.first("who", .sender, "the sender, or @ and a domain")]) { given throws(Refusal) in
            if let domain = given.optionalText("who") { return ConfirmDomain(domain: domain, automatic: automatic) }
            return ConfirmSender(party: try given.number("who", example: "news@example.com"), automatic: automatic)
        }
    }
}

/// Says the same of all who write from a domain, and from the domains below it. What was said of one sender alone goes before.
public struct ConfirmDomain: Command {
    public let domain: String
    public let automatic: Bool

    public init(domain: String, automatic: Bool) {
        (self.domain, self.automatic) = (String(domain.lowercased().trimmed.drop { $0 == "@" }), automatic)
    }

    public var needs: [Need] { [] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        if labels.count < 2 || labels.contains(where: \.isEmpty) || domain.contains(where: { $0.isWhitespace || $0 == "@" }) {
            throw .notUnderstood(field: "a domain", given: domain, expected: "for example @news.example")
        }
        if Firm.publicProviders.contains(domain) { throw .publicProvider(domain) }
        if sight.firm.isOurs("x@" + domain, staff: sight.staff.values) { throw .addressTaken(address: "@" + domain, by: sight.firm.name) }
        return [.about(sight.firm.number, .firm(.senders(domain: domain, automatic: automatic)))]
    }
}
