/// The words of a text with the places where they stand, for ranking what is found and marking what matches.
struct LocatedWords {
    private let text: String
    private(set) var words: [Word] = []
    /// Words with a mark inside, as one: O'Brien as obrien.
    private(set) var joined: [Word] = []

    /// `places` has, for each character of the folded word, the bytes of the text it was made of.
    struct Word {
        var folded = ""
        var places: [Range<Int32>] = []

        var length: Int { places.count }
    }

    /// Where so much of a word stands in the text; nil behind its end.
    func range(of word: Word, from: Int, count: Int) -> Range<String.Index>? {
        guard from >= 0, count > 0, from + count <= word.places.count else { return nil }
        return index(word.places[from].lowerBound)..<index(word.places[from + count - 1].upperBound)
    }

    private func index(_ place: Int32) -> String.Index { text.utf8.index(text.startIndex, offsetBy: Int(place)) }

    /// O(length). Of a text above 2 GiB nothing.
    init(_ text: String) {
        self.text = text
        if text.utf8.count >= Int32.max { return }
        var reader = LocatedWordReader()
        var text = text
        text.withUTF8 { reader.read($0) }
        (words, joined) = (reader.words, reader.joined)
    }
}

/// Reads words and their places out of the bytes of a text.
private struct LocatedWordReader {
    var words: [LocatedWords.Word] = []
    var joined: [LocatedWords.Word] = []
    private var letters: [UInt8] = []
    private var places: [Range<Int32>] = []
    /// Since the last blank: more than one word stand with only marks between them.
    private var first = 0

    /// Most words are no longer; room for so many characters is made at once.
    private static let commonLength = 12

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                read(ascii: byte, at: place)
                place += 1
            } else {
                let (scalar, length) = Words.decode(bytes, at: place)
                read(scalar, Int32(place)..<Int32(place + length))
                place += length
            }
        }
        end()
        join()
    }

    private mutating func read(ascii byte: UInt8, at place: Int) {
        let letter = Words.folded[Int(byte)]
        if letter != 0 {
            guard letters.count < Words.longest else { return }
            letters.append(letter)
            places.append(Int32(place)..<Int32(place + 1))
        } else {
            end()
            if byte <= 0x20 { join() }
        }
    }

    private mutating func read(_ scalar: Unicode.Scalar, _ range: Range<Int32>) {
        switch FoldedCharacter.of(scalar) {
        case .letters(let letters): add(letters, range)
        case .mark:
            if let last = places.popLast() { places.append(last.lowerBound..<range.upperBound) }
        case .apart:
            end()
            if scalar.properties.isWhitespace { join() }
        case .alone(let letter):
            end()
            add(letter, range)
            end()
        }
    }

    private mutating func add(_ more: String, _ range: Range<Int32>) {
        guard letters.count + more.utf8.count <= Words.longest else { return }
        letters += more.utf8
        for _ in more.unicodeScalars { places.append(range) }
    }

    private mutating func end() {
        if letters.isEmpty { return }
        words.append(LocatedWords.Word(folded: String(decoding: letters, as: UTF8.self), places: places))
        letters.removeAll(keepingCapacity: true)
        places = []
        places.reserveCapacity(Self.commonLength)
    }

    private mutating func join() {
        if words.count - first > 1 {
            joined.append(
                words[first...].reduce(into: LocatedWords.Word()) {
                    $0.folded += $1.folded
                    $0.places += $1.places
                })
        }
        first = words.count
    }
}

/// How near a match is to what was typed. In this order matches are shown.
public enum Closeness: Int, Comparable, Sendable {
    case whole, beginning, inside, near

    /// In order.
    static let all = [Closeness.whole, .beginning, .inside, .near]
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
        guard let word else { return text.words.indices.compactMap { row(text, at: $0) ?? nearRow(text, at: $0) } }
        var found: [FindQuery.Match] = []
        for words in [text.words, text.joined] {
            for there in words {
                if let match = isQuoted ? whole(word, there, text) : match(word, there, text) { found.append(match) }
            }
        }
        return found
    }

    private func whole(_ word: String, _ there: LocatedWords.Word, _ text: LocatedWords) -> FindQuery.Match? {
        guard there.folded == word else { return nil }
        return text.range(of: there, from: 0, count: there.length).map { FindQuery.Match(closeness: .whole, range: $0) }
    }

    private func match(_ word: String, _ there: LocatedWords.Word, _ text: LocatedWords) -> FindQuery.Match? {
        if let whole = whole(word, there, text) { return whole }
        let length = word.unicodeScalars.count
        func match(_ closeness: Closeness, _ from: Int, _ count: Int) -> FindQuery.Match? {
            text.range(of: there, from: from, count: count).map { FindQuery.Match(closeness: closeness, range: $0) }
        }
        if there.folded.begins(with: word) { return match(.beginning, 0, length) }
        if length >= Vocabulary.shortest, let place = there.folded.place(of: word) { return match(.inside, place, length) }
        guard length >= Typo.shortest, Typo.isOne(there.folded, word) else { return nil }
        return match(.near, 0, there.length)
    }

    /// Several words in a row: the first may have begun earlier, the last may go on.
    private func row(_ text: LocatedWords, at place: Int) -> FindQuery.Match? {
        guard let there = there(text, at: place), let head = there.first, let tail = there.last, let first = words.first,
            let last = words.last
        else { return nil }
        let isWhole = head.folded == first && tail.folded == last
        guard isQuoted ? isWhole : head.folded.ends(with: first) && tail.folded.begins(with: last),
            there.dropFirst().dropLast().map(\.folded).elementsEqual(words.dropFirst().dropLast()),
            let start = text.range(of: head, from: head.length - first.unicodeScalars.count, count: 1),
            let end = text.range(of: tail, from: 0, count: last.unicodeScalars.count)
        else { return nil }
        let closeness: Closeness = isWhole ? .whole : head.folded == first ? .beginning : .inside
        return FindQuery.Match(closeness: closeness, range: start.lowerBound..<end.upperBound)
    }

    /// Several words in a row, one of them with a slip of the finger.
    private func nearRow(_ text: LocatedWords, at place: Int) -> FindQuery.Match? {
        guard !isQuoted, let there = there(text, at: place) else { return nil }
        let other = zip(there.map(\.folded), words).filter { $0 != $1 }
        guard other.count == 1, other[0].1.unicodeScalars.count >= Typo.shortest, Typo.isOne(other[0].0, other[0].1),
            let head = there.first, let tail = there.last, let start = text.range(of: head, from: 0, count: 1),
            let end = text.range(of: tail, from: tail.length - 1, count: 1)
        else { return nil }
        return FindQuery.Match(closeness: .near, range: start.lowerBound..<end.upperBound)
    }

    /// As many words as this part has, from a place on.
    private func there(_ text: LocatedWords, at place: Int) -> ArraySlice<LocatedWords.Word>? {
        place + words.count <= text.words.count ? text.words[place..<place + words.count] : nil
    }
}

extension String {
    /// Behind how many characters this text begins in it; nil where it does not occur.
    fileprivate func place(of other: String) -> Int? {
        var (all, other) = (self, other)
        let place = all.withUTF8 { all in other.withUTF8 { Bytes.place(of: $0, in: all, from: 0) } }
        return place.map { unicodeScalars.distance(from: startIndex, to: utf8.index(startIndex, offsetBy: $0)) }
    }
}
