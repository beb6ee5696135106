/// All that is compared of all parties, heading by heading.
struct Columns: Sendable {
    let columns: [Column]
    let lexicon: Lexicon
    /// Where values of different headings have the same text, they have the same mark: a street written under the town is found.
    let marks: [[Int32]]
    /// How many parties there are.
    let count: Int

    /// So many headings are compared at most: the rungs of one pair are packed into 64 bits, and a name takes three of 21 places.
    static let most = 18

    init(_ portraits: [Portrait], as kind: Party.Kind, fold: (String) -> String) {
        var lexicon = Lexicon()
        var columns = [
            Self.names(portraits, kind, &lexicon, fold),
            Column("address", .address, portraits.map { $0.addresses.sorted() }, &lexicon, fold: fold),
            Column("domain", .domain, portraits.map { Set($0.addresses.compactMap { Contact($0).domain }).sorted() }, &lexicon, fold: fold),
            Column("number", .telephone, portraits.map { $0.numbers.sorted() }, &lexicon, fold: fold),
        ]
        let told = Self.details(portraits, &lexicon, fold).filter(\.hasSharedValue).sorted {
            ($0.known, $1.heading) > ($1.known, $0.heading)
        }
        columns = columns.filter { $0.known > 0 } + told.prefix(Self.most - columns.count)
        lexicon.count(columns, parties: portraits.count)
        (self.columns, self.lexicon, count, marks) = (columns, lexicon, portraits.count, Self.marks(columns))
    }

    private static func names(
        _ portraits: [Portrait], _ kind: Party.Kind, _ lexicon: inout Lexicon, _ fold: (String) -> String
    ) -> Column {
        let words = portraits.map { Text.words($0.name) }
        return switch kind {
        case .person: Column("name", .name, words.map { $0.map(String.init) }, &lexicon, fold: fold)
        case .organization: Column("name", .title, words.map { $0.isEmpty ? [] : [$0.joined(separator: " ")] }, &lexicon, fold: fold)
        }
    }

    private static func details(_ portraits: [Portrait], _ lexicon: inout Lexicon, _ fold: (String) -> String) -> [Column] {
        var places: [String: Int] = [:]
        var texts: [(heading: String, own: [[String]])] = []
        for (party, portrait) in portraits.enumerated() {
            for detail in portrait.details where !detail.value.isEmpty {
                let place = places[detail.heading] ?? texts.count
                if place == texts.count {
                    places[detail.heading] = place
                    texts.append((detail.heading, Array(repeating: [], count: portraits.count)))
                }
                texts[place].own[party].append(detail.value)
            }
        }
        return texts.map { column(of: $0.heading, $0.own, &lexicon, fold) }
    }

    private static func column(
        of heading: String, _ own: [[String]], _ lexicon: inout Lexicon, _ fold: (String) -> String
    ) -> Column {
        let kind = kind(of: own)
        let told = kind == .date ? own : own.map { $0.map { Text.words($0).joined(separator: " ") }.filter { !$0.isEmpty } }
        return Column(heading, kind, told, &lexicon, fold: fold)
    }

    /// Values that tell what kind of column they stand in.
    private static let looked = 2000

    /// Dates and numbers are told by what most of the values look like.
    private static func kind(of texts: [[String]]) -> Column.Kind {
        let all = texts.lazy.flatMap { $0 }.prefix(looked).map { $0 }
        if Double(all.count { CalendarDate($0) != nil }) >= 0.6 * Double(all.count) { return .date }
        return Double(all.count { Text.hasDigitsOnly($0) }) >= 0.8 * Double(all.count) ? .digits : .text
    }

    private static func marks(_ columns: [Column]) -> [[Int32]] {
        var known: [String: Int32] = [:]
        return columns.map { column in
            column.values.map { value in
                let mark = known[value.text] ?? Int32(known.count)
                known[value.text] = mark
                return mark
            }
        }
    }
}
