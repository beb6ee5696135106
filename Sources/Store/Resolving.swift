import Care
import Language

extension Reading {
    /// Reads what was typed for a verb's parameters: every WHO and N must match exactly one thing, every WHEN be understood.
    public func resolve(_ typed: [String: [String]], for verb: Verb) throws -> Given { try given(typed, verb.parameters) }

    /// The same for any parameters.
    public func given(_ typed: [String: [String]], _ parameters: [Parameter]) throws -> Given {
        var values: [String: [Given.Value]] = [:]
        for parameter in parameters {
            let saysByNothing = parameter.kind == .flag || parameter.empties
            values[parameter.name] = try (typed[parameter.name] ?? []).filter { !$0.trimmed.isEmpty || saysByNothing }.map {
                try value($0.trimmed, parameter)
            }
        }
        return Given(values, asker: me, today: today)
    }

    /// The command that a verb makes of what was typed.
    public func command(_ verb: Verb, _ typed: [String: [String]]) throws -> any Command { try verb.make(resolve(typed, for: verb)) }

    private func value(_ typed: String, _ parameter: Parameter) throws -> Given.Value {
        switch parameter.kind {
        case .words, .path: return .text(typed)
        case .flag: return .flag
        case .choice(let choices):
            guard choices.contains(typed) else {
                throw Refusal.notUnderstood(field: "the \(parameter.name)", given: typed, expected: choices.joined(separator: ", "))
            }
            return .text(typed)
        case .when:
            guard let due = DueWords.understand(typed, at: at, zone: zone, hours: hours) else {
                throw Refusal.notUnderstood(
                    field: "a time", given: typed, expected: "for example Fri, “Thu 15:00”, “in 2 days” or 2026-03-06")
            }
            return .due(due)
        case .who(.staff): return .number(try who(staff: typed))
        case .who(.team): return .number(try who(team: typed))
        case .who(.merged): return .number(try merged(typed))
        case .who(.colleague): return .number(try who(colleague: typed))
        case .sender: return typed.hasPrefix("@") ? .text(typed) : .number(try who(typed))
        case .who(let among): return .number(try who(typed, among: among))
        case .promise: return .number(try promise(typed))
        case .interaction: return .number(try interaction(typed))
        case .importRun: return .number(try importRun(typed))
        case .list: return .number(try list(typed).number)
        case .members: return .numbers(try members(of: list(typed).content))
        case .condition: return .condition(try condition(typed))
        }
    }

    /// A staff member by number, address or part of the name.
    public func who(staff typed: String) throws -> Int64 {
        let present = staff.values.sorted { $0.number < $1.number }
        if let number = Int64(typed), staff[number] != nil { return number }
        let folded = Fold.text(typed)
        let exact = present.filter { $0.address == folded || Fold.text($0.name) == folded }
        let fitting = exact.isEmpty ? present.filter { Fold.text($0.name).contains(folded) || $0.address.contains(folded) } : exact
        if fitting.isEmpty { throw Refusal.nobodyOfFirm(typed) }
        return try one(typed, fitting) { ($0.number, $0.name) }
    }

    /// A team by number or part of the name.
    private func who(team typed: String) throws -> Int64 {
        let all = try TeamTable(database: database, firm: firm).teams().values.sorted { $0.number < $1.number }
        if let team = all.first(where: { String($0.number) == typed }) { return team.number }
        let folded = Fold.text(typed)
        let exact = all.filter { Fold.text($0.name) == folded }
        return try one(typed, exact.isEmpty ? all.filter { Fold.text($0.name).contains(folded) } : exact, thing: "team") {
            ($0.number, $0.name)
        }
    }

    /// Somebody of the firm without sign-in, by number, address or part of the name.
    private func who(colleague typed: String) throws -> Int64 {
        let all = try StaffTable(database: database, firm: firm).colleagues("firm = \(firm) order by number")
        if let number = Int64(typed), all.contains(where: { $0.number == number }) { return number }
        let folded = Fold.text(typed)
        let exact = all.filter { $0.address == folded || Fold.text($0.name) == folded }
        let fitting = exact.isEmpty ? all.filter { Fold.text($0.name).contains(folded) || $0.address.contains(folded) } : exact
        if fitting.isEmpty { throw Refusal.nobodyOfFirm(typed) }
        return try one(typed, fitting) { ($0.number, $0.shown) }
    }

    /// A person or organization by number, address, phone number or part of the name.
    public func who(_ typed: String, among: Parameter.Who = .party) throws -> Int64 {
        let table = PartyTable(database: database, firm: firm)
        func fits(_ party: Party) -> Bool {
            switch among {
            case .party, .staff, .merged, .colleague, .team: true
            case .person: party.kind == .person
            case .organization: party.kind == .organization
            }
        }
        if let number = Int64(typed), let party = try table.whole(number), fits(party) { return party.number }
        let folded = Fold.text(typed)
        let things = named(FindQuery(typed))
        func matching(_ closeness: Closeness) throws -> [Party] {
            try [Mention.Whose.person, .organization].flatMap {
                try parties(matching: things, closeness, in: .name ... .number, $0, limit: Self.mostMatches).map(\.party).filter(fits)
            }
        }
        let matches = try matching(.inside)
        let exact = matches.filter { Fold.text($0.name) == folded || $0.addresses.contains(folded) }
        if matches.isEmpty {
            if let ours = try ofTheFirm(typed) { throw Refusal.ofTheFirm(ours) }
            // A slip of the finger is offered, and never taken for what was meant.
            let near = try matching(.near)
            if !near.isEmpty { throw Refusal.nobodyBut(typed, near.prefix(Self.mostOffered).map { "\($0.shown) (\($0.number))" }) }
        }
        return try one(typed, exact.isEmpty ? matches : exact) { ($0.number, $0.shown) }
    }

    /// Whom of the firm these words name, where somebody outside was looked for.
    private func ofTheFirm(_ typed: String) throws -> String? {
        let folded = Fold.text(typed)
        if let member = staff.values.first(where: { $0.address == folded || Fold.text($0.name) == folded }) { return member.name }
        return try StaffTable(database: database, firm: firm).colleague(at: folded)?.address
    }

    /// Somebody who was merged into another: by number, or by the name, address or number that was theirs.
    private func merged(_ typed: String) throws -> Int64 {
        let table = PartyTable(database: database, firm: firm)
        if let number = Int64(typed), let party = try table.party(number), party.mergedInto != nil { return number }
        let root = try who(typed)
        let all = try table.merged(with: root)
        let folded = Fold.text(typed)
        let named = all.filter { Fold.text($0.name) == folded || ($0.addresses + $0.numbers).contains(folded) }
        guard !all.isEmpty else { throw Refusal.notMerged(try table.whole(root)?.shown ?? typed) }
        return try one(typed, named.isEmpty ? all : named) { ($0.number, $0.shown) }
    }

    /// An import run by its number, or the last one.
    func importRun(_ typed: String) throws -> Int64 {
        guard let number = Int64(typed), try ImportRuns(database: database, firm: firm).exists(number) else {
            throw Refusal.noSuch(thing: "import", given: typed)
        }
        return number
    }

    /// A promise or an interaction by words of it; nil where none or several match.
    public func thing(_ typed: String) throws -> Int64? {
        for find in [promise, interaction] {
            do { return try find(typed) } catch is Refusal { continue }
        }
        return nil
    }

    /// An open promise by number, or by words that occur in exactly one; settled ones are looked at when no open one fits.
    func promise(_ typed: String) throws -> Int64 {
        if let number = Int64(typed) {
            guard try database.row("select 1 from promise where firm = \(firm) and number = \(number)") != nil else {
                throw Refusal.noSuch(thing: "promise", given: typed)
            }
            return number
        }
        let rows = try promises(matching: named(FindQuery(typed)), .inside, limit: Self.mostMatches).sorted {
            $0.integer(0) < $1.integer(0)
        }
        let open = rows.filter { $0.text(2) == Promise.State.open.rawValue }
        return try one(typed, open.isEmpty ? rows : open, thing: "promise") { ($0.integer(0), $0.text(1)) }
    }

    /// An interaction by number, or by words that occur in exactly one thread; those that wait first.
    func interaction(_ typed: String) throws -> Int64 {
        if let number = Int64(typed) {
            guard try database.row("select 1 from interaction where firm = \(firm) and number = \(number)") != nil else {
                throw Refusal.noSuch(thing: "interaction", given: typed)
            }
            return number
        }
        let numbers = try contacts(named(FindQuery(typed)), upTo: .inside, onlyInSubjects: true, atLeast: Self.mostMatches)
        let rows = try database.rows(
            """
            select max(i.number), max(case i.subject when '' then i.text else i.subject end), max(w.thread is not null) from interaction i
            left join waiting w on w.firm = i.firm and w.thread = i.thread and w.state <> 'automatic'
            where i.firm = \(firm) and i.number in (\(list: numbers.map(SQL.Value.integer))) group by i.thread order by 1
            """)
        let waiting = rows.filter { $0.flag(2) }
        return try one(typed, waiting.isEmpty ? rows : waiting, thing: "interaction") { ($0.integer(0), Excerpt.of($0.text(1), limit: 60)) }
    }

    /// So many of a kind are looked at.
    private static let mostMatches = 200

    /// More names than this help nobody to choose.
    private static let mostOffered = 5

    private func one<Match>(_ typed: String, _ matches: [Match], thing: String? = nil, _ named: (Match) -> (Int64, String)) throws -> Int64
    {
        if matches.count == 1 { return named(matches[0]).0 }
        guard !matches.isEmpty else {
            if let thing { throw Refusal.noSuch(thing: thing, given: typed) }
            throw Refusal.nobody(typed)
        }
        let shown = matches.prefix(Self.mostOffered).map { "\(named($0).1) (\(named($0).0))" }
        throw Refusal.several(typed, shown + (matches.count > Self.mostOffered ? ["\(matches.count - Self.mostOffered) more"] : []))
    }
}
