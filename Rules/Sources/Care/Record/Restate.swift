/// Tells one fact of another record here, with the numbers that its things have here. It has no consequences of its own: those it had
/// are told too.
public struct Restate: Command {
    public let stated: Stated
    /// Whoever has a smaller number was here before anything of that record was.
    public let before: Int64

    public init(_ stated: Stated, before: Int64) { (self.stated, self.before) = (stated, before) }

    public var reacts: Bool { false }
    public var needs: [Need] {
        if case .party(.added(_, let details, _)) = stated.fact, !details.addresses.isEmpty { [.partiesAt(details.addresses)] } else { [] }
    }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        switch stated.fact {
        // Who may do what here is decided here.
        case .staff(.joined(let name, let address, _)): return [.begins(.staff(.joined(name: name, address: address, rights: .member)))]
        case .party(.added(let kind, let details, _)):
            // An address that is equal is no guess: they are shown as one with whoever is here already, and nothing is lost.
            let same = details.addresses.lazy.compactMap { sight.partyAt[$0] }.first { number in
                number < before && sight.parties[number]?.kind == kind
            }
            return [stated] + (same.map { [.about(sight.next, .party(.merged(into: $0)))] } ?? [])
        case .firm, .staff, .colleague, .team, .party, .interaction, .promise, .importRun, .list, .undone: return [stated]
        }
    }
}

// Coded by the stored form, so that a command's digest does not hang on how Swift codes enums.
extension Restate {
    private enum Key: String, CodingKey { case kind, body, words, about, before }

    public func encode(to encoder: any Encoder) throws {
        let form = stated.fact.form
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(form.kind, forKey: .kind)
        try container.encode(form.body.text, forKey: .body)
        try container.encodeIfPresent(form.words?.text, forKey: .words)
        try container.encodeIfPresent(stated.about, forKey: .about)
        try container.encode(before, forKey: .before)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let words = try container.decodeIfPresent(String.self, forKey: .words)
        let form = Form(
            try container.decode(String.self, forKey: .kind), body: try JSON(container.decode(String.self, forKey: .body)),
            words: try words.map { try JSON($0) })
        stated = Stated(fact: try Fact(form), about: try container.decodeIfPresent(Int64.self, forKey: .about))
        before = try container.decode(Int64.self, forKey: .before)
    }
}
