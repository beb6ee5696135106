import Care
import Hummingbird
import Store

/// Who is on a list, a page of them at a time, with ticks and what can be said of many.
struct ListPage {
    let list: SavedList?
    let content: SavedList.Content
    let sentence: String
    let lines: [ListLine]
    let count: Int
    let page: Int
    let reading: Reading
    let seal: HTML
    var done: HTML = .empty
    /// What was typed of many, and why it cannot be.
    var typed: [String: String] = [:]
    var problem: Refusal?

    static let linesOnPage = 100
    /// Pages behind this are walked to, which nobody does: a list is narrowed first.
    private static let lastPage = 10_000

    // MARK: Addresses

    /// A list that is kept.
    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            guard let number = visit.number, let list = try reading.list(number) else {
                return Site.answer(ErrorPage.status(.notFound), status: .notFound)
            }
            return try answer(visit, reading, list.content, list)
        }
    }

    /// What somebody asks for, before it is kept.
    static func showAsked(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            let fields = ListFields(visit.query)
            let list = try visit.query["list"].flatMap { Int64($0) }.flatMap { try reading.list($0) }
            do { return try answer(visit, reading, fields.content(reading), list, isAsked: true) } catch let refusal as Refusal {
                let form = ListForm(fields: fields, problem: refusal, list: list?.number).html
                let html: HTML = "<div class=\"head\"><div><h1>\(list?.shown ?? "A list")</h1></div></div>\(form)"
                return visit.page(try reading.frame("Lists", .clients)(html), status: .unprocessableContent)
            }
        }
    }

    static func answer(
        _ visit: Visit, _ reading: Reading, _ content: SavedList.Content, _ list: SavedList?, isAsked: Bool = false,
        problem: Refusal? = nil
    ) throws -> Response {
        let page = min(max(Int(visit.query["page"] ?? "") ?? 1, 1), lastPage)
        let numbers = try reading.numbers(on: content, limit: linesOnPage, offset: (page - 1) * linesOnPage)
        let html = ListPage(
            list: list, content: content, sentence: try reading.sentence(content), lines: try reading.lines(of: numbers),
            count: try reading.count(content), page: page, reading: reading, seal: visit.seal, done: try DoneLine.html(visit, reading),
            typed: problem == nil ? [:] : visit.form, problem: problem
        ).html(isAsked: isAsked, fields: content.isErased ? ListFields([:]) : try ListFields(content, reading))
        return visit.page(
            try reading.frame(list?.shown ?? "A list", .clients)(html), status: problem == nil ? .ok : .unprocessableContent)
    }

    static func save(_ visit: Visit) async throws -> Response {
        let command = try visit.reading { reading in
            SaveList(
                name: visit.typed("name"), content: try ListFields(visit.form).content(reading),
                isShared: visit.typed("for") == "firm")
        }
        let answer = try await visit.take(command)
        let number = try answer.thing ?? visit.reading { try $0.list(command.name).number }
        return Site.redirect("/lists/\(number)?did=\(answer.entries.first?.number ?? 0)")
    }

    static func drop(_ visit: Visit) async throws -> Response {
        let answer = try await visit.take(DropList(list: visit.number ?? 0))
        return Site.redirect("/lists?did=\(answer.entries.first?.number ?? 0)")
    }

    // MARK: The page

    func html(isAsked: Bool, fields: ListFields) -> HTML {
        """
        \(done)<div class="head"><div><h1>\(list?.shown ?? "A list")</h1><p class="lead">\(sentence).</p></div>\
        <p class="verbs keys end"><a class="verb" href="#asks" aria-keyshortcuts="c"><u>C</u>hange what it asks</a>\
        \(Self.many, if: count > 0)\(drop)</p></div>\(dropping)\(keep, if: isAsked)\
        <form method="post" action="/lists/preview\("?page=\(page)", if: page > 1)" id="picked">\(seal)\
        \(ListFields.hidden(content))\(listField)
        \(SectionHead.html("On it", Spoken.number(count), order: order))\(table)\(paging)\
        \(ManyForm(count: count, typed: typed, problem: problem).html, if: count > 0)</form>
        <details class="confirm"\(" open", if: isAsked)><summary class="sec"><h2>What it asks</h2>\
        <span class="order"><span class="sh">Change it</span><span class="hi">Close</span></span></summary>\
        <div id="asks">\(ListForm(fields: fields, list: list?.number).html)</div></details>
        """
    }

    private static let many: HTML = "<a class=\"verb\" href=\"#many\" aria-keyshortcuts=\"m\">Change <u>m</u>any</a>"

    private var listField: HTML { list.map { "<input type=\"hidden\" name=\"list\" value=\"\($0.number)\">" } ?? .empty }

    private var drop: HTML {
        list == nil ? .empty : "<button class=\"verb\" form=\"drop-list\" aria-keyshortcuts=\"d\"><u>D</u>rop it</button>"
    }

    private var dropping: HTML {
        list.map { "<form method=\"post\" id=\"drop-list\" action=\"/lists/\($0.number)/drop\">\(seal)</form>" } ?? .empty
    }

    private var keep: HTML {
        let isShared = list.map { $0.owner == nil } ?? false
        return """
            <form method="post" action="/lists" class="sheet read" autocomplete="off">\(seal)\(ListFields.hidden(content))
            <dl><div><dt>Keep it</dt><dd>as <input class="fill" name="name" value="\(list?.name ?? "")" size="20" placeholder="a name" \
            aria-label="Name of the list" required>, for \
            \(ListForm.choice("for", [("me", "me"), ("firm", "the firm")], isShared ? "firm" : "me", "For whom"))</dd>
            <dd class="why">Under a name that is there already, that list is changed.</dd></div></dl>
            <div class="do"><button class="btn">Keep it <span class="key">Enter</span></button></div></form>
            """
    }

    private var order: String {
        switch content.order {
        case .name: "by name"
        case .newest: "the newest in the record first"
        case .heard: "last heard of first"
        case .quiet: "longest quiet first"
        }
    }

    // MARK: Lines

    private var table: HTML {
        if lines.isEmpty { return "<p class=\"lead\">Nobody is on it\(count > 0 ? " on this page" : "").</p>" }
        let heads = content.columns.map { "<th scope=\"col\">\(Sentence.begun(ListForm.heading($0.text)))</th>" as HTML }
        return """
            <div class="wide"><table class="lines picked"><thead><tr><th scope="col"><span class="vh">Ticked</span></th>\
            <th scope="col">Name</th>\(heads)</tr></thead><tbody>\(lines.map(row))</tbody></table></div>
            """
    }

    private func row(_ line: ListLine) -> HTML {
        let cells = content.columns.map { column in
            "<td data-of=\"\(Sentence.begun(ListForm.heading(column.text)))\">\(reading.shown(line, column))</td>" as HTML
        }
        return """
            <tr class="line"><td class="tick"><input type="checkbox" name="p\(line.party.number)" aria-label="\(line.party.shown)" \
            aria-keyshortcuts="x"\(" checked", if: typed["p\(line.party.number)"] != nil)></td><td class="who">\
            <a href="/clients/\(line.party.number)">\(line.party.shown)</a></td>\(cells)</tr>
            """
    }

    private var paging: HTML {
        let pages = max(1, (count + Self.linesOnPage - 1) / Self.linesOnPage)
        if pages == 1 { return .empty }
        let asked = list.map { "/lists/\($0.number)?" } ?? "/lists/view?\(ListFields.query(content))&"
        func link(_ to: Int, _ words: String, _ rel: String) -> HTML { "<a rel=\"\(rel)\" href=\"\(asked)page=\(to)\">\(words)</a> " }
        return """
            <p class="more">\(link(page - 1, "Before", "prev"), if: page > 1)<span class="circ">\(page) of \(Spoken.number(pages))</span> \
            \(link(page + 1, "Next", "next"), if: page < pages)</p>
            """
    }
}
