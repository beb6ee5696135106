import Care

extension Question {
    public static let find = Question(
        "find", "find anything by any part of it: the nearest of each kind first", at: "/find",
        [
            .first("text", .words, "any part of a name, address, number or subject, or words of a message or a file"),
            .optional("only", .choice(Found.Group.allCases.map(\.rawValue)), "nothing but one kind, of which there are further pages"),
        ], given: .pages,
        .items(
            .object([
                .init("number", .integer), .init("kind", .text, "person, organization, promise, or the channel of what happened"),
                .init("name", .text), .init("why", .text),
            ]), [.init("more", .list(.choice(Found.Group.allCases.map(\.rawValue))), "of which kinds there are more", mayLack: true)])
    ) { reading, typed, page in
        let text = (typed["text"] ?? []).joined(separator: " ")
        if let only = typed.word("only").flatMap(Found.Group.init(rawValue:)) {
            let enough = page.limit == .max ? page.limit : (page.after?.passed ?? 0) + page.limit + 1
            let part = page.part(of: try reading.find(text, only: only, limit: min(enough, mostFound))) { $0.number }
            return Told(["items": .array(part.items.map(\.json))], next: part.next)
        }
        let limit = min(page.limit, mostOfEach)
        let found = try reading.find(text, limit: limit + 1)
        let groups = Found.Group.allCases.map { group in (group, found.filter { $0.group == group }) }
        let more = groups.filter { $0.1.count > limit }.map { JSON.string($0.0.rawValue) }
        let items = groups.flatMap { $0.1.prefix(limit).map(\.json) }
        return Told(.members(["items": .array(items), "more": more.isEmpty ? nil : .array(more)]))
    }

    /// Nobody looks further than this; another word finds sooner.
    private static let mostFound = 10_000
    /// So many of each kind, where all are asked for.
    private static let mostOfEach = 50
}
