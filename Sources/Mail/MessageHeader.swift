/// The header fields Kept reads.
enum HeaderName: String, CaseIterable {
    case messageID = "message-id"
    case references
    case inReplyTo = "in-reply-to"
    case date
    case received
    case from
    case sender
    case replyTo = "reply-to"
    case to
    case cc
    case bcc
    case subject
    case autoSubmitted = "auto-submitted"
    case listID = "list-id"
    case listUnsubscribe = "list-unsubscribe"
    case precedence
    case returnPath = "return-path"
    case mimeVersion = "mime-version"
    case deliveredTo = "delivered-to"
    case contentType = "content-type"
    case transferEncoding = "content-transfer-encoding"
    case disposition = "content-disposition"

    /// By the length of the name, so that a field is compared with two or three names, not with all.
    private static let byLength: [[(name: [UInt8], is: HeaderName)]] = {
        var table = [[(name: [UInt8], is: HeaderName)]](repeating: [], count: longest + 1)
        for name in allCases { table[name.rawValue.utf8.count].append((Array(name.rawValue.utf8), name)) }
        return table
    }()

    private static let longest = 25

    init?(_ bytes: UnsafeRawBufferPointer.SubSequence) {
        guard bytes.count <= Self.longest,
            let known = Self.byLength[bytes.count].first(where: { $0.name.elementsEqual(bytes.lazy.map(ASCII.lower)) })
        else { return nil }
        self = known.is
    }
}

/// Where the header fields of a message lie, and where its body begins.
///
/// It is ours and not GMime's, because the quick first pass over a mailbox needs nothing else, and because GMime takes
/// a header with many To fields in time that grows with their square.
struct MessageHeader {
    let bytes: UnsafeRawBufferPointer
    private(set) var bodyStart: Int
    private(set) var fields: [(name: HeaderName, value: Range<Int>)] = []
    /// Whether there is no field at all, not even one we do not read.
    private(set) var isEmpty = true

    /// More fields than any mail has; those after them are passed over.
    private static let mostFields = 2000
    /// 128 KiB: 500 addresses with long names fit. What follows in one field is passed over.
    private static let longestValue = 128 * 1024

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        bodyStart = bytes.count
        scan()
    }

    func first(_ name: HeaderName) -> Range<Int>? { fields.first { $0.name == name }?.value }

    func all(_ name: HeaderName) -> [Range<Int>] { fields.filter { $0.name == name }.map(\.value) }

    /// A field's value on one line, trimmed, without the bytes that cannot stand in it.
    func value(_ range: Range<Int>) -> [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(min(range.count, Self.longestValue) + 1)
        for byte in bytes[range.prefix(Self.longestValue)] where byte != 0 && byte != ASCII.lf && byte != ASCII.cr {
            if byte > 0x20 {
                value.append(byte)
            } else if !value.isEmpty {
                value.append(ASCII.space)
            }
        }
        while value.last == ASCII.space { value.removeLast() }
        return value
    }

    private mutating func scan() {
        var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var current: (name: HeaderName, value: Range<Int>)?
        while position < bytes.count {
            let end = ASCII.lineEnd(bytes, position)
            if let colon = ASCII.colonOfField(bytes, position) {
                keep(current)
                isEmpty = false
                current = HeaderName(bytes[position..<ASCII.trimmedEnd(bytes, position, colon)]).map { ($0, colon + 1..<end) }
            } else if isBlank(position, end) {
                // Blank lines above the header are somebody's slip; after a field, one ends the header.
                if !isEmpty {
                    bodyStart = end
                    break
                }
            } else if isEmpty || bytes[position] <= ASCII.space || isField(end) {
                // A continuation, or a line that went astray between two fields.
                if let name = current?.name, let start = current?.value.lowerBound { current = (name, start..<end) }
            } else {
                // The blank line was forgotten, and the text begins here.
                bodyStart = position
                break
            }
            position = end
        }
        keep(current)
    }

    private mutating func keep(_ field: (name: HeaderName, value: Range<Int>)?) {
        if let field, fields.count < Self.mostFields { fields.append(field) }
    }

    private func isField(_ position: Int) -> Bool {
        position < bytes.count && ASCII.colonOfField(bytes, position) != nil
    }

    private func isBlank(_ start: Int, _ end: Int) -> Bool {
        bytes[start] == ASCII.lf || (bytes[start] == ASCII.cr && (end - start == 1 || bytes[start + 1] == ASCII.lf))
    }
}
