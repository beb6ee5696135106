import Care

extension Reading {
    /// One sentence about what was just written down.
    public func said(_ entries: [Entry]) throws -> String {
        guard let first = entries.first else { return "Nothing changed." }
        let number = first.about
        if let many = try saidOfMany(entries) { return many }
        let settled = entries.dropFirst().filter { if case .interaction(.settled) = $0.fact { true } else { false } }.count
        let isAll = settled == entries.count - 1 && entries[0].fact == entries[entries.count - 1].fact
        let ended = settled == 0 || isAll ? "" : " \(settled == 1 ? "One wait" : "\(settled) waits") of theirs ended with it."
        return try sentence(first.fact, number) + ended
    }

    private func sentence(_ fact: Fact, _ number: Int64) throws -> String {
        switch fact {
        case .promise(.made(let made)):
            "\(made.side == .ours ? "Promised" : "Owed to us") (\(number)): \(made.text), by \(said(made.due))."
        case .promise(.moved(let due, _, _)): "Moved to \(said(due))."
        case .promise(.kept(let late)): late ? "Kept, late." : "Kept."
        case .promise(.released): "Released."
        case .interaction(.logged(let logged)):
            logged.waits ? "Written down (\(number)); it waits for an answer." : "Written down (\(number))."
        case .interaction(.settled): "Nothing is owed."
        case .interaction(.owed): "It waits for an answer."
        case .interaction(.confided): "Private: only \(try among(number)) read it now."
        case .interaction(.disclosed): "Whoever sees the client reads it again."
        case .interaction: "Taken in (\(number))."
        case .party(.added(_, let details, _)): "\(details.name.isEmpty ? "They" : details.name) stands in the record now (\(number))."
        case .party(.confirmed(let automatic)):
            automatic ? "This sender is a machine: nothing of theirs waits." : "This sender is somebody: what they wrote waits."
        case .party(.merged(let into)): "They are one now: \(try party(into)?.shown ?? "number \(into)")."
        case .party(.unmerged): "They are two again."
        case .party(.distinct): "They are two. They will not be suggested as one again."
        case .party(.closed(let team)): "Closed: only \(try teamName(team)) and the principals see them now."
        case .party(.opened): "Everybody of the firm sees them again."
        case .team(.formed(let name)): "\(name) is a team now (\(number))."
        case .team(.joined(let member)): "\(staff[member]?.name ?? "They") is of \(try teamName(number)) now, and sees its clients."
        case .team(.left(let member)): "\(staff[member]?.name ?? "They") is of \(try teamName(number)) no longer."
        case .party: "Written down."
        case .importRun(.undone(let ranges)):
            "Taken back: \(ranges.reduce(0) { $0 + $1.last - $1.first + 1 }) entries of the import. What was written down since stays."
        case .list(.saved(let name, _, let owner)):
            "\(name.isEmpty ? "The list" : "“\(name)”") is kept, for \(owner == nil ? "the firm" : "you") (\(number))."
        case .list(.dropped): "The list is dropped. Who was on it stays as they are."
        case .staff(.joined(let name, _, _)): "\(name) is of the firm now (\(number))."
        case .staff(.left): "Marked as gone."
        case .staff(.rights(let rights)):
            "\(staff[number]?.name ?? "They") \(staff[number] == nil ? "are" : "is") a \(rights.rawValue) now."
        case .firm(.senders(let domain, let automatic)):
            automatic ? "All at \(domain) are machines: nothing of theirs waits." : "All at \(domain) are somebody: what they wrote waits."
        case .colleague(.known(let kind)): said(kind)
        case .staff, .firm, .colleague, .importRun: "Written down."
        case .undone(let undone):
            "Taken back: \(undone.last - undone.first + 1 == 1 ? "entry \(undone.first)" : "entries \(undone.first) to \(undone.last)")."
        }
    }

    private func teamName(_ team: Int64) throws -> String {
        try TeamTable(database: database, firm: firm).teams()[team]?.name ?? "number \(team)"
    }

    /// Who reads what is private.
    private func among(_ interaction: Int64) throws -> String {
        let names = try database.numbers("select staff from confided where firm = \(firm) and interaction = \(interaction)").map {
            $0 == me ? "you" : staff[$0]?.name ?? "number \($0)"
        }
        return names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    }

    private func said(_ kind: Colleague.Kind) -> String {
        switch kind {
        case .shared: "A shared mailbox: what comes there stands on the principal’s Today."
        case .gone: "They have left: what comes for them stands on the principal’s Today."
        case .here: "They are there."
        }
    }

    /// The same correction of many.
    private func saidOfMany(_ entries: [Entry]) throws -> String? {
        let changes = entries.compactMap { if case .party(.corrected(let change)) = $0.fact { change } else { nil } }
        guard entries.count > 1, changes.count == entries.count, let change = changes.first.flatMap(ChangeMany.Change.init),
            changes.allSatisfy({ $0 == changes[0] })
        else { return nil }
        let table = PartyTable(database: database, firm: firm)
        return sentence(change, changed: try Set(table.roots(of: entries.map(\.about)).values).count)
    }

    /// A due time in words: the day, and the hour where one was said.
    public func said(_ due: Due) -> String {
        let day = Spoken.day(due.local.day, today: today)
        return due.wholeDay ? "\(day), end of the day" : "\(day), \(Spoken.clock(due.local))"
    }
}
