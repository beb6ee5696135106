/// Writes a person down.
public struct AddPerson: Command {
    public let details: Party.Details
    public let standing: Party.Standing
    public let membership: Membership?
    public let responsible: Int64?

    public init(
        details: Party.Details, standing: Party.Standing = .unknown, membership: Membership?, responsible: Int64? = nil
    ) {
        (self.details, self.standing, self.membership, self.responsible) = (details, standing, membership, responsible)
    }

    /// Somebody who belongs to an organization now, or to none.
    public init(
        details: Party.Details, standing: Party.Standing = .unknown, organization: Int64? = nil, role: String = "",
        responsible: Int64? = nil
    ) {
        let membership = organization.map { Membership(organization: $0, role: role) }
        self.init(details: details, standing: standing, membership: membership, responsible: responsible)
    }

    public var needs: [Need] { [.partiesAt(details.addresses)] + (membership.map { [.party($0.organization)] } ?? []) }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        try sight.refuseTaken(details.addresses)
        if details.name.isEmpty, details.addresses.isEmpty, details.numbers.isEmpty {
            throw .missing(field: "the name", example: "kept person add \"Ines Ferreira\"")
        }
        var facts: [Stated] = [.begins(.party(.added(.person, details, standing: standing)))]
        if let membership {
            _ = try sight.organization(membership.organization)
            facts.append(.about(sight.next, .party(.belongs(membership))))
        }
        return try facts + sight.responsible(responsible)
    }

    static let verb = Verb(
        "person add", "write a person down", [.first("name", .words, "the name")] + PartyWords.known + PartyWords.belongs
    ) {
        given throws(Refusal) in
        let contact = Contact(try given.text("name", example: "\"Ines Ferreira\""))
        var details = try given.details(name: contact.name)
        details.addresses = try given.addresses(with: contact.address)
        return AddPerson(
            details: details, standing: given.choice("standing") ?? .unknown, membership: try given.membership(),
            responsible: given.optionalNumber("responsible"))
    }
}

/// Writes an organization down.
public struct AddOrganization: Command {
    public let details: Party.Details
    public let standing: Party.Standing
    public let responsible: Int64?

    public init(details: Party.Details, standing: Party.Standing = .unknown, responsible: Int64? = nil) {
        (self.details, self.standing, self.responsible) = (details, standing, responsible)
    }

    public var needs: [Need] { [.partiesAt(details.addresses)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        try sight.refuseTaken(details.addresses)
        if details.name.isEmpty { throw .missing(field: "the name", example: "kept organization add \"Harbour Bakery\"") }
        return try [.begins(.party(.added(.organization, details, standing: standing)))] + sight.responsible(responsible)
    }

    static let verb = Verb("organization add", "write an organization down", [.first("name", .words, "the name")] + PartyWords.known) {
        given throws(Refusal) in
        AddOrganization(
            details: try given.details(name: try given.text("name", example: "\"Harbour Bakery\"")),
            standing: given.choice("standing") ?? .unknown, responsible: given.optionalNumber("responsible"))
    }
}

/// Corrects or completes what is known of a person or organization. What was written before stays readable in the record.
public struct EditParty: Command {
    public let party: Int64
    public let change: Party.Correction
    public let memberships: [Membership]
    /// The last entry about the party when its form was opened: what somebody else changed since is not written over unseen.
    public let seen: Int64?

    public init(party: Int64, change: Party.Correction, memberships: [Membership], seen: Int64? = nil) {
        (self.party, self.change, self.memberships, self.seen) = (party, change, memberships, seen)
    }

    public init(party: Int64, change: Party.Correction, membership: Membership? = nil, seen: Int64? = nil) {
        self.init(party: party, change: change, memberships: membership.map { [$0] } ?? [], seen: seen)
    }

    public var needs: [Need] {
        [.party(party), .partiesAt(change.addresses)] + memberships.map { .party($0.organization) }
            + (seen.map { [.changes(party: party, since: $0)] } ?? [])
    }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let known = try sight.party(party)
        try sight.refuseTaken(change.addresses, but: known)
        if let responsible = change.responsible { _ = try sight.present(responsible) }
        try refuseConflicts(sight)
        var facts: [Stated] = change.isEmpty ? [] : [.about(party, .party(.corrected(change)))]
        for membership in memberships {
            _ = try sight.organization(membership.organization)
            facts.append(.about(party, .party(.belongs(membership))))
        }
        if facts.isEmpty { throw .missing(field: "what changes", example: "--number \"020 7946 0171\"") }
        return facts
    }

    /// Two edit at once: what the other has said of the same thing is not written over before this one has seen it.
    private func refuseConflicts(_ sight: Sight) throws(Refusal) {
        for (by, fact) in sight.changes {
            switch fact {
            case .corrected(let other):
                if let both = change.conflict(with: other, staff: sight.staff) {
                    throw .changedMeanwhile(field: both.field, by: by, theirs: both.theirs)
                }
            case .belongs(let theirs):
                if let mine = memberships.first(where: { $0.organization == theirs.organization }), mine != theirs {
                    throw .changedMeanwhile(field: "what they belong to", by: by, theirs: theirs.spoken)
                }
            case .added, .confirmed, .merged, .unmerged, .distinct, .closed, .opened, .erased: continue
            }
        }
    }

    static let personVerb = Verb(
        "person edit", "correct or complete a person",
        [.first("who", .who(.person), "the person"), .optional("name", .words, "the right name")] + PartyWords.known + PartyWords.dropped
            + PartyWords.belongs, make: edit)

    static let organizationVerb = Verb(
        "organization edit", "correct or complete an organization",
        [.first("who", .who(.organization), "the organization"), .optional("name", .words, "the right name")] + PartyWords.known
            + PartyWords.dropped, make: edit)

    private static let edit: @Sendable (Given) throws(Refusal) -> any Command = { given throws(Refusal) in
        EditParty(
            party: try given.number("who", example: "\"Ines Ferreira\""), change: try given.correction(),
            membership: try given.membership(), seen: given.optionalText("seen").flatMap { Int64($0) })
    }
}

extension Party.Correction {
    /// What both set and set differently, and what the other made of it; nil where nothing of either would be lost.
    func conflict(with other: Party.Correction, staff: [Int64: Staff]) -> (field: String, theirs: String)? {
        func both(_ field: String, _ mine: String?, _ theirs: String?) -> (field: String, theirs: String)? {
            guard let mine, let theirs, mine != theirs else { return nil }
            return (field, theirs)
        }
        let own = fields.lazy.compactMap { field in both(field.name, field.value, other.fields.last { $0.name == field.name }?.value) }
            .first
        return both("the name", name, other.name) ?? both("the notes", notes, other.notes)
            ?? both("how to reach them", reaching, other.reaching) ?? both("the standing", standing?.rawValue, other.standing?.rawValue)
            ?? both("the language", language, other.language) ?? both("the zone", zone, other.zone)
            ?? both("who is responsible", responsible.map { said($0, staff) }, other.responsible.map { said($0, staff) })
            ?? both("whether they wish to hear from us", doNotContact.map(Self.wish), other.doNotContact.map(Self.wish)) ?? own
    }

    private func said(_ member: Int64, _ staff: [Int64: Staff]) -> String { staff[member]?.name ?? "number \(member)" }
    private static func wish(_ doNotContact: Bool) -> String { doNotContact ? "they do not" : "they do" }
}

extension Membership {
    /// As one sees it beside another that was said meanwhile.
    fileprivate var spoken: String {
        [role, from.map { "since \($0.iso)" } ?? "", until.map { "until \($0.iso)" } ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension Sight {
    /// Nothing merges by itself: an address belongs to one, and could be one.
    func refuseTaken(_ addresses: [String], but own: Party? = nil) throws(Refusal) {
        for (place, address) in addresses.enumerated() {
            if !Contact(name: "", address: address).hasUsableAddress || addresses[..<place].contains(address) {
                throw .notUnderstood(field: "a mail address", given: address, expected: "for example ines@harbourbakery.example, once")
            }
            if firm.isOurs(address, staff: staff.values) { throw .addressTaken(address: address, by: firm.name) }
            if let holder = partyAt[address], holder != own?.number, parties[holder]?.mergedInto.map({ $0 == own?.number }) != true {
                throw .addressTaken(address: address, by: parties[holder]?.shown ?? "number \(holder)")
            }
        }
    }

    /// Only an organization can be belonged to.
    func organization(_ number: Int64) throws(Refusal) -> Party {
        let party = try party(number)
        if party.kind != .organization { throw .noSuch(thing: "organization", given: party.shown) }
        return party
    }

    /// That somebody of the firm answers for the party about to begin.
    fileprivate func responsible(_ number: Int64?) throws(Refusal) -> [Stated] {
        guard let number else { return [] }
        return [.about(next, .party(.corrected(Party.Correction(responsible: try present(number).number))))]
    }
}
