import Care
import Hummingbird
import Store

/// Moving a promise, or releasing it: one sentence to fill in.
struct ChangePage {
    let item: Item
    let reading: Reading
    let seal: HTML
    let isMove: Bool
    let typed: (due: String, because: String)
    let problem: Refusal?

    static func showMove(_ visit: Visit) throws -> Response { try show(visit, isMove: true, nil) }
    static func showRelease(_ visit: Visit) throws -> Response { try show(visit, isMove: false, nil) }

    private static func show(_ visit: Visit, isMove: Bool, _ problem: Refusal?) throws -> Response {
        try visit.reading { reading in
            guard let number = visit.number, let item = try reading.promiseLine(number) else {
                return Site.answer(ErrorPage.status(.notFound), status: .notFound)
            }
            let page = ChangePage(
                item: item, reading: reading, seal: visit.seal, isMove: isMove, typed: (visit.typed("due"), visit.typed("because")),
                problem: problem)
            return visit.page(
                try reading.frame(isMove ? "Move" : "Release", .note)(page.html), status: problem == nil ? .ok : .unprocessableContent)
        }
    }

    static func move(_ visit: Visit) async throws -> Response { try await change(visit, isMove: true) }
    static func release(_ visit: Visit) async throws -> Response { try await change(visit, isMove: false) }

    private static func change(_ visit: Visit, isMove: Bool) async throws -> Response {
        do { return try await Verbs.done(visit, visit.say(isMove ? "move" : "release", about: "promise")) } catch let refusal as Refusal {
            return try show(visit, isMove: isMove, refusal)
        }
    }

    var html: HTML {
        """
        <div class="head"><div><h1>\(isMove ? "Another time" : "Owed no longer")</h1></div></div>
        <form method="post" class="sheet read" autocomplete="off">\(seal)<input type="hidden" name="back" value="/today">
        <dl><div><dt>\(item.side == .theirs ? "They owe" : "We owe")</dt>\
        <dd>\(item.words)\(" to \(item.who)", if: item.side == .ours)</dd>
        <dd class="why">\(item.why)</dd></div>
        <div><dt>\(isMove ? "Now by" : "Because")</dt><dd>\(fields)\(Problem.html(problem))</dd>
        <dd class="why">\(hint)</dd></div></dl>
        <div class="do"><button class="btn">\(isMove ? "Move it" : "Release it") <span class="key">Enter</span></button>\
        <a class="btn plain" href="/today">Leave it <span class="key">Esc</span></a></div></form>
        """
    }

    private var hint: String {
        if !isMove { return "The promise ends; the record keeps why." }
        return "Said was \(item.due.map { reading.said($0) } ?? ""). The client will see the reason."
    }

    private var fields: HTML {
        let because: HTML =
            "<input class=\"fill\" name=\"because\" value=\"\(typed.because)\" size=\"32\" placeholder=\"why\" aria-label=\"Why\">"
        if !isMove { return "\(because)." }
        return
            """
            <input class="fill" name="due" value="\(typed.due)" size="12" placeholder="when" aria-label="New time" autofocus>, \
            because \(because).
            """
    }
}
