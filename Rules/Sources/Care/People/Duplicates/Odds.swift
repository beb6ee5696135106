/// What each rung of each comparison is worth, fitted to the data at hand.
///
/// After Fellegi and Sunter ("A theory for record linkage", 1969), with a third class. `same` is how often two records of one party stand
/// on a rung, `chance` how often two drawn at random do, and `kin` how often two that have something to do with each other: colleagues,
/// families, neighbours. Their streets and numbers agree all at once, and without this class a firm’s staff would look like one person.
struct Odds: Sendable, Equatable {
    /// By title and rung, each title’s rungs summing to 1.
    var same: [[Double]]
    var kin: [[Double]]
    var chance: [[Double]]
    /// The shares of the classes among all pairs there are.
    var sameShare: Double
    var kinShare: Double
    private var logs: (same: [[Double]], kin: [[Double]], chance: [[Double]], shares: (same: Double, kin: Double, chance: Double))

    init(same: [[Double]], kin: [[Double]], chance: [[Double]], sameShare: Double, kinShare: Double) {
        (self.same, self.kin, self.chance, self.sameShare, self.kinShare) = (same, kin, chance, sameShare, kinShare)
        let log = { (table: [[Double]]) in table.map { $0.map { $0 > 0 ? Logarithm.base2($0) : 0 } } }
        let shares = (Logarithm.base2(sameShare), Logarithm.base2(kinShare), Logarithm.base2(1 - sameShare - kinShare))
        logs = (log(same), log(kin), log(chance), shares)
    }

    static func == (one: Odds, other: Odds) -> Bool {
        (one.same, one.kin, one.chance) == (other.same, other.kin, other.chance)
            && (one.sameShare, one.kinShare) == (other.sameShare, other.kinShare)
    }

    static func rung(_ rungs: UInt64, _ title: Int) -> Int { Int(rungs >> (UInt64(title) * Agreement.bits) & 7) }

    /// The probabilities that a pair is one party, and that it is kin.
    func probabilities(_ pair: Compared) -> (same: Double, kin: Double) {
        var (same, kin, chance) = (logs.shares.same, logs.shares.kin + pair.nameLuck, logs.shares.chance + pair.luck)
        var rungs = pair.rungs
        for title in self.same.indices {
            let rung = Int(rungs & 7)
            rungs >>= Agreement.bits
            same += logs.same[title][rung]
            kin += logs.kin[title][rung]
            chance += logs.chance[title][rung]
        }
        let most = max(same, kin, chance)
        let (one, other, rest) = (Logarithm.power(same - most), Logarithm.power(kin - most), Logarithm.power(chance - most))
        return (one / (one + other + rest), other / (one + other + rest))
    }

    /// The odds of one party against two that have nothing to do with each other, to base 2, whatever their values are.
    func odds(_ rungs: UInt64) -> Double {
        same.indices.reduce(logs.shares.same - logs.shares.chance) { sum, title in
            let rung = Self.rung(rungs, title)
            return sum + logs.same[title][rung] - logs.chance[title][rung]
        }
    }

    /// What one comparison says for one party, to base 2. `chance`: how often chance makes just these values equal, where they are.
    func weight(_ title: Int, _ agreement: Agreement, chance: Double?, againstKin: Bool) -> Double {
        let rung = Int(agreement.rawValue)
        if againstKin { return logs.same[title][rung] - logs.kin[title][rung] }
        return logs.same[title][rung] - (chance.map(Logarithm.base2) ?? logs.chance[title][rung])
    }

    /// How much rarer (below 0) or more frequent (above 0) a value is than an equal value usually is, to base 2.
    func luck(_ title: Int, _ chance: Double) -> Double { Logarithm.base2(chance) - logs.chance[title][Int(Agreement.same.rawValue)] }
}

/// Two parties after they were compared.
struct Compared: Sendable {
    let pair: UInt64
    let rungs: UInt64
    /// The values that are equal.
    let equals: [Equal]
    /// How much rarer or more frequent than usual they are.
    var luck = 0.0
    /// The same of what kin do not have in common: the names.
    var nameLuck = 0.0

    init(_ pair: UInt64, _ comparisons: [Comparison]) {
        (self.pair, rungs) = (pair, comparisons.packed)
        equals = comparisons.indices.filter { comparisons[$0].isEqual }.map { Equal(title: $0, value: comparisons[$0].left) }
    }
}

/// A value that two have both.
struct Equal: Sendable {
    let title: Int
    let value: Int32
}
