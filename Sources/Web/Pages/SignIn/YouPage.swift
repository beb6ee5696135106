import Care
import Hummingbird
import Store

/// What is one’s own: the password, and where one is signed in.
struct YouPage {
    let reading: Reading
    let seal: HTML
    let sessions: [Sessions.Line]
    /// The session that looks.
    let here: String
    let hasPassword: Bool
    /// Since when codes are asked for.
    var codes: Instant?
    var tokens: [Tokens.Line] = []
    var problem: Refusal?
    var done: HTML = .empty

    static func show(_ visit: Visit) throws -> Response { try show(visit, nil) }

    private static func show(_ visit: Visit, _ problem: Refusal?) throws -> Response {
        let site = visit.site
        let sessions = try site.sessions.lines(of: visit.holder, now: visit.now)
        let hasPassword = try site.accounts.withPassword(firm: visit.holder.firm).contains(visit.holder.staff)
        let codes = try site.accounts.asksCode(of: visit.holder)
        let tokens = try site.tokens.lines(of: visit.holder)
        return try visit.reading { reading in
            var page = YouPage(
                reading: reading, seal: visit.seal, sessions: sessions, here: Sessions.name(of: visit.token), hasPassword: hasPassword,
                problem: problem)
            page.codes = codes
            page.tokens = tokens
            if visit.query["changed"] != nil { page.done = Self.changed }
            return visit.page(try reading.frame("You", .you)(page.html), status: problem == nil ? .ok : .unprocessableContent)
        }
    }

    private static let changed: HTML =
        "<div class=\"banner pen-b\" role=\"status\"><span>Your password is changed. You are signed out everywhere else.</span></div>"

    static func changePassword(_ visit: Visit) async throws -> Response {
        let (site, holder, token, now) = (visit.site, visit.holder, visit.token, visit.now)
        let (old, new, again) = (visit.form["old"] ?? "", visit.form["password"] ?? "", visit.form["again"] ?? "")
        do {
            try await site.hashing.run {
                let hasPassword = try site.accounts.withPassword(firm: holder.firm).contains(holder.staff)
                if hasPassword, try !site.accounts.isPassword(old, of: holder) { throw Refusal.wrongPassword }
                try site.accounts.setPassword(new, again: again, of: holder, keeping: token, now: now)
            }
        } catch let refusal as Refusal { return try show(visit, refusal) }
        return Site.redirect("/you?changed=1")
    }

    static func end(_ visit: Visit) throws -> Response {
        try visit.site.sessions.end(named: visit.typed("session"), of: visit.holder)
        return Site.redirect("/you")
    }

    static func endOthers(_ visit: Visit) throws -> Response {
        try visit.site.sessions.endAll(of: visit.holder, but: visit.token)
        return Site.redirect("/you")
    }

    var html: HTML {
        """
        \(done)<div class="head"><div><h1>\(reading.reader?.name ?? "")</h1>
        <p class="sub">\(reading.reader?.address ?? ""), \(reading.reader?.rights.rawValue ?? "") at \(reading.thing.name). \
        <a href="/settings">Settings</a>, <a href="/staff">staff</a></p></div>
        <form method="post" action="/sign-out" class="verbs keys end">\(seal)<button class="verb" aria-keyshortcuts="o">Sign <u>o</u>ut\
        </button></form></div>
        \(SectionHead.html(hasPassword ? "Another password" : "A password"))
        <form method="post" action="/you/password" class="sheet read">\(seal)<dl>
        \(Self.old, if: hasPassword)\(PasswordFields.html)
        </dl>\(Problem.html(problem))
        <div class="do"><button class="btn">Change it</button><p class="small circ">Everywhere else you are signed out then.</p></div>
        </form>
        \(hasPassword ? codesSection : .empty)
        \(SectionHead.html("Where you are signed in", Grouped.number(sessions.count), order: "last used first"))
        <form method="post" action="/you/sessions/end" class="lines">\(seal)<ol>\(sessions.map(line))</ol>
        \(Self.others, if: sessions.count > 1)</form>
        \(TokensSection(reading: reading, seal: seal, lines: tokens).html)
        """
    }

    private var codesSection: HTML {
        guard let codes else {
            return """
                \(SectionHead.html("Codes"))<p class="small circ">A code of your phone can be asked for beside the password. \
                <a href="/you/codes">Set it up</a></p>
                """
        }
        return """
            \(SectionHead.html("Codes", "", order: "asked for since \(Spoken.when(codes, now: reading.at, zone: reading.zone))"))
            <form method="post" action="/you/codes/end" class="sheet read">\(seal)<dl>\(Self.old)</dl>
            <div class="do"><button class="btn plain">Ask for no codes any more</button></div></form>
            """
    }

    private static let old: HTML = """
        <div><dt>Now</dt><dd><input class="fill" type="password" name="old" size="28" required autocomplete="current-password" \
        placeholder="your password now" aria-label="Your password now"></dd><dd class="why"></dd></div>
        """

    private static let others: HTML = """
        <p class="more"><button class="btn plain" formaction="/you/sessions/end-others">Sign out everywhere else</button></p>
        """

    private func line(_ line: Sessions.Line) -> HTML {
        let isHere = line.name == here
        return """
            <li class="line"><div class="when">\(Spoken.when(line.seen, now: reading.at, zone: reading.zone))<small>last used</small></div>
            <div class="who"><b>\(line.browser)</b>\("<span>this browser</span>", if: isHere)</div>
            <div class="what circ">Signed in \(Spoken.when(line.began, now: reading.at, zone: reading.zone))</div>
            <div class="verbs">\("<button class=\"verb\" name=\"session\" value=\"\(line.name)\">End it</button>", if: !isHere)</div></li>
            """
    }
}
