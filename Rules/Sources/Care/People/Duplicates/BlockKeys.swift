/// What a party can be found by: marks that two records of one party are likely to share, whatever is wrong with the rest.
struct BlockKeys {
    /// Marks to be found by alone, and in pairs where too many have them. Ascending, each once.
    private(set) var keys: [UInt64] = []
    /// Words and what remains of them with one letter left out: two words one slip apart share one such mark.
    private(set) var slips: [UInt64] = []

    /// Shorter words are too many with one letter left out, longer ones have too many letters to leave out.
    private static let slipLengths = 4...14
    /// Words of a text, and letters at the end of a telephone number, that are marks.
    private static let (mostWords, telephoneEnd) = (6, 7)

    /// The marks of one party.
    init(_ party: Int, _ all: Columns) {
        for column in all.columns {
            for value in column.held[party] { add(column.values[Int(value)], column.kind) }
        }
        keys = Array(Set(keys)).sorted()
        slips = Array(Set(slips)).sorted()
    }

    private mutating func add(_ value: Column.Value, _ kind: Column.Kind) {
        switch kind {
        case .name:
            add(word: value.letters)
            keys.append(mark(.initial, value.letters.prefix(1)))
        case .text, .title: addWords(value)
        case .digits, .domain: add(word: value.letters)
        case .telephone: add(word: value.letters.suffix(Self.telephoneEnd))
        case .address: addAddress(value)
        case .date: addDate(value)
        }
    }

    private mutating func addWords(_ value: Column.Value) {
        let words = Text.words(value.text).prefix(Self.mostWords)
        for word in words where word.count >= 2 { add(word: word.unicodeScalars.map(\.value)) }
        if words.count > 1 { add(word: value.letters) }
    }

    private mutating func addAddress(_ value: Column.Value) {
        let local = value.text.prefix { $0 != "@" }
        add(word: local.filter { $0.isLetter || $0.isNumber }.unicodeScalars.map(\.value))
        let words = local.split { !$0.isLetter }
        for word in words where word.count >= 3 { add(word: word.unicodeScalars.map(\.value)) }
    }

    private mutating func addDate(_ value: Column.Value) {
        add(word: value.letters)
        guard let date = value.date else { return }
        let (year, month, day) = (UInt32(date.year), UInt32(date.month), UInt32(date.day))
        keys += [mark(.yearMonth, [year, month]), mark(.monthDay, [min(month, day), max(month, day)]), mark(.yearDay, [year, day])]
    }

    private mutating func add(word: some RandomAccessCollection<UInt32>) {
        keys.append(mark(.word, word))
        guard Self.slipLengths.contains(word.count) else { return }
        slips.append(mark(.slip, word))
        for left in word.indices { slips.append(mark(.slip, word[..<left], word[word.index(after: left)...])) }
    }

    private enum Sort: UInt64 { case word = 1, slip, initial, yearMonth, monthDay, yearDay }

    /// FNV-1a over the letters, begun with what sort of mark it is: the same in every process, unlike Swift’s own hashes.
    private func mark(_ sort: Sort, _ letters: some Collection<UInt32>, _ more: some Collection<UInt32> = EmptyCollection()) -> UInt64 {
        var hash = 0xCBF2_9CE4_8422_2325 ^ sort.rawValue
        for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
        for letter in more { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
        return Spread.of(hash)
    }
}

/// Spreads numbers evenly, always in the same way.
enum Spread {
    /// Every bit of the answer depends on every bit of the number (the finalizer of SplitMix64, Steele and others 2014).
    static func of(_ number: UInt64) -> UInt64 {
        var mixed = number &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
