import Care

extension Question {
    /// An entry of the record, as its reader may see it.
    public static let entryShape = Shape.object([
        .init("number", .integer), .init("kind", .text, "which fact; docs/record.md has them all"), .init("at", .time, "when it happened"),
        .init("recorded", .time, "when it was written down"), .init("by", .text, "who brought it"), .init("via", .text, "by what"),
        .init("about", .integer, "the thing the fact belongs to"), .init("undone", .flag, "it was taken back"),
        .init("body", .named(.anything), "codes, numbers and instants"),
        .init("words", .maybe(.named(.anything)), "what names or describes somebody; null once erased"),
    ])

    private static let explained = Shape.object([
        .init("number", .integer), .init("entries", .list(entryShape)),
        .init(
            "files",
            .list(
                .object([
                    .init("name", .text), .init("type", .text), .init("size", .integer), .init("digest", .text, "SHA-256, hex"),
                    .init("inText", .flag, "it is shown in the text"),
                ]))),
    ])

    static let promise = Question(
        "promise", "what became of a promise: every entry about it", at: "/promises/{promise}",
        [.first("promise", .promise, "its number, or words of it")], explained
    ) { reading, typed, _ in try reading.explained(try reading.promise(typed.word("promise") ?? ""), typed.word("promise")) }

    static let entries = Question(
        "entries", "the record from its beginning, as its reader may see it; what comes after the last page stands on the next",
        at: "/entries",
        given: .pages, .items(entryShape)
    ) { reading, _, page in
        let told = try reading.entries(after: page.after?.last ?? 0, limit: min(page.limit, mostEntries))
        let next = told.last < (try reading.lastEntry()) ? Page.Cursor(passed: 0, last: told.last) : nil
        return Told(["items": .array(told.lines.map(\.json))], next: next)
    }

    private static let mostEntries = 10_000

    static let interaction = Question(
        "interaction", "what the record says of a contact, and the files that came with it", at: "/interactions/{interaction}",
        [.first("interaction", .interaction, "its number, or words of it")], explained
    ) { reading, typed, _ in try reading.explained(try reading.interaction(typed.word("interaction") ?? ""), typed.word("interaction")) }
}

extension Reading {
    fileprivate func explained(_ number: Int64, _ typed: String?) throws -> Question.Told {
        guard let explanation = try explanation(of: number) else { throw Refusal.noSuch(thing: "entry", given: typed ?? "") }
        let files = try files(of: [number])[number] ?? []
        return Question.Told(explanation.json(of: number, files: files), tag: explanation.lines.map(\.number).max())
    }

    /// The record behind an entry, in order, as this reader may see it: what a program that follows the record is told. Of the next so
    /// many entries those that are open to the reader; and the number of the last that was looked at.
    public func entries(after number: Int64, limit: Int) throws -> (lines: [Explanation.Line], last: Int64) {
        let head = try lastEntry()
        if number >= head { return ([], number) }
        let last = min(head, number + Int64(limit))
        let log = EntryLog(database: database, firm: firm)
        let standing = Set(try log.standing(from: number + 1, to: last).map(\.number))
        return (try log.entries(from: number + 1, to: last).map { line($0, undone: !standing.contains($0.number)) }, last)
    }
}

extension Explanation {
    /// For programs.
    public func json(of thing: Int64, files: [AttachedFile]) -> JSON {
        ["number": .integer(thing), "entries": .array(lines.map(\.json)), "files": .array(files.map(\.json))]
    }
}

extension Explanation.Line {
    /// For programs.
    public var json: JSON {
        [
            "number": .integer(number), "kind": .string(kind), "at": .string(at.iso), "recorded": .string(recorded.iso),
            "by": .string(by), "via": .string(via), "about": .integer(about), "undone": .bool(undone), "body": body,
            "words": words ?? .null,
        ]
    }
}

extension AttachedFile {
    /// For programs.
    public var json: JSON {
        [
            "name": .string(name), "type": .string(type.rawValue), "size": .integer(size), "digest": .string(digest),
            "inText": .bool(isInText),
        ]
    }
}
