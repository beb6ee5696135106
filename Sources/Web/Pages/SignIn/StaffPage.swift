import Care
import Hummingbird
import Store

/// Who of the firm uses Kept, and how they get in.
struct StaffPage {
    let reading: Reading
    let seal: HTML
    let withPassword: Set<Int64>
    let withCodes: Set<Int64>
    var done: HTML = .empty
    var teams: HTML = .empty
    /// An invitation that was just made: for whom, and its link. It is shown once.
    var invited: (name: String, link: String)?
    var problem: Refusal?
    var typed: [String: String] = [:]

    static func show(_ visit: Visit) throws -> Response { try show(visit) { _ in } }

    private static func show(_ visit: Visit, _ change: (inout StaffPage) throws -> Void) throws -> Response {
        let withPassword = try visit.site.accounts.withPassword(firm: visit.holder.firm)
        let withCodes = try visit.site.accounts.withCodes(firm: visit.holder.firm)
        return try visit.reading { reading in
            var page = StaffPage(
                reading: reading, seal: visit.seal, withPassword: withPassword, withCodes: withCodes,
                done: try DoneLine.html(visit, reading))
            page.teams = try TeamsSection(reading, seal: visit.seal).html
            try change(&page)
            return visit.page(try reading.frame("Staff", .clients)(page.html), status: page.problem == nil ? .ok : .unprocessableContent)
        }
    }

    static func add(_ visit: Visit) async throws -> Response {
        let who = "\(visit.typed("name")) <\(visit.typed("address"))>"
        do {
            let command = AddStaff(who: Contact(who), rights: Staff.Rights(rawValue: visit.typed("rights")) ?? .member)
            if !command.who.hasUsableAddress {
                throw Refusal.notUnderstood(
                    field: "their mail address", given: visit.typed("address"), expected: "for example ben@bergochieng.example")
            }
            let answer = try await visit.take(command)
            return Site.redirect("/staff?did=\(answer.entries.first?.number ?? 0)")
        } catch let refusal as Refusal {
            return try show(visit) { ($0.problem, $0.typed) = (refusal, visit.form) }
        }
    }

    static func invite(_ visit: Visit) throws -> Response {
        let number = visit.number ?? 0
        let me = try visit.reading { $0.reader }
        guard let me else { throw Refusal.onlyStaff }
        let secret = try visit.site.accounts.invite(number, by: me, firm: visit.holder.firm, now: visit.now)
        return try show(visit) { page in
            page.invited = (page.reading.staff[number]?.name ?? "", "\(visit.origin)/invited#\(secret)")
        }
    }

    /// Whose phone and paper are lost: a principal who knows them ends it, and they set codes up anew.
    static func endCodes(_ visit: Visit) throws -> Response {
        guard let me = try visit.reading({ $0.reader }), me.rights == .principal else {
            throw Refusal.onlyPrincipals("end codes of others")
        }
        try visit.site.accounts.endCodes(of: .init(firm: visit.holder.firm, staff: visit.number ?? 0))
        return Site.redirect("/staff")
    }

    static func gone(_ visit: Visit) async throws -> Response { try await Verbs.done(visit, visit.say("staff gone", about: "who")) }

    // MARK: The page

    private var isPrincipal: Bool { reading.reader?.rights == .principal }

    var html: HTML {
        let all = reading.staff.values.sorted { ($0.left ? 1 : 0, $0.name, $0.number) < ($1.left ? 1 : 0, $1.name, $1.number) }
        return """
            \(done)\(link)<div class="head"><div><h1>Staff</h1>
            <p class="sub">Who uses Kept. Other addresses of the firm are <a href="/colleagues">colleagues</a>.</p></div></div>
            <form method="post" class="lines">\(seal)<input type="hidden" name="back" value="/staff">
            \(SectionHead.html("Everybody", Grouped.number(all.count), order: "by name"))<ol>\(all.map(line))</ol></form>
            \(isPrincipal ? form : .empty)\(teams)
            """
    }

    private var link: HTML {
        guard let invited else { return .empty }
        return """
            <div class="banner pen-b" role="status"><span>Hand this link to <b>\(invited.name)</b>. It opens once, within 7 days, and is \
            shown only now:<br><code class="link">\(invited.link)</code></span></div>
            """
    }

    private func line(_ staff: Staff) -> HTML {
        let hasCodes = withCodes.contains(staff.number)
        let password = withPassword.contains(staff.number) ? "has a password\(hasCodes ? " and gives codes" : "")" : "no password yet"
        let verbs: HTML = """
            \(LineVerbs.button("/staff/\(staff.number)/invite", "i", withPassword.contains(staff.number) ? "nvite anew" : "nvite", "I"))\
            \(LineVerbs.button("/staff/\(staff.number)/codes/end", "e", "nd codes", "E"), if: hasCodes)\
            \(LineVerbs.button("/staff/\(staff.number)/gone", "g", "one", "G"))
            """
        return """
            <li class="line"><div class="when">\(staff.rights.rawValue)</div>
            <div class="who"><b>\(staff.name)</b><span>\(staff.address)</span></div>
            <div class="what circ">\(staff.left ? "has left" : password)</div>
            <div class="verbs">\(verbs, if: isPrincipal && !staff.left)</div></li>
            """
    }

    private var form: HTML {
        let rights = Staff.Rights.allCases.map { one -> HTML in
            "<option\(" selected", if: one.rawValue == (typed["rights"] ?? Staff.Rights.member.rawValue))>\(one.rawValue)</option>"
        }
        func field(_ name: String, _ hint: String, _ size: Int) -> HTML {
            """
            <input class="fill" name="\(name)" value="\(typed[name] ?? "")" size="\(size)" required placeholder="\(hint)" \
            aria-label="\(hint)" autocomplete="off">
            """
        }
        return """
            \(SectionHead.html("Somebody new"))
            <form method="post" action="/staff" class="sheet read">\(seal)<dl>
            <div><dt>Who</dt><dd>\(field("name", "their name", 20)), \(field("address", "their mail address", 28)), as \
            <select class="fill" name="rights" aria-label="Rights">\(rights)</select>.\(Problem.html(problem))</dd>
            <dd class="why">Principals see every client; managers also take in files and form teams; members care for clients.</dd></div>
            </dl><div class="do"><button class="btn">Take them in</button><p class="small circ">Then invite them: the link is theirs.</p>\
            </div></form>
            """
    }
}
