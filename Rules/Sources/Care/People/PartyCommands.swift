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
        if let responsible {
            let member = try sight.present(responsible)
            facts.append(.about(sight.next, .party(.corrected(Party.Correction(responsible: member.number)))))
        }
        return facts
    }

    static let verb = Verb(
        "person add", "write a person down", [.first("name", .words, "the name")] + Party.reachParameters + Party.belongsParameters
    ) {
        given throws(Refusal) in
        let contact = Contact(try given.text("name", example: "\"Ines Ferreira\""))
        return AddPerson(
            details: Party.Details(
                name: contact.name, addresses: try given.addresses(with: contact.address),
                numbers: given.texts("number")),
            standing: given.choice("standing") ?? .unknown, organization: given.optionalNumber("organization"),
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
        let added: Stated = .begins(.party(.added(.organization, details, standing: standing)))
        guard let responsible else { return [added] }
        let member = try sight.present(responsible)
        return [added, .about(sight.next, .party(.corrected(Party.Correction(responsible: member.number))))]
    }

    static let verb = Verb("organization add", "write an organization down", [.first("name", .words, "the name")] + Party.reachParameters) {
        given throws(Refusal) in
        AddOrganization(
            details: Party.Details(
                name: try given.text("name", example: "\"Harbour Bakery\""), addresses: try given.addresses(),
                numbers: given.texts("number")),
            standing: given.choice("standing") ?? .unknown, responsible: given.optionalNumber("responsible"))
    }
}

/// Corrects or completes what is known of a person or organization. What was written before stays readable in the record.
public struct EditParty: Command {
    public let party: Int64
    public let change: Party.Correction
    public let organization: Int64?
    public let role: String

    public init(party: Int64, change: Party.Correction, organization: Int64? = nil, role: String = "") {
        (self.party, self.change, self.organization, self.role) = (party, change, organization, role)
    }

    public var needs: [Need] { [.party(party), .partiesAt(change.addresses)] + (organization.map { [.party($0)] } ?? []) }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let known = try sight.party(party)
        try sight.refuseTaken(change.addresses, but: known.number)
        if let responsible = change.responsible { _ = try sight.present(responsible) }
        var facts: [Stated] = change.isEmpty ? [] : [.about(party, .party(.corrected(change)))]
        if let organization {
            _ = try sight.organization(organization)
            facts.append(.about(party, .party(.belongs(organization: organization, role: role))))
        }
        if facts.isEmpty { throw .missing(field: "what changes", example: "--number \"020 7946 0171\"") }
        return facts
    }

    static let personVerb = Verb(
        "person edit", "correct or complete a person",
        [.first("who", .who(.person), "the person"), .optional("name", .words, "the right name")] + Party.reachParameters
            + [.optional("notes", .words, "what matters to them")] + Party.belongsParameters, make: edit)

    static let organizationVerb = Verb(
        "organization edit", "correct or complete an organization",
        [.first("who", .who(.organization), "the organization"), .optional("name", .words, "the right name")] + Party.reachParameters
            + [.optional("notes", .words, "what matters to them")], make: edit)

    private static let edit: @Sendable (Given) throws(Refusal) -> any Command = { given throws(Refusal) in
        EditParty(
            party: try given.number("who", example: "\"Ines Ferreira\""),
            change: Party.Correction(
                name: given.optionalText("name"), notes: given.optionalText("notes"), standing: given.choice("standing"),
                responsible: given.optionalNumber("responsible"), addresses: try given.addresses(), numbers: given.texts("number")),
            organization: given.optionalNumber("organization"), role: given.optionalText("role") ?? "")
    }
}

/// Says whether a sender that looks automatic is a machine or somebody who waits for an answer.
public struct ConfirmSender: Command {
    public let party: Int64
    public let automatic: Bool

    public init(party: Int64, automatic: Bool) { (self.party, self.automatic) = (party, automatic) }

    public var needs: [Need] { [.party(party)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        [.about(try sight.party(party).number, .party(.confirmed(automatic: automatic)))]
    }

    static let automaticVerb = Verb(
        "automatic", "this sender is a machine: nothing of theirs waits", [.first("who", .who(.party), "the sender")]
    ) {
        given throws(Refusal) in ConfirmSender(party: try given.number("who", example: "news@example.com"), automatic: true)
    }

    static let genuineVerb = Verb("genuine", "this sender is somebody: what they wrote waits", [.first("who", .who(.party), "the sender")])
    {
        given throws(Refusal) in ConfirmSender(party: try given.number("who", example: "news@example.com"), automatic: false)
    }
}

extension Sight {
    /// Nothing merges by itself: an address belongs to one, and could be one.
    func refuseTaken(_ addresses: [String], but own: Int64? = nil) throws(Refusal) {
        for (place, address) in addresses.enumerated() {
            if !Contact(name: "", address: address).hasUsableAddress || addresses[..<place].contains(address) {
                throw .notUnderstood(field: "a mail address", given: address, expected: "for example ines@harbourbakery.example, once")
            }
            if firm.isOurs(address, staff: staff.values) { throw .addressTaken(address: address, by: firm.name) }
            if let holder = partyAt[address], holder != own {
                throw .addressTaken(address: address, by: parties[holder]?.shown ?? "number \(holder)")
            }
        }
    }
}

extension Given {
    /// The addresses given, with the one that stands beside a name; each once.
    func addresses(with own: String = "") throws(Refusal) -> [String] {
        var all: [String] = own.isEmpty ? [] : [own]
        for text in texts("address") {
            let contact = Contact(text)
            if !contact.hasUsableAddress {
                throw .notUnderstood(field: "a mail address", given: text, expected: "for example ines@harbourbakery.example")
            }
            if !all.contains(contact.address) { all.append(contact.address) }
        }
        return all
    }
}

extension Sight {
    /// Only an organization can be belonged to.
    func organization(_ number: Int64) throws(Refusal) -> Party {
        let party = try party(number)
        if party.kind != .organization { throw .noSuch(thing: "organization", given: party.shown) }
        return party
    }
}

extension Party {
    static let reachParameters: [Parameter] = [
        .list("address", .words, "a mail address (may be repeated)"),
        .list("number", .words, "a phone number (may be repeated)"),
        .optional("standing", .choice(Standing.allCases.map(\.rawValue)), "prospect, client, former, partner or supplier"),
        .optional("responsible", .who(.staff), "who of the firm answers for this client"),
    ]
    static let belongsParameters: [Parameter] = [
        .optional("organization", .who(.organization), "the organization they belong to"),
        .optional("role", .words, "as what"),
    ]
}
