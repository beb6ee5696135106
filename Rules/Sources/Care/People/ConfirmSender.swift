/// Says whether a sender that looks automatic is a machine or somebody who waits for an answer.
public struct ConfirmSender: Command {
    public let party: Int64
    public let automatic: Bool

    public init(party: Int64, automatic: Bool) { (self.party, self.automatic) = (party, automatic) }

    public var needs: [Need] { [.party(party)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        [.about(try sight.party(party).number, .party(.confirmed(automatic: automatic)))]
    }

    static let automaticVerb = Verb(
        "automatic", "this sender is a machine: nothing of theirs waits", [.first("who", .who(.party), "the sender")]
    ) {
        given throws(Refusal) in ConfirmSender(party: try given.number("who", example: "news@example.com"), automatic: true)
    }

    static let genuineVerb = Verb("genuine", "this sender is somebody: what they wrote waits", [.first("who", .who(.party), "the sender")])
    {
        given throws(Refusal) in ConfirmSender(party: try given.number("who", example: "news@example.com"), automatic: false)
    }
}
