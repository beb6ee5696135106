/// Which parties are worth comparing: those that share marks, the more and the rarer the better.
///
/// A block is all parties with one mark. Blocks above `most` are not searched, but split by a second mark, so that a firm where all have
/// one town or one first name costs no more. Each party proposes its `best` partners. With n parties of k marks: time n·k·most at most
/// and n·k on most data, memory n·k; at most n·best pairs come out.
struct Blocks {
    /// Parties in a block that is still searched.
    private static let most = 64
    /// Partners that a party proposes.
    private static let best = 24
    /// Marks of a party that are paired where their blocks are too large.
    private static let mostPaired = 14
    /// What sharing a mark is worth beside its rarity: what was left of a word says less than the word, which was counted already.
    private static let (worthWhole, worthPaired, worthSlip) = (1.0, 0.7, 0.25)

    private let count: Int
    private var whole = BlockIndex()
    private var slips = BlockIndex()
    private var paired = BlockIndex()

    init(_ all: Columns) {
        count = all.count
        var keys: [[UInt64]] = []
        for party in 0..<count {
            let own = BlockKeys(party, all)
            keys.append(own.keys)
            for key in own.keys { whole.add(key, party) }
            for key in own.slips { slips.add(key, party) }
        }
        let large = whole.close(most: Self.most, parties: count)
        _ = slips.close(most: Self.most, parties: count)
        for party in 0..<count { pair(keys[party].filter { large.contains(BlockIndex.tag($0)) }, party) }
        _ = paired.close(most: Self.most, parties: count)
    }

    private mutating func pair(_ keys: [UInt64], _ party: Int) {
        let few = keys.prefix(Self.mostPaired)
        for (place, one) in few.enumerated() {
            for other in few.dropFirst(place + 1) { paired.add(Spread.of(one &+ Spread.of(other)), party) }
        }
    }

    /// The pairs that parties propose, the smaller place first, in order and none twice. `asks`: who proposes; nil: everybody.
    func pairs(asking asks: ((Int) -> Bool)? = nil) -> [UInt64] {
        var scores = [Float](repeating: 0, count: count)
        var pairs: [UInt64] = []
        for party in 0..<count where asks?(party) ?? true {
            let touched = score(party, &scores)
            for other in Self.bestOf(touched, scores) { pairs.append(Self.pair(party, Int(other))) }
            for other in touched { scores[Int(other)] = 0 }
        }
        pairs.sort()
        return pairs.indices.filter { $0 == 0 || pairs[$0 - 1] != pairs[$0] }.map { pairs[$0] }
    }

    /// Adds up what the party shares with others; answers who they are.
    private func score(_ party: Int, _ scores: inout [Float]) -> [Int32] {
        var touched: [Int32] = []
        for (index, weight) in [(whole, Self.worthWhole), (paired, Self.worthPaired), (slips, Self.worthSlip)] {
            for block in index.byParty[party] {
                let range = index.block(block)
                let worth = Float(weight * Logarithm.base2(Double(max(count, 3)) / Double(range.count)) + 0.01)
                for entry in range {
                    let other = index.party(entry)
                    if other == party { continue }
                    if scores[other] == 0 { touched.append(Int32(other)) }
                    scores[other] += worth
                }
            }
        }
        return touched
    }

    private static func bestOf(_ touched: [Int32], _ scores: [Float]) -> ArraySlice<Int32> {
        if touched.count <= best { return touched[...] }
        return touched.sorted { (scores[Int($0)], $1) > (scores[Int($1)], $0) }.prefix(best)
    }

    static func pair(_ one: Int, _ other: Int) -> UInt64 { UInt64(min(one, other)) << 32 | UInt64(max(one, other)) }
}
