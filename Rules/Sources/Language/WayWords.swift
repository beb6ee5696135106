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
        let start = Array(said.drop { openings.contains($0) })
        for (way, verbs) in verbs where verbs.contains(where: { start.starts(with: $0) }) { return way }
        for (way, phrases) in phrases where phrases.contains(where: { said.contains($0) }) { return way }
        return nil
    }

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
        words.lowercased().split(whereSeparator: \.isWhitespace).map { String($0.filter(\.isLetter)) }.filter { !$0.isEmpty }
    }
}
