/// Keeps a list under a name. One of that name that the asker may change is changed.
public struct SaveList: Command {
    public let name: String
    public let content: SavedList.Content
    /// Whether it is the whole firm's; nil: as it was, and a new one the asker's own.
    public let isShared: Bool?

    public init(name: String, content: SavedList.Content, isShared: Bool? = nil) {
        (self.name, self.content, self.isShared) = (name, content, isShared)
    }

    public var needs: [Need] { [.listNamed(name)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let asker = try sight.asker()
        if name.isEmpty { throw .missing(field: "the name of the list", example: "kept list save \"Easter cards\"") }
        if name.count > SavedList.longestName {
            throw .notUnderstood(field: "a name", given: "\(name.prefix(20))…", expected: "at most \(SavedList.longestName) characters")
        }
        try refuseEndless()
        let known = sight.list
        let owner = isShared.map { $0 ? nil : asker.number } ?? (known.map(\.owner) ?? asker.number)
        let fact = Fact.list(.saved(name: name, content, owner: owner))
        guard let known else { return [.begins(fact)] }
        return known == SavedList(number: known.number, name: name, content: content, owner: owner) ? [] : [.about(known.number, fact)]
    }

    private func refuseEndless() throws(Refusal) {
        if content.conditions.count > SavedList.Content.mostConditions {
            throw .notUnderstood(
                field: "a list", given: "\(content.conditions.count) conditions", expected: "at most \(SavedList.Content.mostConditions)")
        }
        if content.columns.count > SavedList.Content.mostColumns {
            throw .notUnderstood(
                field: "a list", given: "\(content.columns.count) columns", expected: "at most \(SavedList.Content.mostColumns)")
        }
    }

    static let verb = Verb(
        "list save", "keep a list: who is on it, with which columns",
        [.first("name", .words, "its name; one that is there already is changed")] + ListWords.content + [
            .optional("shared", .flag, "for the whole firm, not only for you"), .optional("own", .flag, "for you alone"),
        ]
    ) {
        given throws(Refusal) in
        SaveList(
            name: try given.text("name", example: "\"Easter cards\""), content: try given.content(),
            isShared: given.flag("shared") ? true : given.flag("own") ? false : nil)
    }
}

/// Drops a list. Who was on it stays as they are.
public struct DropList: Command {
    public let list: Int64
    public init(list: Int64) { self.list = list }

    public var needs: [Need] { [.list(list)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        guard let list = sight.list, list.owner == nil || list.owner == sight.by.staff else {
            throw .noSuch(thing: "list", given: String(list))
        }
        return [.about(list.number, .list(.dropped))]
    }

    static let verb = Verb("list drop", "drop a list; who was on it stays as they are", [.first("list", .list, "its name or number")]) {
        given throws(Refusal) in DropList(list: try given.number("list", example: "\"Easter cards\""))
    }
}

/// How lists are said on the command line.
public enum ListWords {
    public static let content: [Parameter] = [
        .optional("of", .choice(["people", "organizations", "both"]), "people, organizations, or both"),
        .list("where", .condition, "what holds of them: tag=easter, \"not number\" (may be repeated)"),
        .list("column", .words, "what is shown of them: tags, contact, \"field Boiler\" (may be repeated)"),
        .optional("order", .choice(SavedList.Order.allCases.map(\.rawValue)), "name, newest, heard (of last first), or quiet (longest)"),
    ]
}

extension Given {
    /// What a list asks and shows.
    public func content() throws(Refusal) -> SavedList.Content {
        var content = SavedList.Content(order: choice("order") ?? .name)
        content.kind = optionalText("of") == "people" ? .person : optionalText("of") == "organizations" ? .organization : nil
        content.conditions = (values["where"] ?? []).compactMap { if case .condition(let condition) = $0 { condition } else { nil } }
        for text in texts("column") {
            guard let column = SavedList.Column(text) else {
                let usual = SavedList.Column.usual.map(\.text).joined(separator: ", ")
                throw .notUnderstood(field: "a column", given: text, expected: "\(usual) or “field …”")
            }
            if !content.columns.contains(column) { content.columns.append(column) }
        }
        return content
    }
}
