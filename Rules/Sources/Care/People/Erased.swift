/// The words about somebody are gone for good. Which entries hold none any more is said for ever; who it was is not.
public struct Erased: Equatable, Sendable {
    /// Numbers of entries without their words, each once, in order.
    public let ranges: [ClosedRange<Int64>]
    /// Why, said without their name: this stays.
    public let because: String

    public init(ranges: [ClosedRange<Int64>], because: String) { (self.ranges, self.because) = (ranges, because) }

    public static let kind = "words.erased"

    var form: Form {
        Form(
            Self.kind, body: ["ranges": .array(ranges.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) })],
            words: .members(["because": .text(because)]))
    }

    public init(_ form: Form) throws(Form.Unreadable) {
        let pairs = (form.body["ranges"]?.array ?? []).map(\.integers)
        guard form.body["ranges"]?.array != nil, pairs.allSatisfy({ $0.count == 2 && $0[0] <= $0[1] }) else {
            throw Form.Unreadable(kind: form.kind, field: "ranges")
        }
        self.init(ranges: pairs.map { $0[0]...$0[1] }, because: form.word("because"))
    }

    /// Numbers in order as ranges of those that stand in a row.
    public static func ranges(_ numbers: [Int64]) -> [ClosedRange<Int64>] {
        numbers.reduce(into: []) { ranges, number in
            if let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
    }

    /// What is asked about an erasure.
    public struct Question: Codable, Hashable, Sendable {
        public let party: Int64
        /// Whether what also went to others goes too.
        public let shared: Bool
        /// Whether the people of an organization go with it.
        public let people: Bool

        public init(party: Int64, shared: Bool = false, people: Bool = false) {
            (self.party, self.shared, self.people) = (party, shared, people)
        }
    }

    /// What an erasure would take, as the Desk sees it.
    public struct Candidate: Equatable, Sendable {
        /// One of those who are erased together, and the entries that go for their sake.
        public struct Part: Equatable, Sendable {
            public let party: Int64
            public let ranges: [ClosedRange<Int64>]
            public init(party: Int64, ranges: [ClosedRange<Int64>]) { (self.party, self.ranges) = (party, ranges) }
        }

        public let name: String
        public let parts: [Part]
        /// Open promises to and of them.
        public let openPromises: Int
        /// Who belongs to the organization and is not asked for.
        public let people: [String]
        /// Their names, addresses and numbers, which the reason must not say.
        public let called: [String]

        public init(name: String, parts: [Part], openPromises: Int, people: [String], called: [String]) {
            (self.name, self.parts, self.openPromises) = (name, parts, openPromises)
            (self.people, self.called) = (people, called)
        }
    }
}
