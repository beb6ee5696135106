/// By what way somebody must be reachable, so that what was promised can be done.
public enum Way: String, Sendable, Hashable, CaseIterable { case call, mail }

/// Tells whether words promise a call or a mail: "call her back about the oven", "answer by mail".
///
/// Only what is sure counts: "send the notes of the call" promises no call. A promise begins with what will be done, so a verb counts
/// at the beginning alone, behind what people put before it ("I will", "please"); a phrase like "by phone" counts anywhere.
public enum WayWords {
    /// The way these words need; nil where they need none or where that is not sure. O(words).
    public static func needed(by words: String) -> Way? {
        let said = plain(words)
        guard said.contains(where: telling.contains) else { return nil }
        let start = Array(said.drop { openings.contains($0) })
        for (way, verbs) in verbs where verbs.contains(where: { start.starts(with: $0) }) { return way }
        for (way, phrases) in phrases where phrases.contains(where: { said.contains($0) }) { return way }
        return nil
    }

    /// Without one of these no verb and no phrase is there.
    private static let telling: Set<String> = [
        "call", "phone", "ring", "telephone", "return", "speak", "mail", "email", "write", "reply",
    ]

    private static let openings: Set<String> = [
        "i", "we", "you", "ill", "well", "will", "shall", "to", "and", "please", "must", "should", "need", "needs", "try", "remember",
        "then",
    ]

    private static let verbs: [(Way, [[String]])] = [
        (.call, [["call"], ["phone"], ["ring"], ["telephone"], ["return", "the", "call"], ["speak", "to"], ["speak", "with"]]),
        (.mail, [["mail"], ["email"], ["write", "to"], ["write", "back"], ["reply", "to"]]),
    ]

    private static let phrases: [(Way, [[String]])] = [
        (.call, [["call", "back"], ["ring", "back"], ["a", "ring"], ["by", "phone"], ["by", "telephone"], ["on", "the", "phone"]]),
        (.mail, [["by", "mail"], ["by", "email"], ["an", "email"], ["a", "mail"], ["via", "email"]]),
    ]

    /// Words in small letters without what stands around or in them: "E-mail" is "email", "We’ll" is "well".
    private static func plain(_ words: String) -> [String] {
        if words.utf8.allSatisfy({ $0 < 0x80 }) { return plain(ascii: words.utf8) }
        return words.lowercased().split(whereSeparator: \.isWhitespace).map { String($0.filter(\.isLetter)) }.filter { !$0.isEmpty }
    }

    /// The same of plain English, where a byte is a letter: a tenth of the time, for each line of Today.
    private static func plain(ascii bytes: String.UTF8View) -> [String] {
        var (words, word): ([String], [UInt8]) = ([], [])
        for byte in bytes {
            switch byte {
            case 0x61...0x7A: word.append(byte)
            case 0x41...0x5A: word.append(byte | 0x20)
            case 0x09...0x0D, 0x20:
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            default: continue
            }
        }
        return word.isEmpty ? words : words + [String(decoding: word, as: UTF8.self)]
    }
}
