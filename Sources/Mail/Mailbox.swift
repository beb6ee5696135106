/// One message as it lies in a mailbox, not read yet.
public struct RawMessage: Sendable, Equatable {
    /// Where a person finds it: "office.mbox, message 17 at byte 20480", or a file's path below what was given.
    public let place: String
    /// The bytes as they are in the file; in an mbox without the From_ line and the blank line after the message.
    /// They identify the message, so nothing in them is changed.
    public let bytes: [UInt8]
    /// From the mbox's From_ line, in UTC milliseconds, when it can be read.
    public let envelopeDate: Int64?
    public let kind: Kind

    public enum Kind: Sendable, Equatable {
        /// A file of its own.
        case eml
        /// One of many in a file.
        case mbox
    }

    public init(place: String, bytes: [UInt8], envelopeDate: Int64? = nil, kind: Kind = .eml) {
        self.place = place
        self.bytes = bytes
        self.envelopeDate = envelopeDate
        self.kind = kind
    }

    /// The message as it was sent: an mbox puts a ">" before lines that begin with "From ", which is taken away again. Its lines
    /// end with a line feed, whatever ended them in an old Mac's file.
    public var unquoted: [UInt8] {
        let bytes = LineFeeds.put(into: bytes)
        guard kind == .mbox else { return bytes }
        let quotes = bytes.withUnsafeBytes(Self.quotes)
        guard !quotes.isEmpty else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count - quotes.count)
        var start = 0
        for quote in quotes {
            result += bytes[start..<quote]
            start = quote + 1
        }
        return result + bytes[start...]
    }

    /// Where the lines begin that are ">From ", ">>From " and so on.
    private static func quotes(in bytes: UnsafeRawBufferPointer) -> [Int] {
        var quotes: [Int] = []
        var start = 0
        while start < bytes.count {
            if bytes[start] == UInt8(ascii: ">"), bytes[start...].drop(while: { $0 == UInt8(ascii: ">") }).starts(with: FromLine.mark) {
                quotes.append(start)
            }
            start = ASCII.lineEnd(bytes, start)
        }
        return quotes
    }
}
