import Care
import Language

/// One line of a list: who, what, by when, and why it stands there.
public struct Item: Sendable, Equatable {
    /// The last inbound interaction of a thread, or the promise.
    public var number: Int64
    public var party: Int64?
    public var person: String?
    public var address: String?
    public var organization: String?
    public var subject: String?
    public var words: String
    public var channel: Interaction.Channel?
    /// The first inbound interaction that nobody has answered.
    public var since: Instant?
    /// Working milliseconds it has waited.
    public var waited: Int64?
    public var due: Due?
    public var side: Promise.Side?
    public var isLate = false
    public var holder: String?
    public var why: String
    /// What a yes or no would be about, where it stands under To confirm.
    public var confirms: Confirming?

    /// What a line under To confirm is about.
    public enum Confirming: Sendable, Equatable {
        /// Whether a sender is a machine; all who write from a domain, where each mailing has an address of its own.
        case sender, domain(String)
        /// Whether nothing is owed for these letters.
        case letters
    }

    /// The way to reach them that the words of a promise need and nobody knows.
    public var missing: Way?

    /// Whom to name first: the person, else the organization, else the address.
    public var who: String {
        if let person, !person.isEmpty { return person }
        if let organization, !organization.isEmpty { return organization }
        return address.map { $0.isEmpty ? "Unknown sender" : $0 } ?? "Unknown sender"
    }

    /// For programs. Times are ISO 8601 in UTC; absent is null.
    public var json: JSON {
        func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
        return [
            "number": .integer(number), "person": text(person), "address": text(address), "organization": text(organization),
            "subject": text(subject), "words": .string(words), "since": text(since?.iso), "due": text(due?.instant.iso),
            "holder": text(holder), "why": .string(why),
        ]
    }
}

/// A part of Today: its items as far as asked for, and how many there are.
public struct Section: Sendable, Equatable {
    public enum Name: String, Sendable, CaseIterable { case waiting, due, handovers, vouched, quiet, confirm }
    public let name: Name
    public let count: Int
    public let items: [Item]

    public var json: JSON {
        ["name": .string(name.rawValue), "count": .integer(Int64(count)), "items": .array(items.map(\.json))]
    }
}
