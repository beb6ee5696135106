/// The words of a text with the places where they stand, for ranking what is found and marking what matches.
struct LocatedWords {
    private(set) var words: [Word] = []
    /// Words with a mark inside, as one: O'Brien as obrien.
    private(set) var joined: [Word] = []

    /// `places` has, for each character of the folded word, the one of the text it was made of.
    struct Word {
        var folded = ""
        var places: [Range<String.Index>] = []

        var length: Int { places.count }

        /// Where in the text so much of the word stands; nil behind its end.
        func range(_ from: Int, _ count: Int) -> Range<String.Index>? {
            guard from >= 0, count > 0, from + count <= places.count else { return nil }
            return places[from].lowerBound..<places[from + count - 1].upperBound
        }
    }

    /// O(length).
    init(_ text: String) {
        var word = Word()
        // Since the last blank: more than one word stand with only marks between them.
        var first = 0
        func end() {
            if !word.folded.isEmpty { words.append(word) }
            word = Word()
        }
        func add(_ letters: String, _ range: Range<String.Index>) {
            guard word.folded.utf8.count + letters.utf8.count <= Words.longest else { return }
            word.folded += letters
            word.places += letters.unicodeScalars.map { _ in range }
        }
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            let range = index..<text.unicodeScalars.index(after: index)
            switch FoldedCharacter.of(scalar) {
            case .letters(let letters): add(letters, range)
            case .mark:
                if let last = word.places.popLast() { word.places.append(last.lowerBound..<range.upperBound) }
            case .apart:
                end()
                if scalar.properties.isWhitespace { join(from: &first) }
            case .alone(let letter):
                end()
                add(letter, range)
                end()
            }
        }
        end()
        join(from: &first)
    }

    private mutating func join(from first: inout Int) {
        if words.count - first > 1 {
            joined.append(words[first...].reduce(into: Word()) { $0 = Word(folded: $0.folded + $1.folded, places: $0.places + $1.places) })
        }
        first = words.count
    }
}

/// How near a match is to what was typed. In this order matches are shown.
public enum Closeness: Int, Comparable, Sendable {
    case whole, beginning, inside, near
    public static func < (one: Closeness, other: Closeness) -> Bool { one.rawValue < other.rawValue }
}

extension FindQuery {
    /// Where in a text something stands that was typed, and how near it is.
    struct Match {
        let closeness: Closeness
        let range: Range<String.Index>
    }

    /// The places in a text that match, in order and apart, to be marked. O(length · parts).
    public func marks(in text: String) -> [Range<String.Index>] {
        let words = LocatedWords(text)
        var ranges = parts.flatMap { $0.matches(in: words).map(\.range) }
        if let digits, let range = Self.place(of: digits, in: text) { ranges.append(range) }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        return ranges.reduce(into: []) { apart, range in
            if let last = apart.last, range.lowerBound < last.upperBound {
                apart[apart.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                apart.append(range)
            }
        }
    }

    /// Where these digits stand in a number, however it is grouped.
    static func place(of digits: String, in text: String) -> Range<String.Index>? {
        let places = text.indices.filter { text[$0].isASCII && text[$0].isNumber }
        guard let place = String(places.map { text[$0] }).place(of: digits) else { return nil }
        return places[place]..<text.index(after: places[place + digits.count - 1])
    }
}

extension FindQuery.Part {
    /// The nearest place where this part stands.
    func best(in text: LocatedWords) -> FindQuery.Match? { matches(in: text).min { $0.closeness < $1.closeness } }

    /// All places where this part stands.
    func matches(in text: LocatedWords) -> [FindQuery.Match] {
        guard let word else { return text.words.indices.compactMap { row(text.words, at: $0) ?? nearRow(text.words, at: $0) } }
        return (text.words + text.joined).compactMap { isQuoted ? whole(word, $0) : match(word, $0) }
    }

    private func whole(_ word: String, _ there: LocatedWords.Word) -> FindQuery.Match? {
        guard there.folded == word else { return nil }
        return there.range(0, there.length).map { FindQuery.Match(closeness: .whole, range: $0) }
    }

    private func match(_ word: String, _ there: LocatedWords.Word) -> FindQuery.Match? {
        if let whole = whole(word, there) { return whole }
        let length = word.unicodeScalars.count
        if there.folded.begins(with: word) { return there.range(0, length).map { FindQuery.Match(closeness: .beginning, range: $0) } }
        if length >= Vocabulary.shortest, let place = there.folded.place(of: word) {
            return there.range(place, length).map { FindQuery.Match(closeness: .inside, range: $0) }
        }
        guard length >= Typo.shortest, Typo.isOne(there.folded, word) else { return nil }
        return there.range(0, there.length).map { FindQuery.Match(closeness: .near, range: $0) }
    }

    /// Several words in a row: the first may have begun earlier, the last may go on.
    private func row(_ all: [LocatedWords.Word], at place: Int) -> FindQuery.Match? {
        guard place + words.count <= all.count, let first = words.first, let last = words.last else { return nil }
        let there = all[place..<place + words.count]
        let (head, tail) = (all[place], all[place + words.count - 1])
        let isWhole = head.folded == first && tail.folded == last
        guard there.map(\.folded).dropFirst().dropLast().elementsEqual(words.dropFirst().dropLast()),
            isQuoted ? isWhole : head.folded.ends(with: first) && tail.folded.begins(with: last),
            let start = head.range(head.length - first.unicodeScalars.count, 1), let end = tail.range(0, last.unicodeScalars.count)
        else { return nil }
        let closeness: Closeness = isWhole ? .whole : head.folded == first ? .beginning : .inside
        return FindQuery.Match(closeness: closeness, range: start.lowerBound..<end.upperBound)
    }
}

extension FindQuery.Part {
    /// Several words in a row, one of them with a slip of the finger.
    fileprivate func nearRow(_ all: [LocatedWords.Word], at place: Int) -> FindQuery.Match? {
        guard !isQuoted, place + words.count <= all.count else { return nil }
        let there = all[place..<place + words.count]
        let other = zip(there.map(\.folded), words).filter { $0 != $1 }
        guard other.count == 1, other[0].1.unicodeScalars.count >= Typo.shortest, Typo.isOne(other[0].0, other[0].1),
            let start = there.first?.places.first, let end = there.last?.places.last
        else { return nil }
        return FindQuery.Match(closeness: .near, range: start.lowerBound..<end.upperBound)
    }
}

extension String {
    /// Behind how many characters this text begins in it; nil where it does not occur.
    fileprivate func place(of other: String) -> Int? {
        let (all, sought) = (Array(unicodeScalars), Array(other.unicodeScalars))
        guard !sought.isEmpty, all.count >= sought.count else { return nil }
        return (0...(all.count - sought.count)).first { all[$0..<$0 + sought.count].elementsEqual(sought) }
    }
}
