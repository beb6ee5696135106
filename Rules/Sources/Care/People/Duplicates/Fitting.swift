/// Fits the odds to the data at hand by expectation-maximization.
///
/// `chance` is counted on pairs drawn at random. The other tables and the shares come from the compared pairs: how likely each is one
/// party or kin, given the tables; then the tables, given that (Winkler 1988; Dempster, Laird and Rubin 1977). Where the data are few they
/// stay near what was expected. Time: rounds times pairs times titles.
struct Fitting {
    private(set) var odds: Odds
    private let titles: [Comparing.Title]
    /// All pairs there are.
    private let pairs: Double
    /// How often pairs drawn at random stand on each rung, and the least that can be said of a rung that was never drawn.
    private let drawn: [[Double]]
    private let floors: [Double]

    /// What was expected counts like so many pairs seen.
    private static let pairsExpected = 12.0
    /// The same of pairs drawn by chance: where there are ten people, what they share is not what people share.
    private static let drawsExpected = 60.0
    /// The fit begins with one record of ten having a second, and three times as many pairs of kin.
    private static let (recordsWithSecond, kinToSame) = (0.1, 3.0)
    /// A name is who somebody is: of one party’s pairs no more than this share may have nothing alike in a part of it.
    private static let mostRenamed = 0.3
    /// The same of a name that has no parts, an organization’s.
    private static let mostRenamedWholly = 0.05
    /// Kin write what they share alike: no more of it than this is mistyped. What is mistyped more often is one party’s, and so is a name
    /// that stands whole in another one.
    private static let mostMistypedByKin = 0.03
    private static let mostShare = 0.2
    private static let (mostRounds, settled) = (40, 1e-3)

    /// `random`: the rungs of pairs drawn by chance.
    init(_ titles: [Comparing.Title], parties: Int, random: [UInt64]) {
        self.titles = titles
        pairs = max(1, Double(parties) * Double(parties - 1) / 2)
        let counts = Self.counts(random.map { ($0, 1) }, titles: titles.count)
        let known = counts.map { $0.dropFirst().reduce(0, +) + Self.drawsExpected }
        floors = known.map { 0.5 / $0 }
        drawn = zip(counts, known).map { counts, known in
            zip(counts, Agreement.byChance).map { ($0 + Self.drawsExpected * $1) / known }
        }
        let share = min(0.1, Self.recordsWithSecond * Double(parties) / pairs)
        let nothing = Array(repeating: Array(repeating: 0.0, count: Agreement.rungs), count: titles.count)
        odds = Odds(same: nothing, kin: nothing, chance: nothing, sameShare: share, kinShare: min(0.1, share * Self.kinToSame))
        settle(same: nothing, kin: nothing, odds.sameShare, odds.kinShare)
    }

    /// Fits to the compared pairs until the share of matches stands still.
    mutating func fit(_ compared: [Compared]) {
        for _ in 0..<Self.mostRounds {
            let before = odds.sameShare
            var (same, kin): ([(UInt64, Double)], [(UInt64, Double)]) = ([], [])
            for pair in compared {
                let likely = odds.probabilities(pair)
                if likely.same > 1e-7 { same.append((pair.rungs, likely.same)) }
                if likely.kin > 1e-7 { kin.append((pair.rungs, likely.kin)) }
            }
            settle(
                same: Self.counts(same, titles: titles.count), kin: Self.counts(kin, titles: titles.count),
                share(of: same), share(of: kin))
            if abs(odds.sameShare - before) < Self.settled * before { break }
        }
    }

    private func share(of likely: [(UInt64, Double)]) -> Double { min(Self.mostShare, max(likely.reduce(0) { $0 + $1.1 }, 0.5) / pairs) }

    private static func counts(_ patterns: [(UInt64, Double)], titles: Int) -> [[Double]] {
        var counts = Array(repeating: Array(repeating: 0.0, count: Agreement.rungs), count: titles)
        for (rungs, count) in patterns {
            for title in 0..<titles { counts[title][Odds.rung(rungs, title)] += count }
        }
        return counts
    }

    // MARK: The tables

    private mutating func settle(same: [[Double]], kin: [[Double]], _ sameShare: Double, _ kinShare: Double) {
        var tables: (same: [[Double]], kin: [[Double]], chance: [[Double]]) = ([], [], [])
        for (place, title) in titles.enumerated() {
            var ofSame = Self.blend(same[place], Agreement.expected)
            if title.isName { ofSame = Self.bounded(ofSame, .different, title.part == .whole ? Self.mostRenamedWholly : Self.mostRenamed) }
            let chance = chance(place, ofSame, sameShare)
            tables.same.append(Self.falling(ofSame, chance))
            tables.kin.append(title.isShared ? ofKin(title, kin[place], chance) : chance)
            tables.chance.append(chance)
        }
        odds = Odds(same: tables.same, kin: tables.kin, chance: tables.chance, sameShare: sameShare, kinShare: kinShare)
    }

    /// Pairs drawn at random hold matches too, which matters where parties are few: they are taken out again.
    private func chance(_ title: Int, _ same: [Double], _ share: Double) -> [Double] {
        Self.shares(zip(drawn[title], same).map { max($0 - share * $1, floors[title]) })
    }

    private func ofKin(_ title: Comparing.Title, _ counts: [Double], _ chance: [Double]) -> [Double] {
        let fitted = Self.blend(counts, zip(title.common, chance).map { title.amongKin * $0 + (1 - title.amongKin) * $1 })
        let mistyped: [Agreement] = title.isName ? [.near, .close] : [.near]
        return mistyped.reduce(fitted) { Self.bounded($0, $1, max(Self.mostMistypedByKin, chance[Int($1.rawValue)])) }
    }

    private static func blend(_ counts: [Double], _ expected: [Double]) -> [Double] {
        shares(zip(counts, expected).map { $0 + pairsExpected * $1 })
    }

    /// Made to sum to 1, the unknown left out.
    private static func shares(_ counts: [Double]) -> [Double] {
        let sum = counts.dropFirst().reduce(0, +)
        return [0] + counts.dropFirst().map { $0 / sum }
    }

    private static func bounded(_ shares: [Double], _ agreement: Agreement, _ most: Double) -> [Double] {
        let bounded = Int(agreement.rawValue)
        guard shares[bounded] > most else { return shares }
        let scale = (1 - most) / (1 - shares[bounded])
        return shares.enumerated().map { $0.offset == bounded ? most : $0.element * scale }
    }

    /// A lower rung never says more than a higher one: where it would, both say what they say together (pool adjacent violators).
    private static func falling(_ same: [Double], _ chance: [Double]) -> [Double] {
        var runs: [(same: Double, chance: Double, length: Int)] = []
        for rung in 1..<Agreement.rungs {
            var run = (same: same[rung], chance: chance[rung], length: 1)
            while let above = runs.last, above.same * run.chance < run.same * above.chance {
                run = (above.same + run.same, above.chance + run.chance, above.length + run.length)
                runs.removeLast()
            }
            runs.append(run)
        }
        let ratios = runs.flatMap { Array(repeating: $0.same / $0.chance, count: $0.length) }
        return [0] + ratios.enumerated().map { $0.element * chance[$0.offset + 1] }
    }
}
