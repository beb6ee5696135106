/// What is owed for a letter, as far as its words and how it was addressed can tell.
///
/// A guess acts only after a yes: where likely nothing is owed, it stands under To confirm. Only where that is sure does it not wait.
public struct Judgement: Equatable, Sendable {
    /// What it asks; nil: nothing that could be told.
    public let asks: Ask?
    /// Why likely nothing is owed though it may ask; nil where it asks us.
    public let nothing: Nothing?
    /// Nothing is owed for sure.
    public let surely: Bool
    /// How many it was addressed to.
    public let recipients: Int

    public init(asks: Ask?, nothing: Nothing? = nil, surely: Bool = false, recipients: Int = 1) {
        (self.asks, self.nothing, self.surely, self.recipients) = (asks, nothing, surely, recipients)
    }

    /// How a letter was addressed.
    public struct Addressed: Equatable, Sendable {
        /// All of its recipients, and those in its To.
        public var recipients = 1
        public var direct = 1
        /// Whether some of us are in its To, or only in copy.
        public var usDirect = true
        public var usCopied = false

        public init() {}
    }

    /// More recipients than this make a circular.
    static let manyRecipients = 10
    /// What asks nothing and went to so many is a circular for sure.
    static let surelyManyRecipients = 20
    /// With so many in its To, a letter that greets all, asks nothing or is long asks nobody in particular.
    static let severalRecipients = 4
    static let longWords = 150

    /// Whether it looks as if a machine had sent it, or somebody to whom we are one of many.
    public var looksAutomatic: Bool {
        switch nothing {
        case .mailing, .sender, .page, .circular, .elsewhere: true
        case .several, .copy, .forwarded, .empty, .thanks, .closes, .greets, .informs, .answers, .tells, nil: false
        }
    }
}

// MARK: Rules

extension Judgement {
    /// Weighs what a letter says with how it was addressed.
    public static func of(_ gist: Gist, _ addressed: Addressed) -> Judgement {
        func nothing(_ why: Nothing, surely: Bool = false) -> Judgement {
            Judgement(asks: gist.asks, nothing: why, surely: surely, recipients: addressed.recipients)
        }
        if let mailing = gist.mailing { return nothing(mailing) }
        if addressed.recipients > manyRecipients {
            return nothing(.circular, surely: gist.asks == nil && addressed.recipients >= surelyManyRecipients)
        }
        if !addressed.usDirect {
            if !addressed.usCopied { return nothing(.elsewhere) }
            // A letter without a To has only copies, and they are meant.
            if addressed.direct > 0 { return nothing(.copy) }
        }
        if addressed.direct >= severalRecipients, gist.toAll || gist.asks == nil || gist.words > longWords { return nothing(.several) }
        if gist.asks != nil { return Judgement(asks: gist.asks, recipients: addressed.recipients) }
        return nothing(gist.tells, surely: gist.only)
    }
}
