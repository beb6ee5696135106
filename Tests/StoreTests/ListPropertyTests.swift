import Care
import Support
import Testing

@testable import Store

/// A list asked of a random office is what one gets by looking at everybody in turn.
@Suite struct `A list and a look at everybody agree` {
    /// An office in which much is known of everybody, of few values, so that conditions hold of some and not of others.
    private static func office(_ seed: UInt64) throws -> RandomOffice {
        var office = try RandomOffice(seed: seed)
        for _ in 0..<70 {
            try office.step()
            try complete(&office)
        }
        return office
    }

    private static let tags = ["easter", "roof"], towns = ["Falmouth", "Porto Alegre"], boilers = ["Vaillant", "worcester", ""]

    private static func complete(_ office: inout RandomOffice) throws {
        let numbers = try office.cast.reading { try $0.parties(before: .max, limit: 1_000).map(\.number) }
        guard let number = numbers.randomElement(using: &office.dice) else { return }
        var change = Party.Correction()
        switch Int.random(in: 0..<7, using: &office.dice) {
        case 0: change.tags = [tags.randomElement(using: &office.dice) ?? ""]
        case 1: change.dropped.tags = [tags.randomElement(using: &office.dice) ?? ""]
        case 2: change.places = [towns.randomElement(using: &office.dice) ?? ""]
        case 3: change.fields = [.init("Boiler", boilers.randomElement(using: &office.dice) ?? "")]
        case 4: change.doNotContact = Bool.random(using: &office.dice)
        case 5: change.language = ["pt", "pt-BR", "de", ""].randomElement(using: &office.dice)
        default: change.standing = Party.Standing.allCases.randomElement(using: &office.dice)
        }
        do { try office.cast.take(EditParty(party: number, change: change)) } catch is Refusal { return }
    }

    private static func condition(_ dice: inout Dice, _ everybody: [Party]) -> Condition {
        let organization = everybody.filter { $0.kind == .organization }.randomElement(using: &dice)?.number ?? 1
        let tests: [Condition.Test] = [
            .tag("easter"), .tag("roof"), .place("falm"), .place("alegre porto"), .field(name: "Boiler", value: "VAILLANT"),
            .field(name: "Boiler", value: ""), .doNotContact, .language("pt"), .language("pt-BR"),
            .standing(Party.Standing.allCases.randomElement(using: &dice) ?? .client), .organization(organization), .responsible(2),
            .address, .number, .contact(.days(Int.random(in: 1...60, using: &dice))), .contact(Condition.Since("2026-02-20")!),
            .owed(.ours), .owed(.theirs), .words("harbour"), .words("w1"), .words("w12 "),
        ]
        return Condition(tests.randomElement(using: &dice) ?? .address, isNot: Bool.random(using: &dice))
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func `whatever is asked`(seed: UInt64) throws {
        var office = try Self.office(seed)
        let later = Cast.monday.adding(milliseconds: 5 * 86_400_000)
        try office.cast.reading(at: later) { reading in
            let naive = try Naive(reading)
            let everybody = naive.everybody
            for _ in 0..<60 {
                var content = SavedList.Content(order: SavedList.Order.allCases.randomElement(using: &office.dice) ?? .name)
                content.kind = [nil, .person, .organization].randomElement(using: &office.dice) ?? nil
                for _ in 0..<Int.random(in: 0...3, using: &office.dice) {
                    content.conditions.append(Self.condition(&office.dice, everybody))
                }
                let expected = everybody.filter { naive.isOn($0, content) }.map(\.number)
                let asked = content.conditions.map(\.text)
                let numbers = try reading.numbers(on: content, limit: 1_000)
                #expect(numbers.sorted() == expected.sorted(), "seed \(seed), \(asked)")
                #expect(try reading.count(content) == expected.count)
                #expect(numbers == naive.ordered(numbers, content.order), "seed \(seed), \(content.order)")
                let pages = try stride(from: 0, to: numbers.count + 7, by: 7).flatMap {
                    try reading.numbers(on: content, limit: 7, offset: $0)
                }
                #expect(pages == numbers)
            }
        }
    }

    @Test(arguments: [21, 22, 23] as [UInt64]) func `many changed and taken back are as before, and so after a rebuild`(seed: UInt64) throws
    {
        var office = try Self.office(seed)
        let cast = office.cast
        let changes: [ChangeMany.Change] = [.tag("easter"), .noTag("roof"), .standing(.former), .doNotContact(false), .responsible(2)]
        for change in changes {
            let before = try cast.tables(without: ["undone"])
            let content = SavedList.Content(
                conditions: [Self.condition(&office.dice, try cast.reading { try $0.parties(before: .max, limit: 1_000) })])
            let command = try cast.reading { ChangeMany(parties: try $0.members(of: content), change: change) }
            if command.parties.isEmpty { continue }
            let effect = try cast.reading { try $0.effect(of: command) }
            let answer = try cast.take(command)
            #expect(answer.entries.map(\.fact) == effect.facts.map(\.fact))
            if answer.entries.isEmpty { continue }
            // Said again it changes nothing: what was wanted holds of all.
            #expect(try cast.reading { try $0.effect(of: command) }.changed.isEmpty)
            let changed = try cast.tables()
            try cast.folder.rebuild(firm: 1)
            #expect(try cast.tables() == changed)
            try cast.take(UndoLast(by: cast.anna))
            #expect(try cast.tables(without: ["undone"]) == before)
        }
    }
}

/// Everybody looked at in turn.
private struct Naive {
    let reading: Reading
    let everybody: [Party]
    var contacts: [Int64: [Int64]] = [:]
    var owed: [Int64: Set<String>] = [:]
    var words: [Int64: Set<String>] = [:]
    var roots: [Int64: Int64] = [:]

    init(_ reading: Reading) throws {
        self.reading = reading
        everybody = try reading.parties(before: .max, limit: 1_000)
        for row in try reading.database.rows("select number, root from party where firm = 1") { roots[row.integer(0)] = row.integer(1) }
        for row in try reading.database.rows("select party, at from taking_part where firm = 1") {
            contacts[root(row.integer(0)), default: []].append(row.integer(1))
        }
        for row in try reading.database.rows("select party, side from promise where firm = 1 and state = 'open'") {
            owed[root(row.integer(0)), default: []].insert(row.text(1))
        }
        for row in try reading.database.rows(
            "select thing, word from mention where firm = 1 and part < \(Mention.places(.promise).lowerBound)")
        {
            words[root(row.integer(0)), default: []].insert(row.text(1))
        }
    }

    private func root(_ number: Int64) -> Int64 { roots[number] ?? number }

    func isOn(_ party: Party, _ content: SavedList.Content) -> Bool {
        (content.kind == nil || content.kind == party.kind) && content.conditions.allSatisfy { holds($0.test, party) != $0.isNot }
    }

    private func holds(_ test: Condition.Test, _ party: Party) -> Bool {
        switch test {
        case .standing(let standing): party.standing == standing
        case .tag(let tag): party.profile.tags.contains(tag)
        case .organization(let number): party.memberships.contains { $0.until == nil && root($0.organization) == root(number) }
        case .responsible(let number): party.responsible == number
        case .place(let text):
            Words.of(text).allSatisfy { word in party.profile.places.contains { Words.of($0).contains { $0.hasPrefix(word) } } }
        case .language(let code): party.profile.language == code || party.profile.language.hasPrefix(code + "-")
        case .doNotContact: party.profile.doNotContact
        case .address: !party.addresses.isEmpty
        case .number: !party.numbers.isEmpty
        case .contact(let since): last(party).map { $0 >= start(since) } ?? false
        case .owed(let side): owed[party.number]?.contains(side.rawValue) ?? false
        case .field(let name, let value):
            party.profile.fields.contains { $0.name == name && (value.isEmpty || Fold.text($0.value) == Fold.text(value)) }
        case .words(let text):
            Words.of(text).allSatisfy { word in
                words[party.number]?.contains { word.count < 3 ? $0.hasPrefix(word) : $0.contains(word) } ?? false
            }
        }
    }

    private func start(_ since: Condition.Since) -> Int64 {
        reading.zone.instant(LocalTime(day: since.day(asOf: reading.today), second: 0)).milliseconds
    }

    private func last(_ party: Party) -> Int64? { contacts[party.number]?.filter { $0 <= reading.at.milliseconds }.max() }

    /// By the same keys, sorted here.
    func ordered(_ numbers: [Int64], _ order: SavedList.Order) -> [Int64] {
        let parties = Dictionary(uniqueKeysWithValues: everybody.map { ($0.number, $0) })
        func heard(_ number: Int64) -> Int64 { parties[number].flatMap { last($0) } ?? 0 }
        func name(_ number: Int64) -> [UInt8] { Array(Fold.text(parties[number]?.shown ?? "").utf8) }
        return numbers.sorted { one, other in
            switch order {
            case .name: name(one) == name(other) ? one < other : name(one).lexicographicallyPrecedes(name(other))
            case .newest: one > other
            case .heard: heard(one) == heard(other) ? one < other : heard(one) > heard(other)
            case .quiet: heard(one) == heard(other) ? one < other : heard(one) < heard(other)
            }
        }
    }
}
