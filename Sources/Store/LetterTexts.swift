import Foundation

/// The whole text of taken-in messages, which the record does not hold: read from the messages as they lie in the data folder.
public final class LetterTexts: @unchecked Sendable {
    private let letters: LetterStore
    private let read: @Sendable ([UInt8]) -> String
    private let lock = NSLock()
    private var held: [String: String] = [:]

    /// `read` takes a message's bytes and answers with its readable text, always the same for the same bytes.
    init(letters: LetterStore, read: @escaping @Sendable ([UInt8]) -> String) { (self.letters, self.read) = (letters, read) }

    /// The text of the message of that digest; nil where the message is not kept (any more).
    func text(of digest: String) -> String? {
        lock.withLock { held[digest] } ?? letters.bytes(digest).map(read)
    }

    /// Whether the text is that of the message as it came: its file may have been lost or damaged since. O(bytes).
    func isWhole(_ digest: String) -> Bool { lock.withLock { held[digest] != nil } || letters.flaw(digest) == nil }

    /// While the body runs, the texts of these messages are known without reading them again: intake has just read them.
    public func holding<Result>(_ texts: [(digest: String, text: String)], _ body: () throws -> Result) rethrows -> Result {
        lock.withLock { for one in texts { held[one.digest] = one.text } }
        defer { lock.withLock { held.removeAll() } }
        return try body()
    }
}
