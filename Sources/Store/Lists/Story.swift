import Care

/// The whole story of a person or an organization on one screen.
public struct Story: Sendable {
    public let party: Party
    /// Who was merged into it, each as they were said.
    public let merged: [Party]
    /// The last entry about it.
    public let seen: Int64
    public let organization: Party?
    /// The names of all organizations they belong or belonged to, by number.
    public let organizations: [Int64: String]
    public let people: [Party]
    public let responsible: Staff?
    public let owed: [Item]
    /// Those who have waited longest, and how many there are.
    public let waiting: Section
    public let lastIn: Event?
    public let lastOut: Event?
    public let eventCount: Int
    public let events: [Event]
    /// Where the next page begins; nil on the last.
    public let earlier: Int64?
}

/// Something in a story: a contact, or what became of a promise.
public struct Event: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case inbound = "in", outbound = "out", within, promised, moved, timePassed, kept, keptLate = "kept late", released
    }
    public let number: Int64
    public let kind: Kind
    public let at: Instant
    public let recorded: Instant
    public let channel: Interaction.Channel?
    /// Who of the firm; nil where the office as a whole.
    public let ours: String?
    /// Who outside.
    public let person: String?
    public let subject: String
    public let text: String
    public let felt: Interaction.Feeling?
    public let attachments: Int
    public let isMessage: Bool
    public let settled: Interaction.Settlement.How?
    public let waits: Bool
    public let due: Due?
    public let side: Promise.Side?
    public let automatic: Bool
    public let undated: Bool
    /// The files that came with it; none where the record only counted them.
    public var files: [AttachedFile] = []
}

extension Reading {
    /// How many events a page of a story holds.
    public static let storyPage = 50
    /// How many threads that wait stand above it.
    static let storyWaiting = 10

    /// The story of a party; nil where there is none of that number. `before`: events earlier than this UTC millisecond, without the first
    /// `passing` of them, so that nothing is lost between two pages where much happened at one time.
    public func story(_ number: Int64, before: Int64? = nil, passing: Int = 0, limit: Int = storyPage) throws -> Story? {
        let table = PartyTable(database: database, firm: firm)
        guard let party = try table.whole(number) else { return nil }
        let people = party.kind == .organization ? try table.people(of: party.number) : []
        let merged = try table.merged(with: party.number)
        let numbers = try table.groups(of: [party.number] + people.map(\.number))
        let limit = min(limit, Self.storyPage)
        let events = Array(try self.events(numbers, before: before ?? .max, limit: limit + 1 + passing).dropFirst(passing))
        let organization = try party.organization.flatMap { try table.whole($0) }
        let changes = try EntryLog(database: database, firm: firm).last(about: party.number)
        return Story(
            party: party, merged: merged, seen: changes, organization: organization,
            organizations: try names(of: party.memberships.map(\.organization)), people: people,
            responsible: (party.responsible ?? organization?.responsible).flatMap { staff[$0] },
            owed: try openPromises(of: numbers), waiting: try waiting(of: numbers, limit: Self.storyWaiting),
            lastIn: try last(numbers, "in"), lastOut: try last(numbers, "out"), eventCount: try eventCount(numbers),
            events: Array(events.prefix(limit)), earlier: events.count > limit ? events[limit - 1].at.milliseconds : nil)
    }

    func names(of parties: [Int64]) throws -> [Int64: String] {
        let rows = try database.rows(
            "select number, name from party where firm = \(firm) and number in (\(list: parties.map(SQL.Value.integer)))")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.integer(0), $0.text(1)) })
    }

    private func eventCount(_ parties: [Int64]) throws -> Int {
        let list = parties.map(SQL.Value.integer)
        let row = try database.row(
            """
            select (select count(distinct interaction) from taking_part where firm = \(firm) and party in (\(list: list)))
                + (select count(*) + count(ended_at) from promise where firm = \(firm) and party in (\(list: list)))
            """)
        return Int(row?.integer(0) ?? 0)
    }

    private func last(_ parties: [Int64], _ direction: String) throws -> Event? {
        try interactions(
            """
            i.number in (select interaction from taking_part where firm = \(firm) and party in (\(list: parties.map(SQL.Value.integer)))
                and outbound = \(direction == "out") and at <= \(at.milliseconds) order by at desc limit 1)
            """
        ).first
    }

    private func events(_ parties: [Int64], before: Int64, limit: Int) throws -> [Event] {
        let list = parties.map(SQL.Value.integer)
        let contacts = try interactions(
            """
            i.number in (select distinct interaction from taking_part where firm = \(firm) and party in (\(list: list)) and at < \(before)
                order by at desc, interaction desc limit \(limit))
            """)
        let all = try contacts + promiseEvents(list, before: before) + moves(list, before: before)
        return try withFiles(Array(all.sorted { ($0.at, $0.number) > ($1.at, $1.number) }.prefix(limit)))
    }

    private func withFiles(_ events: [Event]) throws -> [Event] {
        let files = try files(of: events.filter { $0.attachments > 0 }.map(\.number))
        return events.map { event in
            var event = event
            event.files = files[event.number] ?? []
            return event
        }
    }

    /// The files that came with each of these interactions, in their order; interactions without any are left out.
    public func files(of interactions: [Int64]) throws -> [Int64: [AttachedFile]] {
        interactions.isEmpty ? [:] : try AttachmentTable(database: database, firm: firm).files(of: interactions)
    }

    private func interactions(_ condition: SQL) throws -> [Event] {
        try database.rows(
            """
            select i.number, i.direction, i.at, i.recorded, i.channel, i.ours, i.sender, i.subject, i.text, i.felt, i.attachments, i.raw,
                i.settled, (select min(last) from waiting w where w.firm = i.firm and w.thread = i.thread and w.since <= i.at
                    and w.state <> 'automatic'),
                (select case p.name when '' then (
                        select shown from reach r where r.firm = p.firm and r.party = p.number and r.kind <> 'name' order by place limit 1)
                    else p.name end from taking_part t join party p on p.firm = t.firm and p.number = t.party
                    where t.firm = i.firm and t.interaction = i.number limit 1), i.address, i.waits, i.automatic, i.undated
            from interaction i where i.firm = \(firm) and \(condition)
            """
        ).map { row in
            let ours = try row.optionalInteger(5).flatMap {
                try staff[$0]?.name ?? StaffTable(database: database, firm: firm).colleagueName($0)
            }
            return Event(
                number: row.integer(0), kind: Event.Kind(rawValue: row.text(1)) ?? .inbound, at: Instant(milliseconds: row.integer(2)),
                recorded: Instant(milliseconds: row.integer(3)), channel: Interaction.Channel(rawValue: row.text(4)), ours: ours,
                person: (row.text(1) == "in" ? [row.text(14), row.text(6), row.text(15)] : [row.text(14)]).first { !$0.isEmpty },
                subject: row.text(7), text: row.text(8),
                felt: row.optionalText(9).flatMap(Interaction.Feeling.init(rawValue:)), attachments: Int(row.integer(10)),
                isMessage: row.optionalText(11) != nil, settled: row.optionalText(12).flatMap(Interaction.Settlement.How.init(rawValue:)),
                waits: row.flag(16) && row.optionalInteger(13) != nil, due: nil, side: nil, automatic: row.flag(17), undated: row.flag(18))
        }
    }

    /// Each time a promise was given another time, and why.
    private func moves(_ parties: [SQL.Value], before: Int64) throws -> [Event] {
        let moved = try database.rows(
            "select number, text, side from promise where firm = \(firm) and party in (\(list: parties)) and moved > 0")
        let promises = Dictionary(uniqueKeysWithValues: moved.map { ($0.integer(0), $0) })
        return try EntryLog(database: database, firm: firm).standing(about: promises.keys.sorted(), kind: "promise.moved").compactMap {
            entry in
            guard case .promise(.moved(let due, _, let because)) = entry.fact, let row = promises[entry.about],
                entry.at.milliseconds < before
            else { return nil }
            return Event(
                number: entry.about, kind: .moved, at: entry.at, recorded: entry.recorded, channel: nil,
                ours: entry.by.staff.flatMap { staff[$0]?.name }, person: nil, subject: row.text(1), text: because, felt: nil,
                attachments: 0,
                isMessage: false, settled: nil, waits: false, due: due, side: Promise.Side(rawValue: row.text(2)), automatic: false,
                undated: false)
        }
    }

    private func promiseEvents(_ parties: [SQL.Value], before: Int64) throws -> [Event] {
        try database.rows(
            """
            select number, side, text, due_json, owner, made_at, state, ended_at, because from promise
            where firm = \(firm) and party in (\(list: parties)) order by made_at desc
            """
        ).flatMap { row -> [Event] in
            let due = try PromiseTable.due(row.text(3), of: row.integer(0))
            func event(_ kind: Event.Kind, at: Int64, text: String) -> Event {
                Event(
                    number: row.integer(0), kind: kind, at: Instant(milliseconds: at), recorded: Instant(milliseconds: at), channel: nil,
                    ours: staff[row.integer(4)]?.name, person: nil, subject: row.text(2), text: text, felt: nil, attachments: 0,
                    isMessage: false, settled: nil, waits: false, due: due, side: Promise.Side(rawValue: row.text(1)), automatic: false,
                    undated: false)
            }
            var events = [event(.promised, at: row.integer(5), text: "")]
            if let ended = row.optionalInteger(7), let kind = Event.Kind(rawValue: row.text(6)) {
                events.append(event(kind, at: ended, text: row.text(8)))
            } else if due.instant < at {
                events.append(event(.timePassed, at: due.instant.milliseconds, text: ""))
            }
            return events.filter { $0.at.milliseconds < before }
        }
    }
}
