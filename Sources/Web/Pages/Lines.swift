import Care
import Store

/// One line of a list: when and its age, who and what, why and the verbs.
struct Line {
    let item: Item
    let time: String
    let age: String
    let verbs: HTML
    var isAt = false
    var back = "/today"
    /// Who else is answering them just now, in a sentence.
    var beside: String?

    var html: HTML {
        """
        <li class="line\(" at", if: isAt)" data-n="\(item.number)"\(party)>
        <div class="when">\(time)<small\(" class=red", if: item.isLate)>\(age)</small></div>
        <div class="who"><a href="\(address)">\(item.who)</a><span>\(place)</span></div>
        <div class="what">\(words)</div>
        <div class="why">\(item.why)\(missing)\(beside.map { "<span class=\"beside\">\($0)</span>" } ?? .empty)</div>
        <div class="verbs">\(verbs)</div>
        </li>
        """
    }

    private var party: HTML { item.party.map { " data-party=\"\($0)\"" } ?? .empty }

    private var address: String {
        if let party = item.party { "/clients/\(party)" } else { "/messages/\(item.number)" }
    }

    private var place: String {
        if let organization = item.organization, organization != item.who { return organization }
        return item.address == item.who ? "" : (item.address ?? "")
    }

    /// To where the way to reach them, which a promise needs, is written down.
    private var missing: HTML { MissingWay.html(item) }

    private var words: HTML {
        if item.due != nil { return item.side == .theirs ? "They owe: \(item.words)" : "\(Sentence.begun(item.words))" }
        if item.words.isEmpty { return item.channel == .missed ? "Missed call, no message" : "\(item.subject ?? "")" }
        return "<q>\(item.words)</q>"
    }
}

/// What a promise needs and nobody knows: a link to where it is written down.
enum MissingWay {
    static func html(_ item: Item) -> HTML {
        guard item.missing != nil, let party = item.party else { return .empty }
        return " <a class=\"add\" href=\"/clients/\(party)/edit#reach\">Add one</a>"
    }
}

/// Words as a line begins with them.
enum Sentence {
    static func begun(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }
}

/// The verbs of lines. A button acts at once; a link asks for more first.
enum LineVerbs {
    // Written out, since a page has a hundred of them: made of their parts they cost a tenth of it.
    static func waiting(_ item: Item) -> HTML {
        let nothing: HTML = """
            <button class="verb" formaction="/interactions/\(item.number)/nothing" aria-keyshortcuts="n"><u>N</u>othing owed</button>
            """
        guard let party = item.party else { return nothing }
        let during: HTML = "&amp;with=\(party)&amp;during=\(item.number)"
        let how: HTML = item.channel == .mail ? "mail:out" : "call:out"
        return """
            <a class="verb" href="/note?how=\(how)&amp;text=Answered\(during)" aria-keyshortcuts="a"><u>A</u>nswered</a>\
            <a class="verb" href="/note?how=none&amp;owe=Call+back\(during)" aria-keyshortcuts="c"><u>C</u>all by…</a>\
            <a class="verb" href="/note?how=none\(during)" aria-keyshortcuts="p"><u>P</u>romise…</a>\(nothing)
            """
    }

    static func promise(_ item: Item) -> HTML {
        """
        <button class="verb" formaction="/promises/\(item.number)/keep" aria-keyshortcuts="k"><u>K</u>ept</button>\
        <a class="verb" href="/promises/\(item.number)/move" aria-keyshortcuts="m"><u>M</u>ove</a>\
        <a class="verb" href="/promises/\(item.number)/release" aria-keyshortcuts="r"><u>R</u>elease</a>
        """
    }

    /// Those of a line wherever it stands: what waits for a yes or no can be told so.
    static func any(_ item: Item) -> HTML { item.confirms == nil ? waiting(item) : confirm(item) }

    static func confirm(_ item: Item) -> HTML {
        let letter = "/interactions/\(item.number)"
        switch (item.confirms, item.party) {
        case (.sender, let party?):
            return """
                \(button("/clients/\(party)/automatic", "y", "es, automatic", "Y"))\
                \(button("/clients/\(party)/genuine", "w", "aits for us", "W"))\
                \(button("\(letter)/automatic", "d", "omain, all of it", "D"), if: hasOwnDomain(item))\
                \(button("\(letter)/nothing", "n", "othing owed", "N"))
                """
        case (.domain, _):
            return """
                \(button("\(letter)/automatic", "y", "es, automatic", "Y"))\(button("\(letter)/waits", "w", "aits for us", "W"))\
                \(button("\(letter)/nothing", "n", "othing owed", "N"))
                """
        case (.letters, _), (.sender, nil), (nil, _):
            return "\(button("\(letter)/nothing", "y", "es, nothing owed", "Y"))\(button("\(letter)/waits", "w", "aits for us", "W"))"
        }
    }

    private static func hasOwnDomain(_ item: Item) -> Bool {
        Contact(name: "", address: item.address ?? "").domain.map { !Firm.publicProviders.contains($0) } ?? false
    }

    static func button(_ action: String, _ key: String, _ rest: String, _ first: String) -> HTML {
        "<button class=\"verb\" formaction=\"\(action)\" aria-keyshortcuts=\"\(key)\"><u>\(first)</u>\(rest)</button>"
    }
}

/// A section head: what it is, how many, in what order.
enum SectionHead {
    static func html(_ name: String, _ count: String = "", order: String = "") -> HTML {
        "<div class=\"sec\"><h2>\(name)</h2><span class=\"n\">\(count)</span><span class=\"order\">\(order)</span></div>"
    }

    /// With a verb where else the order stands.
    static func html(_ name: String, _ count: String, verb: HTML) -> HTML {
        "<div class=\"sec\"><h2>\(name)</h2><span class=\"n\">\(count)</span><span class=\"order keys\">\(verb)</span></div>"
    }
}
