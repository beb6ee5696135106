import Care

/// All that the record holds about some people or organizations, what was taken back too.
struct Concerning {
    /// Themselves, and who was taken back and is the same by an address: for whose sake each.
    private(set) var parties: [Int64: Int64] = [:]
    /// Contacts with them and nobody else, and promises to or of them.
    private(set) var own: [Int64: Int64] = [:]
    /// Contacts with others too.
    private(set) var shared: [Int64: Int64] = [:]
    /// Import runs of files that are called after them.
    private(set) var runs: [Int64: Int64] = [:]
    /// What was said of saved lists in whose names or conditions they stand.
    private(set) var lists: [NamingList] = []
    /// Every name and address they were ever said to have.
    private(set) var names: Set<String> = []
    private(set) var addresses: Set<String> = []
    private(set) var numbers: Set<String> = []

    private let database: any Database
    private let firm: Int64

    /// O(entries). Nothing of this is needed but for the law, so the record has no index for it.
    init(_ asked: [Int64], database: any Database, firm: Int64) throws {
        (self.database, self.firm) = (database, firm)
        for party in asked { try take(party, for: party) }
        try takeThoseTakenBack()
        try takeContactsAndPromises()
        try takeRuns()
        if let asked = parties.values.min() { lists = try Naming(called, numbers: numbers).lists(in: log, for: asked) }
    }

    /// Their names, addresses and numbers, and the longer words of the names: short ones are words of the language too.
    var called: Set<String> {
        let words = names.flatMap { $0.split { !$0.isLetter }.map(String.init) }.filter { $0.count >= Self.shortestWord }
        return names.union(addresses).union(numbers).union(words)
    }

    private static let shortestWord = 4

    private var log: EntryLog { EntryLog(database: database, firm: firm) }

    private mutating func take(_ party: Int64, for asked: Int64) throws {
        parties[party] = asked
        let called = Called(try log.all(about: party))
        names.formUnion(called.names)
        addresses.formUnion(called.addresses)
        numbers.formUnion(called.numbers)
    }

    /// People whose very beginning was taken back, as with an import: no table knows them, and the record still names them.
    private mutating func takeThoseTakenBack() throws {
        let rows = try database.rows(
            """
            select about from entry where firm = \(firm) and kind in ('person.added', 'organization.added') and not \(EntryLog.stands)
            """)
        for row in rows where parties[row.integer(0)] == nil {
            let called = Called(try log.all(about: row.integer(0)))
            let isNamedOnly = called.addresses.isEmpty && !names.isDisjoint(with: called.names)
            if !addresses.isDisjoint(with: called.addresses) || isNamedOnly, let asked = parties.values.min() {
                try take(row.integer(0), for: asked)
            }
        }
    }

    private mutating func takeContactsAndPromises() throws {
        var last: Int64 = 0
        while true {
            let rows = try database.rows(
                """
                select number, about, kind, body, words from entry where firm = \(firm) and number > \(last)
                and kind in ('interaction.logged', 'interaction.mailed', 'interaction.met', 'promise.made') and (\(mentionsThem))
                order by number limit 1000
                """)
            for row in rows { try take(row) }
            guard let end = rows.last else { break }
            last = end.integer(0)
        }
        // A meeting may have been with others before it was changed. What was shared with somebody erased by now is nobody else's.
        for (thing, asked) in shared where try isTheirsAlone(thing) {
            own[thing] = asked
            shared[thing] = nil
        }
    }

    private mutating func takeRuns() throws {
        let called = called.map { $0.lowercased() }
        for entry in try log.entries(kind: "import.started") {
            guard case .importRun(.started(_, _, _, let paths, _)) = entry.fact, let asked = parties.values.min() else { continue }
            let said = paths.joined(separator: "\n").lowercased()
            if called.contains(where: said.contains) { runs[entry.about] = asked }
        }
    }

    /// With more of them than this, reading every entry costs less than asking of each which it could be.
    private static let mostPatterns = 100

    /// A coarse sieve in the database; what passes it is read.
    private var mentionsThem: SQL {
        if parties.count + addresses.count > Self.mostPatterns { return "1 = 1" }
        var condition: SQL = "1 = 0"
        for party in parties.keys.sorted() { condition = "\(condition) or body like \("%\(party)%")" }
        for address in addresses.sorted() {
            condition = "\(condition) or words like \("%" + JSON.string(address).text.dropFirst().dropLast() + "%")"
        }
        return condition
    }

    private mutating func take(_ row: Row) throws {
        let (thing, body) = (row.integer(1), try JSON(row.text(3)))
        if row.text(2) == "promise.made" {
            if let asked = body["to"]?.integer.flatMap({ parties[$0] }) { own[thing] = asked }
            return
        }
        let with = body["with"]?.integers ?? []
        if let asked = with.compactMap({ parties[$0] }).first {
            let isAlone = row.text(2) != "interaction.met" && with.allSatisfy { parties[$0] != nil }
            if isAlone { own[thing] = asked } else { shared[thing] = asked }
        } else if with.isEmpty, let words = try row.optionalText(4).map({ try JSON($0) }), let asked = parties.values.min(),
            addresses.contains(words["address"]?.string ?? "")
        {
            // A sender nobody knew when it came: surely automatic.
            own[thing] = asked
        }
    }

    private func isTheirsAlone(_ thing: Int64) throws -> Bool {
        try log.all(about: thing).allSatisfy { entry in
            guard case .interaction(let fact) = entry.fact else { return false }
            return try fact.with.allSatisfy { try parties[$0] != nil || isErased($0) }
        }
    }

    private func isErased(_ party: Int64) throws -> Bool {
        try database.row("select 1 from party where firm = \(firm) and number = \(party) and erased = 1") != nil
    }
}

/// What entries about a party call it.
private struct Called {
    var names: Set<String> = []
    var addresses: Set<String> = []
    var numbers: Set<String> = []

    init(_ entries: [Entry]) {
        for case .party(let fact) in entries.map(\.fact) {
            switch fact {
            case .added(_, let details, _): note(details.name, details.addresses, details.numbers)
            case .corrected(let change): note(change.name ?? "", change.addresses, change.numbers)
            case .belongs, .confirmed, .merged, .unmerged, .distinct, .closed, .opened, .erased: continue
            }
        }
    }

    private mutating func note(_ name: String, _ addresses: [String], _ numbers: [String]) {
        if !name.isEmpty { names.insert(name) }
        self.addresses.formUnion(addresses)
        self.numbers.formUnion(numbers)
    }
}

extension Interaction.Fact {
    /// Whom outside it was with, where the fact says so.
    fileprivate var with: [Int64] {
        switch self {
        case .logged(let logged): logged.with
        case .mailed(let mailed): mailed.with
        case .met(let met): met.with
        case .placed, .settled, .owed, .confided, .disclosed: []
        }
    }
}
