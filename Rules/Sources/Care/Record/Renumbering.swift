/// Where the things of one record stand in another. Facts that name them are told again there with the other numbers.
public struct Renumbering {
    /// The number of a thing, or nil where it is not there.
    let thing: (Int64) -> Int64?
    /// Of the entries numbered so, those whose words are to go there too. A range may be longer than any record.
    let erased: (ClosedRange<Int64>) -> [Int64]

    public init(thing: @escaping (Int64) -> Int64?, erased: @escaping (ClosedRange<Int64>) -> [Int64]) {
        (self.thing, self.erased) = (thing, erased)
    }
}

extension Fact {
    /// The fact with the other record's numbers; nil where it says nothing there: it names somebody who is not there, or takes back
    /// what is not told again.
    public func renumbered(_ new: Renumbering) -> Fact? {
        switch self {
        case .firm, .staff, .colleague: self
        case .team(let fact): fact.renumbered(new).map(Fact.team)
        case .party(let fact): fact.renumbered(new).map(Fact.party)
        case .interaction(let fact): fact.renumbered(new).map(Fact.interaction)
        case .promise(let fact): fact.renumbered(new).map(Fact.promise)
        case .importRun(let fact): fact.renumbered(new).map(Fact.importRun)
        case .list(let fact): fact.renumbered(new).map(Fact.list)
        case .undone: nil
        }
    }
}

extension Team.Fact {
    fileprivate func renumbered(_ new: Renumbering) -> Team.Fact? {
        switch self {
        case .formed: self
        case .joined(let staff): new.thing(staff).map(Team.Fact.joined)
        case .left(let staff): new.thing(staff).map(Team.Fact.left)
        }
    }
}

extension SavedList.Fact {
    /// A list of somebody who is not there, or that asks for one who is not, would be another.
    fileprivate func renumbered(_ new: Renumbering) -> SavedList.Fact? {
        guard case .saved(let name, var content, let owner) = self else { return self }
        let conditions = content.conditions.compactMap { $0.renumbered(new) }
        guard conditions.count == content.conditions.count, owner == nil || owner.flatMap(new.thing) != nil else { return nil }
        content.conditions = conditions
        return .saved(name: name, content, owner: owner.flatMap(new.thing))
    }
}

extension Condition {
    fileprivate func renumbered(_ new: Renumbering) -> Condition? {
        switch test {
        case .organization(let number): new.thing(number).map { Condition(.organization($0), isNot: isNot) }
        case .responsible(let number): new.thing(number).map { Condition(.responsible($0), isNot: isNot) }
        case .standing, .tag, .place, .language, .doNotContact, .address, .number, .contact, .owed, .field, .words: self
        }
    }
}

extension Party.Fact {
    fileprivate func renumbered(_ new: Renumbering) -> Party.Fact? {
        switch self {
        case .confirmed, .unmerged, .opened: return self
        case .closed(let team): return new.thing(team).map(Party.Fact.closed)
        case .added(let kind, var details, let standing):
            details.organization = details.organization.flatMap(new.thing)
            details.responsible = details.responsible.flatMap(new.thing)
            return .added(kind, details, standing: standing)
        case .corrected(var change):
            change.responsible = change.responsible.flatMap(new.thing)
            return .corrected(change)
        case .belongs(let one):
            return new.thing(one.organization).map {
                .belongs(Membership(organization: $0, role: one.role, from: one.from, until: one.until))
            }
        case .merged(let into): return new.thing(into).map(Party.Fact.merged)
        case .distinct(let other): return new.thing(other).map(Party.Fact.distinct)
        case .erased(let erased):
            let entries = Set(erased.ranges.flatMap(new.erased)).sorted()
            return .erased(Erased(ranges: Erased.ranges(entries), because: erased.because))
        }
    }
}

extension Interaction.Fact {
    fileprivate func renumbered(_ new: Renumbering) -> Interaction.Fact? {
        switch self {
        case .logged(let logged): logged.renumbered(new).map(Interaction.Fact.logged)
        case .mailed(let mailed): .mailed(mailed.renumbered(new))
        case .met(let met): .met(met.renumbered(new))
        case .placed, .owed, .disclosed: self
        case .confided(let among): .confided(among: among.compactMap(new.thing))
        case .settled(let settlement):
            .settled(Interaction.Settlement(how: settlement.how, by: settlement.by.flatMap(new.thing)))
        }
    }
}

extension Interaction.Logged {
    fileprivate func renumbered(_ new: Renumbering) -> Interaction.Logged? {
        new.thing(ours).map {
            Interaction.Logged(
                channel: channel, direction: direction, with: with.compactMap(new.thing), ours: $0, felt: felt, text: text)
        }
    }
}

extension Interaction.Met {
    fileprivate func renumbered(_ new: Renumbering) -> Interaction.Met {
        var met = self
        (met.with, met.ours) = (with.compactMap(new.thing), ours.flatMap(new.thing))
        return met
    }
}

extension Interaction.Mailed {
    /// A thread whose first message is not there begins anew with this one.
    fileprivate func renumbered(_ new: Renumbering) -> Interaction.Mailed {
        Interaction.Mailed(
            direction: direction, with: with.compactMap(new.thing), ours: ours.flatMap(new.thing), thread: thread.flatMap(new.thing),
            joins: joins.compactMap(new.thing), raw: raw, same: same, automatic: automatic, looksAutomatic: looksAutomatic,
            history: history, undated: undated, attachments: attachments, files: files, judgement: judgement, words: words)
    }
}

extension Promise.Fact {
    fileprivate func renumbered(_ new: Renumbering) -> Promise.Fact? {
        switch self {
        case .made(let made):
            guard let to = new.thing(made.to), let owner = new.thing(made.owner) else { return nil }
            return .made(
                Promise.Made(
                    side: made.side, to: to, due: made.due, owner: owner, during: made.during.flatMap(new.thing), text: made.text))
        case .moved, .kept, .released: return self
        }
    }
}

extension ImportRun.Fact {
    fileprivate func renumbered(_ new: Renumbering) -> ImportRun.Fact? {
        switch self {
        case .started(let until, let history, let owner, let paths, let origin):
            .started(until: until, historyBefore: history, mailboxOf: owner.flatMap(new.thing), paths: paths, origin: origin)
        case .finished: self
        case .undone: nil
        }
    }
}
