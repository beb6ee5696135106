import Care

/// A piece of what somebody typed, as the grammars of this module see it.
enum Token: Equatable {
    /// A run of letters, in lower case, without apostrophes.
    case word(String)
    /// A run of digits, with how many there were: "2026" and "06" say more than 2026 and 6.
    case number(Int, digits: Int)
    /// ":", ".", "/", "," and whatever else is neither letter nor digit.
    case sign(Character)
    /// Written as ISO 8601 has it, and so understood at once: a day, a day and clock, an instant.
    case day(Day)
    case local(LocalTime)
    case instant(Instant)
}

/// Cuts text into tokens and hands them out one by one.
struct Tokens {
    private let all: [Token]
    private var position = 0

    /// Longer numbers than this are no times; taken apart they would overflow.
    private static let mostDigits = 6
    private static let mostTokens = 40

    /// Nil where the text is no phrase at all: too long, or with a number beyond all times.
    init?(_ text: String) {
        var all: [Token] = []
        for chunk in text.split(whereSeparator: \.isWhitespace) {
            guard let tokens = Self.iso(chunk).map({ [$0] }) ?? Self.pieces(chunk) else { return nil }
            all += tokens
            guard all.count <= Self.mostTokens else { return nil }
        }
        self.all = all
    }

    /// What comes next, not yet taken.
    var next: Token? { position < all.count ? all[position] : nil }

    /// Whether nothing is left but the full stop at a sentence's end.
    var isAtEnd: Bool {
        all[position...].allSatisfy { [.sign("."), .sign("!"), .sign(",")].contains($0) }
    }

    /// Takes a token, if it comes next.
    mutating func take(_ token: Token) -> Bool {
        guard next == token else { return false }
        position += 1
        return true
    }

    /// Takes a word, if it comes next.
    mutating func take(_ word: String) -> Bool {
        take(.word(word))
    }

    /// Takes a word of a table and answers with what the table has for it.
    mutating func take<Meaning>(_ table: [String: Meaning]) -> Meaning? {
        take { if case .word(let word) = $0 { table[word] } else { nil } }
    }

    /// Takes the next token, if a reading makes something of it.
    mutating func take<Meaning>(_ reading: (Token) -> Meaning?) -> Meaning? {
        guard let next, let meaning = reading(next) else { return nil }
        position += 1
        return meaning
    }

    /// Takes a number in digits.
    mutating func number(_ range: ClosedRange<Int>, digits: ClosedRange<Int> = 1...6) -> Int? {
        take { if case .number(let value, let count) = $0, range.contains(value), digits.contains(count) { value } else { nil } }
    }

    /// Tries a reading, and takes nothing where it comes to nothing.
    mutating func attempt<Meaning>(_ reading: (inout Tokens) -> Meaning?) -> Meaning? {
        var ahead = self
        guard let meaning = reading(&ahead) else { return nil }
        self = ahead
        return meaning
    }

    // MARK: Cutting

    private static func iso(_ chunk: Substring) -> Token? {
        let text = chunk.last == "," || chunk.last == "." ? chunk.dropLast() : chunk
        return Day(iso: text).map(Token.day) ?? LocalTime(iso: text).map(Token.local) ?? Instant(iso: text).map(Token.instant)
    }

    private static func pieces(_ chunk: Substring) -> [Token]? {
        var tokens: [Token] = []
        var rest = withoutDots(chunk)
        while let first = rest.first {
            if first.isASCII && first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                guard digits.count <= mostDigits, let value = Int(digits) else { return nil }
                tokens.append(.number(value, digits: digits.count))
                rest = rest.dropFirst(digits.count)
            } else if first.isLetter {
                let letters = rest.prefix { $0.isLetter || $0 == "'" || $0 == "’" }
                tokens.append(.word(letters.filter(\.isLetter).lowercased()))
                rest = rest.dropFirst(letters.count)
            } else {
                tokens.append(.sign(first))
                rest = rest.dropFirst()
            }
        }
        return tokens
    }

    /// "p.m." is a word; its dots mean nothing.
    private static func withoutDots(_ chunk: Substring) -> Substring {
        let said = chunk.lowercased()
        return said.hasSuffix("a.m.") || said.hasSuffix("p.m.") ? Substring(said.filter { $0 != "." }) : chunk
    }
}
