/// How often chance makes just these values equal.
///
/// Two that share a rare name are more likely one than two that share a common one: the chance to meet by accident is the value’s own
/// frequency (Newcombe 1959; Winkler 1989). And an agreement that another one already explains says little: a town goes with its post
/// code. So the frequency of a value is taken among those who share the rarest of the other values. Records that are already surely one
/// party’s count once, else a party written down five times would make its own values look common.
struct Weighing {
    private let comparing: Comparing
    /// For each party, the first one it is surely the same as, or itself.
    private let roots: [Int32]
    /// For each column and value, how many different parties hold it.
    private let parties: [[Int32]]
    /// Holders of a value that are looked through to see how often another value goes with it.
    private static let mostHolders = 60
    /// Before two values are thought to go together: as if this many others had the one, and the other by chance.
    private static let drawn = 2.0

    /// Where only a few are known, there are others with other values: as if so many were.
    private static let others = 100.0

    init(_ comparing: Comparing, roots: [Int32]) {
        (self.comparing, self.roots) = (comparing, roots)
        parties = comparing.all.columns.map { column in
            column.values.indices.map { value in
                let holders = column.holders[value]
                return holders.allSatisfy { roots[Int($0)] == $0 } ? Int32(holders.count) : Int32(Set(holders.map { roots[Int($0)] }).count)
            }
        }
    }

    /// The chance of each equal value, in their order. `pair`: who holds them.
    func chances(_ equals: [Equal], _ pair: UInt64) -> [Double] {
        let own = roots[Int(pair >> 32)] == roots[Int(pair & 0xFFFF_FFFF)] ? 1 : 2
        var chances = equals.map { frequency($0, own) }
        let rarest = equals.indices.sorted { (chances[$0], $0) < (chances[$1], $1) }
        for (place, one) in rarest.enumerated() {
            let alone = chances[one]
            for other in rarest[..<place] { chances[one] = max(chances[one], frequency(equals[one], alone, given: equals[other], own)) }
        }
        return chances
    }

    private func column(_ title: Int) -> Int { comparing.titles[title].column }

    /// The share of others who have the value too; the compared ones left out.
    private func frequency(_ equal: Equal, _ own: Int) -> Double {
        let column = column(equal.title)
        return Double(max(0, Int(parties[column][Int(equal.value)]) - own) + 1)
            / (Double(comparing.all.columns[column].known) + Self.others)
    }

    /// The same among those who have the other value.
    private func frequency(_ equal: Equal, _ alone: Double, given other: Equal, _ own: Int) -> Double {
        let (mine, theirs) = (column(equal.title), column(other.title))
        if Int(parties[theirs][Int(other.value)]) <= own { return alone }
        var (known, both): ([Int32], [Int32]) = ([], [])
        for party in comparing.all.columns[theirs].holders[Int(other.value)].prefix(Self.mostHolders) {
            let held = comparing.all.columns[mine].held[Int(party)]
            let root = roots[Int(party)]
            if held.isEmpty || known.contains(root) && both.contains(root) { continue }
            if !known.contains(root) { known.append(root) }
            if held.contains(equal.value), !both.contains(root) { both.append(root) }
        }
        return (Double(max(0, both.count - own)) + Self.drawn * alone) / (Double(max(0, known.count - own)) + Self.drawn)
    }
}
