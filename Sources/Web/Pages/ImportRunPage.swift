import Care
import Hummingbird
import Store

/// One import run: what came of it, what was left out, and what taking it back would do.
struct ImportRunPage {
    /// So many of what was left out stand on a page.
    static let pageLines = 100

    let run: ImportLine
    let undoing: ImportUndoing
    let reading: Reading
    let seal: HTML
    let done: HTML
    /// What was left out, with its place; nil where that is known no longer.
    let failed: [(place: String, why: String)]?
    let from: Int

    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            guard let number = visit.number, let undoing = try reading.importUndoing(number) else {
                return Site.answer(ErrorPage.status(.notFound), status: .notFound)
            }
            let last = visit.site.imports.run(of: visit.holder.firm)
            let page = ImportRunPage(
                run: undoing.run, undoing: undoing, reading: reading, seal: visit.seal, done: try DoneLine.html(visit, reading),
                failed: last?.number == number ? last?.failed : nil, from: max(Int(visit.typed("from")) ?? 0, 0))
            return visit.page(try reading.frame(undoing.run.name, .import)(page.html))
        }
    }

    static func undo(_ visit: Visit) async throws -> Response { try await Verbs.done(visit, visit.say("import undo", about: "import")) }

    var html: HTML {
        let local = reading.zone.local(run.at)
        return """
            \(done)<p class="crumb"><a href="/import">Import</a></p><h1>\(run.name)</h1>
            <p class="lead">\(sentence)</p>
            <p class="sub circ">Begun on \(Spoken.day(local.day, today: reading.today)), \(Spoken.clock(local)).</p>
            \(takingBack)\(failures)
            """
    }

    private var sentence: String {
        guard let counts = run.counts else {
            return "It was stopped on the way. What it had read is here; take it in again to go on, nothing comes twice."
        }
        let others = [
            ("here already", counts.already), ("later than you asked for", counts.later), ("left out", counts.failed),
        ]
        let rest = others.filter { $0.1 > 0 }.map { "\(Grouped.number($0.1)) \($0.0)" }.joined(separator: ", ")
        return "\(Grouped.number(counts.read)) read: \(Grouped.number(counts.recorded)) taken in\(rest.isEmpty ? "" : ", \(rest)")."
    }

    private var takingBack: HTML {
        if run.isUndone {
            return "<p class=\"older\"><b>It was taken back.</b> Take it in again, and it comes as if for the first time.</p>"
        }
        return """
            \(SectionHead.html("Take it back"))
            <form method="post" action="/import/\(run.number)/undo" class="aside">\(seal)\
            <input type="hidden" name="back" value="/import/\(run.number)">
            <p>\(undoing.sentence) What was written down about others is not touched.</p>
            <div class="do"><button class="btn">Take it back</button><a class="btn plain" href="/import">Leave it <span \
            class="key">Esc</span></a>\
            </div></form>
            """
    }

    private var failures: HTML {
        guard let count = run.counts?.failed, count > 0 else { return .empty }
        guard let failed else {
            return """
                <div id="failed">\(SectionHead.html("Left out", Grouped.number(count)))</div>
                <p class="circ small">Which and why is known no longer. Take the same files in again: what is here stays as it is, \
                and what was left out is listed.</p>
                """
        }
        let lines = failed.dropFirst(from).prefix(Self.pageLines).map { "<tr><td>\($0.place)</td><td>\($0.why)</td></tr>" as HTML }
        let next = from + Self.pageLines
        let more: HTML =
            next < failed.count
            ? "<p class=\"more\"><a href=\"?from=\(next)#failed\">\(Grouped.number(failed.count - next)) more</a></p>" : .empty
        return """
            <div id="failed">\(SectionHead.html("Left out", Grouped.number(failed.count)))</div>
            <table class="failed"><thead><tr><th scope="col">Where</th><th scope="col">Why</th></tr></thead><tbody>\(lines)</tbody>\
            </table>\(more)
            """
    }
}
