import Care
import Hummingbird
import Store

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
            let count = try reading.suggestionCount()
            let twice: HTML =
                count == 0
                ? " Is anybody <a href=\"/duplicates\">here twice</a>?"
                : " \(Grouped.number(count)) may be <a href=\"/duplicates\">here twice</a>."
            let more: HTML =
                parties.count == pageLines ? "<p class=\"more\"><a href=\"?before=\(parties.last?.number ?? 0)\">Earlier</a></p>" : .empty
            let empty: HTML =
                parties.isEmpty
                ? """
                <div class="empty"><h2>Nobody yet.</h2>
                <p><a href="/import">Take in a mailbox or an address book</a>, <a href="/people/new">write a person down</a>, or \
                <a href="/note">a call</a>.</p></div>
                """
                : .empty
            return visit.page(
                try reading.frame("Clients", .clients)(
                    """
                    <div class="head"><div><h1>Clients</h1>
                    <p class="sub">People and organizations, the newest in the record first. Find is \
                    quicker. Your own people are <a href="/staff">staff</a> and \
                    <a href="/colleagues">colleagues</a>.\
                    \(twice)</p></div>\
                    <p class="verbs keys end"><a class="verb" href="/people/new" aria-keyshortcuts="n"><u>N</u>ew person</a>\
                    <a class="verb" href="/organizations/new" aria-keyshortcuts="o">New <u>o</u>rganization</a>\
                    <a class="verb" href="/lists" aria-keyshortcuts="l"><u>L</u>ists</a></p></div>\
                    \(QuickLine.html())\(SectionHead.html("Everybody", "", order: "newest first"))<ol class="lines">\(lines)\
                    </ol>\(more)\(empty)
                    """))
        }
    }
}
