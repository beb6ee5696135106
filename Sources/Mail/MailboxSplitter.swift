/// What a message in a file of many is handed on as.
struct MailboxPiece {
    let number: Int
    /// Where it begins in the file.
    let offset: Int
    let bytes: [UInt8]
    /// From the line before it, if that says one.
    let date: Int64?
    /// True if it was larger than allowed; then its bytes are not kept.
    let isTooLarge: Bool
}

/// Divides a file into its messages, line by line.
protocol MailboxDivider {
    /// Takes the next line, with its end, and gives the message it completes, if it does. A line too long to be held in one
    /// piece comes in several, of which only the first `isStart`.
    mutating func take(_ line: Slice<UnsafeRawBufferPointer>, at lineOffset: Int, isStart: Bool) -> MailboxPiece?
    /// The last message, after the last line.
    mutating func finish() -> MailboxPiece?
}

/// Divides an mbox into its messages.
///
/// A message begins at a From_ line after a blank line. Whether a line is one may depend on the line after it, so one
/// line is held back until it is known. Where every message says how long it is, its length counts, as some programs
/// leave a "From " in the text as it is.
struct MailboxSplitter: MailboxDivider {
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
    private var lengths: MailboxLengths

    /// `endsAt`: whether a message could end at that position of the file.
    init(limit: Int, endsAt: @escaping (Int) -> Bool = { _ in false }) {
        self.limit = limit
        lengths = MailboxLengths(endsAt: endsAt)
    }

    mutating func take(_ line: Slice<UnsafeRawBufferPointer>, at lineOffset: Int, isStart: Bool = true) -> MailboxPiece? {
        if let done = settleHeld(next: line) {
            _ = take(unheld: line, at: lineOffset, isStart: isStart)
            return done
        }
        return take(unheld: line, at: lineOffset, isStart: isStart)
    }

    mutating func finish() -> MailboxPiece? {
        if let held {
            append(held.line[...])
            blankLength = 0
        }
        held = nil
        return endMessage()
    }

    private mutating func take(unheld line: Slice<UnsafeRawBufferPointer>, at lineOffset: Int, isStart: Bool) -> MailboxPiece? {
        if isStart, isAfterBlank, !lengths.cover(lineOffset), let from = FromLine(line) {
            if from.isComplete { return begin(at: lineOffset, date: from.date) }
            if from.isPlausible {
                held = (Array(line), lineOffset)
                return nil
            }
        }
        append(line)
        let isBlank = isStart && Self.isBlank(line)
        if isStart, number > 0 { lengths.note(line, endsAt: lineOffset + line.count, isBlank: isBlank) }
        blankLength = isBlank ? line.count : 0
        isAfterBlank = blankLength > 0
        return nil
    }

    /// Decides on the line held back, now that the next one is known.
    private mutating func settleHeld(next line: Slice<UnsafeRawBufferPointer>) -> MailboxPiece? {
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

    private mutating func begin(at offset: Int, date: Int64?) -> MailboxPiece? {
        let done = endMessage()
        lengths.begin()
        number += 1
        self.offset = offset
        self.date = date
        isAfterBlank = false
        return done
    }

    /// The blank line at the end divides messages and belongs to none.
    private mutating func endMessage() -> MailboxPiece? {
        guard number > 0 else { return nil }
        bytes.removeLast(min(blankLength, bytes.count))
        let done = MailboxPiece(number: number, offset: offset, bytes: bytes, date: date, isTooLarge: isTooLarge)
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
        line.first == ASCII.lf || (line.first == ASCII.cr && (line.count == 1 || (line.count == 2 && line.last == ASCII.lf)))
    }
}
