/// The body of a message that is plain text and nothing else, as most letters of people are: it needs no MIME parser.
enum PlainBody {
    /// Content types in which the bytes are text as they stand; a message without one means the first.
    private static let types: [[UInt8]] = [
        "text/plain", "text/plain; charset=us-ascii", "text/plain; charset=\"us-ascii\"", "text/plain; charset=utf-8",
        "text/plain; charset=\"utf-8\"",
    ].map { Array($0.utf8) }
    private static let encodings: [[UInt8]] = ["7bit", "8bit", "binary"].map { Array($0.utf8) }

    /// The bytes of such a body; nil where it takes a parser to know.
    static func bytes(of header: MessageHeader) -> UnsafeRawBufferPointer? {
        guard header.first(.disposition) == nil, says(header, .contentType, types), says(header, .transferEncoding, encodings) else {
            return nil
        }
        return MessageBudget.affordable(UnsafeRawBufferPointer(rebasing: header.bytes[header.bodyStart...]))
    }

    /// Whether a field is missing or one of these, in whatever case.
    private static func says(_ header: MessageHeader, _ name: HeaderName, _ known: [[UInt8]]) -> Bool {
        guard let field = header.first(name) else { return true }
        return known.contains(header.value(field).map(ASCII.lower))
    }
}
