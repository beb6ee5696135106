import Care
import Store

/// The form of a list: one sentence about who is on it, a line for each condition, and what is shown.
struct ListForm {
    let fields: ListFields
    var problem: Refusal?
    /// The list that is changed by it; nil: none yet.
    var list: Int64?

    /// So many empty lines stand behind the conditions that are there.
    private static let emptyLines = 2

    var html: HTML {
        """
        <form class="sheet read asks" action="/lists/view" autocomplete="off">\(list.map { hidden($0) } ?? .empty)
        <dl>
        <div><dt>Who</dt><dd>\(kinds)<ul class="ways">\(rows)</ul>\(Problem.html(problem))</dd><dd class="why">\(Self.hint)</dd></div>
        <div><dt>Shows</dt><dd>Their names, and <span class="picks">\(picks)</span><p>own fields: \(own).</p></dd>
        <dd class="why">Own fields by their names, with commas between them.</dd></div>
        <div><dt>Order</dt><dd>\(orders).</dd><dd class="why"></dd></div>
        </dl>
        <div class="do"><button class="btn">Show them <span class="key">Enter</span></button>\
        <p class="small circ">Looking changes nothing.</p></div></form>
        """
    }

    private func hidden(_ list: Int64) -> HTML { "<input type=\"hidden\" name=\"list\" value=\"\(list)\">" }

    private static let hint: HTML = """
        All lines must hold; an empty one asks nothing. A standing is \
        \(Party.Standing.allCases.map(\.rawValue).joined(separator: ", ")); contact is since 90 days or 2026-01-01; promises are ours or \
        theirs; a field is Boiler=Vaillant, or Boiler alone.
        """

    // MARK: Who

    private var kinds: HTML {
        Self.choice("of", [("", "Everybody"), ("person", "People"), ("organization", "Organizations")], fields.kind, "Of what kind")
    }

    private var rows: [HTML] {
        let empty = Array(repeating: ListFields.Row(), count: Self.emptyLines)
        return (fields.rows + empty).prefix(SavedList.Content.mostConditions).enumerated().map { place, row in
            let number = place + 1
            return """
                <li><span>\(place == 0 ? "who" : "and who")</span> \
                \(Self.choice("n\(number)", [("", "do"), ("not", "do not")], row.isNot ? "not" : "", "Whether it holds, \(number)"))
                \(Self.choice("t\(number)", [("", "…")] + Self.tests, row.test, "What, \(number)"))
                <input class="fill" name="v\(number)" value="\(row.value)" size="18" placeholder="which" aria-label="Which, \(number)"\
                \(" aria-invalid=\"true\" autofocus", if: isWrong(row))></li>
                """
        }
    }

    /// Whether this line is what was refused.
    private func isWrong(_ row: ListFields.Row) -> Bool {
        switch problem {
        case .notUnderstood(_, let given, _): given == row.test || given == "\(row.test)=\(row.value)"
        case .nobody(let given), .nobodyBut(let given, _), .nobodyOfFirm(let given), .several(let given, _): given == row.value
        case _: false
        }
    }

    /// Each test as it is said behind “who do”, in the order in which they are offered.
    static let tests: [(value: String, words: String)] = Condition.Test.names.map { ($0, said($0)) }

    private static func said(_ test: String) -> String {
        switch test {
        case "standing": "have the standing"
        case "tag": "have the tag"
        case "organization": "belong to"
        case "responsible": "have answering for them"
        case "place": "have in a postal address"
        case "language": "write in"
        case "do-not-contact": "wish not to hear from us"
        case "address": "have a mail address"
        case "number": "have a phone number"
        case "contact": "have had contact since"
        case "owed": "have open promises of"
        case "field": "have the field"
        case "words": "match in Find"
        case _: test
        }
    }

    // MARK: What is shown

    private var picks: [HTML] {
        SavedList.Column.usual.map(\.text).map { name in
            """
            <label><input type="checkbox" name="c.\(name)"\(" checked", if: fields.columns.contains(name))> \(Self.heading(name))</label>
            """
        }
    }

    /// A column as it is called.
    static func heading(_ column: String) -> String {
        switch column {
        case "addresses": "mail addresses"
        case "numbers": "phone numbers"
        case "places": "postal addresses"
        case "contact": "last contact"
        case "owed": "promises"
        case let field where field.hasPrefix("field "): String(field.dropFirst("field ".count))
        case _: column
        }
    }

    private var own: HTML {
        """
        <input class="fill" name="own" value="\(fields.ownFields)" size="18" placeholder="none" aria-label="Own fields">
        """
    }

    private var orders: HTML {
        Self.choice(
            "order",
            [("name", "By name"), ("newest", "The newest first"), ("heard", "Last heard of first"), ("quiet", "Longest quiet first")],
            fields.order, "Order")
    }

    static func choice(_ name: String, _ options: [(value: String, words: String)], _ chosen: String, _ label: String) -> HTML {
        let items = options.map { "<option value=\"\($0.value)\"\(" selected", if: $0.value == chosen)>\($0.words)</option>" as HTML }
        return "<select class=\"fill\" name=\"\(name)\" aria-label=\"\(label)\">\(items)</select>"
    }
}
