import Care

/// One thing found, and why.
public struct Found: Sendable, Equatable {
    public let number: Int64
    /// person, organization, promise, or the channel of what happened.
    public let kind: String
    public let name: String
    /// The party whose story it is in; nil where it is in none.
    public let party: Int64?
    /// Said where a name is only close to what was typed.
    public var note = ""
    /// The organization they belong to, whom it was promised, or who wrote.
    public var about = ""
    /// When it happened, or how a promise stands.
    public var time = ""
    /// What matched besides the name: an address, a number, the words around it.
    public var matched = ""

    /// Why it was found, in one line.
    public var why: String { [note, about, time, matched].filter { !$0.isEmpty && $0 != name }.joined(separator: ", ") }

    /// In the order in which groups are shown.
    public enum Group: String, Sendable, CaseIterable { case people, organizations, promises, interactions }

    public var group: Group {
        switch kind {
        case Party.Kind.person.rawValue: .people
        case Party.Kind.organization.rawValue: .organizations
        case "promise": .promises
        case _: .interactions
        }
    }

    public var json: JSON {
        ["number": .integer(number), "kind": .string(kind), "name": .string(name), "why": .string(why)]
    }
}

extension Reading {
    /// Everything in which all that was typed occurs: people, organizations, promises, then what happened. Of each kind at most so
    /// many: the nearest matches first, and of equally near ones those last heard of. `only`: nothing but one kind.
    public func find(_ text: String, only: Found.Group? = nil, limit: Int = 50) throws -> [Found] {
        let things = named(FindQuery(text))
        if things.query.isEmpty { return [] }
        return try Found.Group.allCases.filter { only == nil || $0 == only }.flatMap { group -> [Found] in
            switch group {
            case .people: try foundParties(things, .person, limit: limit)
            case .organizations: try foundParties(things, .organization, limit: limit)
            case .promises: try foundPromises(things, limit: limit)
            case .interactions: try foundContacts(things, limit: limit)
            }
        }
    }

    /// People and organizations by any part of their names, addresses and numbers, the nearest first; of one kind, or of both.
    public func findParties(_ text: String, kind: Party.Kind? = nil, limit: Int) throws -> [Found] {
        let things = named(FindQuery(text))
        let kinds: [Mention.Whose] =
            switch kind {
            case .person: [.person]
            case .organization: [.organization]
            case nil: [.person, .organization]
            }
        return try kinds.flatMap { try parties(matching: things, .near, $0, limit: limit) }.sorted(by: Self.isBetter).prefix(limit).map(
            \.found)
    }
}
