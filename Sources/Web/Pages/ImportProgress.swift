import Care
import Store

/// How far an import is: the count, the rate and the time left; then what it came to.
enum ImportProgress {
    /// Comes again by itself where no script fetches the part that changes.
    static let refresh: HTML = "<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>"

    static func html(_ visit: Visit, _ reading: Reading) throws -> HTML {
        guard let run = visit.site.imports.run(of: visit.holder.firm) else { return .empty }
        switch run.state {
        case .reading: return running(run, now: visit.now)
        case .failed(let sentence): return "<p class=\"refusal red\" role=\"alert\">\(sentence)</p>"
        case .done: return "\(ended(run))\(run.progress.newest == nil ? come(run) : try firstResult(visit, reading))"
        }
    }

    private static func running(_ run: Imports.Run, now: Instant) -> HTML {
        let (read, total) = (run.progress.counts.read, run.progress.total ?? 0)
        return """
            <ol class="steps joined" data-running><li class="now"><h2>Reading</h2><div>\
            <p class="sentence" id="pr">\(Grouped.number(read)) read\(" of \(Grouped.number(total))", if: total > 0). \
            \(left(run, now: now))</p>
            <svg class="prog" viewBox="0 0 1000 4" preserveAspectRatio="none" role="progressbar" aria-labelledby="pr" \
            aria-valuemin="0" aria-valuemax="\(total)" aria-valuenow="\(read)">\
            <rect width="\(total == 0 ? 0 : read * 1000 / total)" height="4"/></svg></div>\
            <span class="state">you may close this page</span></li></ol>
            """
    }

    /// "412 a second, about 3 minutes more."
    private static func left(_ run: Imports.Run, now: Instant) -> String {
        guard let total = run.progress.total, let pace = run.pace, run.progress.counts.read > 0 else { return "Counting." }
        return Sentence.begun(pace.words(run.progress.counts.read, of: total, now: now)) + "."
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

    private static func ended(_ run: Imports.Run) -> HTML {
        let counts = run.progress.counts
        let failures: HTML =
            "<p class=\"small\"><a href=\"/import/\(run.number ?? 0)#failed\">What was left out, and why</a></p>"
        return """
            <ol class="steps joined"><li class="now"><h2>Read</h2><div><p class="sentence">\(Grouped.number(counts.read)) read: \
            \(Grouped.number(counts.recorded)) taken in\
            \(", \(Grouped.number(counts.already)) here already", if: counts.already > 0)\
            \(", \(Grouped.number(counts.failed)) left out", if: counts.failed > 0).</p>\
            \(files(run))\(failures, if: counts.failed > 0)</div>\
            <span class="state">✓ taken in</span></li>
            """
    }

    /// People and meetings alone: nobody waits because of them.
    private static func come(_ run: Imports.Run) -> HTML {
        """
        </ol><div class="do"><a class="btn" href="/clients">Go to Clients</a>\
        <a class="btn plain" href="/import/\(run.number ?? 0)">What came of it, and taking it back</a></div>
        """
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
