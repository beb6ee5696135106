import Care

/// Fills a rule's sight: looks up what a command says it must see, in its transaction.
final class Looking {
    private let database: any Database
    private let firm: Int64
    /// The firm and its staff, who are looked at by every rule and change seldom.
    private var office: Office?
    private let offices: Offices
    /// Whether something was written here that changes them; who reads them then reads what may yet be taken back.
    private(set) var officeHasChanged = false
    private var teams: [Int64: Team]?
    /// Who is at an address, of those asked for in this transaction: a mailbox names the same people again and again.
    private var partyAt: [String: Party?] = [:]
    private var colleagueAt: [String: Colleague?] = [:]

    init(database: any Database, firm: Int64, offices: Offices) { (self.database, self.firm, self.offices) = (database, firm, offices) }

    /// Something was written that changes what is known.
    func note(_ entry: Entry) {
        switch entry.fact {
        case .firm, .staff: (office, officeHasChanged) = (nil, true)
        case .colleague(.seen(let name, let address)): colleagueAt[address] = Colleague(number: entry.about, name: name, address: address)
        case .party(.added(_, let details, _)): for address in details.addresses { partyAt[address] = nil }
        case .party: partyAt = [:]
        case .team: teams = nil
        case .colleague, .undone, .importRun(.undone):
            (office, officeHasChanged, teams, partyAt, colleagueAt) = (nil, true, nil, [:], [:])
        case .interaction, .promise, .importRun, .list: break
        }
    }

    /// `seeing`: the things that are named are looked for with the eyes of whoever asks; what follows from a fact follows from all
    /// there is.
    func sight(of needs: [Need], at: Instant, by: Actor, next: Int64, seeing: Bool = false) throws -> Sight {
        let known = try office ?? (officeHasChanged ? nil : offices.known(firm: firm, head: next - 1)) ?? Office(database, firm: firm)
        office = known
        var sight = Sight(at: at, by: by, next: next, firm: known.firm, staff: known.staff)
        for need in needs { try fill(&sight, need) }
        if seeing, let asker = by.staff, let member = known.staff[asker] { try leaveOutHidden(&sight, member) }
        return sight
    }

    private func fill(_ sight: inout Sight, _ need: Need) throws {
        let waiting = WaitingTable(database: database, firm: firm)
        switch need {
        case .party(let number): sight.parties[number] = try parties.party(number)
        case .partiesAt(let addresses): try fillAddresses(&sight, addresses)
        case .changes(let party, let since): sight.changes += try changes(of: party, since: since, staff: sight.staff)
        case .contact(let raw, let identifier): try fillContact(&sight, raw, identifier)
        case .organizationsNamed(let names, let whole): try fillOrganizations(&sight, names, whole)
        case .importRun(let run): sight.importRun = try ImportRuns(database: database, firm: firm).candidate(run)
        case .interaction(let number): sight.interactions[number] = try interaction(number)
        case .promise(let number): sight.promises[number] = try PromiseTable(database: database, firm: firm).promise(number)
        case .waiting(let party): sight.waiting += try waiting.last(of: party).filter { !sight.waiting.contains($0) }
        case .waitingBeside(let interaction): sight.waiting += try waiting.lastBeside(interaction)
        case .colleague(let number):
            if let colleague = try StaffTable(database: database, firm: firm).colleague(number) {
                sight.colleagues[colleague.address] = colleague
            }
        case .teams: sight.teams = try knownTeams()
        case .owedWithin(let team, let owner): sight.openPromises = try answering.owed(within: team, by: owner)
        case .answering(let party): sight.answering = try answering.who(for: party)
        case .openPromises(let owner): sight.openPromises = try PromiseTable(database: database, firm: firm).openCount(owner: owner)
        case .message(let raw, let same): sight.message = try message(raw, same)
        case .thread(let question): sight.threads = try threads(question)
        case .lastCommand(let actor): sight.lastCommand = try lastCommand(actor)
        case .erasure(let question): sight.erasure = try ErasureLook(database: database, firm: firm).candidate(question)
        case .list(let number): sight.list = try lists.list(number)
        case .listNamed(let name): sight.list = try lists.list(named: name, seenBy: sight.by.staff ?? 0)
        case .groups(let numbers, let since):
            sight.parties.merge(try parties.everybody(inGroupsOf: numbers)) { known, _ in known }
            if let since { sight.changesOfMany = try changes(since: since, staff: sight.staff) }
        case .firmNamed(let name): sight.firmNameTaken = try database.row("select 1 from firm where name = \(name)") != nil
        }
    }

    private var answering: Answering { Answering(database: database, firm: firm) }

    private func knownTeams() throws -> [Int64: Team] {
        let known = try teams ?? TeamTable(database: database, firm: firm).teams()
        teams = known
        return known
    }

    private func leaveOutHidden(_ sight: inout Sight, _ asker: Staff) throws {
        let seesClosed = asker.rights == .principal
        guard try Seeing.isBarred(database, firm: firm, seesClosed: seesClosed) else { return }
        let seeing = Seeing(database: database, firm: firm, staff: asker.number, seesClosed: seesClosed)
        // An address of somebody who is not seen is free: whoever it is, they are written down once more, and their team is shown both.
        sight.partyAt = try sight.partyAt.filter { try seeing.party($0.value) }
        sight.parties = try sight.parties.filter { try seeing.party($0.key) }
        sight.interactions = try sight.interactions.filter { try seeing.interaction($0.key) }
        sight.promises = try sight.promises.filter { try seeing.promise($0.key) }
    }

    private var lists: SavedListTable { SavedListTable(database: database, firm: firm) }

    private var parties: PartyTable { PartyTable(database: database, firm: firm) }

    private func fillAddresses(_ sight: inout Sight, _ addresses: [String]) throws {
        for address in Set(addresses) where !address.isEmpty {
            if sight.firm.isOurs(address, staff: sight.staff.values) {
                sight.colleagues[address] = try colleague(at: address)
            } else if let party = try party(at: address) {
                sight.partyAt[address] = party.number
                sight.parties[party.number] = party
            }
        }
    }

    private func colleague(at address: String) throws -> Colleague? {
        if let known = colleagueAt[address] { return known }
        let found = try StaffTable(database: database, firm: firm).colleague(at: address)
        colleagueAt[address] = .some(found)
        return found
    }

    private func party(at address: String) throws -> Party? {
        if let known = partyAt[address] { return known }
        let found = try parties.number(at: address).flatMap { try parties.party($0) }
        partyAt[address] = .some(found)
        return found
    }

    private var knownAs: KnownAsTable { KnownAsTable(database: database, firm: firm) }

    private func fillContact(_ sight: inout Sight, _ raw: String, _ identifier: String) throws {
        sight.contactOfRow = try knownAs.party(.row, raw)
        sight.contactIdentified = identifier.isEmpty ? nil : try knownAs.party(.identifier, identifier)
        for number in [sight.contactOfRow, sight.contactIdentified].compactMap({ $0 }) { sight.parties[number] = try parties.party(number) }
    }

    private func fillOrganizations(_ sight: inout Sight, _ names: [String], _ whole: Bool) throws {
        for name in Set(names) {
            guard let number = try knownAs.party(.organization, Fold.text(name)) else { continue }
            sight.organizationNamed[name] = number
            if whole, sight.parties[number] == nil { sight.parties[number] = try parties.party(number) }
        }
    }

    /// What was said about a party after an entry, with who said it.
    private func changes(of party: Int64, since: Int64, staff: [Int64: Staff]) throws -> [(by: String, fact: Party.Fact)] {
        try EntryLog(database: database, firm: firm).standing(about: party).compactMap { entry in
            guard entry.number > since, case .party(let fact) = entry.fact else { return nil }
            return (entry.by.staff.flatMap { staff[$0]?.name } ?? "An import", fact)
        }
    }

    /// What others corrected of anybody after an entry.
    private func changes(since: Int64, staff: [Int64: Staff]) throws -> [(party: Int64, by: String, change: Party.Correction)] {
        try EntryLog(database: database, firm: firm).standing(after: since, kind: "party.corrected").compactMap { entry in
            guard case .party(.corrected(let change)) = entry.fact else { return nil }
            return (entry.about, entry.by.staff.flatMap { staff[$0]?.name } ?? "An import", change)
        }
    }

    private func interaction(_ number: Int64) throws -> Interaction? {
        guard
            let row = try database.row(
                """
                select at, channel, direction, thread, subject, text, settled, settled_by, ours,
                    exists (select 1 from confided c where c.firm = interaction.firm and c.interaction = interaction.number)
                from interaction
                where firm = \(firm) and number = \(number)
                """
            )
        else { return nil }
        let with = try database.rows("select party from taking_part where firm = \(firm) and interaction = \(number)")
        let how = row.optionalText(6).flatMap(Interaction.Settlement.How.init(rawValue:))
        var known = Interaction(
            number: number, at: Instant(milliseconds: row.integer(0)), channel: Interaction.Channel(rawValue: row.text(1)) ?? .mail,
            direction: Interaction.Direction(rawValue: row.text(2)) ?? .inbound, with: with.map { $0.integer(0) }, thread: row.integer(3),
            subject: row.text(4), text: row.text(5), settled: how.map { Interaction.Settlement(how: $0, by: row.optionalInteger(7)) })
        (known.ours, known.isConfided) = (row.optionalInteger(8), row.flag(9))
        return known
    }

    /// The very same bytes before what is the same in another mailbox.
    private func message(_ raw: String, _ same: String) throws -> KnownMessage? {
        let found = try database.rows("select digest, interaction from message where firm = \(firm) and digest in (\(raw), \(same))")
        guard let known = found.first(where: { $0.text(0) == raw }) ?? found.first else { return nil }
        let places = try database.rows("select place from message where firm = \(firm) and interaction = \(known.integer(1))")
        let erased = try ErasureTable(database: database, firm: firm).erased(among: [known.text(0)])
        return KnownMessage(
            interaction: known.integer(1), places: places.map { $0.text(0) }, by: known.text(0), isErased: !erased.isEmpty)
    }

    /// Threads by the ids; without one, by the same subject with the same people near that time. The oldest first.
    private func threads(_ question: MailThread.Question) throws -> [Int64] {
        let byID = try database.rows(
            """
            select interaction from message_id where firm = \(firm) and id in (\(list: question.ids.map(SQL.Value.text)))
            """)
        if !byID.isEmpty { return try threads(of: byID) }
        let parties = try Set(question.addresses.compactMap { try party(at: $0)?.number }).sorted()
        let (first, last) = (question.at - MailThread.sameTopicMilliseconds, question.at + MailThread.sameTopicMilliseconds)
        return try threads(
            of: database.rows(
                """
                select interaction from topic where firm = \(firm) and party in (\(list: parties.map(SQL.Value.integer)))
                and topic = \(question.topic) and at between \(first) and \(last)
                """))
    }

    /// Asked one by one by their key: joined, the planner walks all threads to have them in order.
    private func threads(of interactions: [Row]) throws -> [Int64] {
        let threads = try Set(interactions.map { $0.integer(0) }).compactMap { interaction in
            try database.row("select thread from interaction where firm = \(firm) and number = \(interaction)")?.integer(0)
        }
        return Set(threads).sorted()
    }

    private func lastCommand(_ actor: Actor) throws -> Undone.Candidate? {
        guard
            let last = try database.row(
                """
                select number, command, via from entry where firm = \(firm) and by = \(actor.text) and kind <> 'command.undone'
                and \(EntryLog.stands) order by number desc limit 1
                """), let command = last.blob(1)
        else { return nil }
        // What an export brought is taken back with the whole import.
        if last.text(2).hasPrefix(ImportRuns.via) { return Undone.Candidate(importing: last.integer(0)) }
        let rows = try database.rows("select number, kind from entry where firm = \(firm) and command = \(command) order by ordinal")
        guard let first = rows.first, let end = rows.last else { return nil }
        let (low, high) = (first.integer(0), end.integer(0))
        let later = try database.row(
            """
            select min(number) from (
                select min(number) as number from entry where firm = \(firm) and about between \(low) and \(high) and number > \(high)
                    and kind <> 'command.undone'
                    and \(EntryLog.stands)
                union all select min(number) from promise where firm = \(firm) and party between \(low) and \(high) and number > \(high)
                union all select min(interaction) from taking_part
                    where firm = \(firm) and party between \(low) and \(high) and interaction > \(high)
                union all select min(party) from membership
                    where firm = \(firm) and organization between \(low) and \(high) and party > \(high)
                union all select min(number) from party
                    where firm = \(firm) and merged_into between \(low) and \(high) and number not between \(low) and \(high))
            """)
        return Undone.Candidate(first: low, last: high, firstKind: first.text(1), stoodUponBy: later?.optionalInteger(0))
    }
}

extension Undone.Candidate {
    /// A fact that came by an import.
    fileprivate init(importing entry: Int64) { self.init(first: entry, last: entry, firstKind: "import.started", stoodUponBy: nil) }
}
