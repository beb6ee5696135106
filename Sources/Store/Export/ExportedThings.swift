import Care

/// A contact as it stands in the tables, for an export.
public struct ExportedContact: Sendable {
    public let number: Int64
    public let at: Instant
    public let channel: String
    public let direction: String
    /// Whom outside it was with, as they are shown.
    public let with: [String]
    /// Who of the firm; empty: the office as a whole.
    public let ours: String
    public let sender: String
    public let address: String
    public let subject: String
    public let text: String
    public let felt: String
    public let thread: Int64
    public let attachments: Int64
    /// SHA-256 of the message in hex; empty where there is none.
    public let message: String
    public let isAutomatic: Bool
    public let settled: String
}

/// A promise as it stands in the tables, for an export.
public struct ExportedPromise: Sendable {
    public let number: Int64
    public let side: Promise.Side
    /// To or by whom, as they are shown.
    public let who: String
    public let text: String
    public let due: Due
    public let owner: String
    public let made: Instant
    public let state: String
    public let ended: Instant?
    public let moved: Int64
    public let isLate: Bool
    public let because: String
}

extension Reading {
    /// People or organizations of a scope as they are shown, those merged as one, without those who were erased; with the names of the
    /// organizations they belong to.
    public func parties(_ kind: Party.Kind, _ scope: ExportScope, _ each: (Party, [Int64: String]) throws -> Void) throws {
        let table = PartyTable(database: database, firm: firm)
        let asked = scope.party.map { $0.kind == kind ? [$0.number] : [] }
        try Pages.each(asked) { after in
            try database.rows(
                """
                select number from party where firm = \(firm) and number > \(after) and kind = \(kind.rawValue) and merged_into is null
                order by number limit \(Pages.size)
                """
            ).map { $0.integer(0) }
        } _: { page in
            let parties = try table.wholes(page).filter { !$0.isErased }
            let names = try shownNames(parties.flatMap { $0.memberships.map(\.organization) })
            for party in parties { try each(party, names) }
        }
    }

    /// How parties are shown, by their numbers and those of who was merged into them.
    private func shownNames(_ numbers: [Int64]) throws -> [Int64: String] {
        let table = PartyTable(database: database, firm: firm)
        let roots = try database.rows(
            "select number, root from party where firm = \(firm) and number in (\(list: Set(numbers).sorted().map(SQL.Value.integer)))")
        let shown = Dictionary(
            try table.wholes(Set(roots.map { $0.integer(1) }).sorted()).map { ($0.number, $0.shown) },
            uniquingKeysWith: { first, _ in first })
        return Dictionary(roots.compactMap { row in shown[row.integer(1)].map { (row.integer(0), $0) } }) { first, _ in first }
    }

    /// Contacts of a scope in the order in which they came into the record.
    public func contacts(_ scope: ExportScope, _ each: (ExportedContact) throws -> Void) throws {
        try pages(of: "interaction", scope) { page in
            let list = page.map(SQL.Value.integer)
            let parts = try database.rows(
                """
                select interaction, party from taking_part
                where firm = \(firm) and interaction in (\(list: list)) order by interaction, party
                """
            )
            let names = try shownNames(parts.map { $0.integer(1) })
            let with = Dictionary(grouping: parts) { $0.integer(0) }.mapValues { $0.map { names[$0.integer(1)] ?? "" } }
            let rows = try database.rows(
                """
                select i.number, i.at, i.channel, i.direction, coalesce(c.name, c.address, ''), i.sender, i.address, i.subject, i.text,
                    coalesce(i.felt, ''), i.thread, i.attachments, coalesce(i.raw, ''), i.automatic, coalesce(i.settled, ''), i.ours
                from interaction i left join colleague c on c.firm = i.firm and c.number = i.ours
                where i.firm = \(firm) and i.number in (\(list: list)) order by i.number
                """)
            for row in rows { try each(contact(row, with: with[row.integer(0)] ?? [])) }
        }
    }

    private func contact(_ row: Row, with: [String]) -> ExportedContact {
        ExportedContact(
            number: row.integer(0), at: Instant(milliseconds: row.integer(1)), channel: row.text(2), direction: row.text(3), with: with,
            ours: row.optionalInteger(15).flatMap { staff[$0]?.name } ?? row.text(4), sender: row.text(5), address: row.text(6),
            subject: row.text(7), text: row.text(8), felt: row.text(9), thread: row.integer(10), attachments: row.integer(11),
            message: row.text(12), isAutomatic: row.flag(13), settled: row.text(14))
    }

    /// Promises of a scope in the order in which they were made.
    public func promises(_ scope: ExportScope, _ each: (ExportedPromise) throws -> Void) throws {
        try pages(of: "promise", scope) { page in
            let rows = try database.rows(
                """
                select number, side, party, text, due_json, owner, made_at, state, ended_at, moved, late, because from promise
                where firm = \(firm) and number in (\(list: page.map(SQL.Value.integer))) order by number
                """)
            let names = try shownNames(rows.map { $0.integer(2) })
            for row in rows { try each(promise(row, who: names[row.integer(2)] ?? "")) }
        }
    }

    private func promise(_ row: Row, who: String) throws -> ExportedPromise {
        ExportedPromise(
            number: row.integer(0), side: Promise.Side(rawValue: row.text(1)) ?? .ours, who: who, text: row.text(3),
            due: try PromiseTable.due(row.text(4), of: row.integer(0)), owner: staff[row.integer(5)]?.name ?? "",
            made: Instant(milliseconds: row.integer(6)), state: row.text(7), ended: row.optionalInteger(8).map(Instant.init(milliseconds:)),
            moved: row.integer(9), isLate: row.flag(10), because: row.text(11))
    }

    private func pages(of table: String, _ scope: ExportScope, _ body: ([Int64]) throws -> Void) throws {
        try Pages.each(
            scope.things,
            next: { after in
                try database.rows(
                    "select number from \(SQL(ours: table)) where firm = \(firm) and number > \(after) order by number limit \(Pages.size)"
                ).map { $0.integer(0) }
            }, body)
    }
}
