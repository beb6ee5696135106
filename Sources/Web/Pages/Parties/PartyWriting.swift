import Care
import Store

/// Makes the declared verbs' commands of what was typed about somebody.
struct PartyWriting {
    let visit: Visit
    let kind: Party.Kind

    /// The command that writes what differs; nil where nothing does.
    func edit(_ number: Int64, _ draft: PartyDraft, _ base: PartyDraft, seen: Int64) async throws -> EditParty? {
        if draft[.name].isEmpty, !base[.name].isEmpty { throw Refusal.missing(field: "the name", example: base[.name]) }
        var memberships: [Membership] = []
        for belonging in draft.newBelongings(since: base) { memberships.append(try await membership(belonging)) }
        let typed = draft.changes(from: base)
        if typed.isEmpty, memberships.isEmpty { return nil }
        let said = try command("edit", typed.merging(["who": [String(number)], "seen": [String(seen)]]) { $1 })
        guard let edit = said as? EditParty else { throw Fault("\(kind.rawValue) edit makes another command") }
        return EditParty(party: number, change: edit.change, memberships: memberships, seen: seen)
    }

    /// The command that writes somebody new down.
    func add(_ draft: PartyDraft) async throws -> any Command {
        var typed = draft.changes(from: .blank)
        typed["name"] = [draft[.name]]
        if let belonging = draft.belongings.first {
            let membership = try await membership(belonging)
            typed["organization"] = [String(membership.organization)]
            typed["role"] = [belonging.role]
            (typed["from"], typed["until"]) = (membership.from.map { [$0.iso] }, membership.until.map { [$0.iso] })
        }
        return try command("add", typed)
    }

    private func command(_ verb: String, _ typed: [String: [String]]) throws -> any Command {
        if let zone = typed["zone"]?.first, !zone.isEmpty, visit.site.zones(zone) == nil {
            throw Refusal.notUnderstood(field: "a time zone", given: zone, expected: "a name like Europe/Lisbon")
        }
        guard let verb = Verb.named("\(kind.rawValue) \(verb)") else { throw Fault("\(kind.rawValue) \(verb) is not declared") }
        return try visit.reading { try $0.command(verb, typed) }
    }

    private func membership(_ said: PartyDraft.Belonging) async throws -> Membership {
        let (from, until) = try visit.reading { (try SaidDay.read(said.from, $0), try SaidDay.read(said.until, $0)) }
        return Membership(organization: try await organization(said), role: said.role, from: from, until: until)
    }

    /// The organization meant; one that nobody knows is written down where the form says so.
    private func organization(_ said: PartyDraft.Belonging) async throws -> Int64 {
        if let number = said.number { return number }
        do {
            return try visit.reading { try $0.who(said.organization, among: .organization) }
        } catch Refusal.nobody where visit.form["new"] != nil {
            let added = try await visit.take(AddOrganization(details: .init(name: said.organization)), part: "organization")
            guard let number = added.thing else { throw Fault("an organization was added without an entry") }
            return number
        }
    }
}
