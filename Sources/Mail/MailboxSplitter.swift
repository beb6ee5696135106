/// Divides an mbox into its messages, line by line.
///
/// A message begins at a From_ line after a blank line. Whether a line is one may depend on the line after it, so one
/// line is held back until it is known.
struct MailboxSplitter {
    /// What a message in the file is handed on as.
    struct Piece {
        let number: Int
        /// Of its From_ line in the file.
        let offset: Int
        let bytes: [UInt8]
        let date: Int64?
        /// True if it was larger than allowed; then its bytes are not kept.
        let isTooLarge: Bool
    }

    private let limit: Int
    private var number = 0
    private var offset = 0
    private var bytes: [UInt8] = []
    private var date: Int64?
    private var isTooLarge = false
    /// How many bytes of the message end it with a blank line; 0 if none does. The line before the first one counts as blank.
    private var blankLength = 0
    private var isAfterBlank = true
    private var held: (line: [UInt8], offset: Int)?

    init(limit: Int) { self.limit = limit }

    /// Takes the next line, with its end, and gives the message it completes, if it does. A line too long to be held in one
    /// piece comes in several, of which only the first `isStart`.
    mutating func take(_ line: Slice<UnsafeRawBufferPointer>, at lineOffset: Int, isStart: Bool = true) -> Piece? {
        if let done = settleHeld(next: line) {
            _ = take(unheld: line, at: lineOffset, isStart: isStart)
            return done
        }
        return take(unheld: line, at: lineOffset, isStart: isStart)
    }

    /// The last message, after the last line.
    mutating func finish() -> Piece? {
        if let held { append(held.line[...]) }
        held = nil
        return endMessage()
    }

    private mutating func take(unheld line: Slice<UnsafeRawBufferPointer>, at lineOffset: Int, isStart: Bool) -> Piece? {
        if isStart, isAfterBlank, let from = FromLine(line) {
            if from.isComplete { return begin(at: lineOffset, date: from.date) }
            if from.isPlausible {
                held = (Array(line), lineOffset)
                return nil
            }
        }
        append(line)
        blankLength = isStart && Self.isBlank(line) ? line.count : 0
        isAfterBlank = blankLength > 0
        return nil
    }

    /// Decides on the line held back, now that the next one is known.
    private mutating func settleHeld(next line: Slice<UnsafeRawBufferPointer>) -> Piece? {
        guard let held else { return nil }
        self.held = nil
        let isHeader = ASCII.colonOfField(UnsafeRawBufferPointer(rebasing: line), 0) != nil || line.starts(with: ">From ".utf8)
        if isHeader {
            let date = held.line.withUnsafeBytes { FromLine($0[...])?.date }
            return begin(at: held.offset, date: date)
        }
        append(held.line[...])
        blankLength = 0
        isAfterBlank = false
        return nil
    }

    private mutating func begin(at offset: Int, date: Int64?) -> Piece? {
        let done = endMessage()
        number += 1
        self.offset = offset
        self.date = date
        isAfterBlank = false
        return done
    }

    /// The blank line at the end divides messages and belongs to none.
    private mutating func endMessage() -> Piece? {
        guard number > 0 else { return nil }
        bytes.removeLast(min(blankLength, bytes.count))
        let done = Piece(number: number, offset: offset, bytes: bytes, date: date, isTooLarge: isTooLarge)
        bytes = []
        blankLength = 0
        isTooLarge = false
        return done
    }

    private mutating func append(_ line: some Collection<UInt8>) {
        guard number > 0, !isTooLarge else { return }
        if bytes.count + line.count > limit {
            isTooLarge = true
            bytes = []
        } else {
            bytes += line
        }
    }

    private static func isBlank(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
        line.first == ASCII.lf || (line.count == 2 && line.first == ASCII.cr && line.last == ASCII.lf)
    }
}
