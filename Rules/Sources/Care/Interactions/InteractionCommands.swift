/// Writes down a contact: a call, a voicemail, a letter, a meeting.
public struct LogInteraction: Command {
    public let text: String
    public let with: [Int64]
    public let channel: Interaction.Channel
    public let direction: Interaction.Direction
    public let felt: Interaction.Feeling?
    /// Who of the staff else reads it, where it is private; nil: whoever sees the client.
    public let among: [Int64]?

    public init(
        text: String, with: [Int64], channel: Interaction.Channel = .call, direction: Interaction.Direction = .inbound,
        felt: Interaction.Feeling? = nil, among: [Int64]? = nil
    ) {
        (self.text, self.channel, self.direction, self.felt, self.among) = (text.trimmed, channel, direction, felt, among)
        self.with = with.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    public var needs: [Need] { with.map(Need.party) }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if with.isEmpty { throw .missing(field: "with whom", example: "--with \"Ines Ferreira\"") }
        for party in with { _ = try sight.party(party) }
        // Nobody says anything when a call is missed; every other contact has words.
        if text.isEmpty, channel != .missed { throw .missing(field: "what was said", example: "\"roof still leaks\"") }
        let logged = Interaction.Logged(
            channel: channel, direction: direction, with: with, ours: try sight.asker().number, felt: felt, text: text)
        let confided = try among.map { others throws(Refusal) in try sight.confidants(others) }
        return [.begins(.interaction(.logged(logged)))]
            + (confided.map { [.about(sight.next, .interaction(.confided(among: $0)))] } ?? [])
    }

    static let verb = Verb(
        "log", "write down a contact: what was said, with whom",
        [
            Parameter(name: "text", kind: .words, help: "what was said", required: false, positional: true, repeats: false),
            Parameter(name: "with", kind: .who(.party), help: "with whom", required: true, positional: false, repeats: true),
            .optional("channel", .choice(Interaction.Channel.allCases.map(\.rawValue)), "how (call)"),
            .optional("in", .flag, "it came to us (so unless said)"),
            .optional("out", .flag, "it went from us"),
            .optional("felt", .choice(Interaction.Feeling.allCases.map(\.rawValue)), "how it felt"),
            .optional("private", .flag, "only you read it, and who is said with --among"),
            .list("among", .who(.staff), "who else reads what is private"),
        ]
    ) { given throws(Refusal) in
        _ = try given.number("with", example: "--with \"Ines Ferreira\"")
        return LogInteraction(
            text: given.optionalText("text") ?? "", with: given.numbers("with"), channel: given.choice("channel") ?? .call,
            direction: given.flag("out") ? .outbound : .inbound, felt: given.choice("felt"),
            among: given.flag("private") || !given.numbers("among").isEmpty ? given.numbers("among") : nil)
    }
}

/// Says that nothing is owed for what came in: the whole thread up to it waits no longer, nor what stands in one line with it under To
/// confirm.
public struct SettleNothing: Command {
    public let interaction: Int64
    public init(interaction: Int64) { self.interaction = interaction }

    public var needs: [Need] { [.interaction(interaction), .waitingBeside(interaction: interaction)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let asked = try sight.interaction(interaction)
        if sight.waiting.isEmpty { throw .notWaiting(asked.named) }
        return sight.waiting.map { .about($0, .interaction(.settled(Interaction.Settlement(how: .nothing, by: nil)))) }
    }

    static let verb = Verb(
        "nothing", "nothing is owed for what came in", [.first("interaction", .interaction, "its number, or words of it")]
    ) {
        given throws(Refusal) in SettleNothing(interaction: try given.number("interaction", example: "1042"))
    }
}

extension Given {
    func numbers(_ name: String) -> [Int64] {
        (values[name] ?? []).compactMap { if case .number(let number) = $0 { number } else { nil } }
    }
}
