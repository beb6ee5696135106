/// Says that an answer is owed for what looked as if it needed none.
public struct SayOwed: Command {
    public let interaction: Int64
    public init(interaction: Int64) { self.interaction = interaction }

    public var needs: [Need] { [.interaction(interaction), .waitingBeside(interaction: interaction)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let asked = try sight.interaction(interaction)
        if sight.waiting.isEmpty { throw .notWaiting(asked.named) }
        return sight.waiting.map { .about($0, .interaction(.owed)) }
    }

    static let verb = Verb(
        "waits", "an answer is owed for what looked as if it needed none",
        [.first("interaction", .interaction, "its number, or words of it")]
    ) {
        given throws(Refusal) in SayOwed(interaction: try given.number("interaction", example: "1042"))
    }
}

extension Interaction {
    /// As a sentence names it.
    var named: String { shown.isEmpty ? "Entry \(number)" : "“\(shown)”" }
}
