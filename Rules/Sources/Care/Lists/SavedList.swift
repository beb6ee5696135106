/// A list somebody keeps: whom it shows, which columns, in which order. It holds a question and nobody; who is on it is worked out
/// each time it is looked at.
public struct SavedList: Equatable, Sendable {
    public let number: Int64
    public let name: String
    public let content: Content
    /// Whose it is; nil: the whole firm's.
    public let owner: Int64?

    public init(number: Int64, name: String, content: Content, owner: Int64?) {
        (self.number, self.name, self.content, self.owner) = (number, name, content, owner)
    }

    /// Its words were erased by law, because they named somebody: as long as it has words it has a name.
    public var isErased: Bool { name.isEmpty }

    /// How it is called where it is shown.
    public var shown: String { isErased ? "Erased list" : name }

    /// The longest name, in characters.
    public static let longestName = 100

    /// What a list asks and shows.
    public struct Content: Codable, Equatable, Sendable {
        /// People or organizations alone; nil: both.
        public var kind: Party.Kind?
        /// All must hold.
        public var conditions: [Condition]
        /// Beside the name, which always stands there.
        public var columns: [Column]
        public var order: Order

        public init(kind: Party.Kind? = nil, conditions: [Condition] = [], columns: [Column] = [], order: Order = .name) {
            (self.kind, self.conditions, self.columns, self.order) = (kind, conditions, columns, order)
        }

        /// What a list asks whose words were erased: nobody is found by no words. What is left of it would ask for others than it did.
        public static let erased = Content(conditions: [Condition(.words(""))])

        public var isErased: Bool { conditions.first == Self.erased.conditions.first }

        /// All that can name or describe somebody.
        public var words: [String] { conditions.filter(\.test.isWords).map(\.test.value) + columns.compactMap(\.field) }

        /// Enough for a sentence that can still be understood, and for a query that stays small.
        public static let mostConditions = 20
        public static let mostColumns = 20
    }

    /// What is shown of everybody beside their name.
    public enum Column: Codable, Equatable, Hashable, Sendable {
        case standing, organization, responsible, address, number, place, language, tags, contact, owed, notes
        case field(String)

        /// All but own fields, which a firm makes for itself.
        public static let usual: [Column] = [
            .standing, .organization, .responsible, .address, .number, .place, .language, .tags, .contact, .owed, .notes,
        ]
    }

    public enum Order: String, Codable, Sendable, CaseIterable {
        case name
        /// The newest in the record first.
        case newest
        /// Last heard of first.
        case heard
        /// Longest not heard of first, and before them those never heard of.
        case quiet
    }

    /// What can happen to a list.
    public enum Fact: Equatable, Sendable {
        /// It was saved, for the first time or anew.
        case saved(name: String, Content, owner: Int64?)
        case dropped
    }
}

extension SavedList.Column {
    /// The name of an own field.
    var field: String? { if case .field(let name) = self { name } else { nil } }

    /// As it is stored and typed: `tags`, `field Boiler`.
    public var text: String {
        switch self {
        case .standing: "standing"
        case .organization: "organization"
        case .responsible: "responsible"
        case .address: "addresses"
        case .number: "numbers"
        case .place: "places"
        case .language: "language"
        case .tags: "tags"
        case .contact: "contact"
        case .owed: "owed"
        case .notes: "notes"
        case .field(let name): "field \(name)"
        }
    }

    /// Reads what was typed or stored; nil for anything else.
    public init?(_ text: String) {
        if let usual = Self.usual.first(where: { $0.text == text }) {
            self = usual
        } else if text.hasPrefix("field "), case let name = text.dropFirst(6).trimmed, !name.isEmpty {
            self = .field(name)
        } else {
            return nil
        }
    }
}
