extension String {
    /// By bytes, not as Swift has it: to Swift a letter with a vowel sign behind it does not begin with that letter.
    func begins(with other: String) -> Bool { utf8.starts(with: other.utf8) }
    func ends(with other: String) -> Bool { utf8.reversed().starts(with: other.utf8.reversed()) }
}

/// Words that somebody may mean by one that is typed, each kind looked up when it is first asked for.
final class Expansion {
    let word: String
    private let vocabulary: Vocabulary
    private var held: (begun: [String], inside: [String])?
    private var near: [String]?

    /// Whoever types letters that stand in more words than this must type on.
    static let most = 300

    init(_ word: String, in vocabulary: Vocabulary) { (self.word, self.vocabulary) = (word, vocabulary) }

    private var isLong: Bool { word.unicodeScalars.count >= Vocabulary.shortest }

    /// Words that match just so closely; those first seen first.
    func words(_ closeness: Closeness) throws -> [String] {
        switch closeness {
        case .whole: [word]
        case .beginning: try holding().begun
        case .inside: try holding().inside
        case .near: try nearWords()
        }
    }

    private func holding() throws -> (begun: [String], inside: [String]) {
        if let held { return held }
        var found: (begun: [String], inside: [String]) =
            try isLong
            ? vocabulary.holding(word, most: Self.most)
            : (vocabulary.short(beginning: word) + vocabulary.beginning(with: word, limit: Self.most), [])
        found.begun.removeAll { $0 == word }
        // A number dialled in one's own country is kept without its zero.
        let national = String(word.drop { $0 == "0" })
        if national != word, national.unicodeScalars.count >= Vocabulary.shortest {
            let more = try vocabulary.holding(national, most: Self.most)
            found.inside += more.begun + more.inside
        }
        held = found
        return found
    }

    private func nearWords() throws -> [String] {
        if let near { return near }
        let found = try isLong ? Array(vocabulary.near(word).prefix(Self.most)) : []
        near = found
        return found
    }
}
