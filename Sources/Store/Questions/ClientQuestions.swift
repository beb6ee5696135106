import Care

extension Question {
    private static let reached = Shape.object([
        .init("number", .integer), .init("name", .text), .init("addresses", .list(.text)), .init("numbers", .list(.text), "of phones"),
    ])

    private static let profile = Shape.object([
        .init("reaching", .text, "how they like to be reached", mayLack: true), .init("doNotContact", .flag, mayLack: true),
        .init("places", .list(.text), "postal addresses", mayLack: true), .init("tags", .list(.text), mayLack: true),
        .init("fields", .named(.text), "of the firm’s own", mayLack: true), .init("language", .text, "BCP 47", mayLack: true),
        .init("zone", .text, "of tzdata", mayLack: true),
    ])

    private static let standing = Shape.choice(Party.Standing.allCases.map(\.rawValue))
    private static let kind = Shape.choice([Party.Kind.person.rawValue, Party.Kind.organization.rawValue])

    private static let memberships = Shape.list(
        .object([
            .init("organization", .integer), .init("name", .text, mayLack: true), .init("role", .text, mayLack: true),
            .init("from", .text, "a day", mayLack: true), .init("until", .text, "a day, the last one included", mayLack: true),
        ]))

    /// What one knows of somebody, without what happened.
    private static let told: [Shape.Member] = [
        .init("number", .integer), .init("kind", kind), .init("name", .text), .init("standing", standing),
        .init("memberships", memberships), .init("notes", .text), .init("profile", profile), .init("responsible", .maybe(.text)),
    ]
    private static let ways: [Shape.Member] = [
        .init("addresses", .list(.text)), .init("numbers", .list(.text), "of phones"),
        .init("closed", .list(.text), "the teams that alone see them, beside the principals; none where everybody does"),
    ]

    static let people = Question(
        "people", "people and organizations, the newest in the record first", at: "/clients", given: .pages,
        .items(
            .object([
                .init("number", .integer), .init("kind", kind), .init("name", .text), .init("standing", standing),
                .init("addresses", .list(.text)), .init("numbers", .list(.text), "of phones"),
            ]))
    ) { reading, _, page in
        let limit = min(page.limit, Int(Int32.max) - 1)
        let found = try reading.parties(before: page.after?.last ?? .max, limit: limit + 1)
        let items = found.prefix(limit)
        let next = found.count > limit ? items.last.map { Page.Cursor(passed: 0, last: $0.number) } : nil
        return Told(["items": .array(items.map(\.line))], next: next)
    }

    public static let story = Question(
        "show", "the story of a client: what they want, what is owed, and what happened, the newest first", at: "/clients/{who}",
        [.first("who", .who(.party), "the number; or a name, address or phone number that only one has")], given: .pages,
        .object(
            told + [
                Shape.Member("organization", .maybe(.text)),
                Shape.Member("merged", .list(.object([.init("number", .integer), .init("name", .text)])), "who is shown as one with them"),
                Shape.Member("seen", .integer, "the last entry about them"), Shape.Member("people", .list(reached)),
                Shape.Member("owed", .list(itemShape)), Shape.Member("waiting", .list(itemShape)),
                Shape.Member("count", .integer, "how many contacts, and beginnings and ends of promises, there are"),
                Shape.Member("events", .list(event), "a page of them"),
            ])
    ) { reading, typed, page in
        let number = try reading.who(typed.word("who") ?? "")
        let place = page.after
        guard let story = try reading.story(number, before: place.map { $0.last + 1 }, passing: place?.passed ?? 0, limit: page.limit)
        else { throw Refusal.nobody(typed.word("who") ?? "") }
        return Told(story.json, next: story.next(after: place))
    }

    private static let event = Shape.object([
        .init("number", .integer), .init("at", .time),
        .init("kind", .choice(Event.Kind.allCases.map(\.rawValue)), "in, out or within the firm; or what became of a promise"),
        .init("channel", .maybe(.choice(Interaction.Channel.allCases.map(\.rawValue)))), .init("subject", .text), .init("text", .text),
    ])

    static let person = Question(
        "person", "what is known of a person, as two may edit it at once", at: "/people/{who}",
        [.first("who", .who(.person), "the number; or a name, address or phone number that only one has")], .object(told + ways)
    ) { reading, typed, _ in try known(reading, typed, .person) }

    static let organization = Question(
        "organization", "what is known of an organization, as two may edit it at once", at: "/organizations/{who}",
        [.first("who", .who(.organization), "the number; or a name, address or phone number that only one has")], .object(told + ways)
    ) { reading, typed, _ in try known(reading, typed, .organization) }

    private static func known(_ reading: Reading, _ typed: [String: [String]], _ among: Parameter.Who) throws -> Told {
        let number = try reading.who(typed.word("who") ?? "", among: among)
        guard let party = try reading.party(number) else { throw Refusal.nobody(typed.word("who") ?? "") }
        let names = try reading.organizationNames(party)
        let responsible = party.responsible.flatMap { reading.staff[$0]?.name }
        return Told(
            [
                "number": .integer(party.number), "kind": .string(party.kind.rawValue), "name": .string(party.shown),
                "standing": .string(party.standing.rawValue),
                "memberships": .array(party.memberships.map { $0.json(names) }), "notes": .string(party.notes),
                "profile": party.profile.json, "responsible": responsible.map(JSON.string) ?? .null,
                "addresses": .array(party.addresses.map(JSON.string)), "numbers": .array(party.numbers.map(JSON.string)),
                "closed": .array(try reading.closed(number).map { .string($0.name) }),
            ], tag: try reading.lastEntry(about: number))
    }
}

extension Party {
    fileprivate var line: JSON {
        [
            "number": .integer(number), "kind": .string(kind.rawValue), "name": .string(shown), "standing": .string(standing.rawValue),
            "addresses": .array(addresses.map(JSON.string)), "numbers": .array(numbers.map(JSON.string)),
        ]
    }
}

extension Reading {
    /// The last entry about a thing, or about those who are shown as one with it: what is known of it is the same while this is.
    public func lastEntry(about thing: Int64) throws -> Int64 {
        let group = try PartyTable(database: database, firm: firm).group(of: thing)
        let log = EntryLog(database: database, firm: firm)
        return try group.map { try log.last(about: $0) }.max() ?? 0
    }

    /// What was said about a thing after an entry, and about those who are shown as one with it.
    public func changes(of thing: Int64, after number: Int64) throws -> [Explanation.Line] {
        let group = try PartyTable(database: database, firm: firm).group(of: thing)
        let log = EntryLog(database: database, firm: firm)
        let all = try group.flatMap { try log.standing(about: $0) }.filter { $0.number > number }.sorted { $0.number < $1.number }
        return all.map { line($0, undone: false) }
    }
}
