/// Who truly waits: what becomes of a sender's letters that nobody has answered. Pure.
public enum Waiting {
    /// A contact that came in and was neither answered nor settled.
    public struct Open: Equatable, Sendable {
        public let number: Int64
        public let isOld: Bool
        public let looksAutomatic: Bool
        /// Nil for what was written down by hand, and for letters that came before anybody judged.
        public let judgement: Judgement?
        /// Somebody has said that an answer is owed.
        public let isOwed: Bool

        public init(number: Int64, isOld: Bool, looksAutomatic: Bool, judgement: Judgement?, isOwed: Bool) {
            (self.number, self.isOld, self.looksAutomatic) = (number, isOld, looksAutomatic)
            (self.judgement, self.isOwed) = (judgement, isOwed)
        }
    }

    /// What is known of who sent them.
    public struct Sender: Equatable, Sendable {
        /// Whether somebody has said that this is a machine, or that it is not; nil: nobody has.
        public let automatic: Bool?
        /// Whether the firm has ever written to them of its own accord.
        public let known: Bool

        public init(automatic: Bool?, known: Bool) { (self.automatic, self.known) = (automatic, known) }
    }

    /// Where the sender's letters of a thread are shown.
    public enum Verdict: Equatable, Sendable {
        /// They wait; `asking` is the letter that asks, where one does.
        case waits(asking: Int64?)
        /// Likely nothing is owed, because of the sender or because of the letter; it waits for a yes or no.
        case confirms(Nothing, ofSender: Bool)
        /// A yes was said to the sender: nothing of theirs waits.
        case automatic
        /// Nothing is owed for sure.
        case nothing
    }

    /// The verdict on what one sender wrote in one thread, oldest first.
    ///
    /// The last letter says what they want now: thanks after a question likely close it. Else whatever asks still waits. A letter that
    /// only tells something is a new enquiry where the firm never wrote to the sender.
    public static func verdict(_ open: [Open], of sender: Sender) -> Verdict {
        guard let last = open.last else { return .nothing }
        if sender.automatic == true { return .automatic }
        if open.contains(where: \.isOwed) { return .waits(asking: open.last(where: \.isOwed)?.number) }
        if last.looksAutomatic, sender.automatic == nil, !sender.known {
            return .confirms(last.judgement?.nothing ?? .mailing, ofSender: true)
        }
        let asking = open.last { asks($0, of: sender) }
        let closing = last.judgement?.nothing.flatMap { $0.closesTheMatter ? $0 : nil }
        if let closing, asking != nil { return .confirms(closing, ofSender: false) }
        if let asking { return .waits(asking: asking.number) }
        if open.contains(where: { isUnclear($0, of: sender) }) { return .waits(asking: nil) }
        let likely = open.last { $0.judgement?.surely == false }
        return likely?.judgement?.nothing.map { .confirms($0, ofSender: false) } ?? .nothing
    }

    /// What a sender looks like says nothing of one whom the firm knows.
    private static func asks(_ open: Open, of sender: Sender) -> Bool {
        guard let judgement = open.judgement, judgement.asks != nil else { return false }
        guard let nothing = judgement.nothing else { return true }
        return nothing.isOfSender && sender.known || judgement.looksAutomatic && sender.automatic == false
    }

    private static func isUnclear(_ open: Open, of sender: Sender) -> Bool {
        guard let judgement = open.judgement else { return true }
        if judgement.nothing == .tells { return !sender.known || sender.automatic == false }
        return judgement.looksAutomatic && sender.automatic == false
    }
}

extension Nothing {
    /// Thanks or "got it" after a question.
    var closesTheMatter: Bool { self == .thanks || self == .closes }
}
