import Care
import HTTPTypes
import Hummingbird
import Store

/// One field that finds anything by any part of it.
struct FindPage {
    static func show(_ visit: Visit) throws -> Response {
        let text = visit.typed("q")
        return try visit.reading { reading in
            let found = try reading.find(text, limit: 50)
            if visit.query["format"] == "names" {
                let names = found.filter { $0.number == $0.party }.prefix(12).map {
                    "<option value=\"\($0.name)\">\($0.why)</option>" as HTML
                }
                return visit.page("\(Array(names))")
            }
            return visit.page(try reading.frame("Find", .find)(html(text, found)))
        }
    }

    private static func html(_ text: String, _ found: [Found]) -> HTML {
        """
        <div class="head"><div><h1>Find</h1></div></div>
        <form class="ask static" action="/find"><label class="vh" for="q">Any part of a name, address, number or subject</label>\
        <input id="q" name="q" value="\(text)" autocomplete="off" autofocus placeholder="Any part of a name, address, number or \
        subject"></form>
        \(groups(found))
        \(nothing, if: found.isEmpty && !text.isEmpty)
        """
    }

    private static let nothing: HTML = """
        <p class="lead">Nothing matches.</p>
        <p class="circ">Try fewer letters, or another part of the name. <a href="/note">Write somebody new down\
        </a> with what they said.</p>
        """

    private static func groups(_ found: [Found]) -> HTML {
        let people = found.filter { $0.number == $0.party }
        let promises = found.filter { $0.kind == "promise" }
        let rest = found.filter { $0.number != $0.party && $0.kind != "promise" }
        return "\(group("People and organizations", people))\(group("Promises", promises))\(group("What happened", rest))"
    }

    private static func group(_ name: String, _ found: [Found]) -> HTML {
        if found.isEmpty { return .empty }
        let lines = found.map { one -> HTML in
            let address = one.party.map { "/clients/\($0)" } ?? "/messages/\(one.number)"
            return """
                <li class="line"><div class="when">\(one.kind)</div><div class="who"><a href="\(address)">\(one.name)</a></div>\
                <div class="what circ">\(one.why)</div></li>
                """
        }
        return "\(SectionHead.html(name, "\(found.count)"))<ol class=\"lines\">\(lines)</ol>"
    }
}

/// People and organizations, the newest in the record first.
struct ClientsPage {
    static let pageLines = 100

    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            let parties = try reading.parties(before: visit.query["before"].flatMap { Int64($0) } ?? .max, limit: pageLines)
            let lines = parties.map { party -> HTML in
                """
                <li class="line"><div class="when circ">\(party.standing == .unknown ? party.kind.rawValue : party.standing.rawValue)</div>\
                <div class="who"><a href="/clients/\(party.number)">\(party.shown)</a></div>\
                <div class="what circ">\((party.addresses + party.numbers).filter { $0 != party.shown }.joined(separator: ", "))\
                </div></li>
                """
            }
            let more: HTML =
                parties.count == pageLines ? "<p class=\"more\"><a href=\"?before=\(parties.last?.number ?? 0)\">Earlier</a></p>" : .empty
            let empty: HTML =
                parties.isEmpty
                ? """
                <div class="empty"><h2>Nobody yet.</h2>
                <p><a href="/import">Take in a mailbox</a>, or <a href="/note">write down a call</a>.</p></div>
                """
                : .empty
            return visit.page(
                try reading.frame("Clients", .clients)(
                    """
                    <div class="head"><div><h1>Clients</h1>
                    <p class="sub">People and organizations, the newest in the record first. Find is \
                    quicker.</p></div></div>\
                    \(QuickLine.html())\(SectionHead.html("Everybody", "", order: "newest first"))<ol class="lines">\(lines)\
                    </ol>\(more)\(empty)
                    """))
        }
    }
}
