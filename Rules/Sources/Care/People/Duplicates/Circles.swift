/// Records that are one party, put together.
///
/// Pairs alone would contradict each other: a is b and b is c, but a is not c. So two circles join, the likeliest pair first, when the mean
/// of the odds of all pairs across them is not against it (average linkage). A chain of look-alikes therefore never grows into one heap.
/// Time: pairs times `most`.
struct Circles {
    /// By the party that stands for it, the parties of each circle of at least two.
    private(set) var members: [Int32: [Int32]] = [:]
    /// By party, the one that stands for its circle.
    private(set) var circle: [Int32]

    /// One pair says no more than this in the mean, to base 2: one agreement by accident does not outweigh all others.
    private static let bound = 10.0
    /// The mean may be a little against it: where much is unknown, most pairs across say nothing.
    private static let least = -2.0
    /// Pairs across two circles that are looked at.
    private static let most = 120

    init(parties: Int) { circle = (0..<parties).map(Int32.init) }

    /// Joins along the pairs, given likeliest first. `odds`: the odds of any two parties, to base 2.
    mutating func join(_ pairs: [UInt64], odds: (UInt64) -> Double) {
        for pair in pairs {
            let (one, other) = (circle[Int(pair >> 32)], circle[Int(pair & 0xFFFF_FFFF)])
            if one == other { continue }
            let (ours, theirs) = (members[one] ?? [one], members[other] ?? [other])
            if mean(ours, theirs, odds) >= Self.least { unite(min(one, other), max(one, other), ours + theirs) }
        }
    }

    private func mean(_ ours: [Int32], _ theirs: [Int32], _ odds: (UInt64) -> Double) -> Double {
        let all = ours.count * theirs.count
        let looked = stride(from: 0, to: all, by: max(1, all / Self.most)).map { place in
            min(Self.bound, max(-Self.bound, odds(Blocks.pair(Int(ours[place / theirs.count]), Int(theirs[place % theirs.count])))))
        }
        return looked.reduce(0, +) / Double(looked.count)
    }

    private mutating func unite(_ one: Int32, _ other: Int32, _ all: [Int32]) {
        for party in all { circle[Int(party)] = one }
        members[one] = all.sorted()
        members[other] = nil
    }
}
