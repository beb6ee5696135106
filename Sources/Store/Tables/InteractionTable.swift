import Care

/// Interactions, who took part, the threads they stand in, and the messages they came as.
struct InteractionTable: Table {
    let database: any Database
    let firm: Int64

    private var waiting: WaitingTable { WaitingTable(database: database, firm: firm) }

    func apply(_ entry: Entry) throws {
        guard case .interaction(let fact) = entry.fact else { return }
        switch fact {
        case .logged(let logged): try insert(logged, entry)
        case .mailed(let mailed): try insert(mailed, entry)
        case .met(let met): try insert(met, entry)
        case .placed(let raw, let place): try insertMessage([raw], place, entry.about)
        case .settled(let settlement):
            try database.run(
                """
                update interaction set settled = \(settlement.how.rawValue), settled_by = \(settlement.by)
                where firm = \(firm) and number = \(entry.about)
                """)
            try workOutThread(of: entry.about)
        case .owed:
            try database.run("update interaction set owed = 1 where firm = \(firm) and number = \(entry.about)")
            try workOutThread(of: entry.about)
        case .confided(let among):
            try disclose(entry.about)
            for staff in among {
                try database.run(
                    "insert or ignore into confided (firm, interaction, staff) values (\(firm), \(entry.about), \(staff))")
            }
            try workOutThread(of: entry.about)
        case .disclosed:
            try disclose(entry.about)
            try workOutThread(of: entry.about)
        }
    }

    private func disclose(_ interaction: Int64) throws {
        try database.run("delete from confided where firm = \(firm) and interaction = \(interaction)")
    }

    func settle() throws { try waiting.settle() }

    private func insert(_ logged: Interaction.Logged, _ entry: Entry) throws {
        try database.run(
            """
            insert into interaction (firm, number, at, recorded, channel, direction, thread, home, ours, sender, address, subject, text,
                felt, waits, answers, looks_automatic, automatic, history, undated, attachments)
            values (\(firm), \(entry.about), \(entry.at.milliseconds), \(entry.recorded.milliseconds), \(logged.channel.rawValue),
                \(logged.direction.rawValue), \(entry.about), \(entry.about), \(logged.ours), '', '', '', \(logged.text),
                \(logged.felt?.rawValue), \(logged.waits), \(logged.answers), 0, 0, 0, 0, 0)
            """)
        try insertPeople(logged.with, entry, outbound: logged.direction == .outbound)
        try waiting.workOut(thread: entry.about)
    }

    private func insert(_ mailed: Interaction.Mailed, _ entry: Entry) throws {
        let thread = mailed.thread ?? entry.about
        try database.run(
            """
            insert into interaction (firm, number, at, recorded, channel, direction, thread, home, joins, ours, sender, address, subject,
                text, waits, answers, looks_automatic, automatic, history, undated, raw, attachments, asks, reason, surely, recipients,
                asked)
            values (\(firm), \(entry.about), \(entry.at.milliseconds), \(entry.recorded.milliseconds), 'mail', \(mailed.direction.rawValue),
                \(thread), \(thread), \(mailed.joins.isEmpty ? nil : JSON.array(mailed.joins.map(JSON.integer)).text), \(mailed.ours),
                \(mailed.words.from.name), \(mailed.words.from.address), \(mailed.words.subject), \(mailed.words.text),
                \(mailed.waits), \(mailed.direction == .outbound && !mailed.automatic), \(mailed.looksAutomatic),
                \(mailed.automatic), \(mailed.history),
                \(mailed.undated), \(entry.isErased ? nil : mailed.raw), \(mailed.attachments), \(mailed.judgement?.asks?.rawValue),
                \(mailed.judgement?.nothing?.rawValue), \(mailed.judgement?.surely ?? false), \(mailed.judgement?.recipients ?? 1),
                \(mailed.words.asked))
            """)
        try join(mailed.joins, into: thread)
        try insertPeople(mailed.with, entry, outbound: mailed.direction == .outbound)
        try insertMessage([mailed.raw, mailed.same], mailed.words.place, entry.about)
        for id in Set([mailed.words.messageID] + mailed.words.references) where !id.isEmpty {
            try database.run(
                """
                insert or ignore into message_id (firm, id, interaction, own)
                values (\(firm), \(id), \(entry.about), \(id == mailed.words.messageID))
                """)
        }
        try insertTopic(mailed, entry)
        // A thread that begins with what waits for nothing is not waiting; most mail within the firm is such.
        if mailed.waits || thread != entry.about || !mailed.joins.isEmpty { try waiting.workOut(thread: thread) }
    }

    /// One that was changed takes the place of what it was; the digests by which it is known stay.
    private func insert(_ met: Interaction.Met, _ entry: Entry) throws {
        let people = try database.rows("select party from taking_part where firm = \(firm) and interaction = \(entry.about)")
        try database.run("delete from interaction where firm = \(firm) and number = \(entry.about)")
        try database.run("delete from taking_part where firm = \(firm) and interaction = \(entry.about)")
        try database.run(
            """
            insert into interaction (firm, number, at, recorded, channel, direction, thread, home, ours, sender, address, subject, text,
                waits, answers, looks_automatic, automatic, history, undated, attachments)
            values (\(firm), \(entry.about), \(entry.at.milliseconds), \(entry.recorded.milliseconds), 'meeting',
                \(met.direction.rawValue), \(entry.about), \(entry.about), \(met.ours), '', '', \(met.shown), \(met.text),
                0, 0, 0, 0, 0, 0, 0)
            """)
        try insertPeople(met.with, entry, outbound: met.direction == .outbound)
        try insertMessage([met.raw, met.same], met.place, entry.about)
        for person in people where !met.with.contains(person.integer(0)) { try waiting.workOut(party: person.integer(0)) }
    }

    private func insertPeople(_ people: [Int64], _ entry: Entry, outbound: Bool) throws {
        for party in Set(people) {
            let isFirst = try outbound && !waiting.haveWritten(to: party)
            try database.run(
                """
                insert into taking_part (firm, party, at, interaction, outbound)
                values (\(firm), \(party), \(entry.at.milliseconds), \(entry.about), \(outbound))
                """)
            // Somebody the firm writes to is no unknown sender any more.
            if isFirst { try waiting.workOut(party: party) }
        }
    }

    private func insertMessage(_ digests: [String], _ place: String, _ interaction: Int64) throws {
        for digest in digests {
            try database.run(
                "insert or ignore into message (firm, digest, interaction, place) values (\(firm), \(digest), \(interaction), \(place))")
        }
    }

    private func insertTopic(_ mailed: Interaction.Mailed, _ entry: Entry) throws {
        let topic = Topic.of(mailed.words.subject)
        for party in Set(mailed.with) {
            try database.run(
                """
                insert or ignore into topic (firm, party, topic, at, interaction)
                values (\(firm), \(party), \(topic), \(entry.at.milliseconds), \(entry.about))
                """)
        }
    }

    private func join(_ threads: [Int64], into thread: Int64) throws {
        for other in threads {
            try database.run("update interaction set thread = \(thread) where firm = \(firm) and thread = \(other)")
            try database.run("delete from waiting where firm = \(firm) and thread = \(other)")
        }
    }

    private func workOutThread(of interaction: Int64) throws {
        if let row = try database.row("select thread from interaction where firm = \(firm) and number = \(interaction)") {
            try waiting.workOut(thread: row.integer(0))
        }
    }

    func forget(_ thing: Int64) throws {
        guard let row = try database.row("select thread, joins from interaction where firm = \(firm) and number = \(thing)") else { return }
        let people = try database.rows("select party from taking_part where firm = \(firm) and interaction = \(thing) and outbound = 1")
        try database.run("delete from interaction where firm = \(firm) and number = \(thing)")
        for table in ["taking_part", "message", "message_id", "topic", "confided"] {
            try database.run("delete from \(SQL(ours: table)) where firm = \(firm) and interaction = \(thing)")
        }
        if row.optionalText(1) != nil { try part(row.integer(0)) } else { try waiting.workOut(thread: row.integer(0)) }
        for person in people { try waiting.workOut(party: person.integer(0)) }
    }

    /// Where a message of a thread that was joined to another stands: folded anew it would be at home again.
    struct Joined: Hashable {
        let thread: Int64
        let home: Int64
    }

    func joined(_ thing: Int64) throws -> Joined? {
        try database.row("select thread, home from interaction where firm = \(firm) and number = \(thing) and thread <> home").map {
            Joined(thread: $0.integer(0), home: $0.integer(1))
        }
    }

    /// It has been folded anew, and is joined as before by what still joins.
    /// The thread it stood in may have been joined to another meanwhile, by what was folded anew before it.
    func rejoin(_ joined: Joined) throws {
        let first = try database.row("select thread from interaction where firm = \(firm) and number = \(joined.thread)")
        try part(first?.integer(0) ?? joined.thread, and: joined.home)
    }

    /// A message that joined threads is gone: what remains goes home and is joined anew by what still joins.
    private func part(_ thread: Int64, and home: Int64? = nil) throws {
        let before = try database.rows("select distinct home from interaction where firm = \(firm) and thread = \(thread)")
        let homes = Set(before.map { $0.integer(0) } + [home].compactMap { $0 }).sorted()
        try database.run("update interaction set thread = home where firm = \(firm) and thread = \(thread)")
        for home in homes {
            let joining = try database.rows(
                "select thread, joins from interaction where firm = \(firm) and home = \(home) and joins is not null order by number")
            for row in joining { try join(JSON(row.text(1)).integers, into: row.integer(0)) }
        }
        for home in homes { try waiting.workOut(thread: home) }
        try waiting.workOut(thread: thread)
    }

    func clear() throws {
        for table in ["interaction", "taking_part", "message", "message_id", "topic", "waiting", "waiting_due", "confided"] {
            try database.run("delete from \(SQL(ours: table)) where firm = \(firm)")
        }
    }
}
