// The names of organizations: what counts is the rare words they have in common. Half of all restaurants are called cafe or grill.

extension Comparing {
    /// A word that is not quite the other says so much less.
    private static let worthOfLikeWord = 0.8
    /// Bits that words in common must have, lest two be close because both are a cafe.
    private static let rare = 5.0
    /// A shortened word has at least so many letters, and one that a slip makes no other word.
    private static let (shortened, slipped) = (4, 6)

    /// A name of fewer letters is easily another one’s with two of them changed: two rhyming words, and each a bakery.
    private static let long = 16

    mutating func title(_ one: Column.Value, _ other: Column.Value) -> Agreement {
        let shorter = min(one.letters.count, other.letters.count)
        if shorter >= Self.shortened, closeness.edits(one, other, within: shorter < Self.long ? 1 : 2) != nil { return .near }
        let shared = commonWords(one, other).reduce(0) { $0 + $1.bits }
        let (ours, theirs) = (rarity(of: one.words), rarity(of: other.words))
        let ofBoth = shared / max(ours + theirs - shared, 1)
        let ofShorter = shared / max(min(ours, theirs), 1)
        if ofBoth >= 0.8 { return .near }
        if ofShorter >= 0.9, shared >= Self.rare { return .close }
        return ofBoth >= 0.35 || ofShorter >= 0.5 ? .alike : .different
    }

    /// The words that both have, but for slips and shortenings, with how much each says.
    mutating func commonWords(_ one: Column.Value, _ other: Column.Value) -> [(word: Int32, bits: Double)] {
        var left = other.words
        return one.words.compactMap { word in
            if let place = left.firstIndex(of: word) {
                left.remove(at: place)
                return (word, all.lexicon.rarity(word))
            }
            guard let place = left.firstIndex(where: { isLike(word, $0) }) else { return nil }
            return (word, Self.worthOfLikeWord * min(all.lexicon.rarity(word), all.lexicon.rarity(left.remove(at: place))))
        }
    }

    private mutating func isLike(_ one: Int32, _ other: Int32) -> Bool {
        let (ours, theirs) = (all.lexicon.letters[Int(one)], all.lexicon.letters[Int(other)])
        let shorter = min(ours.count, theirs.count)
        if shorter < Self.shortened { return false }
        return ours.prefix(shorter) == theirs.prefix(shorter)
            || shorter >= Self.slipped && closeness.edits(ours, theirs, within: shorter < 8 ? 1 : 2) != nil
    }

    /// How the names of two organizations agree, in words.
    mutating func words(ofTitles left: Column.Value, _ right: Column.Value, _ agreement: Agreement) -> String {
        let common = commonWords(left, right).filter { $0.bits >= Self.rare }.map { all.lexicon.text($0.word) }
        let both = "“\(left.shown)”, “\(right.shown)”"
        return switch agreement {
        case .near: "name nearly the same: \(both)"
        case .close, .alike:
            common.isEmpty ? "name a little alike: \(both)" : "rare name in common: \(common.joined(separator: " ")) (\(both))"
        case .unknown, .same, .different: agreement.words("name", left.shown, right.shown)
        }
    }

    func rarity(of words: [Int32]) -> Double { words.reduce(0) { $0 + all.lexicon.rarity($1) } }
}
