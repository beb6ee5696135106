import Care

extension Reading {
    private var savedLists: SavedListTable { SavedListTable(database: database, firm: firm) }

    /// The lists this reader sees, their own and the firm's, by name.
    public func lists() throws -> [SavedList] { try savedLists.lists(seenBy: me) }

    /// A list by its number; nil where there is none that this reader sees.
    public func list(_ number: Int64) throws -> SavedList? {
        try savedLists.list(number).flatMap { $0.owner == nil || $0.owner == me ? $0 : nil }
    }

    /// A list by its name or number.
    public func list(_ typed: String) throws -> SavedList {
        if let number = Int64(typed), let list = try list(number) { return list }
        guard let list = try savedLists.list(named: typed, seenBy: me) else { throw Refusal.noSuch(thing: "list", given: typed) }
        return list
    }

    private func query(_ content: SavedList.Content) -> ListQuery {
        ListQuery(database: database, firm: firm, content: content, at: at, today: today, zone: zone)
    }

    /// How many are on a list.
    public func count(_ content: SavedList.Content) throws -> Int { try query(content).count() }

    /// A part of a list, in its order.
    public func numbers(on content: SavedList.Content, limit: Int, offset: Int = 0) throws -> [Int64] {
        try query(content).numbers(limit: limit, offset: offset)
    }

    /// Everybody on a list, for a change of all of them: refused where they are too many.
    public func members(of content: SavedList.Content) throws -> [Int64] {
        let count = try count(content)
        if count > ChangeMany.most { throw Refusal.tooMany(count: count, most: ChangeMany.most) }
        return try numbers(on: content, limit: ChangeMany.most)
    }

    /// All of a list, so many at a time: a list of everybody needs no more memory than its numbers.
    public func eachLine(on content: SavedList.Content, _ body: ([ListLine]) throws -> Void) throws {
        let all = try numbers(on: content, limit: .max)
        for start in stride(from: 0, to: all.count, by: Self.linesAtOnce) {
            try body(lines(of: Array(all[start..<min(start + Self.linesAtOnce, all.count)])))
        }
    }

    private static let linesAtOnce = 500

    /// Names of own fields that somebody has.
    public func fieldNames(limit: Int) throws -> [String] {
        let first = Trait.field("").text
        // From each to the one behind it, so that it costs what it finds and not what is stored.
        var (names, last): ([String], String) = ([], first)
        while names.count < limit,
            let next = try database.row("select min(trait) from trait where firm = \(firm) and trait > \(last)")?.optionalText(0),
            next.hasPrefix(first)
        {
            names.append(String(next.dropFirst(first.count)))
            last = next
        }
        return names
    }

    /// A condition as it was typed.
    public func condition(_ typed: String) throws -> Condition {
        let parts = Condition.parts(typed)
        return try condition(parts.name, parts.value, isNot: parts.isNot)
    }

    /// A condition by its test and what stands behind it; whom it names must be there.
    public func condition(_ name: String, _ value: String, isNot: Bool) throws -> Condition {
        var value = value.trimmed
        if name == "organization", !value.isEmpty { value = String(try who(value, among: .organization)) }
        if name == "responsible", !value.isEmpty { value = String(try who(staff: value)) }
        if let test = Condition.Test(name: name, value: value) { return Condition(test, isNot: isNot) }
        throw Refusal.notUnderstood(field: "a condition", given: value.isEmpty ? name : "\(name)=\(value)", expected: Self.expected(name))
    }

    private static func expected(_ name: String) -> String {
        switch name {
        case "standing": Party.Standing.allCases.map(\.rawValue).joined(separator: ", ")
        case "contact": "for example contact=90 days, or contact=2026-01-01"
        case "owed": "owed=ours or owed=theirs"
        case "field": "for example field=Boiler=Vaillant"
        case "do-not-contact", "address", "number": "\(name) alone, without a value"
        case let known where Condition.Test.names.contains(known): "\(known)=something, at most 200 characters"
        case _: "one of \(Condition.Test.names.joined(separator: ", "))"
        }
    }

    // MARK: Changing many

    /// What a change of many would do.
    public func effect(of command: ChangeMany) throws -> ChangeMany.Effect {
        command.effect(on: try PartyTable(database: database, firm: firm).everybody(inGroupsOf: command.parties))
    }

    /// The number of the last entry there is.
    public func lastEntry() throws -> Int64 { try EntryLog(database: database, firm: firm).head().next - 1 }
}

extension PartyTable {
    private static let groupsAtOnce = 500

    /// Everybody who is shown as one with any of these, each as it was said. Few queries for hundreds.
    func everybody(inGroupsOf numbers: [Int64]) throws -> [Int64: Party] {
        var all: [Int64: Party] = [:]
        for start in stride(from: 0, to: numbers.count, by: Self.groupsAtOnce) {
            let part = numbers[start..<min(start + Self.groupsAtOnce, numbers.count)].map(SQL.Value.integer)
            let roots = try database.rows("select root from party where firm = \(firm) and number in (\(list: part))").map(\.values[0])
            for found in try parties("firm = \(firm) and root in (\(list: roots))") { all[found.party.number] = found.party }
        }
        return all
    }
}
