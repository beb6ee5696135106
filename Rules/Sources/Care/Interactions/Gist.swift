/// What the words of a letter ask or tell, found without knowing anybody: the gist of it.
///
/// It is a guess from words alone. `Judgement` weighs it with how the letter was addressed.
public struct Gist: Codable, Equatable, Sendable {
    /// What it asks for; nil: nothing that could be told.
    public var asks: Ask?
    /// The sentence that asks.
    public var asked = ""
    /// What it does instead of asking, where it asks nothing.
    public var tells: Nothing = .tells
    /// The words say nothing else: no more than `tells`, whoever reads them.
    public var only = false
    /// It greets everybody, not a reader.
    public var toAll = false
    /// How many words are new in it.
    public var words = 0
    /// Signs that it went to many, though its header does not say so.
    public var mailing: Nothing?

    public init() {}
}

/// What somebody wants of us.
public enum Ask: String, Codable, Sendable, CaseIterable {
    case question, request, reminder, complaint
}

/// Why likely nothing is owed for a letter.
public enum Nothing: String, Codable, Sendable, CaseIterable {
    /// It has the words of a mailing.
    case mailing
    /// It comes from an address made for mailings.
    case sender
    /// It is made of links and pictures.
    case page
    /// It went to many.
    case circular
    /// It went to several, and asks none of them in particular.
    case several
    /// It is addressed to nobody here.
    case elsewhere
    /// We are only in copy.
    case copy
    /// It is forwarded, without a word that asks.
    case forwarded
    /// It has no words.
    case empty
    case thanks, closes, greets
    /// It says of itself that it is for information.
    case informs
    /// It answers us, and asks nothing.
    case answers
    /// It asks nothing.
    case tells

    /// Whether it speaks of what the sender is, not of this letter: then a yes holds for all of theirs.
    public var isOfSender: Bool {
        switch self {
        case .mailing, .sender, .page: true
        case .circular, .several, .elsewhere, .copy, .forwarded, .empty, .thanks, .closes, .greets, .informs, .answers, .tells: false
        }
    }
}
