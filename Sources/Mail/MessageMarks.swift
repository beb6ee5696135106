extension Message {
    /// Signs that a machine sent a message, or that it went to many. What follows from them is decided elsewhere.
    public struct Marks: Sendable, Equatable {
        /// Auto-Submitted says anything but "no".
        public let autoSubmitted: Bool
        /// List-Id or List-Unsubscribe is there.
        public let list: Bool
        /// Precedence is bulk, list or junk.
        public let precedenceBulk: Bool
        /// Return-Path is <>: an answer to it would reach nobody.
        public let nullReturnPath: Bool
        /// The sender's address is a mailer-daemon's or a no-reply.
        public let robotSender: Bool
        /// Subject or text has words that go to many, such as "unsubscribe".
        public let bulkWords: Bool

        /// Nobody waits for an answer to this.
        public var surelyAutomatic: Bool { autoSubmitted || list || precedenceBulk || nullReturnPath || robotSender }
    }
}

extension Message.Marks {
    init(header: MessageHeader, from address: String?, subject: String, text: [UInt8]) {
        func value(_ name: HeaderName) -> [UInt8]? { header.first(name).map(header.value) }
        autoSubmitted = value(.autoSubmitted).map(Self.saysAutomatic) ?? false
        list = header.first(.listID) != nil || header.first(.listUnsubscribe) != nil
        let precedence = String(decoding: value(.precedence) ?? [], as: UTF8.self).lowercased()
        precedenceBulk = ["bulk", "list", "junk"].contains(precedence)
        nullReturnPath = value(.returnPath).map { $0.filter { $0 > ASCII.space } == Array("<>".utf8) } ?? false
        robotSender = address.map(RobotAddress.matches) ?? false
        bulkWords = BulkWords.occur(in: text) || BulkWords.occur(in: Array(subject.utf8))
    }

    /// The keyword may be followed by parameters or a comment. Without a keyword nothing is said, and a person may be waiting.
    private static func saysAutomatic(_ value: [UInt8]) -> Bool {
        let keyword = value.prefix { ASCII.isLetter($0) || $0 == UInt8(ascii: "-") }
        return !keyword.isEmpty && !(keyword.count == 2 && ASCII.starts(keyword, "no"))
    }
}

/// Tells the addresses that nobody reads.
enum RobotAddress {
    /// Word by word, so that "casino.reply@…" stays a person.
    static func matches(_ address: String) -> Bool {
        let local = address.utf8.prefix { $0 != UInt8(ascii: "@") }
        let words = local.split { $0 < 0x80 && !ASCII.isLetter($0) }.map { String(decoding: $0, as: UTF8.self) }
        return words.indices.contains { index in
            let word = words[index]
            if word.hasPrefix("noreply") || word.hasPrefix("donotreply") || word == "mailerdaemon" { return true }
            return [["no", "reply"], ["do", "not", "reply"], ["mailer", "daemon"]].contains { words[index...].starts(with: $0) }
        }
    }
}

/// Finds words that only mail to many has.
enum BulkWords {
    private static let all: [[UInt8]] = [
        "unsubscribe", "view this email in your browser", "view this e-mail in your browser", "to be removed from", "opt out", "opt-out",
        "this is an automated message", "this is an automated email", "this is an automatically generated", "do not reply to this",
        "list removal", "email preferences", "you are receiving this e", "you received this e", "to stop receiving",
        "prefer not to receive", "rather not receive",
        "communication preferences", "with \"remove\"",
        "remove yourself from", "removed from this list", "removed from our list", "mail was sent to", "no longer wish to receive",
        "not wish to receive", "do not respond to this", "cannot be answered",
    ].map { Array($0.utf8) }

    /// Whether one of them may begin with the four letters of this hash: 4096 answers, nearly all no.
    private static let beginnings: [Bool] = {
        var table = [Bool](repeating: false, count: 4096)
        for words in all { table[hash(words.prefix(4).reduce(0) { $0 << 8 | UInt32($1 | 0x20) })] = true }
        return table
    }()

    /// Twelve bits of four letters, spread by Knuth's multiplicative hashing.
    private static func hash(_ letters: UInt32) -> Int { Int((letters &* 2_654_435_769) >> 20) }

    /// In one pass that looks closer only where the last four letters may begin one of them.
    static func occur(in text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            beginnings.withUnsafeBufferPointer { beginnings in
                var last: UInt32 = 0
                for index in text.indices {
                    // Sets the bit that makes letters small; what that does to other bytes, the closer look undoes.
                    last = last << 8 | UInt32((text[index] == ASCII.lf ? ASCII.space : text[index]) | 0x20)
                    if beginnings[hash(last)], all.contains(where: { begins(text, index - 3, $0) }) { return true }
                }
                return false
            }
        }
    }

    /// A line may end between two words.
    private static func begins(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ words: [UInt8]) -> Bool {
        guard start >= 0, start + words.count <= text.count else { return false }
        return words.indices.allSatisfy { offset in
            let byte = text[start + offset]
            return (byte == ASCII.lf ? ASCII.space : ASCII.lower(byte)) == words[offset]
        }
    }
}
