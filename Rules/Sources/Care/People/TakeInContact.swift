/// Takes one person or organization of an address book or a table into the record: writes them down, or completes whom it knows.
///
/// Somebody is known by the very row, by an address that is equal, or by their number in the system that the table comes from; a person
/// never by a name. An organization that people were said to belong to has nothing but its name, and is known by it until it has a postal
/// address: a row of the same name at another address is another until somebody says that they are one. What the firm knows already is
/// completed and never written over.
public struct TakeInContact: Command {
    /// What intake has read of a row.
    public struct Card: Codable, Equatable, Sendable {
        public var kind: Party.Kind
        public var details: Party.Details
        public var standing: Party.Standing
        /// Organizations they belong to, by name, the first one now foremost; and as what.
        public var organizations: [Affiliation] = []

        public struct Affiliation: Codable, Equatable, Sendable {
            public let name: String
            public let role: String
            public init(name: String, role: String) { (self.name, self.role) = (name, role) }
        }

        public init(kind: Party.Kind, details: Party.Details, standing: Party.Standing) {
            (self.kind, self.details, self.standing) = (kind, details, standing)
        }
    }

    public let card: Card
    public let source: Party.Source
    /// Whether a row that is here already is looked at again: the firm has said anew what its columns mean.
    public let again: Bool

    public init(card: Card, source: Party.Source, again: Bool = false) { (self.card, self.source, self.again) = (card, source, again) }

    /// Within one run a row means one thing.
    public var asked: String? { "\(source.raw) \(source.identifier) \(again)" }

    public var needs: [Need] {
        let names = card.organizations.map(\.name) + (card.kind == .organization ? [card.details.name] : [])
        return [
            .contact(raw: source.raw, identifier: source.identifier), .partiesAt(card.details.addresses),
            .organizationsNamed(names.filter { !$0.isEmpty }, whole: card.kind == .organization),
        ]
    }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if let row = sight.contactOfRow, !again || sight.parties[row]?.isErased == true { return [] }
        if let ours = card.details.addresses.first(where: { sight.firm.isOurs($0, staff: sight.staff.values) }) {
            throw .ofTheFirm(card.details.name.isEmpty ? ours : card.details.name)
        }
        if let known = known(sight) { return complete(known, sight) }
        return begin(sight)
    }

    /// Who this is: by the row, by their number elsewhere, else by the first address that somebody of the same kind has.
    private func known(_ sight: Sight) -> Party? {
        let byNumber = [sight.contactOfRow, sight.contactIdentified].compactMap { $0 }
        let byAddress = card.details.addresses.compactMap { sight.partyAt[$0] }
        let known = (byNumber + byAddress).lazy.compactMap { sight.parties[$0] }.first { $0.kind == card.kind }
        if known != nil || card.kind == .person { return known }
        return sight.organizationNamed[card.details.name].flatMap { sight.parties[$0] }.flatMap { isThere($0) ? $0 : nil }
    }

    /// Whether nothing that is known of where it is speaks against.
    private func isThere(_ known: Party) -> Bool {
        let (ours, theirs) = (known.profile.places, card.details.profile.places)
        return ours.isEmpty || theirs.isEmpty || !Set(ours).isDisjoint(with: theirs)
    }

    // MARK: Somebody new

    private func begin(_ sight: Sight) -> [Stated] {
        var organizations = Organizations(sight)
        let places = card.organizations.map { (organizations.number($0.name), $0.role) }
        var details = card.details
        details.addresses = card.details.addresses.filter { sight.partyAt[$0] == nil }
        details.source = source
        // Of several organizations the one said last is foremost.
        (details.organization, details.role) = places.last ?? (nil, "")
        let number = sight.next + Int64(organizations.facts.count)
        let rest = places.dropLast().reversed().map { Stated.about(number, .party(.belongs(organization: $0, role: $1))) }
        return organizations.facts + [.begins(.party(.added(card.kind, details, standing: card.standing)))] + rest
    }

    // MARK: Somebody known

    private func complete(_ known: Party, _ sight: Sight) -> [Stated] {
        var change = card.details.completing(known)
        change.addresses = card.details.addresses.filter { sight.partyAt[$0] == nil && !known.addresses.contains($0) }
        change.standing = known.standing == .unknown && card.standing != .unknown ? card.standing : nil
        var organizations = Organizations(sight)
        let places = card.organizations.map { (organizations.number($0.name), $0.role) }
        let new = places.filter { place in !known.memberships.contains { $0.organization == place.0 } }
        if change.isEmpty, new.isEmpty { return [] }
        change.source = source
        let belongs = new.reversed().map { Stated.about(known.number, .party(.belongs(organization: $0, role: $1))) }
        return organizations.facts + [.about(known.number, .party(.corrected(change)))] + belongs
    }
}

/// The organizations of one row: those there are, and facts that bring in the others.
private struct Organizations {
    let sight: Sight
    var facts: [Stated] = []
    private var begun: [String: Int64] = [:]

    init(_ sight: Sight) { self.sight = sight }

    mutating func number(_ name: String) -> Int64 {
        if let known = sight.organizationNamed[name] ?? begun[name] { return known }
        let number = sight.next + Int64(facts.count)
        facts.append(.begins(.party(.added(.organization, Party.Details(name: name), standing: .unknown))))
        begun[name] = number
        return number
    }
}

extension Party.Details {
    /// What these add to what is known of somebody: nothing that is known is written over.
    fileprivate func completing(_ known: Party) -> Party.Correction {
        var change = Party.Correction(name: known.name.isEmpty ? name : nil)
        let digits = Set(known.numbers.map(\.digits))
        change.numbers = numbers.filter { !digits.contains($0.digits) }
        change.places = profile.places.filter { !known.profile.places.contains($0) }
        change.tags = profile.tags.filter { !known.profile.tags.contains($0) }
        let names = Set(known.profile.fields.map(\.name))
        change.fields = profile.fields.filter { !names.contains($0.name) }
        if !notes.isEmpty, !known.notes.contains(notes) {
            change.notes = [known.notes, notes].filter { !$0.isEmpty }.joined(separator: "\n")
        }
        if known.profile.language.isEmpty, !profile.language.isEmpty { change.language = profile.language }
        if known.profile.zone.isEmpty, !profile.zone.isEmpty { change.zone = profile.zone }
        if profile.doNotContact, !known.profile.doNotContact { change.doNotContact = true }
        if known.responsible == nil { change.responsible = responsible }
        return change
    }
}

extension String {
    /// By which two ways of writing a number are told to be one.
    fileprivate var digits: String { filter(\.isNumber) }
}
