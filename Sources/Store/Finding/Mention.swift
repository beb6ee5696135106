import Care

/// A word by which something is found, and in which part of it that word stands.
struct Mention: Hashable {
    /// In the order in which matches are shown.
    enum Part: Int64, Comparable {
        case name, address, number, notes, promise
        static func < (one: Part, other: Part) -> Bool { one.rawValue < other.rawValue }
    }

    /// Whose word it is.
    enum Whose: Int64 {
        case person, organization, promise
    }

    let word: String
    let part: Part
    let whose: Whose

    /// Whose it is and the part, as the table has it. More telling parts have higher numbers: the table's key read backwards gives
    /// them first, and of each the newest things first.
    var place: Int64 { Self.place(part, whose) }
    static func place(_ part: Part, _ whose: Whose) -> Int64 { places(whose).upperBound - 1 - part.rawValue }

    private static let partsOfOne: Int64 = 8

    static func places(_ whose: Whose) -> Range<Int64> { whose.rawValue * partsOfOne..<(whose.rawValue + 1) * partsOfOne }
    /// The number of the part: the more telling one is smaller.
    static func part(_ place: Int64) -> Int64 { partsOfOne - 1 - place % partsOfOne }

    /// So many words of somebody's notes are looked through.
    private static let mostNotes = 500

    /// By what a promise is found.
    static func all(inPromise text: String) -> Set<Mention> {
        Set(Words.of(text).prefix(mostNotes).map { Mention(word: $0, part: .promise, whose: .promise) })
    }

    /// By what a person or organization is found. A word counts once, for the part that is shown first.
    /// `digits`: their numbers as they are dialled from anywhere.
    static func all(of party: Party, digits: [String]) -> Set<Mention> {
        var parts: [String: Part] = [:]
        func add(_ words: [String], _ part: Part) { for word in words where !word.isEmpty && parts[word] == nil { parts[word] = part } }
        add(names(party.name), .name)
        for address in party.addresses { add(Words.of(address), .address) }
        add(digits + party.numbers.map(national), .number)
        add(Array(Words.of(party.notes).prefix(mostNotes)), .notes)
        let whose: Whose =
            switch party.kind {
            case .person: .person
            case .organization: .organization
            }
        return Set(parts.map { Mention(word: $0.key, part: $0.value, whose: whose) })
    }

    /// The words of a name, and those that are written with a mark inside also as one: O'Brien is found as obrien.
    static func names(_ name: String) -> [String] {
        let words = Words.of(name)
        let joined = name.split(whereSeparator: \.isWhitespace).map { Words.of(String($0)) }.filter {
            $0.count > 1 && $0.allSatisfy(isLatin)
        }
        return words + joined.map { $0.joined() }
    }

    private static func isLatin(_ word: String) -> Bool { word.utf8.first.map { $0 < 0x80 } ?? false }

    /// The digits as typed, without the zeros that are dialled in one's own country only.
    static func national(_ number: String) -> String { String(Fold.digits(number).drop { $0 == "0" }) }
}
