import Care

extension Question {
    public static let staff = Question(
        "staff list", "who is of the firm", at: "/staff", given: .pages,
        .items(
            .object([
                .init("number", .integer), .init("name", .text), .init("address", .text),
                .init("rights", .choice(Staff.Rights.allCases.map(\.rawValue))), .init("gone", .flag),
            ]))
    ) { reading, _, page in
        let part = page.part(of: reading.staff.values.sorted { $0.number < $1.number }) { $0.number }
        let items = part.items.map { member -> JSON in
            [
                "number": .integer(member.number), "name": .string(member.name), "address": .string(member.address),
                "rights": .string(member.rights.rawValue), "gone": .bool(member.left),
            ]
        }
        return Told(["items": .array(items)], next: part.next)
    }

    public static let teams = Question(
        "team list", "the teams, and who is of each", at: "/teams", given: .pages,
        .items(.object([.init("number", .integer), .init("name", .text), .init("members", .list(.text))]))
    ) { reading, _, page in
        let part = page.part(of: try reading.teams()) { $0.number }
        let items = part.items.map { team -> JSON in
            let members = team.members.sorted().compactMap { reading.staff[$0]?.name }
            return ["number": .integer(team.number), "name": .string(team.name), "members": .array(members.map(JSON.string))]
        }
        return Told(["items": .array(items)], next: part.next)
    }

    public static let colleagues = Question(
        "colleagues", "who is of the firm by mail, without sign-in: shared mailboxes, who has left", at: "/colleagues",
        [.optional("guessed", .flag, "only those of whom something is guessed that nobody has said")], given: .pages,
        .items(
            .object([
                .init("number", .integer), .init("name", .text), .init("address", .text),
                .init("known", .maybe(.choice(Colleague.Kind.allCases.map(\.rawValue))), "what somebody has said it is"),
                .init("guess", .maybe(.choice(["shared", "gone"])), "what it looks like"), .init("lastWrote", .maybe(.time)),
                .init("lastReceived", .maybe(.time)),
            ]))
    ) { reading, typed, page in
        let lines = try reading.colleagues().filter { typed["guessed"] == nil || $0.guess != nil }
        let part = page.part(of: lines) { $0.colleague.number }
        return Told(["items": .array(part.items.map(\.json))], next: part.next)
    }

    static let duplicates = Question(
        "duplicates", "who may be one and the same, with what speaks for it; the likeliest first", at: "/duplicates", given: .pages,
        .items(
            .object([
                .init("a", .integer), .init("b", .integer), .init("kind", .choice(["person", "organization"])),
                .init("probability", .number, "0 to 1"), .init("weight", .number),
                .init("reasons", .list(.object([.init("words", .text), .init("weight", .number)]))), .init("names", .list(.text)),
            ]), [.init("since", .integer, "how many were written down since the last look")])
    ) { reading, _, page in
        // A pair has no number of its own: two people are seldom in the same pair twice.
        let part = page.part(of: try reading.suggestions()) { $0.a << 24 ^ $0.b & Int64.max }
        let since = try reading.addedSinceLook() ?? 0
        return Told(["items": .array(part.items.map(\.json)), "since": .integer(Int64(since))], next: part.next)
    }

    private static let run = Shape.object([
        .init("number", .integer), .init("at", .time), .init("name", .text), .init("undone", .flag), .init("recorded", .maybe(.integer)),
    ])

    public static let imports = Question(
        "imports", "what was taken in, and what came of it; the newest first", at: "/imports", given: .pages, .items(run),
        managing: takingIn
    ) { reading, _, page in
        let part = page.part(of: try reading.importRuns(limit: page.limit == .max ? 50 : mostRuns)) { $0.number }
        return Told(["items": .array(part.items.map(\.json))], next: part.next)
    }

    /// Whoever takes in files learns of whom they tell, seen or not.
    public static let takingIn = "take in files"
    private static let mostRuns = 10_000

    static let importRun = Question(
        "import run", "one import", at: "/imports/{import}", [.first("import", .importRun, "its number")], run, managing: takingIn
    ) { reading, typed, _ in
        guard let line = try reading.importRun(try reading.importRun(typed.word("import") ?? "")) else {
            throw Refusal.noSuch(thing: "import", given: typed.word("import") ?? "")
        }
        return Told(line.json, tag: try reading.lastEntry(about: line.number))
    }
}
