extension Message {
    /// Reads a message as it came, without an mbox's From_ line.
    public init(parsing bytes: [UInt8]) throws(Unreadable) {
        guard !bytes.isEmpty else { throw .empty }
        guard let message = bytes.withUnsafeBytes(Self.read) else { throw .noHeader }
        self = message
    }

    /// Reads a message as it lies in memory, without an mbox's From_ line.
    public init(parsing bytes: UnsafeRawBufferPointer) throws(Unreadable) {
        guard !bytes.isEmpty else { throw .empty }
        guard let message = Self.read(bytes) else { throw .noHeader }
        self = message
    }

    /// The readable text of a message as it lies in the data folder; empty where it is no message.
    public static func wholeText(of bytes: [UInt8]) -> String {
        do throws(Unreadable) { return try Message(parsing: bytes).text } catch { return "" }
    }

    private static func read(_ bytes: UnsafeRawBufferPointer) -> Message? {
        LineFeeds.reading(bytes) { bytes in
            let header = MessageHeader(bytes)
            return header.isEmpty ? nil : Message(header: header, content: MessageContent(of: header))
        }
    }

    private init(header: MessageHeader, content: MessageContent) {
        messageID = header.first(.messageID).flatMap { MessageID.all(in: header.value($0)).first }
        references = MessageID.references(of: header)
        date = header.first(.date).flatMap { MessageDate.milliseconds(header.value($0)) }
        receivedDate = MessageDate.received(header)
        from = header.correspondents(.from).first
        sender = header.correspondents(.sender).first
        replyTo = header.correspondents(.replyTo)
        to = header.correspondents(.to)
        cc = header.correspondents(.cc)
        bcc = header.correspondents(.bcc)
        subject = header.first(.subject).map { HeaderText.line(header.value($0), limit: Limit.subjectCharacters) } ?? ""
        text = String(decoding: content.text, as: UTF8.self)
        files = content.files
        fileCount = content.fileCount
        marks = Marks(header: header, from: (from ?? sender)?.address, subject: subject, text: content.text)
    }
}

/// Message-IDs as they stand in Message-ID, References and In-Reply-To.
enum MessageID {
    /// What is longer than a line may be is no identity but an attack.
    private static let longest = 998

    static func references(of header: MessageHeader) -> [String] {
        var seen: Set<String> = []
        var all: [String] = []
        for name in [HeaderName.references, .inReplyTo] {
            for field in header.all(name) {
                let value = header.value(field)
                // Old programs write the sender's address or a sentence into In-Reply-To; only brackets tell an identity there.
                let ids = name == .references ? Self.all(in: value) : bracketed(in: value)
                for id in ids where seen.insert(id).inserted { all.append(id) }
            }
        }
        return Array(all.suffix(Message.Limit.references))
    }

    /// The identities in angle brackets; if there are none, the words with an @, or else the only word.
    static func all(in value: [UInt8]) -> [String] {
        let found = bracketed(in: value)
        return found.isEmpty ? bare(in: value) : found
    }

    private static func bracketed(in value: [UInt8]) -> [String] {
        var found: [String] = []
        var open: Int?
        for (index, byte) in value.enumerated() {
            if byte == UInt8(ascii: "<") {
                open = index + 1
            } else if byte == UInt8(ascii: ">"), let start = open {
                append(value[start..<index], to: &found)
                open = nil
            }
        }
        return found
    }

    private static func bare(in value: [UInt8]) -> [String] {
        var found: [String] = []
        let words = value.split(separator: UInt8(ascii: " "))
        for word in words where words.count == 1 || word.contains(UInt8(ascii: "@")) {
            append(word.filter { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }[...], to: &found)
        }
        return found
    }

    private static func append(_ bytes: ArraySlice<UInt8>, to found: inout [String]) {
        // A fold may fall inside an identity; the blanks it leaves are not part of it.
        let id = bytes.contains { $0 <= 0x20 } ? bytes.filter { $0 > 0x20 }[...] : bytes
        guard !id.isEmpty, id.count <= longest else { return }
        found.append(String(decoding: id, as: UTF8.self))
    }
}
