import Care
import Hummingbird
import Store

/// Who may be here twice: how likely, what speaks for it, and a yes or no for each two.
struct DuplicatesPage {
    static let pageLines = 50

    let suggestions: [Suggestion]
    let count: Int
    /// What is done now, or what stopped it.
    let looks: Looks.State?
    let done: HTML
    let seal: HTML

    /// Whoever came since the last look is looked at while the page is read.
    static func show(_ visit: Visit) throws -> Response {
        let looks = visit.site.looks
        let isNew = try visit.reading { try $0.addedSinceLook() } != 0
        if isNew, looks.state(of: visit.holder.firm) == nil { looks.start(try visit.workplace()) }
        return try visit.reading { reading in
            let page = DuplicatesPage(
                suggestions: try reading.suggestions(limit: visit.query["all"] != nil ? nil : pageLines),
                count: try reading.suggestionCount(), looks: looks.state(of: visit.holder.firm), done: try DoneLine.html(visit, reading),
                seal: visit.seal)
            var frame = try reading.frame("Here twice", .clients)
            if page.isLooking { frame.head = refresh }
            return visit.page(frame(page.html))
        }
    }

    static func look(_ visit: Visit) throws -> Response {
        visit.site.looks.start(try visit.workplace())
        return Site.redirect("/duplicates")
    }

    static func distinct(_ visit: Visit) async throws -> Response { try await Verbs.done(visit, visit.say("distinct", about: "who")) }

    private static let refresh: HTML = "<meta http-equiv=\"refresh\" content=\"2\">"

    private var isLooking: Bool { if case .looking? = looks { true } else { false } }

    var html: HTML {
        let more: HTML =
            count > suggestions.count ? "<p class=\"more\"><a href=\"?all\">All \(Grouped.number(count))</a></p>" : .empty
        let lines: HTML = """
            \(SectionHead.html("Perhaps one", Grouped.number(count), order: "likeliest first"))
            <form method="post" class="lines">\(seal)<input type="hidden" name="back" value="/duplicates">\
            <ol>\(suggestions.map(line))</ol></form>\(more)
            """
        return """
            \(done)<div class="head"><div><h1>Here twice?</h1>
            <p class="sub">Nothing is merged by itself. Two who become one can be parted again. Behind each reason stands its \
            weight: one more doubles the odds that they are one.</p></div>
            <form method="post" action="/duplicates/look">\(seal)<p class="verbs keys end"><button class="verb" aria-keyshortcuts="l">\
            <u>L</u>ook again</button></p></form></div>
            \(state)\(suggestions.isEmpty ? empty : lines)
            """
    }

    private var state: HTML {
        switch looks {
        case .looking(let whom): "<p class=\"lead\" role=\"status\">Looking through \(whom).</p>"
        case .stopped(let why): "<p class=\"refusal red\" role=\"alert\">Looking stopped: \(why).</p>"
        case nil: .empty
        }
    }

    private var empty: HTML {
        isLooking
            ? .empty
            : """
            <div class="empty"><h2>Nobody seems to be here twice.</h2><p>Who comes new is compared when you open this page.</p></div>
            """
    }

    private func line(_ pair: Suggestion) -> HTML {
        let (a, b) = (pair.a, pair.b)
        return """
            <li class="line"><div class="when">\(Self.percent(pair)) %<small>likely one</small></div>
            <div class="who"><a href="/clients/\(a)">\(pair.names[0])</a></div>
            <div class="what">and <a class="plain" href="/clients/\(b)">\(pair.names[1])</a></div>
            <div class="why">\(Self.why(pair))</div>
            <div class="verbs">\
            <a class="verb" href="/clients/\(a)/merge?with=\(b)&amp;back=/duplicates" aria-keyshortcuts="m"><u>M</u>erge…</a>\
            <button class="verb" formaction="/clients/\(a)/distinct" name="from" value="\(b)" aria-keyshortcuts="t">They are <u>t</u>wo\
            </button></div></li>
            """
    }

    static func percent(_ pair: Suggestion) -> Int { Int((pair.probability * 100).rounded(.down)) }

    /// Each reason with its weight: by how many doublings it speaks for one, or against.
    static func why(_ pair: Suggestion) -> String {
        Sentence.begun(
            pair.reasons.map { reason in
                let tenths = Int((abs(reason.weight) * 10).rounded())
                return "\(reason.words) \(reason.weight < 0 ? "−" : "+")\(tenths / 10).\(tenths % 10)"
            }.joined(separator: ", ")) + "."
    }
}
