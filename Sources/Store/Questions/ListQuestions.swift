import Care

extension Question {
    public static let lists = Question(
        "lists", "your lists and the firm’s", at: "/lists", given: .pages,
        .items(
            .object([
                .init("number", .integer), .init("name", .text), .init("shared", .flag, "the whole firm’s"), .init("erased", .flag),
                .init("sentence", .text, "what it asks"), .init("conditions", .list(.text)), .init("columns", .list(.text)),
                .init("order", .choice(SavedList.Order.allCases.map(\.rawValue))),
            ]))
    ) { reading, _, page in
        let part = page.part(of: try reading.lists()) { $0.number }
        let items = try part.items.map { list -> JSON in
            [
                "number": .integer(list.number), "name": .string(list.shown), "shared": .bool(list.owner == nil),
                "erased": .bool(list.isErased), "sentence": .string(try reading.sentence(list.content)),
                "conditions": .array(list.content.conditions.map { .string($0.text) }),
                "columns": .array(list.content.columns.map { .string($0.text) }), "order": .string(list.content.order.rawValue),
            ]
        }
        return Told(["items": .array(items)], next: part.next)
    }

    /// Without a name, what is asked behind it.
    public static let list = Question(
        "list", "who is on a list, or for whom some conditions hold", at: "/list",
        [.optional("name", .list, "a list, by its name or number; without one, what is asked beside it")] + ListWords.content,
        given: .pages,
        .object([
            .init("sentence", .text, "what it asks"), .init("count", .integer, "how many are on it"),
            .init("items", .list(.named(.anything)), "number, kind and name, and a member for each column"),
        ])
    ) { reading, typed, page in
        let content = try reading.listContent(typed)
        let numbers = try reading.numbers(on: content, limit: .max)
        let part = page.part(of: numbers) { $0 }
        var items: [JSON] = []
        for start in stride(from: 0, to: part.items.count, by: 500) {
            items += try reading.lines(of: Array(part.items[start..<min(start + 500, part.items.count)])).map { $0.json(content.columns) }
        }
        return Told(
            ["sentence": .string(try reading.sentence(content)), "count": .integer(Int64(numbers.count)), "items": .array(items)],
            next: part.next)
    }
}

extension Reading {
    /// A saved list with what is asked of it besides: conditions are added, columns and order take the place of its own.
    public func listContent(_ typed: [String: [String]]) throws -> SavedList.Content {
        let asked = try given(typed, ListWords.content).content()
        guard let name = typed.word("name") else { return asked }
        var content = try list(name).content
        content.conditions += asked.conditions
        content.kind = asked.kind ?? content.kind
        if !asked.columns.isEmpty { content.columns = asked.columns }
        if typed["order"] != nil { content.order = asked.order }
        return content
    }

    /// What a change of many would do.
    public func preview(of command: ChangeMany) throws -> (sentence: String, lines: [ListLine], json: JSON) {
        let effect = try effect(of: command)
        let lines = try lines(of: effect.changed)
        let sentence = sentence(command.change, effect, people: lines.filter { $0.party.kind == .person }.count)
        return (
            sentence, lines,
            [
                "sentence": .string(sentence), "changed": .array(effect.changed.map(JSON.integer)),
                "already": .array(effect.already.map(JSON.integer)),
            ]
        )
    }
}
