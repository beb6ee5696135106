/// One heading and what all parties have under it. Equal values are one value, so that to be equal is to have the same place.
struct Column: Sendable {
    let heading: String
    let kind: Kind
    let values: [Value]
    /// Party by party, the places of its values.
    let held: Rows
    /// Value by value, the places of its holders, ascending.
    let holders: Rows
    /// How many parties have any value here.
    let known: Int

    /// How values are compared.
    enum Kind: Sendable, Equatable {
        /// The parts of a person’s name, each a value.
        case name
        /// An organization’s name.
        case title
        /// A mail address.
        case address
        /// What stands behind the `@`.
        case domain
        case telephone, date, digits, text
    }

    /// A value, prepared once for all comparisons with it.
    struct Value: Sendable {
        /// Folded; and as it was typed the first time.
        let text: String
        let shown: String
        /// Letters and digits alone, as numbers, at most `longest`.
        let letters: [UInt32]
        /// Which letters occur, by their last six bits: tells most unlike words apart without a look at them.
        let mask: UInt64
        /// Its words, as places in the lexicon.
        let words: [Int32]
        let date: CalendarDate?

        private static let longest = 64

        init(_ text: String, shown: String, _ kind: Kind, _ lexicon: inout Lexicon) {
            (self.text, self.shown) = (text, shown)
            date = kind == .date ? CalendarDate(text) : nil
            let written = date?.digits ?? text.filter { $0.isLetter || $0.isNumber }
            letters = written.unicodeScalars.prefix(Self.longest).map(\.value)
            mask = letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
            words = kind == .text || kind == .title ? lexicon.words(of: text) : []
        }
    }

    /// A party has at most this many values under one heading that are compared.
    private static let mostValues = 6

    /// Lays out a column of what each party holds. `fold` makes texts equal that say the same.
    init(_ heading: String, _ kind: Kind, _ texts: [[String]], _ lexicon: inout Lexicon, fold: (String) -> String) {
        var places: [String: Int32] = [:]
        var values: [Value] = []
        let held = texts.map { own in
            var mine: [Int32] = []
            for shown in own.prefix(Self.mostValues) {
                let text = fold(shown)
                let place = places[text] ?? Int32(values.count)
                if place == values.count {
                    places[text] = place
                    values.append(Value(text, shown: shown, kind, &lexicon))
                }
                if kind == .name || !mine.contains(place) { mine.append(place) }
            }
            return mine
        }
        (self.heading, self.kind, self.values, self.held) = (heading, kind, values, Rows(held))
        holders = Rows(inverting: held, into: values.count)
        known = held.count { !$0.isEmpty }
    }

    /// Whether two parties hold one value: without that a column is a row number or all different, and says nothing.
    var hasSharedValue: Bool { values.indices.contains { holders[$0].count > 1 } }
}
