/// Whom the firm deals with: a person or an organization.
public struct Party: Equatable, Sendable {
    public let number: Int64
    public let kind: Kind
    public var name: String
    public var addresses: [String]
    public var numbers: [String]
    public var standing: Standing
    /// The staff member who answers for this client.
    public var responsible: Int64?
    /// The organizations they belong to or belonged to, in the order in which it was said.
    public var memberships: [Membership] = []
    /// What matters to them.
    public var notes: String
    public var profile: Profile
    /// Whether somebody has said that this sender is a machine, or that it is not; nil: nobody has.
    public var automatic: Bool?
    /// The team to which it is closed by itself; nil: open, unless an organization they belong to is closed.
    public var team: Int64?
    /// The party that this one was found to be; nil where it stands for itself.
    public var mergedInto: Int64?
    /// Its words were erased by law; what is said of it since is new.
    public var isErased = false

    public enum Kind: String, Codable, Sendable { case person, organization }

    /// What the party is to the firm.
    public enum Standing: String, Codable, Sendable, CaseIterable { case unknown, prospect, client, former, partner, supplier }

    // MARK: Replay

    /// The party as its first fact made it; nil for any other fact.
    public init?(number: Int64, _ fact: Fact) {
        guard case .added(let kind, let details, let standing) = fact else { return nil }
        (self.number, self.kind, self.standing) = (number, kind, standing)
        (name, addresses, numbers) = (details.name, details.addresses, details.numbers)
        (responsible, notes, profile, automatic) = (details.responsible, details.notes, details.profile, nil)
        if let organization = details.organization { memberships = [Membership(organization: organization, role: details.role)] }
    }

    public mutating func apply(_ fact: Fact) {
        switch fact {
        case .added: assertionFailure("a party is added once")
        case .corrected(let change): correct(change)
        case .belongs(let membership):
            memberships.removeAll { $0.organization == membership.organization }
            memberships.append(membership)
        case .confirmed(let automatic): self.automatic = automatic
        case .merged(let into): mergedInto = into
        case .unmerged: mergedInto = nil
        // Said of two, it stands in a table of its own.
        case .distinct: break
        case .closed(let team): self.team = team
        case .opened: team = nil
        case .erased: isErased = true
        }
    }

    private mutating func correct(_ change: Correction) {
        name = change.name ?? name
        notes = change.notes ?? notes
        standing = change.standing ?? standing
        responsible = change.responsible ?? responsible
        addresses = addresses.changed(adding: change.addresses, dropping: change.dropped.addresses)
        numbers = numbers.changed(adding: change.numbers, dropping: change.dropped.numbers)
        profile.correct(change)
    }

    // MARK: What follows

    /// The organization they belong to now; of several the one said last.
    public var organization: Int64? { memberships.last { $0.until == nil }?.organization }
    /// As what they belong to it.
    public var role: String { memberships.last { $0.until == nil }?.role ?? "" }

    /// The name, or an address or number of somebody whose name is not known.
    public var shown: String {
        if !name.isEmpty { return name }
        return addresses.first ?? numbers.first ?? (isErased ? "Erased \(kind.rawValue)" : "\(kind.rawValue) \(number)")
    }

    /// As it is shown together with a party that was merged into it: what it says itself goes before.
    public func absorbing(_ other: Party) -> Party {
        var whole = self
        whole.name = name.isEmpty ? other.name : name
        whole.addresses = addresses.changed(adding: other.addresses, dropping: [])
        whole.numbers = numbers.changed(adding: other.numbers, dropping: [])
        whole.standing = standing == .unknown ? other.standing : standing
        whole.responsible = responsible ?? other.responsible
        whole.memberships =
            other.memberships.filter { theirs in !memberships.contains { $0.organization == theirs.organization } } + memberships
        whole.notes = [notes, other.notes].filter { !$0.isEmpty }.joined(separator: "\n")
        whole.profile = profile.absorbing(other.profile)
        whole.automatic = automatic ?? other.automatic
        whole.team = team ?? other.team
        whole.isErased = isErased && other.isErased
        return whole
    }
}

/// That somebody belongs, or belonged, to an organization.
public struct Membership: Codable, Equatable, Hashable, Sendable {
    public let organization: Int64
    /// As what: owner, site manager.
    public let role: String
    public let from: Day?
    /// The last day; nil: they belong to it now.
    public let until: Day?

    public init(organization: Int64, role: String = "", from: Day? = nil, until: Day? = nil) {
        (self.organization, self.role, self.from, self.until) = (organization, role, from, until)
    }
}

extension [String] {
    /// Without what is dropped, and with each of the others once.
    func changed(adding new: [String], dropping old: [String]) -> [String] {
        new.reduce(into: filter { !old.contains($0) }) { if !$0.contains($1) { $0.append($1) } }
    }
}
