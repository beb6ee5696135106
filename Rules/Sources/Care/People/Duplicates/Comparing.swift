/// Holds two parties against each other, heading by heading.
struct Comparing: Sendable {
    let all: Columns
    /// What the places of a result stand for.
    let titles: [Title]
    let nicknames: [Set<Int>]
    /// Where among the titles addresses and domains stand.
    let address: Int?
    let domain: Int?
    var closeness = Closeness()

    /// One comparison: a column, and of a person’s name which of its parts.
    struct Title: Sendable, Equatable {
        let column: Int
        let part: Part
        /// The name says who somebody is.
        let isName: Bool
        /// Whether kin (colleagues, families, neighbours) have it in common more often than strangers, as they do streets and numbers.
        let isShared: Bool
        /// How often kin are expected to; and on which rungs they then stand.
        let amongKin: Double
        let common: [Double]

        enum Part: Sendable { case whole, first, last, rest }

        init(_ column: Int, _ kind: Column.Kind, _ part: Part) {
            (self.column, self.part) = (column, part)
            isName = part == .first || part == .last || kind == .title
            amongKin =
                switch kind {
                case .name: part == .last ? 0.2 : 0
                case .title: 0.05
                case .address, .date: 0.02
                case .telephone: 0.3
                case .domain, .digits, .text: 0.5
                }
            isShared = amongKin > 0
            common =
                switch kind {
                case .telephone: Agreement.commonTelephone
                case .title: Agreement.commonTitle
                case .name, .address, .domain, .date, .digits, .text: Agreement.common
                }
        }
    }

    init(_ all: Columns) {
        self.all = all
        titles = all.columns.enumerated().flatMap { place, column in
            (column.kind == .name ? [Title.Part.first, .last, .rest] : [.whole]).map { Title(place, column.kind, $0) }
        }
        address = titles.firstIndex { all.columns[$0.column].kind == .address }
        domain = titles.firstIndex { all.columns[$0.column].kind == .domain }
        nicknames = all.columns.first { $0.kind == .name }?.values.map { Nicknames.groups(of: $0.text) } ?? []
    }

    /// The comparisons of two parties, one for each title.
    mutating func compare(_ pair: UInt64) -> [Comparison] {
        let (one, other) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
        var comparisons: [Comparison] = []
        comparisons.reserveCapacity(titles.count)
        for (place, column) in all.columns.enumerated() {
            switch column.kind {
            case .name: comparisons += compareNames(place, one, other)
            case .title, .address, .domain, .telephone, .date, .digits, .text: comparisons.append(bestOfValues(place, one, other))
            }
        }
        explainAddresses(one, other, &comparisons)
        lookElsewhere(one, other, &comparisons)
        return comparisons
    }

    /// The best of all their values under one heading.
    private mutating func bestOfValues(_ column: Int, _ one: Int, _ other: Int) -> Comparison {
        var best = Comparison()
        for left in all.columns[column].held[one] {
            for right in all.columns[column].held[other] {
                let agreement = left == right ? .same : agreement(column, Int(left), Int(right))
                if agreement.isBetter(than: best.agreement) { best = Comparison(agreement: agreement, left: left, right: right) }
            }
        }
        return best
    }

    /// A value that stands under another heading of the other party has been written into the wrong field.
    private func lookElsewhere(_ one: Int, _ other: Int, _ comparisons: inout [Comparison]) {
        for (place, title) in titles.enumerated() where title.part == .whole && comparisons[place].agreement == .different {
            let (left, right) = (Int(comparisons[place].left), Int(comparisons[place].right))
            let marks = all.marks[title.column]
            if stands(marks[left], at: other, butNot: title.column) || stands(marks[right], at: one, butNot: title.column) {
                (comparisons[place].agreement, comparisons[place].elsewhere) = (.near, true)
            }
        }
    }

    private func stands(_ mark: Int32, at party: Int, butNot column: Int) -> Bool {
        all.columns.indices.contains { place in
            place != column && all.columns[place].held[party].contains { all.marks[place][Int($0)] == mark }
        }
    }
}
