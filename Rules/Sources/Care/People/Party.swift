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
    /// The organization a person belongs to, and as what.
    public var organization: Int64?
    public var role: String
    public var notes: String
    /// Whether somebody has said that this sender is a machine, or that it is not; nil: nobody has.
    public var automatic: Bool?

    public enum Kind: String, Codable, Sendable { case person, organization }

    /// What the party is to the firm.
    public enum Standing: String, Codable, Sendable, CaseIterable { case unknown, prospect, client, former, partner, supplier }

    /// What a party is called by and reached at. All of it words.
    public struct Details: Codable, Equatable, Sendable {
        public var name: String
        public var addresses: [String]
        public var numbers: [String]
        public init(name: String, addresses: [String] = [], numbers: [String] = []) {
            (self.name, self.addresses, self.numbers) = (name, addresses, numbers)
        }
    }

    /// What changes when a party is corrected: nil leaves a thing as it is.
    public struct Correction: Codable, Equatable, Sendable {
        public var name: String?
        public var notes: String?
        public var standing: Standing?
        public var responsible: Int64?
        public var addresses: [String] = []
        public var numbers: [String] = []

        public init(
            name: String? = nil, notes: String? = nil, standing: Standing? = nil, responsible: Int64? = nil, addresses: [String] = [],
            numbers: [String] = []
        ) {
            // A name is corrected, never taken away.
            (self.name, self.notes) = (name.flatMap { $0.isEmpty ? nil : $0 }, notes)
            (self.standing, self.responsible) = (standing, responsible)
            (self.addresses, self.numbers) = (addresses, numbers)
        }

        /// Whether nothing would change.
        public var isEmpty: Bool { self == Correction() }
    }

    /// What can happen to a party.
    public enum Fact: Equatable, Sendable {
        case added(Kind, Details, standing: Standing)
        case corrected(Correction)
        case belongs(organization: Int64, role: String)
        case confirmed(automatic: Bool)
    }

    // MARK: Replay

    /// The party as its first fact made it; nil for any other fact.
    public init?(number: Int64, _ fact: Fact) {
        guard case .added(let kind, let details, let standing) = fact else { return nil }
        (self.number, self.kind, self.standing) = (number, kind, standing)
        (name, addresses, numbers) = (details.name, details.addresses, details.numbers)
        (responsible, organization, role, notes, automatic) = (nil, nil, "", "", nil)
    }

    public mutating func apply(_ fact: Fact) {
        switch fact {
        case .added: assertionFailure("a party is added once")
        case .corrected(let change):
            name = change.name ?? name
            notes = change.notes ?? notes
            standing = change.standing ?? standing
            responsible = change.responsible ?? responsible
            addresses += change.addresses.filter { !addresses.contains($0) }
            numbers += change.numbers.filter { !numbers.contains($0) }
        case .belongs(let organization, let role):
            self.organization = organization
            self.role = role
        case .confirmed(let automatic): self.automatic = automatic
        }
    }

    /// The name, or an address or number of somebody whose name is not known.
    public var shown: String {
        if !name.isEmpty { return name }
        return addresses.first ?? numbers.first ?? "\(kind.rawValue) \(number)"
    }
}

extension Party.Fact: Storable {
    public static let kinds = ["person.added", "organization.added", "party.corrected", "party.belongs", "party.confirmed"]

    public var form: Form {
        switch self {
        case .added(let kind, let details, let standing):
            Form(
                "\(kind.rawValue).added", body: ["standing": .string(standing.rawValue)],
                words: .members(["name": .text(details.name), "addresses": .texts(details.addresses), "numbers": .texts(details.numbers)]))
        case .corrected(let change):
            Form(
                "party.corrected",
                body: .members(["standing": .text(change.standing?.rawValue), "responsible": change.responsible.map(JSON.integer)]),
                words: .members([
                    "name": .text(change.name), "notes": change.notes.map(JSON.string), "addresses": .texts(change.addresses),
                    "numbers": .texts(change.numbers),
                ]))
        case .belongs(let organization, let role):
            Form("party.belongs", body: ["organization": .integer(organization)], words: .members(["role": .text(role)]))
        case .confirmed(let automatic): Form("party.confirmed", body: ["automatic": .bool(automatic)])
        }
    }

    public init(_ form: Form) throws(Form.Unreadable) {
        switch form.kind {
        case "person.added", "organization.added":
            self = .added(
                form.kind == "person.added" ? .person : .organization,
                Party.Details(name: form.word("name"), addresses: form.wordList("addresses"), numbers: form.wordList("numbers")),
                standing: try form.choice("standing"))
        case "party.corrected":
            self = .corrected(
                Party.Correction(
                    name: form.words?["name"]?.string, notes: form.words?["notes"]?.string,
                    standing: form.body["standing"]?.string.flatMap(Party.Standing.init(rawValue:)),
                    responsible: form.body["responsible"]?.integer, addresses: form.wordList("addresses"), numbers: form.wordList("numbers")
                ))
        case "party.belongs": self = .belongs(organization: try form.number("organization"), role: form.word("role"))
        case "party.confirmed": self = .confirmed(automatic: form.flag("automatic"))
        case _: throw Form.Unreadable(kind: form.kind, field: "kind")
        }
    }
}
