import Care
import Store

/// What is known of the numbers of a record from elsewhere while it is told here.
struct Retelling {
    let origin: String
    let runs: OriginRuns
    /// Whoever has a smaller number was here before.
    let before: Int64
    private let ofTheFirm: [String: Int64]
    private let firmSaysHours: Bool
    private let staffNumbers: Set<Int64>
    private let staffSayingHours: Set<Int64>
    /// The firm's own number among its things.
    private let firm: Int64

    private var things: [Int64: Int64] = [:]
    /// Entries that came without words, by their numbers there.
    private var erased: [Int64: Int64] = [:]
    /// Staff and colleagues there who are of the firm here already.
    private var known: Set<Int64> = []

    init(_ reading: Reading, origin: String, run: Int64) throws {
        self.origin = origin
        runs = try reading.runs(of: origin)
        before = runs.first ?? run
        ofTheFirm = try reading.ofTheFirm(before: before)
        firm = reading.thing.number
        firmSaysHours = try reading.saysHours(of: firm)
        staffNumbers = Set(reading.staff.keys)
        staffSayingHours = Set(try reading.staff.keys.filter { try reading.saysHours(of: $0) })
    }

    /// Every identity under which an entry can be here, the newest last: a run that was taken back can be told again.
    func identities(_ entry: ToldEntry) -> [Identity] {
        (0...runs.undone).map { Identity(of: "export \(origin) \(entry.number) \($0)") }
    }

    /// What to do with an entry that is not here yet.
    enum Doing {
        case tell(Stated, by: Actor)
        /// It says what is known here, or decided here.
        case known
        /// It says nothing outside its record.
        case nothing
        case fail(String)
    }

    mutating func doing(_ entry: ToldEntry) -> Doing {
        let fact: Fact
        do { fact = try Fact(entry.form) } catch { return .fail("its \(error.field) is not as expected in \(error.kind)") }
        if let here = here(fact, entry) {
            things[entry.number] = here
            return .known
        }
        if saysWhatIsDecidedHere(fact, about: entry.about) { return .known }
        if case .undone = fact { return .nothing }
        if case .importRun(.undone) = fact { return .nothing }
        guard entry.begins || things[entry.about] != nil else { return .fail("what it is about is not in the export") }
        guard let told = fact.renumbered(renumbering) else { return .fail("somebody it names is not in the export") }
        let stated = things[entry.about].map { Stated.about($0, told) } ?? .begins(told)
        return .tell(stated, by: actor(entry.by))
    }

    /// Something of the other record that is here under its own number.
    private mutating func here(_ fact: Fact, _ entry: ToldEntry) -> Int64? {
        switch fact {
        case .firm(.founded): return firm
        case .staff(.joined(_, let address, _)):
            guard let number = ofTheFirm[address], staffNumbers.contains(number) else { return nil }
            known.insert(number)
            return number
        case .colleague(.seen(_, let address)):
            guard let number = ofTheFirm[address] else { return nil }
            known.insert(number)
            return number
        case .firm, .staff, .colleague, .team, .party, .interaction, .promise, .importRun, .list, .undone: return nil
        }
    }

    private func saysWhatIsDecidedHere(_ fact: Fact, about thing: Int64) -> Bool {
        switch fact {
        case .firm(.hours): firmSaysHours
        case .staff(.hours): things[thing].map { staffSayingHours.contains($0) } ?? false
        case .staff(.left), .colleague(.known): things[thing].map { known.contains($0) } ?? false
        case .firm, .staff, .colleague, .team, .party, .interaction, .promise, .importRun, .list, .undone: false
        }
    }

    private var renumbering: Renumbering {
        let (things, erased) = (things, erased)
        return Renumbering(thing: { things[$0] }, erased: { range in erased.filter { range.contains($0.key) }.map(\.value) })
    }

    private func actor(_ actor: Actor) -> Actor {
        switch actor {
        case .staff(let number): things[number].map(Actor.staff) ?? .importer
        case .person(let number): things[number].map(Actor.person) ?? .importer
        case .clock, .importer: actor
        }
    }

    /// An entry is here now, under these numbers.
    mutating func note(_ entry: ToldEntry, entryHere: Int64, thingHere: Int64) {
        if entry.begins { things[entry.number] = thingHere }
        if entry.form.words == nil { erased[entry.number] = entryHere }
        // A thread whose first message was taken back there begins with this one, and the others follow it.
        if entry.form.kind == "interaction.mailed", let thread = entry.form.body["thread"]?.integer, things[thread] == nil {
            things[thread] = thingHere
        }
    }
}
