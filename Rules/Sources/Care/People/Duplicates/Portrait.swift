/// What is known of one person or organization, laid out to be compared with others of its kind. All texts as they were typed.
public struct Portrait: Sendable, Equatable {
    public let number: Int64
    /// All parts of the name, in the order they are written. Of an organization: without its legal form.
    public var name: String
    public var addresses: [String]
    /// Digits, with the country’s in front where they are known.
    public var numbers: [String]
    /// Everything else that is written under a heading: street, town, birthday, organization, own fields.
    public var details: [Detail]

    /// One value under one heading. A heading may occur several times.
    public struct Detail: Sendable, Equatable {
        public let heading: String
        public let value: String
        public init(_ heading: String, _ value: String) { (self.heading, self.value) = (heading, value) }
    }

    public init(number: Int64, name: String, addresses: [String] = [], numbers: [String] = [], details: [Detail] = []) {
        (self.number, self.name, self.addresses, self.numbers, self.details) = (number, name, addresses, numbers, details)
    }
}
