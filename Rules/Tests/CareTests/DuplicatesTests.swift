import Testing

@testable import Care

/// A town of made-up people, some of whom are written down twice with slips.
struct MadeUpTown {
    var people: [Portrait] = []
    /// Which of the people each portrait is of.
    var who: [Int64: Int] = [:]
    private var seed: UInt64

    init(seed: UInt64, people count: Int, twice: Int) {
        self.seed = seed
        let families = (0..<count / 3).map { _ in word(3) }
        let (given, streets, towns) = ((0..<60).map { _ in word(2) }, (0..<count / 4).map { _ in word(3) }, (0..<20).map { _ in word(3) })
        for one in 0..<count {
            let (first, family) = (given[number(60)], families[number(families.count)])
            var portrait = Portrait(number: Int64(people.count + 1), name: "\(first) \(family)")
            portrait.addresses = ["\(first).\(family)\(number(90))@mail.example"]
            portrait.numbers = ["4420\(10_000_000 + number(90_000_000))"]
            portrait.details = [
                .init("born", "\(1930 + number(70))-0\(1 + number(9))-1\(number(9))"),
                .init("street", "\(number(99)) \(streets[number(streets.count)]) road"),
                .init("town", towns[number(20)]),
            ]
            add(portrait, one)
            if one < twice { add(spoiled(portrait), one) }
        }
    }

    private mutating func add(_ portrait: Portrait, _ one: Int) {
        let number = Int64(people.count + 1)
        people.append(
            Portrait(
                number: number, name: portrait.name, addresses: portrait.addresses, numbers: portrait.numbers, details: portrait.details))
        who[number] = one
    }

    /// The same one with slips, gaps and swapped names.
    private mutating func spoiled(_ portrait: Portrait) -> Portrait {
        var portrait = portrait
        let names = portrait.name.split(separator: " ").map(String.init)
        portrait.name = number(4) == 0 ? "\(names[1]) \(slipped(names[0]))" : "\(names[0]) \(slipped(names[1]))"
        if number(2) == 0 { portrait.addresses = [] }
        if number(2) == 0 { portrait.numbers = [] }
        portrait.details = portrait.details.map { Portrait.Detail($0.heading, slipped($0.value)) }
        portrait.details.remove(at: number(3))
        return portrait
    }

    private mutating func slipped(_ text: String) -> String {
        var letters = Array(text)
        let place = number(letters.count - 1)
        if number(2) == 0 { letters.swapAt(place, place + 1) } else { letters.remove(at: place) }
        return String(letters)
    }

    private mutating func word(_ syllables: Int) -> String {
        (0..<syllables).map { _ in "bcdfghklmnprstvz".letter(number(16)) + "aeiou".letter(number(5)) + "lnrst".letter(number(5)) }.joined()
    }

    private mutating func number(_ below: Int) -> Int {
        seed &+= 1
        return Int(Spread.of(seed) % UInt64(max(below, 1)))
    }

    /// Precision and recall of what was found.
    func measure(_ found: [Likeness]) -> (precision: Double, recall: Double) {
        let right = found.count { who[$0.a] == who[$0.b] }
        let all = Dictionary(grouping: who.values) { $0 }.values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
        return (Double(right) / Double(max(found.count, 1)), Double(right) / Double(max(all, 1)))
    }
}

extension String {
    fileprivate func letter(_ place: Int) -> String { String(Array(self)[place]) }
}

@Suite struct DuplicatesTests {
    private func find(_ people: [Portrait], _ kind: Party.Kind = .person) -> [Likeness] {
        var duplicates = Duplicates(people, as: kind) { $0.lowercased() }
        return duplicates.find()
    }

    @Test(arguments: [UInt64(1), 2, 3]) func `those written down twice are found in spite of slips, gaps and swapped names`(seed: UInt64) {
        let town = MadeUpTown(seed: seed * 1000, people: 150, twice: 50)
        let (precision, recall) = town.measure(find(town.people))
        #expect(precision >= 0.95 && recall >= 0.9, "precision \(precision), recall \(recall)")
    }

    @Test func `where nobody is here twice nobody is suggested`() {
        let town = MadeUpTown(seed: 77, people: 200, twice: 0)
        #expect(find(town.people).count <= 1)
    }

    @Test func `the answer is the same every time, and in whatever order they come`() {
        let town = MadeUpTown(seed: 5, people: 80, twice: 20)
        let found = find(town.people)
        #expect(found == find(town.people))
        let pairs = { (found: [Likeness]) in Set(found.map { [$0.a, $0.b] }) }
        #expect(pairs(find(town.people.reversed())) == pairs(found))
    }

    @Test func `an initial and the same number are enough among five; a brother at the same desk is another`() {
        let found = find(Self.cast)
        #expect(found.map { [$0.a, $0.b] }.contains([1, 2]))
        withKnownIssue("Among so few there is too little to fit, and the brother is suggested too.") {
            #expect(found.map { [$0.a, $0.b] } == [[1, 2]])
        }
        #expect(found.first?.reasons.contains { $0.words == "same number “442079460171”" && $0.weight > 1 } == true)
    }

    private static let cast = [
        Portrait(
            number: 1, name: "Ines Ferreira", addresses: ["ines@harbourbakery.example"], numbers: ["442079460171"],
            details: [.init("organization", "harbour bakery")]),
        Portrait(number: 2, name: "I. Ferreira", addresses: ["ines@home.example"], numbers: ["442079460171"]),
        Portrait(
            number: 3, name: "Rui Ferreira", addresses: ["rui@harbourbakery.example"], numbers: ["442079460171"],
            details: [.init("organization", "harbour bakery")]),
        Portrait(number: 4, name: "Chidi Okafor", addresses: ["chidi@okafor.example"], numbers: ["442079460100"]),
        Portrait(number: 5, name: "Ulla Lindqvist", addresses: ["ulla@lindqvist.example"]),
    ]

    @Test func `colleagues of one firm share everything but themselves, and are not one`() {
        var town = MadeUpTown(seed: 9, people: 120, twice: 0)
        for place in 0..<40 {
            town.people[place].numbers = ["44207946017\(place % 4)"]
            town.people[place].details = [
                .init("organization", "harbour bakery"), .init("street", "3 quay street"), .init("town", "dover"),
            ]
        }
        #expect(find(town.people).count <= 1)
    }

    @Test func `nobody, one and many who know nothing are no pairs`() {
        #expect(find([]).isEmpty && find([Self.cast[0]]).isEmpty)
        #expect(find((1...50).map { Portrait(number: $0, name: "") }).isEmpty)
    }

    @Test func `hostile values take no more than their share`() {
        let long = String(repeating: "ab ", count: 20_000)
        let people = (1...40).map { Portrait(number: $0, name: long, addresses: [long], numbers: [long], details: [.init(long, long)]) }
        _ = find(people)
        let many = Portrait(number: 41, name: "x", details: (0..<300).map { Portrait.Detail("h\($0)", "v") })
        _ = find([many, many, many])
    }
}
