/// One sentence of a letter: which words it has, where it stands, and whether it ends as a question.
struct LetterSentence {
    let words: Range<Int>
    let bytes: Range<Int>
    let isQuestion: Bool
    /// The question ends in brackets: "(Pam, is that so?)".
    let isAside: Bool
}

/// The words and sentences of a letter, found in one pass over its bytes.
///
/// A sentence ends with its mark, at a blank line, at a line so short that it was not broken by a mail program, and before an item of a
/// list. Addresses and links are no words.
struct LetterSentences {
    /// The numbers of the words, in their order.
    private(set) var words: [Int] = []
    private(set) var all: [LetterSentence] = []

    /// A shorter line ends by itself; longer ones are broken somewhere.
    private static let shortLine = 45
    /// A letter with more words asks nothing that a reader would find.
    private static let mostWords = 4000

    private let text: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var lineStart = 0
    private var firstWord = 0
    private var firstByte = 0
    /// The last byte seen that is no blank, before the marks that end a sentence.
    private var last: UInt8 = 0

    init(_ text: UnsafeBufferPointer<UInt8>, _ phrases: Phrasebook) {
        self.text = text
        words.reserveCapacity(text.count / 5)
        while position < text.count, words.count < Self.mostWords { step(phrases) }
        end(isQuestion: false)
    }

    private mutating func step(_ phrases: Phrasebook) {
        let byte = text[position]
        if Self.isOfWord(byte) {
            word(phrases)
        } else if byte == UInt8(ascii: "\n") {
            newline()
        } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
            mark()
        } else {
            if byte > 0x20 { last = byte }
            position += 1
        }
    }

    // MARK: Words

    private mutating func word(_ phrases: Phrasebook) {
        var hash = WordNumbers.seed
        while position < text.count {
            let byte = text[position]
            if isApostrophe {
                hash = WordNumbers.add(UInt8(ascii: "'"), to: hash)
                position += 3
            } else if Self.isOfWord(byte) {
                hash = WordNumbers.add(Self.small(byte), to: hash)
                position += 1
            } else if byte == UInt8(ascii: "@") || beginsLink(hash) {
                return skipAddress()
            } else if Self.joins(byte), position + 1 < text.count, Self.isOfWord(text[position + 1]) {
                hash = WordNumbers.add(byte, to: hash)
                position += 1
            } else {
                break
            }
        }
        last = text[position - 1]
        words.append(phrases.number(hash))
    }

    /// The typographic one, which is three bytes.
    private var isApostrophe: Bool {
        text[position] == 0xE2 && position + 2 < text.count && text[position + 1] == 0x80 && text[position + 2] == 0x99
    }

    /// "https://" or "www.".
    private func beginsLink(_ hash: UInt64) -> Bool {
        let byte = text[position]
        if byte == UInt8(ascii: "."), hash == Self.www { return true }
        return byte == UInt8(ascii: ":") && position + 1 < text.count && text[position + 1] == UInt8(ascii: "/")
    }

    private static let www = WordNumbers.hash("www")

    private mutating func skipAddress() {
        while position < text.count, text[position] > 0x20, text[position] != UInt8(ascii: ">") { position += 1 }
        last = UInt8(ascii: "@")
    }

    // MARK: Ends

    /// "!" and "." end a sentence where a blank follows; so does "?", which asks if something stands before it.
    private mutating func mark() {
        let start = position
        var asks = false
        while position < text.count, Self.isMark(text[position]) {
            if text[position] == UInt8(ascii: "?") { asks = true }
            position += 1
        }
        // One full stop and one question mark are a full stop, and a blank that some program did not know.
        if position - start == 2, text[start] == UInt8(ascii: ".") { asks = false }
        let aside = asks && position < text.count && text[position] == UInt8(ascii: ")")
        while position < text.count, Self.closes(text[position]) { position += 1 }
        if position < text.count, text[position] > 0x20 {
            last = UInt8(ascii: ".")
            return
        }
        end(isQuestion: asks && words.count - firstWord >= 2 && last != UInt8(ascii: ":"), isAside: aside)
    }

    private mutating func newline() {
        let length = position - lineStart
        position += 1
        lineStart = position
        if (length < Self.shortLine && !goesOn) || position >= text.count || text[position] == UInt8(ascii: "\n") || beginsItem {
            end(isQuestion: false)
        }
    }

    /// A word ends the line and a small letter begins the next: "When can I" and "bake?".
    private var goesOn: Bool {
        Self.isOfWord(last) && position < text.count && text[position] &- UInt8(ascii: "a") < 26
    }

    /// "- ", "* ", "1. ", "2) " or an indented line.
    private var beginsItem: Bool {
        guard position + 1 < text.count else { return false }
        let (first, second) = (text[position], text[position + 1])
        if first == UInt8(ascii: "\t") { return true }
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") { return second <= 0x20 }
        return first &- 0x30 < 10 && (second == UInt8(ascii: ".") || second == UInt8(ascii: ")"))
    }

    private mutating func end(isQuestion: Bool, isAside: Bool = false) {
        if words.count > firstWord {
            all.append(
                LetterSentence(
                    words: firstWord..<words.count, bytes: firstByte..<position, isQuestion: isQuestion, isAside: isAside))
        }
        (firstWord, firstByte, last) = (words.count, position, 0)
    }

    // MARK: Bytes

    static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    static func isOfWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
    }

    /// What stands inside words: "don't", "e-mail", "a.s.a.p".
    private static func joins(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }

    private static func closes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ")")
    }
}
