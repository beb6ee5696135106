import Care
import HTTPTypes
import Hummingbird
import Store

/// The mailbox drop, how far it is, and the first result.
struct ImportPage {
    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            let state = try stateHTML(visit, reading)
            let runs: HTML =
                visit.site.imports.isRunning(visit.holder.firm)
                ? "<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>" : .empty
            return visit.page(
                try reading.frame("Import", .import)(
                    """
                    \(runs)<div class="head"><div><h1>\(greeting(reading))</h1>\
                    <p class="lead">Kept reads your mail and tells you who is waiting for you.</p></div></div>
                    <ol class="steps"><li><h2>You</h2><div><p class="sentence">We are <b>\(reading.thing.name)\
                    </b>, on \(reading.thing.zone) time. I am \
                    <b>\(reading.reader?.name ?? "")</b>.</p></div><span class="state">✓ written down</span></li>
                    <li class="now"><h2>Your mail</h2><div><p class="small circ">Kept reads. It sends nothing, marks nothing as \
                    read, and shows nobody else a word.</p>
                    <form method="post" action="/import" enctype="multipart/form-data" id="drop">\(visit.seal)<label class="drop">\
                    <input type="file" name="mailbox" class="vh" multiple><b>Drop a mailbox here\
                    </b>, an mbox file or .eml messages. <u>Choose a file</u></label>\
                    <p class="noscript-only"><button class="btn">Take it in</button></p></form></div><span class="state" id="sent">\
                    </span></li></ol>
                    <div id="state" aria-live="polite">\(state)</div>
                    """))
        }
    }

    /// The part of the page that changes while mail is read.
    static func state(_ visit: Visit) throws -> Response { try visit.reading { visit.page(try stateHTML(visit, $0)) } }

    private static func greeting(_ reading: Reading) -> String {
        let hour = reading.zone.local(reading.at).hour
        let first = reading.reader?.name.split(separator: " ").first.map(String.init) ?? ""
        return "Good \(hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening"), \(first)."
    }

    private static func stateHTML(_ visit: Visit, _ reading: Reading) throws -> HTML {
        guard let run = visit.site.imports.run(of: visit.holder.firm) else { return .empty }
        let counts = run.progress.counts
        var html: HTML = ""
        switch run.state {
        case .reading:
            let total = run.progress.total ?? 0
            html = """
                <ol class="steps joined" data-running><li class="now"><h2>Reading</h2><div>\
                <p class="sentence" id="pr">\(Grouped.number(counts.read)) read\
                \(" of \(Grouped.number(total))", if: total > 0). \(left(run, now: visit.now))</p>
                <svg class="prog" viewBox="0 0 1000 4" preserveAspectRatio="none" role="progressbar" aria-labelledby="pr" \
                aria-valuemin="0" \
                aria-valuemax="\(total)" aria-valuenow="\(counts.read)">\
                <rect width="\(total == 0 ? 0 : counts.read * 1000 / total)" height="4"/></svg></div>\
                <span class="state">you may close this page</span></li></ol>
                """
        case .failed(let sentence): html = "<p class=\"refusal red\" role=\"alert\">\(sentence)</p>"
        case .done:
            html = """
                <ol class="steps joined"><li class="now"><h2>Read</h2><div><p class="sentence">\(Grouped.number(counts.read)) read: \
                \(Grouped.number(counts.recorded)) new, \(Grouped.number(counts.already)) here already\
                \(", \(Grouped.number(counts.failed)) could not be read", if: counts.failed > 0).</p>\(files(run))\(failures(run))</div>\
                <span class="state">✓ taken in</span></li>
                \(try firstResult(visit, reading))
                """
        }
        return html
    }

    /// "412 a second, about 3 minutes more."
    private static func left(_ run: Imports.Run, now: Instant) -> String {
        guard let total = run.progress.total, let pace = run.pace, run.progress.counts.read > 0 else { return "Counting." }
        let said = pace.words(run.progress.counts.read, of: total, now: now)
        return said.prefix(1).uppercased() + said.dropFirst() + "."
    }

    /// The step after it, which nobody need wait for.
    private static func files(_ run: Imports.Run) -> HTML {
        guard let files = run.files, files.total > 0 else { return .empty }
        let words: HTML =
            files.read < files.total
            ? "Looking into attached files: \(Grouped.number(files.read)) of \(Grouped.number(files.total))."
            : "\(Grouped.number(files.total)) attached files looked into; words found in \(Grouped.number(files.found))."
        return "<p class=\"small circ\">\(words)</p>"
    }

    private static func failures(_ run: Imports.Run) -> HTML {
        if run.failed.isEmpty { return .empty }
        let lines = run.failed.prefix(50).map { "<li>\($0.place): \($0.why)</li>" as HTML }
        return "<details><summary class=\"small\">What could not be read</summary><ul class=\"small circ\">\(Array(lines))</ul></details>"
    }

    private static func firstResult(_ visit: Visit, _ reading: Reading) throws -> HTML {
        let list = try reading.todayList(limit: 4)
        let waiting = list[.waiting]
        let sentence =
            switch waiting.count {
            case 0: "Nobody is waiting for an answer."
            case 1: "One person wrote to you and has had no answer."
            case let count: "\(Grouped.number(count)) people wrote to you and have had no answer."
            }
        let older: HTML =
            "<p class=\"small circ\">\(Grouped.number(list.older)) older ones were never answered either; they are not on Today.</p>"
        let lines = waiting.items.map {
            Line(item: $0, time: reading.time(of: $0), age: reading.age(of: $0), verbs: LineVerbs.waiting($0)).html
        }
        return """
            <li class="now"><h2>First result</h2><div><p class="sentence">\(sentence)</p>\
            \(older, if: list.older > 0)</div>\
            <span class="state"></span></li></ol><form method="post" class="lines">\(visit.seal)\
            <input type="hidden" name="back" value="/import">\
            <ol class="first">\(lines)</ol></form>
            <div class="do"><a class="btn" href="/today">Go to Today</a><p class="small circ">Nothing has been written to anybody.\
            </p></div>
            """
    }
}
