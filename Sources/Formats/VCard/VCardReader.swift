/// Reads vCards of version 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350), and what real programs make of them, card by card.
///
/// libical 3.0 reads no vCards, so this is our own. Memory is bounded by the largest card; pictures are passed over as they come.
public struct VCardReader {
    public enum Piece: Equatable, Sendable {
        /// A card, the line its BEGIN stands in, and its bytes without pictures, by which it is known again.
        case card(ContactCard, line: Int, bytes: [UInt8])
        case broken(line: Int, why: String)
    }

    /// 1 MiB for a line, 4 for a card: more than anybody writes about a person.
    static let longestLine = 1 << 20
    static let largestCard = 4 << 20
    private static let mostProperties = 5_000

    private var lines: Lines
    private var ahead: Lines.Line?

    public init(_ stream: ByteStream) throws(ByteStream.Unreadable) {
        lines = try Lines(stream.text(), limit: Self.longestLine)
        ahead = try lines.next()
    }

    /// The next card or complaint; nil at the end.
    public mutating func next() throws(ByteStream.Unreadable) -> Piece? {
        while let line = try pull() {
            if line.isBegin { return try card(from: line.number) }
            if !Byte.trimmed(line.bytes).isEmpty { return try stray(line.number) }
        }
        return nil
    }

    // MARK: Cards

    private mutating func card(from start: Int) throws(ByteStream.Unreadable) -> Piece {
        var draft = Draft(start: start)
        while let line = ahead {
            if line.isBegin, !draft.awaitsAgent { return draft.piece }
            _ = try pull()
            if line.isEnd { return draft.piece }
            if line.isBegin {
                try skipNested()
            } else if let property = VCardProperty(line.withoutMark) {
                draft.add(try whole(property))
            } else if !Byte.trimmed(line.bytes).isEmpty {
                draft.addLoose(line.bytes)
            }
        }
        // A card whose last line came whole lacks nothing but its END.
        return draft.isWhole ? draft.piece : .broken(line: start, why: "The card is cut short: it has no END:VCARD.")
    }

    /// A card within a card, as 2.1 writes an assistant (AGENT): it is about somebody else.
    private mutating func skipNested() throws(ByteStream.Unreadable) {
        var depth = 1
        while depth > 0, let line = try pull() {
            if line.isBegin { depth += 1 }
            if line.isEnd { depth -= 1 }
        }
    }

    private mutating func stray(_ start: Int) throws(ByteStream.Unreadable) -> Piece {
        while let line = ahead, !line.isBegin { _ = try pull() }
        return .broken(line: start, why: "What stands here belongs to no card.")
    }

    // MARK: Lines

    private mutating func pull() throws(ByteStream.Unreadable) -> Lines.Line? {
        let line = ahead
        if line != nil { ahead = try lines.next() }
        return line
    }

    /// The property with all lines it goes on in: folded ones, and those that quoted-printable joins with "=".
    private mutating func whole(_ property: VCardProperty) throws(ByteStream.Unreadable) -> VCardProperty {
        var property = property
        if property.isBulky { property.value = [] }
        while let line = ahead, !line.isBegin, !line.isEnd {
            let soft = property.encoding == "QUOTED-PRINTABLE" && property.value.last == UInt8(ascii: "=")
            guard soft || line.isFolded else { break }
            _ = try pull()
            if property.isBulky { continue }
            if soft { property.value.removeLast() }
            let more = soft ? line.bytes[...] : line.bytes.dropFirst()
            property.value += more.prefix(max(0, Self.longestLine - property.value.count))
        }
        return property
    }

    /// What has been read of one card.
    private struct Draft {
        let start: Int
        var properties: [VCardProperty] = []
        var bytes: [UInt8] = []
        var tooLarge = false
        var isWhole = true

        init(start: Int) { self.start = start }

        /// Whether a BEGIN now would begin the assistant’s card.
        var awaitsAgent: Bool { properties.last.map { $0.name == "AGENT" && $0.value.allSatisfy { $0 <= Byte.space } } ?? false }

        mutating func add(_ property: VCardProperty) {
            isWhole = true
            let size = property.value.count + property.name.utf8.count + 2
            guard bytes.count + size <= largestCard, properties.count < mostProperties else { return tooLarge = true }
            properties.append(property)
            if !property.isBulky { bytes += Array("\(property.name):".utf8) + property.value + [Byte.lf] }
        }

        /// A line that is no property belongs to the text before it, broken by a program that did not fold.
        mutating func addLoose(_ line: [UInt8]) {
            isWhole = false
            guard let last = properties.indices.last, !properties[last].isBulky else { return }
            guard bytes.count + line.count < largestCard else { return tooLarge = true }
            properties[last].value += Array("\\n".utf8) + line
            bytes += line + [Byte.lf]
        }

        var piece: Piece {
            if tooLarge { return .broken(line: start, why: "The card is larger than 4 MiB, pictures left out.") }
            if VCardContact.isGroup(properties) { return .broken(line: start, why: "It is a list of other cards, not a person.") }
            let card = VCardContact.card(of: properties)
            return card.namesNobody
                ? .broken(line: start, why: "The card names nobody: no name, address or number.") : .card(card, line: start, bytes: bytes)
        }
    }
}

extension Lines.Line {
    fileprivate var isBegin: Bool { isMark("begin:vcard") }
    fileprivate var isEnd: Bool { isMark("end:vcard") }
    fileprivate var isFolded: Bool { bytes.first.map(Byte.isBlank) ?? false }

    /// Files put together may have a byte order mark in their middle.
    fileprivate var withoutMark: [UInt8] { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes }

    private func isMark(_ mark: StaticString) -> Bool {
        guard bytes.count < 64 else { return false }
        let text = withoutMark.filter { $0 > Byte.space }
        return text.count == mark.utf8CodeUnitCount && Byte.starts(text, mark)
    }
}
