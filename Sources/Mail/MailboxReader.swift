/// Reads whatever mail lies at a path: an mbox, a single message, or a folder of such, as a Maildir is.
///
/// What a file is, is told by its content, never by its name. What cannot be read is reported with its place and the
/// reason and the rest goes on: one bad file must not keep an office from its mail.
public struct MailboxReader {
    /// There is nothing at the path.
    public struct NotThere: Error, Equatable, CustomStringConvertible {
        public let path: String
        public init(_ path: String) { self.path = path }
        public var description: String { "There is no file or folder “\(path)”." }
    }

    /// 64 MiB: more than any server takes for one message, and little enough to hold.
    public static let largestMessage = 64 * 1024 * 1024
    static let tooLarge = "It is larger than 64 MiB."

    /// Hands on every message at the path, in the order of their places, one at a time. Memory does not grow with the mailbox.
    /// Ends early only if `each` throws.
    public static func messages(
        at path: String, each: (RawMessage) throws -> Void, other: ((OtherFile) throws -> Void)? = nil,
        failed: @escaping (_ place: String, _ why: String) -> Void
    ) throws {
        let given = MailPath(path)
        switch given.kind {
        case nil: throw NotThere(path)
        case .folder:
            try MailFolder(root: given).files(
                each: { file, place in try read(file, place, each, other, failed) }, failed: failed)
        case .file, .link, .other:
            try read(given, given.name, each, other, failed)
        }
    }

    /// A quick first pass: how many messages there are, and the dates in their headers, in UTC milliseconds.
    /// Messages are told apart just as `messages` does.
    /// What is no mail is counted too where `others` is true, about, and has no dates.
    public static func dates(at path: String, others: Bool = false) throws -> (count: Int, dates: [Int64]) {
        var count = 0
        var dates: [Int64] = []
        let counted: ((OtherFile) throws -> Void)? = others ? { count += try $0.estimate() } : nil
        try messages(
            at: path,
            each: { message in
                count += 1
                let date = message.bytes.withUnsafeBytes { bytes in
                    LineFeeds.reading(bytes) { bytes in
                        let header = MessageHeader(bytes)
                        return header.first(.date).flatMap { MessageDate.milliseconds(header.value($0)) }
                    }
                }
                if let date { dates.append(date) }
            }, other: counted, failed: { _, _ in })
        return (count, dates)
    }

    private static func read(
        _ path: MailPath, _ place: String, _ each: (RawMessage) throws -> Void, _ other: ((OtherFile) throws -> Void)?,
        _ failed: @escaping (_ place: String, _ why: String) -> Void
    ) throws {
        let file: MailFile
        do throws(MailFile.Unreadable) {
            file = try MailFile(path)
            try file.fill()
        } catch {
            return failed(place, error.description)
        }
        if let other, !MailFile.Content(of: file.window).isSurelyMail, let kind = OtherFile.kind(of: file.window) {
            return try OtherFile.open(path, kind, place, other: other, mail: { try read($0, $1, each, failed) }, failed: failed)
        }
        try read(file, place, each, failed)
    }

    /// Reads a file of mail whose window is filled.
    private static func read(
        _ file: MailFile, _ place: String, _ each: (RawMessage) throws -> Void, _ failed: (_ place: String, _ why: String) -> Void
    ) throws {
        switch MailFile.Content(of: file.window) {
        case .nothing: failed(place, "It is empty.")
        case .binary: failed(place, "It holds binary data, not mail.")
        case .other: failed(place, "It is not mail: it does not begin with a mail header.")
        case .known(let sentence): failed(place, sentence)
        case .message: try readMessage(file, place, length: nil, each, failed)
        case .emlx(let start, let length):
            file.discard(start)
            try readMessage(file, place, length: length, each, failed)
        case .mbox(let start, let lineEnd):
            file.discard(start)
            let splitter = MailboxSplitter(limit: largestMessage) { Self.couldEnd(file, at: $0) }
            try readMany(MailLines(file, end: lineEnd), splitter, place, each, failed)
        case .mmdf: try readMany(MailLines(file), MarkedSplitter(.mmdf, limit: largestMessage), place, each, failed)
        case .babyl: try readMany(MailLines(file), MarkedSplitter(.babyl, limit: largestMessage), place, each, failed)
        }
    }

    /// Behind a message stands a From_ line, with or without an empty line before it, or nothing.
    private static func couldEnd(_ file: MailFile, at offset: Int) -> Bool {
        // From the last byte of the message on: a place behind the file's end is no end of a message.
        guard let bytes = file.peek(at: offset - 1, count: 9), !bytes.isEmpty else { return false }
        let rest = bytes.dropFirst().drop { $0 == ASCII.lf || $0 == ASCII.cr }
        return rest.isEmpty || rest.starts(with: FromLine.mark)
    }

    /// `length`: of the message, where it is known and something else follows it.
    private static func readMessage(
        _ file: MailFile, _ place: String, length: Int?, _ each: (RawMessage) throws -> Void,
        _ failed: (_ place: String, _ why: String) -> Void
    ) throws {
        var bytes: [UInt8] = []
        do throws(MailFile.Unreadable) {
            while !file.window.isEmpty, bytes.count < length ?? .max {
                let piece = file.window.prefix((length ?? .max) - bytes.count)
                guard bytes.count + piece.count <= largestMessage else { return failed(place, tooLarge) }
                bytes += piece
                file.discard(piece.count)
                try file.fill()
            }
        } catch {
            return failed(place, error.description)
        }
        try each(RawMessage(place: place, bytes: bytes, kind: .eml))
    }

    private static func readMany(
        _ lines: MailLines, _ divider: some MailboxDivider, _ place: String, _ each: (RawMessage) throws -> Void,
        _ failed: (_ place: String, _ why: String) -> Void
    ) throws {
        var (lines, divider) = (lines, divider)
        var broken: String?
        while true {
            do throws(MailFile.Unreadable) {
                guard try lines.next() else { break }
            } catch {
                broken = error.description
                break
            }
            try hand(divider.take(lines.line, at: lines.offset, isStart: lines.isStart), place, each, failed)
        }
        try hand(divider.finish(), place, each, failed)
        if let broken { failed(place, broken) }
    }

    private static func hand(
        _ piece: MailboxPiece?, _ place: String, _ each: (RawMessage) throws -> Void, _ failed: (_ place: String, _ why: String) -> Void
    ) throws {
        guard let piece else { return }
        let place = "\(place), message \(piece.number) at byte \(piece.offset)"
        if piece.isTooLarge {
            failed(place, tooLarge)
        } else if piece.bytes.isEmpty {
            failed(place, "It is empty.")
        } else {
            try each(RawMessage(place: place, bytes: piece.bytes, envelopeDate: piece.date, kind: .mbox))
        }
    }
}
