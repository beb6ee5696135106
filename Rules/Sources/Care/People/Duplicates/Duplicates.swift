/// Finds which of many people, or of many organizations, are likely one and the same.
///
/// Record linkage in five steps: blocks propose pairs, each pair is compared heading by heading, the worth of each agreement is fitted to
/// these very data, likely pairs are put together to circles, and every pair of a circle is suggested with its reasons. Nothing is decided
/// here: a person says yes or no. Time and memory grow with the number of parties times their marks (docs/benchmarks.md). The answer
/// depends on nothing but what is handed in.
public struct Duplicates {
    private let portraits: [Portrait]
    private var comparing: Comparing
    private let seed: UInt64

    /// How far it is, for whoever waits: what is being done.
    public enum Stage: String, Sendable, CaseIterable { case blocks, pairs, odds, circles }

    /// `fold` makes texts equal that say the same: small letters, no accents. `seed` chooses the pairs drawn at random.
    public init(_ portraits: [Portrait], as kind: Party.Kind, seed: UInt64 = 1, fold: (String) -> String) {
        (self.portraits, self.seed) = (Array(portraits.prefix(BlockIndex.mostParties)), seed)
        comparing = Comparing(Columns(self.portraits, as: kind, fold: fold))
    }

    /// All pairs that are likely one party, most likely first.
    public mutating func find(telling: (Stage) -> Void = { _ in }) -> [Likeness] {
        if portraits.count < 2 { return [] }
        telling(.blocks)
        let proposed = Blocks(comparing.all).pairs()
        telling(.pairs)
        var fitting = Fitting(comparing.titles, parties: portraits.count, random: drawn().map { comparing.compare($0).packed })
        var compared = proposed.compactMap { pair -> Compared? in
            let compared = Compared(pair, comparing.compare(pair))
            return fitting.odds.odds(compared.rungs) > Self.hopeless ? compared : nil
        }
        telling(.odds)
        let weighing = fit(&fitting, &compared)
        telling(.circles)
        return suggest(compared, fitting.odds, weighing)
    }

    /// Odds below which the values’ own frequencies can no longer make a pair likely, to base 2.
    private static let hopeless = -20.0
    /// Two so likely one count once when values are counted.
    private static let sure = 0.95
    /// A pair joins circles when it is more likely one party than two.
    private static let likely = 0.5
    /// Less likely pairs are worked out again when they are asked for, which few are.
    private static let remembered = 0.001
    /// Pairs drawn to see how often different parties agree.
    private static let mostDrawn = 200_000

    private func drawn() -> [UInt64] {
        let parties = UInt64(portraits.count)
        return (0..<min(UInt64(Self.mostDrawn), parties * (parties - 1))).compactMap { draw in
            let (one, other) = (Spread.of(seed &+ 2 &* draw) % parties, Spread.of(seed &+ 2 &* draw &+ 1) % parties)
            return one == other ? nil : Blocks.pair(Int(one), Int(other))
        }
    }

    /// Fits twice: the second time every party’s values count once, however often it was written down.
    private func fit(_ fitting: inout Fitting, _ compared: inout [Compared]) -> Weighing {
        var weighing = Weighing(comparing, roots: portraits.indices.map(Int32.init))
        for place in compared.indices { tellLuck(&compared[place], weighing, fitting.odds) }
        fitting.fit(compared)
        var circles = Circles(parties: portraits.count)
        circles.join(compared.filter { fitting.odds.probabilities($0).same > Self.sure }.map(\.pair)) { _ in 1 }
        weighing = Weighing(comparing, roots: circles.circle)
        for place in compared.indices { tellLuck(&compared[place], weighing, fitting.odds) }
        fitting.fit(compared)
        return weighing
    }

    private func tellLuck(_ pair: inout Compared, _ weighing: Weighing, _ odds: Odds) {
        (pair.luck, pair.nameLuck) = (0, 0)
        for (equal, chance) in zip(pair.equals, weighing.chances(pair.equals, pair.pair)) {
            let luck = odds.luck(equal.title, chance)
            pair.luck += luck
            if !comparing.titles[equal.title].isShared { pair.nameLuck += luck }
        }
    }

    // MARK: Suggestions

    private mutating func suggest(_ compared: [Compared], _ odds: Odds, _ weighing: Weighing) -> [Likeness] {
        var known: [UInt64: Double] = [:]
        for pair in compared {
            let probability = odds.probabilities(pair).same
            if probability > Self.remembered { known[pair.pair] = probability }
        }
        let likely = compared.filter { known[$0.pair, default: 0] >= Self.likely && isTwofold($0.rungs) }.map(\.pair)
            .sorted { (known[$0, default: 0], $1) > (known[$1, default: 0], $0) }
        var circles = Circles(parties: portraits.count)
        circles.join(likely) { pair in
            let probability = known[pair] ?? probability(pair, odds, weighing)
            known[pair] = probability
            return Logarithm.base2(max(probability, 1e-9) / max(1 - probability, 1e-9))
        }
        return circles.members.values.flatMap { likenesses($0, known, odds, weighing) }
            .sorted { ($0.probability, $1.a, $1.b) > ($1.probability, $0.a, $0.b) }
    }

    /// One likeness alone makes no suggestion, however rare it is: two must speak for it.
    private func isTwofold(_ rungs: UInt64) -> Bool {
        let speaking = UInt8(1)...Agreement.close.rawValue
        return comparing.titles.indices.count { speaking.contains(UInt8(Odds.rung(rungs, $0))) } >= 2
    }

    private mutating func probability(_ pair: UInt64, _ odds: Odds, _ weighing: Weighing) -> Double {
        var compared = Compared(pair, comparing.compare(pair))
        tellLuck(&compared, weighing, odds)
        return odds.probabilities(compared).same
    }

    private mutating func likenesses(_ circle: [Int32], _ known: [UInt64: Double], _ odds: Odds, _ weighing: Weighing) -> [Likeness] {
        circle.enumerated().flatMap { place, one in
            circle.dropFirst(place + 1).map { other in
                let pair = Blocks.pair(Int(one), Int(other))
                let own = known[pair] ?? probability(pair, odds, weighing)
                let through = own >= Self.likely ? nil : between(one, other, circle, known)
                return likeness(pair, max(own, through?.probability ?? Self.likely), through?.party, odds, weighing)
            }
        }
    }

    /// The third one through whom two are most likely one.
    private func between(_ one: Int32, _ other: Int32, _ circle: [Int32], _ known: [UInt64: Double]) -> (party: Int32, probability: Double)?
    {
        let ways = circle.filter { $0 != one && $0 != other }.map { third in
            let (near, far) = (Blocks.pair(Int(one), Int(third)), Blocks.pair(Int(third), Int(other)))
            return (party: third, probability: known[near, default: 0] * known[far, default: 0])
        }
        return ways.max { ($0.probability, $1.party) < ($1.probability, $0.party) }
    }

    private mutating func likeness(_ pair: UInt64, _ probability: Double, _ through: Int32?, _ odds: Odds, _ weighing: Weighing) -> Likeness
    {
        let comparisons = comparing.compare(pair)
        var compared = Compared(pair, comparisons)
        tellLuck(&compared, weighing, odds)
        let likely = odds.probabilities(compared)
        let againstKin = likely.kin > 1 - likely.same - likely.kin
        let chances = Dictionary(uniqueKeysWithValues: zip(compared.equals.map(\.title), weighing.chances(compared.equals, pair)))
        var reasons = comparisons.indices.filter { comparisons[$0].agreement != .unknown }.map { title in
            Likeness.Reason(
                words: comparing.words(comparing.titles[title], comparisons[title]),
                weight: odds.weight(title, comparisons[title].agreement, chance: chances[title], againstKin: againstKin))
        }
        reasons.sort { ($0.weight, $1.words) > ($1.weight, $0.words) }
        if let through { reasons.insert(Likeness.Reason(words: "both are likely \(portraits[Int(through)].number)", weight: 0), at: 0) }
        let numbers = [portraits[Int(pair >> 32)].number, portraits[Int(pair & 0xFFFF_FFFF)].number].sorted()
        return Likeness(a: numbers[0], b: numbers[1], probability: probability, reasons: reasons)
    }
}
