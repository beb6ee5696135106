import Care
import Store

/// What a list asks and shows, as fields of a form and of an address.
struct ListFields {
    /// A condition as it stands in the form.
    struct Row: Equatable {
        var test = ""
        var isNot = false
        var value = ""
    }

    var kind = ""
    var rows: [Row] = []
    var columns: [String] = []
    /// Names of own fields, as they were typed.
    var ownFields = ""
    var order = SavedList.Order.name.rawValue

    /// As they came: rows of the form, or the lines of an address.
    init(_ fields: [String: String]) {
        kind = fields["of"] ?? ""
        order = fields["order"].flatMap(SavedList.Order.init)?.rawValue ?? order
        rows = Self.lines(fields["where"]).map { line in
            let parts = Condition.parts(line)
            return Row(test: parts.name, isNot: parts.isNot, value: parts.value)
        }
        for place in 1...SavedList.Content.mostConditions where fields["t\(place)"]?.isEmpty == false {
            rows.append(Row(test: fields["t\(place)"] ?? "", isNot: fields["n\(place)"] == "not", value: fields["v\(place)"] ?? ""))
        }
        let chosen = Self.lines(fields["columns"])
        columns = SavedList.Column.usual.map(\.text).filter { chosen.contains($0) || fields["c.\($0)"] != nil }
        let own = chosen.filter { $0.hasPrefix("field ") }.map { String($0.dropFirst("field ".count)) }
        ownFields = fields["own"] ?? own.joined(separator: ", ")
    }

    /// Of a list that is there: the form says whom it names.
    init(_ content: SavedList.Content, _ reading: Reading) throws {
        self.init(Self.address(content))
        for place in rows.indices {
            guard let number = Int64(rows[place].value) else { continue }
            if rows[place].test == "organization" { rows[place].value = try reading.party(number)?.shown ?? rows[place].value }
            if rows[place].test == "responsible" { rows[place].value = reading.staff[number]?.name ?? rows[place].value }
        }
    }

    private static func lines(_ text: String?) -> [String] {
        (text ?? "").split(whereSeparator: \.isNewline).prefix(SavedList.Content.mostColumns + SavedList.Content.mostConditions).map(
            \.trimmed)
    }

    /// What they ask; refused with the first line that is not understood.
    func content(_ reading: Reading) throws -> SavedList.Content {
        var content = SavedList.Content(kind: Party.Kind(rawValue: kind), order: SavedList.Order(rawValue: order) ?? .name)
        content.conditions = try rows.prefix(SavedList.Content.mostConditions).map {
            try reading.condition($0.test, $0.value, isNot: $0.isNot)
        }
        let own = ownFields.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }.map(SavedList.Column.field)
        content.columns = Array((columns.compactMap(SavedList.Column.init) + own).prefix(SavedList.Content.mostColumns))
        return content
    }

    /// A list as fields of an address.
    static func address(_ content: SavedList.Content) -> [String: String] {
        [
            "of": content.kind?.rawValue ?? "", "where": content.conditions.map(\.text).joined(separator: "\n"),
            "columns": content.columns.map(\.text).joined(separator: "\n"), "order": content.order.rawValue,
        ]
    }

    /// Behind `?`.
    static func query(_ content: SavedList.Content) -> String {
        address(content).sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { "\($0.key)=\(Fields.encoded($0.value))" }
            .joined(separator: "&")
    }

    /// Hidden in a form.
    static func hidden(_ content: SavedList.Content) -> [HTML] {
        address(content).sorted { $0.key < $1.key }.map { "<input type=\"hidden\" name=\"\($0.key)\" value=\"\($0.value)\">" }
    }
}
