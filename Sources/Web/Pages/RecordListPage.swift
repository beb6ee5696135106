import Care
import Hummingbird
import Store

/// The record itself: every entry with its leaf, for principals and managers.
struct RecordListPage {
    let lines: [RecordLine]
    let earlier: Int64?
    let question: RecordQuestion
    let reading: Reading
    let seal: HTML
    /// What proving the record said; nil where nobody asked.
    var proven: HTML = .empty

    private static let lines = 50

    static func show(_ visit: Visit) throws -> Response { try show(visit, proven: .empty) }

    /// Proves every entry anew, away from the pages.
    static func verify(_ visit: Visit) async throws -> Response {
        try mayRead(visit)
        let (engine, firm) = (visit.site.folder.engine, visit.holder.firm)
        let found = try await visit.site.proofs.run { try Verification.run(on: engine, firm: firm) }
        return try show(visit, proven: said(found))
    }

    private static func mayRead(_ visit: Visit) throws {
        let me = try visit.reading { $0.reader }
        if me.map({ $0.rights == .member }) ?? true { throw Refusal.onlyManagers("read the whole record") }
    }

    private static func show(_ visit: Visit, proven: HTML) throws -> Response {
        try mayRead(visit)
        var question = RecordQuestion()
        question.before = Int64(visit.query["before"] ?? "") ?? .max
        (question.thing, question.by) = (Int64(visit.typed("thing")), Int64(visit.typed("by")))
        question.noun = nouns.first { $0 == visit.typed("noun") }
        return try visit.reading { reading in
            let (lines, earlier) = try reading.record(question, limit: lines)
            let page = RecordListPage(
                lines: lines, earlier: earlier, question: question, reading: reading, seal: visit.seal, proven: proven)
            return visit.page(try reading.frame("Record", .none)(page.html))
        }
    }

    private static func said(_ found: Verification) -> HTML {
        guard let altered = found.altered else {
            return """
                <div class="banner pen-b" role="status"><span><b>The record is whole.</b> \(Grouped.number(Int(found.entries))) entries \
                are as they were written.</span></div>
                """
        }
        return """
            <div class="banner red-b" role="alert"><span><b class="red">Entry \(altered.entry) is not as it was written:</b> \
            \(altered.what). Keep this folder as it is, and restore a backup into another.</span></div>
            """
    }

    /// The nouns by which kinds of fact begin.
    private static let nouns: [String] = Fact.kinds.reduce(into: []) { nouns, kind in
        let noun = String(kind.prefix { $0 != "." })
        if !nouns.contains(noun) { nouns.append(noun) }
    }

    // MARK: The page

    var html: HTML {
        """
        \(proven)<div class="head"><div><h1>Record</h1><p class="sub">Every entry as it was written down, the newest first. None can be \
        changed, and each has a leaf that proves it.</p></div>
        <form method="post" action="/record/verify" class="verbs keys end">\(seal)<button class="verb" aria-keyshortcuts="v"><u>V</u>erify \
        it</button></form></div>
        \(form)<div class="wide-scroll">\
        <table class="entries record"><thead><tr><th class="num">Entry</th><th>What</th><th>When</th><th>By</th>\
        <th>Words</th><th>Leaf</th></tr></thead><tbody>\(lines.map(line))</tbody></table></div>\(empty, if: lines.isEmpty)\(more)
        """
    }

    private var empty: HTML { "<p class=\"circ hint\">Nothing of that kind here.</p>" }

    private var form: HTML {
        let members = reading.staff.values.sorted { ($0.name, $0.number) < ($1.name, $1.number) }
        let people = members.map { option(String($0.number), $0.name, question.by.map(String.init)) }
        let kinds = Self.nouns.map { option($0, $0, question.noun) }
        return """
            <form action="/record" class="sheet read"><dl><div><dt>Of what</dt><dd>\
            <select class="fill" name="noun" aria-label="Of what kind">\
            \(option("", "everything", question.noun))\(kinds)</select> by <select class="fill" name="by" aria-label="By whom">\
            \(option("", "anybody", nil))\(people)</select>, about <input class="fill" name="thing" size="8" inputmode="numeric" \
            value="\(question.thing.map(String.init) ?? "")" placeholder="anything" aria-label="About the thing of this number"></dd>\
            <dd class="why">A thing has the number of the entry that began it.</dd></div></dl>
            <div class="do"><button class="btn">Show</button></div></form>
            """
    }

    private func option(_ value: String, _ words: String, _ chosen: String?) -> HTML {
        "<option value=\"\(value)\"\(" selected", if: value == (chosen ?? ""))>\(words)</option>"
    }

    private func line(_ line: RecordLine) -> HTML {
        let words = line.words.map { $0 == "{}" ? "" : Excerpt.of($0, limit: 200) } ?? "erased by law"
        return """
            <tr><td class="num"><a href="/record/\(line.number)">\(line.number)</a></td>\
            <td>\(line.kind)\(line.about == line.number ? .empty : about(line))\("<small>taken back</small>", if: line.isTakenBack)</td>\
            <td>\(Spoken.when(line.at, now: reading.at, zone: reading.zone))</td><td>\(line.by), \(line.via)</td>\
            <td class="words">\(words)</td>\
            <td class="words"><abbr title="\(line.leaf)">\(line.leaf.prefix(12))</abbr></td></tr>
            """
    }

    private func about(_ line: RecordLine) -> HTML { "<small>of <a href=\"/record?thing=\(line.about)\">\(line.about)</a></small>" }

    private var more: HTML {
        guard let earlier else { return .empty }
        let (noun, by, thing) = (question.noun ?? "", question.by.map(String.init) ?? "", question.thing.map(String.init) ?? "")
        return """
            <p class="more"><a href="/record?before=\(earlier)&noun=\(noun)&by=\(by)&thing=\(thing)">Earlier</a></p>
            """
    }
}
