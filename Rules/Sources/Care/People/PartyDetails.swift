extension Party {
    /// Whence an import knows somebody.
    public struct Source: Codable, Equatable, Sendable {
        /// SHA-256, in hex, of the row or card as it came: the same one is not taken in twice.
        public let raw: String
        /// The system it comes from, and who this is there: "HubSpot 1042"; empty where it has no such number.
        public let identifier: String
        public init(raw: String, identifier: String) { (self.raw, self.identifier) = (raw, identifier) }
    }

    /// What a party is called, reached at and known for when it is first written down. All of it words but the profile's codes.
    public struct Details: Codable, Equatable, Sendable {
        public var name: String
        public var addresses: [String]
        public var numbers: [String]
        public var notes: String
        public var profile: Profile
        /// The organization a person belongs to, and as what.
        public var organization: Int64?
        public var role = ""
        /// The staff member who answers for them.
        public var responsible: Int64?
        public var source: Source?

        public init(
            name: String, addresses: [String] = [], numbers: [String] = [], notes: String = "", profile: Profile = Profile()
        ) {
            (self.name, self.addresses, self.numbers) = (name, addresses, numbers)
            (self.notes, self.profile) = (notes, profile)
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
        public var places: [String] = []
        public var tags: [String] = []
        public var dropped = Dropped()
        /// Own fields; an empty value takes the field away.
        public var fields: [Profile.Field] = []
        public var reaching: String?
        public var doNotContact: Bool?
        public var language: String?
        public var zone: String?
        public var source: Source?

        /// What of several holds no longer.
        public struct Dropped: Codable, Equatable, Sendable {
            public var addresses: [String] = []
            public var numbers: [String] = []
            public var places: [String] = []
            public var tags: [String] = []
            public init() {}
        }

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
}
