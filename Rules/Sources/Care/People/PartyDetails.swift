extension Party {
    /// What a party is called, reached at and known for when it is first written down. All of it words but the profile's codes.
    public struct Details: Codable, Equatable, Sendable {
        public var name: String
        public var addresses: [String]
        public var numbers: [String]
        public var notes: String
        public var profile: Profile

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
