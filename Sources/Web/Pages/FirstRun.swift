import Care
import Hummingbird
import Store

/// The first morning: the firm and who you are, in one sentence.
struct FirstRun {
    static func show(_ visit: Visit) throws -> Response {
        if visit.holder.firm > 0 { throw Turn.to("/import") }
        return visit.page(page(visit, ["zone": "Europe/London", "week": "Mon-Fri 9:00-17:00"], nil))
    }

    static func found(_ visit: Visit) throws -> Response {
        if visit.holder.firm > 0 { throw Turn.to("/import") }
        let zone = visit.typed("zone")
        do {
            guard visit.site.zones(zone) != nil else {
                throw Refusal.notUnderstood(field: "a time zone", given: zone, expected: "a name like Europe/London")
            }
            let me = Contact(name: visit.typed("name"), address: visit.typed("address"))
            if !me.hasUsableAddress {
                throw Refusal.notUnderstood(
                    field: "your mail address", given: visit.typed("address"), expected: "for example anna@bergochieng.example")
            }
            let command = FoundFirm(
                name: visit.typed("firm"), zone: zone, me: me, domains: [], rehearsal: false, week: visit.typed("week"))
            let desk = Desk(folder: visit.site.folder, random: visit.site.random)
            let firm = try desk.found(command, identity: Identity(of: "\(visit.token) found"), via: "page", now: visit.now)
            try visit.site.sessions.bind(token: visit.token, to: .init(firm: firm, staff: 2))
            return Site.redirect("/import")
        } catch let refusal as Refusal { return visit.page(page(visit, visit.form, refusal), status: .unprocessableContent) }
    }

    private static func page(_ visit: Visit, _ typed: [String: String], _ problem: Refusal?) -> HTML {
        func field(_ name: String, _ hint: String, _ size: Int, _ more: HTML = .empty) -> HTML {
            """
            <input class="fill" name="\(name)" value="\(typed[name] ?? "")" size="\(size)" placeholder="\(hint)" aria-label="\(hint)" \
            required\(more)>
            """
        }
        let zones = visit.site.zoneNames.map { "<option value=\"\($0)\">" as HTML }
        return Frame(title: "First morning", place: .none, reader: nil, isRehearsal: false, bodyClass: "firstrun")(
            """
            <div class="head"><div><h1>Good morning.</h1><p class="lead">Two steps, and Kept can tell you who is waiting for you.\
            </p></div></div>
            <form method="post" action="/start">\(visit.seal)
            <ol class="steps"><li class="now"><h2>You</h2><div><p class="sentence">We are \(field("firm", "the firm’s name", 24)), on \
            \(field("zone", "time zone", 16, " list=zones\(" id=zone", if: problem == nil)")) time. \
            I am \(field("name", "your name", 14)), \
            \(field("address", "your mail address", 26)). We work \(field("week", "working hours", 20)).\
            </p>\(Problem.html(problem))</div>\
            <span class="state"></span></li>
            <li><h2>Your mail</h2><div><p class="small circ">Next: the mailbox of your office.</p></div><span class="state"></span>\
            </li></ol>
            <div class="do"><button class="btn">Write it down</button><p class="small circ">Everything stays on this machine.</p>\
            </div></form>
            <datalist id="zones">\(zones)</datalist>
            """)
    }
}
