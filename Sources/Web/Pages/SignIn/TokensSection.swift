import Care
import Hummingbird
import Store

/// Under one’s own name: the programs that ask for one.
struct TokensSection {
    let reading: Reading
    let seal: HTML
    let lines: [Tokens.Line]

    static func make(_ visit: Visit) throws -> Response {
        let scopes = Set(Tokens.Scope.allCases.filter { visit.form["scope.\($0.rawValue)"] != nil })
        let token = try visit.site.tokens.make(visit.typed("title"), scopes, of: visit.holder, now: visit.now)
        return try visit.reading { visit.page(try $0.frame("Programs", .you)(made(token))) }
    }

    static func end(_ visit: Visit) throws -> Response {
        try visit.site.tokens.end(named: visit.typed("token-name"), of: visit.holder)
        return Site.redirect("/you")
    }

    private static func made(_ token: String) -> HTML {
        """
        <div class="head"><div><h1>A token for a program</h1><p class="lead">Put it into the program now. It is shown only this once; \
        whoever has it asks in your name.</p></div></div>
        <p><code class="link">\(token)</code></p>
        <p class="small circ">As a header of each request: <code>Authorization: Bearer …</code>. What can be asked stands at \
        <a href="/api/openapi.json">/api/openapi.json</a>.</p>
        <p><a class="btn" href="/you">It is put away</a></p>
        """
    }

    var html: HTML {
        """
        \(SectionHead.html("Programs", lines.isEmpty ? "" : Grouped.number(lines.count)))
        <form method="post" action="/you/tokens/end" class="lines">\(seal)<ol>\(lines.map(line))</ol></form>
        <form method="post" action="/you/tokens" class="sheet read">\(seal)<dl>
        <div><dt>For</dt><dd><input class="fill" name="title" size="28" required maxlength="\(Tokens.longestTitle)" \
        placeholder="the phone system" aria-label="What it is for"></dd>\
        <dd class="why">A program that shows its token asks in your name, and sees no more than you.</dd></div>
        <div><dt>May</dt><dd>\(Tokens.Scope.allCases.map(scope))</dd><dd class="why"></dd></div>
        </dl><div class="do"><button class="btn">Make a token</button></div></form>
        """
    }

    private func scope(_ scope: Tokens.Scope) -> HTML {
        """
        <label class="block small"><input type="checkbox" name="scope.\(scope.rawValue)" value="1"\(" checked", if: scope == .read)> \
        \(scope.words)</label>
        """
    }

    private func line(_ line: Tokens.Line) -> HTML {
        func when(_ instant: Instant) -> String { Spoken.when(instant, now: reading.at, zone: reading.zone) }
        return """
            <li class="line"><div class="when">\(line.seen.map(when) ?? "never")<small>last used</small></div>
            <div class="who"><b>\(line.title)</b></div>
            <div class="what circ">Made \(when(line.made)); may \(line.scopes.map(\.rawValue).joined(separator: ", "))</div>
            <div class="verbs"><button class="verb" name="token-name" value="\(line.name)">End it</button></div></li>
            """
    }
}
