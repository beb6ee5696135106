/// What an address book or a table tells of one person or organization: plain text, not yet matched with anybody.
public struct ContactCard: Equatable, Sendable {
    public enum Kind: String, Sendable { case person, organization }

    /// How somebody is called, as far as the source takes names apart.
    public struct Name: Equatable, Sendable {
        /// As it is written out; empty where the source has only the parts.
        public var full = ""
        public var prefix = ""
        public var first = ""
        public var middle = ""
        public var last = ""
        public var suffix = ""
        public var nickname = ""

        public init(full: String = "") { self.full = full }

        /// Written out: as the source does, or made of its parts.
        public var shown: String {
            if !full.isEmpty { return full }
            let parts = [prefix, first, middle, last, suffix].filter { !$0.isEmpty }
            return parts.isEmpty ? nickname : parts.joined(separator: " ")
        }
    }

    /// A way to reach somebody: an address of mail, a number, a page; and what it is, as "work", "mobile" or their own word.
    public struct Reach: Equatable, Sendable {
        public var value: String
        public var label: String

        public init(_ value: String, label: String = "") { (self.value, self.label) = (value, label) }
    }

    /// An organization somebody belongs to.
    public struct Affiliation: Equatable, Sendable {
        public var organization: String
        public var department: String
        public var role: String

        public init(organization: String = "", department: String = "", role: String = "") {
            (self.organization, self.department, self.role) = (organization, department, role)
        }

        public var isEmpty: Bool { self == Affiliation() }
    }

    /// Where somebody is found on a map.
    public struct Place: Equatable, Sendable {
        public var label = ""
        public var box = ""
        /// Building, floor, room.
        public var extended = ""
        public var street = ""
        public var city = ""
        public var region = ""
        public var postcode = ""
        public var country = ""

        public init() {}

        public var isEmpty: Bool { parts.allSatisfy(\.isEmpty) }
        /// In the order of vCard’s ADR.
        var parts: [String] { [box, extended, street, city, region, postcode, country] }
    }

    /// Something the firm wants to know that has no place of its own.
    public struct Field: Equatable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }

    public var kind = Kind.person
    public var name = Name()
    public var emails: [Reach] = []
    public var phones: [Reach] = []
    public var websites: [Reach] = []
    public var affiliations: [Affiliation] = []
    public var places: [Place] = []
    public var notes: [String] = []
    public var tags: [String] = []
    /// `2026-03-02`, `--03-02` where the year is not said, or as the source has it where neither can be told.
    public var birthday = ""
    public var language = ""
    public var zone = ""
    /// Who this is in the system it comes from.
    public var identifier = ""
    /// The source’s own word for what they are to the firm: “Lead”, “customer”.
    public var standing = ""
    /// A name or address of the staff member who answers for them.
    public var responsible = ""
    public var doNotContact: Bool?
    public var fields: [Field] = []

    public init() {}

    /// Whether there is nobody in it: no name, and no way to reach them.
    public var namesNobody: Bool {
        name.shown.isEmpty && emails.isEmpty && phones.isEmpty && !affiliations.contains { !$0.organization.isEmpty }
    }
}
