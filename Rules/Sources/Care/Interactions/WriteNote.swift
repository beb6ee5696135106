/// What one form writes down at once: what happened, what we owe and what they owe. All of it, or nothing.
public struct WriteNote: Command {
    public let happened: LogInteraction?
    public let ours: MakePromise?
    public let theirs: MakePromise?

    public init(happened: LogInteraction?, ours: MakePromise?, theirs: MakePromise?) {
        (self.happened, self.ours, self.theirs) = (happened, ours, theirs)
    }

    public var needs: [Need] { (happened?.needs ?? []) + (ours?.needs ?? []) + (theirs?.needs ?? []) }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        var facts = try happened?.decide(sight) ?? []
        for promise in [ours, theirs] {
            guard let promise else { continue }
            for stated in try promise.decide(sight) {
                guard case .promise(.made(let made)) = stated.fact else { continue }
                let during = happened == nil ? made.during : sight.next
                facts.append(
                    .begins(
                        .promise(
                            .made(
                                Promise.Made(
                                    side: made.side, to: made.to, due: made.due, owner: made.owner, during: during, text: made.text)))))
            }
        }
        if facts.isEmpty { throw .missing(field: "what happened, or what was promised", example: "“roof still leaks”") }
        return facts
    }
}
