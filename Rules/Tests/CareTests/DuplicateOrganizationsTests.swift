import Testing

@testable import Care

/// Organizations of a few made-up towns: a rare word and one of few trades in each name, some written down twice.
struct MadeUpTrades {
    var organizations: [Portrait] = []
    /// The numbers of those that are one.
    var twice: Set<[Int64]> = []
    private var seed: UInt64

    private static let trades = ["bakery", "garage", "consulting", "engineering", "cafe", "grill", "holding", "partners"]
    private static let towns = ["Dover", "Deal", "Sandwich", "Canterbury", "Ramsgate"]

    init(seed: UInt64, count: Int, twice: Int) {
        self.seed = seed
        let streets = (0..<count / 6).map { _ in word() }
        for one in 0..<count {
            let (name, trade, town) = (word(), Self.trades[pick(Self.trades.count)], Self.towns[pick(Self.towns.count)])
            let (house, street) = (1 + pick(150), streets[pick(streets.count)])
            add("\(name) \(trade)", "\(house) \(street) street", town, trade)
            if one < twice {
                let again = ["\(name)", "\(name) \(trade) (\(town))", "the \(name) \(trade) & co", "\(name.dropLast()) \(trade)"][pick(4)]
                add(again, pick(8) == 0 ? "\(street) street" : "\(house) \(street) st.", town, Self.trades[pick(Self.trades.count)])
                self.twice.insert([Int64(organizations.count - 1), Int64(organizations.count)])
            }
        }
    }

    mutating func add(_ name: String, _ street: String, _ town: String, _ trade: String) {
        var portrait = Portrait(number: Int64(organizations.count + 1), name: LegalForms.without(name))
        portrait.add(place: "\(street)\n\(town)")
        portrait.details.append(.init("trade", trade))
        organizations.append(portrait)
    }

    private mutating func word() -> String {
        (0..<3).map { _ in String(Array("bdfgklmnprstvz")[pick(14)]) + String(Array("aeiou")[pick(5)]) + String(Array("lnrst")[pick(5)]) }
            .joined()
    }

    private mutating func pick(_ below: Int) -> Int {
        seed &+= 1
        return Int(Spread.of(seed) % UInt64(below))
    }
}

@Suite struct `Organizations that may be one` {
    private func find(_ organizations: [Portrait]) -> [Likeness] {
        var duplicates = Duplicates(organizations, as: .organization) { $0.lowercased() }
        return duplicates.find()
    }

    private func pairs(_ found: [Likeness]) -> Set<[Int64]> { Set(found.map { [$0.a, $0.b] }) }

    @Test(arguments: [UInt64(1), 2, 3]) func `those written down twice are found, and those of one trade and town are not`(seed: UInt64) {
        let trades = MadeUpTrades(seed: seed * 1000, count: 150, twice: 20)
        let found = pairs(find(trades.organizations))
        let right = Double(found.intersection(trades.twice).count)
        #expect(right >= 0.95 * Double(found.count) && right >= 0.9 * Double(trades.twice.count), "\(right) right of \(found.count)")
    }

    @Test func `six restaurants in one hotel are six`() {
        var trades = MadeUpTrades(seed: 4, count: 120, twice: 10)
        let before = trades.organizations.count
        for name in ["Quay Grill", "Lighthouse Room", "Anchor Cafe", "Oyster Bar", "Captain’s Table", "Winter Garden"] {
            trades.add(name, "1 Harbour Parade", "Dover", "grill")
        }
        #expect(find(trades.organizations).filter { $0.b > before }.isEmpty)
    }

    @Test func `a rare word in common is told, a frequent one and the town’s name make nobody alike`() {
        var trades = MadeUpTrades(seed: 5, count: 120, twice: 10)
        let before = Int64(trades.organizations.count)
        trades.add("Ferreira Dover", "3 Quay Street", "Dover", "bakery")
        trades.add("Harbour Bakery Ferreira Dover", "3 Quay St.", "Dover", "cafe")
        trades.add("Okafor Garage Dover", "88 Castle Street", "Dover", "garage")
        trades.add("Lindqvist Garage Dover", "90 Castle Street", "Dover", "garage")
        let found = find(trades.organizations).filter { $0.b > before }
        #expect(found.map { [$0.a, $0.b] } == [[before + 1, before + 2]])
        let told = "rare name in common: ferreira (“ferreira dover”, “harbour bakery ferreira dover”)"
        #expect(found.first?.reasons.first?.words == told)
    }

    @Test func `what a field with few values has in common is no reason to think two one`() {
        let trades = MadeUpTrades(seed: 6, count: 120, twice: 20)
        for likeness in find(trades.organizations) {
            for reason in likeness.reasons where reason.words.hasPrefix("same trade") { #expect(reason.weight < 4, "\(reason)") }
        }
    }

    @Test func `endless words take no more than their share`() {
        let word = String(repeating: "ab", count: 100_000)
        _ = find((1...20).map { Portrait(number: $0, name: "\(word)\($0 % 3)\(word) \($0)") })
    }
}
