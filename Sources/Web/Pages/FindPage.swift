import Care
import HTTPTypes
import Hummingbird
import Store

/// One field that finds anything by any part of it.
struct FindPage {
    let text: String
    let found: [Found]
    /// So many of each kind are shown.
    let limit: Int
    /// Only this kind, as many of it as one page holds.
    let only: Found.Group?

    private static let lines = 20
    private static let linesOfOne = 200
    private static let names = 12

    private let query: FindQuery

    init(text: String, found: [Found], limit: Int, only: Found.Group? = nil) {
        (self.text, self.found, self.limit, self.only) = (text, found, limit, only)
        query = FindQuery(text)
    }

    static func show(_ visit: Visit) throws -> Response {
        let text = visit.typed("q")
        return try visit.reading { reading in
            switch visit.query["format"] {
            case "names":
                return visit.page("\(try names(text, visit.typed("kind"), reading))")
            case "lines": return visit.page(FindPage(text: text, found: try reading.find(text, limit: lines + 1), limit: lines).answer)
            case "palette":
                return visit.page(Palette(text: text, found: try reading.find(text, limit: Palette.lines), reading: reading).html)
            case _:
                let only = visit.query["only"].flatMap(Found.Group.init)
                let limit = only == nil ? lines : linesOfOne
                let page = FindPage(text: text, found: try reading.find(text, only: only, limit: limit + 1), limit: limit, only: only)
                return visit.page(try reading.frame(text.isEmpty ? "Find" : "\(text) · Find", .find)(page.html))
            }
        }
    }

    /// Names while one types, of one kind where only that can be meant.
    private static func names(_ text: String, _ kind: String, _ reading: Reading) throws -> [HTML] {
        try reading.findParties(text, kind: Party.Kind(rawValue: kind), limit: names).map {
            "<option value=\"\($0.name)\">\($0.why)</option>"
        }
    }

    var html: HTML {
        """
        <div class="head"><div><h1>Find</h1></div></div>
        <form class="ask static" action="/find" role="search"><label class="vh" for="q">Any part of a name, address, number or subject, \
        or words of a message or a file</label><input id="q" name="q" value="\(text)" autocomplete="off" autofocus spellcheck="false" \
        data-found="found" placeholder="Any part of a name, address, number or subject, or words of a message or a file"></form>
        <div id="found">\(answer)</div>
        """
    }

    /// What is shown below the field, and comes anew while one types.
    var answer: HTML {
        if query.isEmpty { return text.isEmpty ? Self.hint : Self.nothing(text) }
        let groups = Found.Group.allCases.filter { only == nil || $0 == only }
        let lists = groups.map { group in list(group, found.filter { $0.group == group }) }
        let isEmpty = lists.allSatisfy(\.bytes.isEmpty)
        return "\(lists)\(Self.nothing(text), if: isEmpty)"
    }

    private static let hint: HTML = """
        <p class="circ hint">Everything that was typed must occur. Words in “quotes” stay together. A slip of the finger is found too, \
        below the rest. Everybody of whom something holds is on a <a href="/lists">list</a>.</p>
        """

    private static func nothing(_ text: String) -> HTML {
        """
        <p class="lead">Nothing matches.</p>
        <p class="circ">Try fewer letters, or another part of the name. Or write them down: \
        <a href="/people/new?name=\(Fields.encoded(text))">a person</a>, \
        <a href="/organizations/new?name=\(Fields.encoded(text))">an organization</a>, \
        <a href="/note?who=\(Fields.encoded(text))">somebody new with what they said</a>.</p>
        """
    }

    private func list(_ group: Found.Group, _ all: [Found]) -> HTML {
        if all.isEmpty { return .empty }
        let isMore = all.count > limit
        let whole: HTML = isMore && only == nil ? "<a href=\"/find?q=\(Fields.encoded(text))&only=\(group.rawValue)\">More</a>" : Self.order
        let count = isMore ? "the first \(limit)" : "\(all.count)"
        return """
            <div class="sec"><h2>\(Self.heading(group))</h2><span class="n">\(count)</span><span class="order">\(whole)</span></div>\
            <ol class="lines">\(all.prefix(limit).map(line))</ol>
            """
    }

    private static let order: HTML = "nearest first, then last heard of"

    static func heading(_ group: Found.Group) -> String {
        switch group {
        case .people: "People"
        case .organizations: "Organizations"
        case .promises: "Promises"
        case .interactions: "What happened"
        }
    }

    private func line(_ one: Found) -> HTML {
        let when: HTML = one.group == .interactions ? "\(one.time)<small>\(one.kind)</small>" : "\(one.time.isEmpty ? one.kind : one.time)"
        let about: HTML = one.about.isEmpty || one.about == one.name ? .empty : "<span>\(Marked.html(one.about, query))</span>"
        return """
            <li class="line"><div class="when">\(when)</div><div class="who"><a href="\(address(one))">\(Marked.html(one.name, query))</a>\
            \(about)</div><div class="what circ">\(Marked.html(one.matched, query))</div><div class="why">\(one.note)</div></li>
            """
    }

    /// A message itself, where its words are marked; else the story it stands in.
    private func address(_ one: Found) -> String { Self.address(one, text) }

    static func address(_ one: Found, _ text: String) -> String {
        if let party = one.party, one.kind != Interaction.Channel.mail.rawValue { return "/clients/\(party)" }
        return "/messages/\(one.number)?q=\(Fields.encoded(text))"
    }
}

/// Text in which stands marked what was looked for.
enum Marked {
    static func html(_ text: String, _ query: FindQuery) -> HTML {
        var parts: [HTML] = []
        var place = text.startIndex
        for range in query.marks(in: text) {
            parts.append("\(text[place..<range.lowerBound])<mark>\(text[range])</mark>")
            place = range.upperBound
        }
        return "\(parts)\(text[place...])"
    }
}
