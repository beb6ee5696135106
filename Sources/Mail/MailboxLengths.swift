/// How long the messages of an mbox say they are, in their field Content-Length.
///
/// The field travels with a message into mailboxes where it is wrong, and a stranger can write one that would swallow the next
/// message. So it counts only while every message from the first on has had one, and another message, or the file's end,
/// stood where each said. In any other mailbox From_ lines alone divide.
struct MailboxLengths {
    private let endsAt: (Int) -> Bool
    private var isInHeader = false
    private var said: Int?
    /// Up to here every line belongs to the message, whatever it looks like.
    private var end = 0
    private var holdSoFar = true

    private static let name: StaticString = "content-length:"
    /// The name without its colon.
    private static let nameLength = 14
    /// More digits are no length.
    private static let mostDigits = 12

    init(endsAt: @escaping (Int) -> Bool) { self.endsAt = endsAt }

    /// Whether the position lies within the length that its message says.
    func cover(_ position: Int) -> Bool { position < end }

    /// The next message begins.
    mutating func begin() { (isInHeader, said) = (true, nil) }

    /// A line of the message.
    mutating func note(_ line: Slice<UnsafeRawBufferPointer>, endsAt position: Int, isBlank: Bool) {
        guard isInHeader, holdSoFar else { return }
        if isBlank {
            settle(bodyStart: position)
        } else if (line.first ?? 0) | 0x20 == UInt8(ascii: "c"), ASCII.starts(line, Self.name) {
            let digits = ASCII.trimmed(line.dropFirst(Self.nameLength + 1))
            let isLength = !digits.isEmpty && digits.count <= Self.mostDigits && digits.allSatisfy(ASCII.isDigit)
            said = isLength ? digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
        }
    }

    private mutating func settle(bodyStart: Int) {
        isInHeader = false
        holdSoFar = said.map { endsAt(bodyStart + $0) } ?? false
        end = holdSoFar ? bodyStart + (said ?? 0) : 0
    }
}
