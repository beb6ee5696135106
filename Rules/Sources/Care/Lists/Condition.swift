/// One thing that holds, or does not, of everybody on a list.
public struct Condition: Codable, Equatable, Sendable {
    public let test: Test
    /// Whether it must not hold.
    public let isNot: Bool

    public init(_ test: Test, isNot: Bool = false) { (self.test, self.isNot) = (test, isNot) }

    /// What is asked of a person or organization, as they are shown: with all who were merged with them.
    public enum Test: Codable, Equatable, Sendable {
        case standing(Party.Standing)
        case tag(String)
        /// They belong to it now.
        case organization(Int64)
        case responsible(Int64)
        /// Each of these words begins a word of one of their postal addresses.
        case place(String)
        case language(String)
        case doNotContact
        /// A mail address of theirs is known.
        case address
        /// A phone number of theirs is known.
        case number
        /// There was a contact since then, in either direction.
        case contact(Since)
        /// An open promise of ours to them, or of theirs to us.
        case owed(Promise.Side)
        /// An own field of this name has this value, in any case; an empty value: any.
        case field(name: String, value: String)
        /// All of it occurs in names, addresses, numbers and notes, as in Find, but for slips of the finger.
        case words(String)
    }

    /// From when on.
    public enum Since: Codable, Equatable, Sendable {
        case day(Day)
        /// So many days before the day on which the list is looked at.
        case days(Int)

        /// The first day, as of a day.
        public func day(asOf today: Day) -> Day {
            switch self {
            case .day(let day): day
            case .days(let count): today.adding(days: -count)
            }
        }

        /// As it is typed and stored: `2026-01-01`, `90 days`.
        public var text: String {
            switch self {
            case .day(let day): day.iso
            case .days(let count): Spoken.days(count)
            }
        }

        /// Nothing was written down so long ago.
        private static let mostDays = 36_525

        /// Reads what was typed or stored: `90`, `90 days`, `2026-01-01`; nil for anything else.
        public init?(_ text: String) {
            let words = text.split(separator: " ")
            if let day = Day(iso: text) {
                self = .day(day)
            } else if let first = words.first, let count = Int(first), (1...Self.mostDays).contains(count),
                words.count == 1 || words.count == 2 && ["day", "days"].contains(words[1])
            {
                self = .days(count)
            } else {
                return nil
            }
        }
    }
}

extension Condition.Test {
    /// What is asked, as it is typed: `tag`, `field`.
    public var name: String {
        switch self {
        case .standing: "standing"
        case .tag: "tag"
        case .organization: "organization"
        case .responsible: "responsible"
        case .place: "place"
        case .language: "language"
        case .doNotContact: "do-not-contact"
        case .address: "address"
        case .number: "number"
        case .contact: "contact"
        case .owed: "owed"
        case .field: "field"
        case .words: "words"
        }
    }

    /// All names, in the order in which they are offered.
    public static let names = [
        "standing", "tag", "organization", "responsible", "place", "language", "do-not-contact", "address", "number", "contact", "owed",
        "field", "words",
    ]

    /// What stands behind the name, as it is typed; empty where nothing does.
    public var value: String {
        switch self {
        case .standing(let standing): standing.rawValue
        case .tag(let text), .place(let text), .language(let text), .words(let text): text
        case .organization(let number), .responsible(let number): String(number)
        case .doNotContact, .address, .number: ""
        case .contact(let since): since.text
        case .owed(let side): side.rawValue
        case .field(let name, let value): value.isEmpty ? name : "\(name)=\(value)"
        }
    }

    /// Whether what stands behind the name can name or describe somebody.
    var isWords: Bool {
        switch self {
        case .tag, .place, .field, .words: true
        case .standing, .organization, .responsible, .language, .doNotContact, .address, .number, .contact, .owed: false
        }
    }

    /// The longest value, in characters.
    private static let longestValue = 200

    /// Reads a name and a value; nil where they are not understood. Who is meant stands there by number.
    public init?(name: String, value typed: String) {
        let value = typed.trimmed
        guard value.count <= Self.longestValue else { return nil }
        func filled(_ test: Self) -> Self? { value.isEmpty ? nil : test }
        let test: Self? =
            switch name {
            case "standing": Party.Standing(rawValue: value.lowercased()).map(Self.standing)
            case "tag": filled(.tag(value.lowercased()))
            case "organization": Int64(value).map(Self.organization)
            case "responsible": Int64(value).map(Self.responsible)
            case "place": filled(.place(value))
            case "language": filled(.language(value))
            case "do-not-contact": value.isEmpty ? .doNotContact : nil
            case "address": value.isEmpty ? .address : nil
            case "number": value.isEmpty ? .number : nil
            case "contact": Condition.Since(value).map(Self.contact)
            case "owed": Promise.Side(rawValue: value.lowercased()).map(Self.owed)
            case "field": Self.field(value)
            case "words": filled(.words(value))
            case _: nil
            }
        guard let test else { return nil }
        self = test
    }

    private static func field(_ text: String) -> Self? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first?.trimmed, !name.isEmpty else { return nil }
        return .field(name: name, value: parts.count > 1 ? parts[1].trimmed : "")
    }
}

extension Condition {
    /// As it is typed: `tag=easter`, `not number`.
    public var text: String { (isNot ? "not " : "") + test.name + (test.value.isEmpty ? "" : "=\(test.value)") }

    /// What was typed, in its parts: `not tag=easter` does not hold, tag, easter. `no` is as good as `not`.
    public static func parts(_ text: String) -> (isNot: Bool, name: String, value: String) {
        var rest = text.trimmed[...]
        var isNot = false
        for word in ["not ", "no "] where rest.hasPrefix(word) && !isNot { (isNot, rest) = (true, rest.dropFirst(word.count)) }
        let parts = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (isNot, parts.first?.trimmed.lowercased() ?? "", parts.count > 1 ? parts[1].trimmed : "")
    }
}
