extension String {
    /// By bytes, not as Swift has it: to Swift a letter with a vowel sign behind it does not begin with that letter.
    func begins(with other: String) -> Bool { utf8.starts(with: other.utf8) }
    func ends(with other: String) -> Bool { utf8.reversed().starts(with: other.utf8.reversed()) }
}

/// Words of the vocabulary that somebody may mean by one that is typed, each kind in the order in which they were first seen.
struct Expansion {
    let word: String
    private(set) var beginnings: [String] = []
    private(set) var inside: [String] = []
    private(set) var near: [String] = []

    /// Whoever types letters that stand in more words than this must type on.
    static let most = 300

    init(_ word: String, in vocabulary: Vocabulary, near wantsNear: Bool) throws {
        self.word = word
        if word.unicodeScalars.count < Vocabulary.shortest {
            beginnings = try vocabulary.beginning(with: word, limit: Self.most)
            return
        }
        for found in try vocabulary.containing(word) where found != word {
            if found.begins(with: word) {
                if beginnings.count < Self.most { beginnings.append(found) }
            } else if inside.count < Self.most {
                inside.append(found)
            }
        }
        if wantsNear { near = try Array(vocabulary.near(word).prefix(Self.most)) }
    }

    /// All words that match at least so closely, the nearest first.
    func words(_ closeness: Closeness) -> [String] {
        switch closeness {
        case .whole: [word]
        case .beginning: [word] + beginnings
        case .inside: [word] + beginnings + inside
        case .near: [word] + beginnings + inside + near
        }
    }
}
