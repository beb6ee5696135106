import Care

extension Question {
    private static let item = Shape.object([
        .init("number", .integer, "of the promise, or of the last letter of a thread"), .init("person", .maybe(.text)),
        .init("address", .maybe(.text)), .init("organization", .maybe(.text)), .init("subject", .maybe(.text)), .init("words", .text),
        .init("since", .maybe(.time), "since when they wait"), .init("due", .maybe(.time), "by when it is owed"),
        .init("holder", .maybe(.text), "who must act now"), .init("why", .text, "why it stands here"),
    ])

    static let itemShape = item

    /// So many of each part of Today are given by the API; each part has an address of its own for all of it.
    public static let today = Question(
        "today", "what wants your eye today: the first of each part, and how many there are", at: "/today",
        [.optional("staff", .who(.staff), "whose Today (yours)")], given: .first,
        .object([
            .init(
                "sections",
                .list(
                    .object([
                        .init("name", .choice(Section.Name.allCases.map(\.rawValue))),
                        .init("count", .integer, "how many there are in all"),
                        .init("items", .list(item)),
                    ])))
        ])
    ) { reading, typed, page in
        let whose = try typed.word("staff").map { reading.seenBy(try reading.who(staff: $0)) } ?? reading
        return Told(try whose.todayList(limit: page.limit).json)
    }

    public static let waiting = Question(
        "waiting", "who waits for an answer, longest first", at: "/waiting",
        [
            .optional("all", .flag, "everybody's, not only yours"),
            .optional("history", .flag, "older ones, from before the mailbox's last 20 working days"),
        ], given: .pages, .items(item)
    ) { reading, typed, page in
        let whose: Reading.Whose = typed["all"] == nil ? .mine : .everybodys
        return told(try reading.waiting(whose, history: typed["history"] != nil), page)
    }

    static let due = Question(
        "due", "your promises that are late or due today, the earliest first", at: "/due", given: .pages, .items(item)
    ) { reading, _, page in told(try reading.todayList()[.due], page) }

    static let confirm = Question(
        "confirm", "what waits for a yes or no: likely nothing is owed", at: "/confirm", given: .pages, .items(item)
    ) { reading, _, page in told(try reading.toConfirm(.mine), page) }

    private static func told(_ section: Section, _ page: Page) -> Told {
        let part = page.part(of: section.items) { $0.number }
        return Told(["items": .array(part.items.map(\.json))], next: part.next)
    }
}

extension Reading {
    /// The same state with somebody else’s lists; what may be seen stays the reader’s.
    func seenBy(_ staff: Int64) -> Reading {
        Reading(
            database: database, texts: texts, firm: firm, thing: thing, staff: self.staff, principal: principal, me: staff, at: at,
            zone: zone)
    }
}
