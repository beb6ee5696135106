import Care
import Hummingbird
import Store

/// They are the same: two side by side, what differs, and which of them is kept.
struct MergePage {
    let one: Party
    let reading: Reading
    let seal: HTML
    /// The one that is kept and the other; nil while the other is looked for.
    var pair: MergePair?
    var looked = ""
    var found: [Found] = []
    var problem: Refusal?

    static func show(_ visit: Visit) throws -> Response { try show(visit, nil) }

    private static func show(_ visit: Visit, _ problem: Refusal?) throws -> Response {
        try visit.reading { reading in
            guard let number = visit.number, let one = try reading.party(number) else {
                return Site.answer(ErrorPage.status(.notFound), status: .notFound)
            }
            var page = MergePage(one: one, reading: reading, seal: visit.seal, looked: visit.typed("q"), problem: problem)
            if let with = Int64(visit.typed("with")), let other = try reading.party(with), other.number != one.number {
                if other.kind == one.kind {
                    page.pair = try reading.pair(one.number, other.number)
                    page.pair?.alike = try reading.suggestions(of: one.number).first { [$0.a, $0.b].contains(other.number) }
                    page.pair?.back = Verbs.back(visit, otherwise: "/clients/\(one.number)")
                } else {
                    page.problem = .kindsDiffer(one.shown, other.shown)
                }
            }
            if page.pair == nil { page.found = try reading.alike(one, page.looked) }
            return visit.page(
                try reading.frame("Merge", .clients)(page.html), status: page.problem == nil ? .ok : .unprocessableContent)
        }
    }

    static func merge(_ visit: Visit) async throws -> Response {
        do {
            let kept = visit.typed("keep")
            guard let number = Int64(kept), let party = try visit.reading({ try $0.party(number) }),
                let verb = Verb.named("\(party.kind.rawValue) merge")
            else { throw Refusal.noSuch(thing: "person or organization", given: kept) }
            let typed = ["who": [kept], "other": [visit.typed("other")]]
            let answer = try await visit.take(visit.reading { try $0.command(verb, typed) })
            return Site.redirect("\(Verbs.back(visit, otherwise: "/clients/\(kept)"))?did=\(answer.entries.first?.number ?? 0)")
        } catch let refusal as Refusal { return try show(visit, refusal) }
    }

    /// Two who were merged are two after all.
    static func part(_ visit: Visit) async throws -> Response {
        let kind = try visit.number.flatMap { number in try visit.reading { try $0.editing(number)?.party.kind } } ?? .person
        return try await Verbs.done(visit, visit.say("\(kind.rawValue) unmerge", about: "who"))
    }

    var html: HTML {
        """
        <p class="crumb"><a href="/clients/\(one.number)">\(one.shown)</a></p>
        <h1>\(pair == nil ? "Who is the same?" : "One and the same?")</h1>
        \(Problem.html(problem))
        \(pair?.html(seal, reading) ?? looking)
        """
    }

    private var looking: HTML {
        let lines = found.map { other -> HTML in
            """
            <li class="line"><div class="when circ">\(other.kind)</div>\
            <div class="who"><a href="/clients/\(one.number)/merge?with=\(other.number)">\(other.name)</a></div>\
            <div class="what circ">\(other.why)</div></li>
            """
        }
        let nothing: HTML = "<p class=\"lead\">Nothing matches.</p><p class=\"circ\">Try fewer letters, or another part of the name.</p>"
        return """
            <form class="ask static" action="/clients/\(one.number)/merge">\
            <label class="vh" for="q">Any part of the other’s name, address \
            or number</label><input id="q" name="q" value="\(looked)" autocomplete="off" autofocus \
            placeholder="Any part of the other’s name, address or number"></form>
            \(nothing, if: found.isEmpty && !looked.isEmpty)
            \("\(SectionHead.html("Those it could be", "\(found.count)"))<ol class=\"lines\">\(lines)</ol>", if: !found.isEmpty)
            """
    }
}

extension Reading {
    /// Others of the same kind in whose name, address or number these words occur; without words those with a name of theirs.
    fileprivate func alike(_ one: Party, _ words: String) throws -> [Found] {
        let words = words.isEmpty ? (one.name.split(separator: " ").last.map(String.init) ?? "") : words
        return try findParties(words, kind: one.kind, limit: 50).filter { $0.number != one.number }
    }

    fileprivate func pair(_ one: Int64, _ other: Int64) throws -> MergePair? {
        guard let one = try story(one), let other = try story(other) else { return nil }
        return MergePair(kept: one, other: other)
    }
}
