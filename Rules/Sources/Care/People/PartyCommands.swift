/// Writes a person down.
public struct AddPerson: Command {
    public let details: Party.Details
    public let standing: Party.Standing
    public let organization: Int64?
    public let role: String
    public let responsible: Int64?

    public init(
        details: Party.Details, standing: Party.Standing = .unknown, organization: Int64? = nil, role: String = "",
        responsible: Int64? = nil
    ) {
        (self.details, self.standing, self.organization, self.role, self.responsible) = (details, standing, organization, role, responsible)
    }

    public var needs: [Need] { [.partiesAt(details.addresses)] + (organization.map { [.party($0)] } ?? []) }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        try sight.refuseTaken(details.addresses)
        if details.name.isEmpty, details.addresses.isEmpty, details.numbers.isEmpty {
            throw .missing(field: "the name", example: "kept person add \"Ines Ferreira\"")
        }
        var facts: [Stated] = [.begins(.party(.added(.person, details, standing: standing)))]
        if let organization {
            _ = try sight.organization(organization)
            facts.append(.about(sight.next, .party(.belongs(organization: organization, role: role))))
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
            details: details, standing: given.choice("standing") ?? .unknown, organization: given.optionalNumber("organization"),
            role: given.optionalText("role") ?? "", responsible: given.optionalNumber("responsible"))
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
    public let membership: Membership?
    /// The last entry about the party when its form was opened: what somebody else changed since is not written over unseen.
    public let seen: Int64?

    public init(party: Int64, change: Party.Correction, membership: Membership? = nil, seen: Int64? = nil) {
        (self.party, self.change, self.membership, self.seen) = (party, change, membership, seen)
    }

    public var needs: [Need] {
        [.party(party), .partiesAt(change.addresses)] + (membership.map { [.party($0.organization)] } ?? [])
            + (seen.map { [.changes(party: party, since: $0)] } ?? [])
    }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let known = try sight.party(party)
        try sight.refuseTaken(change.addresses, but: known)
        if let responsible = change.responsible { _ = try sight.present(responsible) }
        for (by, other) in sight.changes {
            if let both = change.conflict(with: other) {
                throw .changedMeanwhile(field: both.field, by: by, theirs: both.theirs)
            }
        }
        var facts: [Stated] = change.isEmpty ? [] : [.about(party, .party(.corrected(change)))]
        if let membership {
            _ = try sight.organization(membership.organization)
            facts.append(.about(party, .party(.belongs(membership))))
        }
        if facts.isEmpty { throw .missing(field: "what changes", example: "--number \"020 7946 0171\"") }
        return facts
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
    public func conflict(with other: Party.Correction) -> (field: String, theirs: String)? {
        func both(_ field: String, _ mine: String?, _ theirs: String?) -> (field: String, theirs: String)? {
            guard let mine, let theirs, mine != theirs else { return nil }
            return (field, theirs)
        }
        let own = fields.lazy.compactMap { field in both(field.name, field.value, other.fields.last { $0.name == field.name }?.value) }
            .first
        return both("the name", name, other.name) ?? both("the notes", notes, other.notes)
            ?? both("how to reach them", reaching, other.reaching) ?? both("the standing", standing?.rawValue, other.standing?.rawValue)
            ?? both("the language", language, other.language) ?? both("the zone", zone, other.zone) ?? own
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
