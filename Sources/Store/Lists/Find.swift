import Care

/// One thing found, and why.
public struct Found: Sendable, Equatable {
    public let number: Int64
    public let kind: String
    public let name: String
    public let why: String
    /// The party whose story it is in; nil where it is in none.
    public let party: Int64?

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
    /// many: the nearest matches first, and of equally near ones those last heard of.
    public func find(_ text: String, limit: Int = 50) throws -> [Found] {
        let query = FindQuery(text)
        if query.isEmpty { return [] }
        let parties = try foundParties(query, limit: limit * 2)
        let (people, organizations) = (parties.filter { $0.group == .people }, parties.filter { $0.group == .organizations })
        return try Array(people.prefix(limit) + organizations.prefix(limit)) + foundPromises(query, limit: limit)
            + foundContacts(query, limit: limit)
    }
}
