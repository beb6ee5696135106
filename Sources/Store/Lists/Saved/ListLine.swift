import Care

/// Somebody on a list, with what the list shows of them.
public struct ListLine: Sendable {
    public let party: Party
    public let organization: String
    public let responsible: String
    public let lastContact: Instant?
    /// How many promises are open: ours to them, theirs to us.
    public let owed: (ours: Int, theirs: Int)

    /// What a column shows, for programs and spreadsheets: several things in lines, times in UTC.
    public func plain(_ column: SavedList.Column) -> String {
        switch column {
        case .standing: party.standing == .unknown ? "" : party.standing.rawValue
        case .organization: organization
        case .responsible: responsible
        case .address: party.addresses.joined(separator: "\n")
        case .number: party.numbers.joined(separator: "\n")
        case .place: party.profile.places.joined(separator: "\n\n")
        case .language: party.profile.language
        case .tags: party.profile.tags.joined(separator: ", ")
        case .contact: lastContact?.iso ?? ""
        case .owed: owedWords
        case .notes: party.notes
        case .field(let name): party.profile.fields.first { $0.name == name }?.value ?? ""
        }
    }

    private var owedWords: String {
        let (ours, theirs) = owed
        return [(ours, "we owe"), (theirs, "they owe")].filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    }

    public func json(_ columns: [SavedList.Column]) -> JSON {
        .object(
            [("number", JSON.integer(party.number)), ("kind", .string(party.kind.rawValue)), ("name", .string(party.shown))].map {
                JSON.Member(name: $0.0, value: $0.1)
            } + columns.map { JSON.Member(name: $0.text, value: .string(plain($0))) })
    }
}

extension Reading {
    /// What a column shows, for people: one line, times as they are said.
    public func shown(_ line: ListLine, _ column: SavedList.Column) -> String {
        if column == .contact { return line.lastContact.map(when) ?? "never" }
        return line.plain(column).split(whereSeparator: \.isNewline).joined(separator: ", ")
    }

    /// Those numbers with what is shown of them, in that order. The same few queries for any of them.
    public func lines(of numbers: [Int64]) throws -> [ListLine] {
        let table = PartyTable(database: database, firm: firm)
        let parties = try table.wholes(numbers)
        let belonging = parties.compactMap(\.organization)
        let roots = try table.roots(of: belonging)
        let names = Dictionary(try table.wholes(belonging).map { ($0.number, $0.shown) }) { first, _ in first }
        let (contacts, owed) = (try lastContacts(numbers), try openPromises(numbers))
        return parties.map { party in
            ListLine(
                party: party, organization: party.organization.flatMap { names[roots[$0] ?? $0] } ?? "",
                responsible: party.responsible.flatMap { staff[$0]?.name } ?? "", lastContact: contacts[party.number],
                owed: owed[party.number] ?? (0, 0))
        }
    }

    private func lastContacts(_ numbers: [Int64]) throws -> [Int64: Instant] {
        let rows = try database.rows(
            """
            select m.root, max((select max(t.at) from taking_part t
                where t.firm = m.firm and t.party = m.number and t.at <= \(at.milliseconds)))
            from party m where m.firm = \(firm) and m.root in (\(list: numbers.map(SQL.Value.integer))) group by m.root
            """)
        return Dictionary(
            uniqueKeysWithValues: rows.compactMap { row in row.optionalInteger(1).map { (row.integer(0), Instant(milliseconds: $0)) } })
    }

    private func openPromises(_ numbers: [Int64]) throws -> [Int64: (ours: Int, theirs: Int)] {
        let rows = try database.rows(
            """
            select m.root, sum(case t.side when 'ours' then 1 else 0 end), sum(case t.side when 'theirs' then 1 else 0 end) from party m
            join promise t on t.firm = m.firm and t.party = m.number and t.state = 'open'
            where m.firm = \(firm) and m.root in (\(list: numbers.map(SQL.Value.integer))) group by m.root
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.integer(0), (Int($0.integer(1)), Int($0.integer(2)))) })
    }
}

extension PartyTable {
    /// Who stands for each of these.
    func roots(of numbers: [Int64]) throws -> [Int64: Int64] {
        let rows = try database.rows(
            "select number, root from party where firm = \(firm) and number in (\(list: numbers.map(SQL.Value.integer)))")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.integer(0), $0.integer(1)) })
    }
}
