import Care

/// What Kept takes from one message of mail.
///
/// However broken a message is, as much of it is read as can be: a client's words must not be lost because
/// their mail program made a mistake. Only what has no header field at all is no message.
public struct Message: Sendable, Equatable {
    /// The Message-ID without its angle brackets.
    public let messageID: String?
    /// The messages this one answers, oldest first: References, then In-Reply-To; the last 50 of them.
    public let references: [String]
    /// When it was written, in UTC milliseconds; nil when the message does not say, or says what cannot be.
    public let date: Int64?
    /// When the last server on its way took it, in UTC milliseconds.
    public let receivedDate: Int64?

    public let from: Correspondent?
    public let sender: Correspondent?
    public let replyTo: [Correspondent]
    public let to: [Correspondent]
    public let cc: [Correspondent]
    public let bcc: [Correspondent]

    /// One line of at most 500 characters.
    public let subject: String
    /// The readable text, lines ended by "\n": at most 100,000 characters, without control characters.
    /// A message attached to this one is not part of it.
    public let text: String
    /// The files that came with it, the first 100 of them.
    public let files: [AttachedFile]
    /// How many there are.
    public let fileCount: Int
    public let marks: Marks

    /// Why some bytes are not a message.
    public enum Unreadable: Error, Equatable, CustomStringConvertible {
        case empty
        case noHeader

        public var description: String {
            switch self {
            case .empty: "The message is empty."
            case .noHeader: "This is not a message: it has no header field, such as From or Date."
            }
        }
    }

    /// Limits that keep one message's cost bounded, whatever somebody sends. Characters are Unicode scalars.
    enum Limit {
        static let references = 50
        static let correspondents = 500
        static let subjectCharacters = 500
        static let nameCharacters = 200
        static let textCharacters = 100_000
        static let files = 100
        static let nesting = 30
        static let parts = 1000
    }
}

/// Somebody a message is from or to.
public struct Correspondent: Sendable, Equatable, Hashable {
    /// As the message has it, decoded; empty when it gives none, or only the address again.
    public let name: String
    /// In lower case, both before and after the @.
    public let address: String

    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }
}
