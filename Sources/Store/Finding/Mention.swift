import Care

/// A word by which something is found, and in which part of it that word stands.
struct Mention: Hashable {
    /// In the order in which matches are shown.
    enum Part: Int64, Comparable {
        case name, address, number, notes, promise
        static func < (one: Part, other: Part) -> Bool { one.rawValue < other.rawValue }
    }

    let word: String
    let part: Part

    /// So many words of somebody's notes are looked through.
    private static let mostNotes = 500

    static func all(in text: String, _ part: Part) -> Set<Mention> {
        Set(Words.of(text).prefix(mostNotes).map { Mention(word: $0, part: part) })
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
        return Set(parts.map { Mention(word: $0.key, part: $0.value) })
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
