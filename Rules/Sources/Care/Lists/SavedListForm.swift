extension SavedList.Fact: Storable {
    public static let kinds = ["list.saved", "list.dropped"]

    public var form: Form {
        switch self {
        case .saved(let name, let content, let owner): content.form(name, owner)
        case .dropped: Form("list.dropped")
        }
    }

    public init(_ form: Form) throws(Form.Unreadable) {
        switch form.kind {
        case "list.saved":
            self = .saved(name: form.word("name"), try SavedList.Content(form), owner: form.body["owner"]?.integer)
        case "list.dropped": self = .dropped
        case _: throw Form.Unreadable(kind: form.kind, field: "kind")
        }
    }
}

// The values of conditions that can describe somebody, and the names of own fields, stand in the words, one behind the other; the
// body says which conditions and columns there are.
extension SavedList.Content {
    fileprivate func form(_ name: String, _ owner: Int64?) -> Form {
        Form(
            "list.saved",
            body: .members([
                "of": .text(kind?.rawValue), "owner": owner.map(JSON.integer),
                "conditions": conditions.isEmpty ? nil : .array(conditions.map(\.body)),
                "columns": .texts(columns.map(\.body)), "order": .string(order.rawValue),
            ]),
            words: .members([
                "name": .text(name), "values": .texts(conditions.filter(\.test.isWords).map(\.test.value)),
                "fields": .texts(columns.compactMap(\.field)),
            ]))
    }

    fileprivate init(_ form: Form) throws(Form.Unreadable) {
        self.init(order: try form.choice("order"))
        kind = form.body["of"]?.string.flatMap(Party.Kind.init(rawValue:))
        var values = form.wordList("values")[...]
        for body in form.body["conditions"]?.array ?? [] {
            guard let condition = Condition(body, words: &values) else { throw Form.Unreadable(kind: form.kind, field: "conditions") }
            conditions.append(condition)
        }
        var fields = form.wordList("fields")[...]
        for text in form.body["columns"]?.texts ?? [] {
            guard let column = text == "field" ? .field(fields.popFirst() ?? "") : SavedList.Column(text) else {
                throw Form.Unreadable(kind: form.kind, field: "columns")
            }
            columns.append(column)
        }
    }
}

extension Condition {
    fileprivate var body: JSON {
        .members(["test": .string(test.name), "not": isNot ? true : nil, "value": test.isWords ? nil : .text(test.value)])
    }

    fileprivate init?(_ body: JSON, words: inout ArraySlice<String>) {
        let name = body["test"]?.string ?? ""
        let isNot = body["not"]?.bool ?? false
        if let erasable = Test(words: name) {
            // Once its words are erased a condition asks for nothing that anybody has.
            self.init(words.popFirst().flatMap { Test(name: name, value: $0) } ?? erasable, isNot: isNot)
        } else if let test = Test(name: name, value: body["value"]?.string ?? "") {
            self.init(test, isNot: isNot)
        } else {
            return nil
        }
    }
}

extension Condition.Test {
    /// A test of words, without any.
    fileprivate init?(words name: String) {
        switch name {
        case "tag": self = .tag("")
        case "place": self = .place("")
        case "field": self = .field(name: "", value: "")
        case "words": self = .words("")
        case _: return nil
        }
    }
}

extension SavedList.Column {
    fileprivate var body: String { field == nil ? text : "field" }
}
