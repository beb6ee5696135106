import Care
import Hummingbird
import Store

/// One place for what others did that concerns one: by kind, the newest first.
struct NoticesPage {
    let notices: [Notice]
    let setting: NoticeSetting
    let reading: Reading
    let seal: HTML
    let showsRead: Bool
    var problem: Refusal?
    var typed: [String: String]?

    private static let lines = 50

    static func show(_ visit: Visit) throws -> Response { try show(visit, nil) }

    private static func show(_ visit: Visit, _ problem: Refusal?) throws -> Response {
        try visit.reading { reading in
            var page = NoticesPage(
                notices: try reading.notices(), setting: try reading.noticeSetting(), reading: reading, seal: visit.seal,
                showsRead: visit.query["all"] != nil, problem: problem)
            if problem != nil { page.typed = visit.form }
            return visit.page(try reading.frame("Notices", .notices)(page.html), status: problem == nil ? .ok : .unprocessableContent)
        }
    }

    static func read(_ visit: Visit) throws -> Response {
        try visit.site.noticeBook.read(visit.number ?? 0, by: visit.holder)
        return changed(visit)
    }

    static func readAll(_ visit: Visit) throws -> Response {
        try visit.site.noticeBook.readAll(to: Int64(visit.typed("seen")) ?? 0, by: visit.holder)
        return changed(visit)
    }

    static func set(_ visit: Visit) throws -> Response {
        do {
            let wanted = Set(Notice.Kind.allCases.filter { visit.form["kind-\($0.rawValue)"] != nil })
            let quiet = try QuietHours.read(from: visit.typed("from"), until: visit.typed("until"))
            try visit.site.noticeBook.set(quiet: quiet, without: Set(Notice.Kind.allCases).subtracting(wanted), by: visit.holder)
        } catch let refusal as Refusal { return try show(visit, refusal) }
        return changed(visit)
    }

    /// The other pages of whoever read hear of it too.
    private static func changed(_ visit: Visit) -> Response {
        visit.site.unread.forget(visit.holder)
        visit.site.live.wakeAll(of: visit.holder.firm)
        return Site.redirect("/notices")
    }

    // MARK: The page

    private var unread: Int { notices.count { !$0.isRead } }

    var html: HTML {
        let sections = Notice.Kind.allCases.map(section)
        return """
            <div class="head"><div><h1>Notices</h1><p class="sub">\(sentence)</p></div>\(readAll, if: unread > 0)</div>
            <form method="post" class="lines">\(seal)<input type="hidden" name="seen" value="\(notices.map(\.entry).max() ?? 0)">
            \(sections)</form>\(empty, if: sections.allSatisfy(\.bytes.isEmpty))\(others)\(settings)
            """
    }

    private var sentence: String {
        unread == 0 ? "What others did that concerns you. You have read it all." : "What others did that concerns you: \(unread) unread."
    }

    private var readAll: HTML {
        """
        <form method="post" action="/notices/read" class="verbs keys end">\(seal)\
        <input type="hidden" name="seen" value="\(notices.map(\.entry).max() ?? 0)">\
        <button class="verb" aria-keyshortcuts="a"><u>A</u>ll are read</button></form>
        """
    }

    private func section(_ kind: Notice.Kind) -> HTML {
        let all = notices.filter { $0.kind == kind && (showsRead || !$0.isRead) }
        if all.isEmpty { return .empty }
        return """
            \(SectionHead.html(Self.heading(kind), Grouped.number(all.count), order: "newest first"))\
            <ol>\(all.prefix(Self.lines).map(line))</ol>
            """
    }

    static func heading(_ kind: Notice.Kind) -> String {
        switch kind {
        case .mention: "You are spoken to"
        case .promise: "Your promises"
        case .client: "Your clients"
        case .waits: "Somebody waits for you"
        case .joined: "Who has come"
        }
    }

    private func line(_ notice: Notice) -> HTML {
        let address = notice.party.map { "/clients/\($0)" } ?? "/staff"
        let words: HTML = notice.words.isEmpty ? .empty : "<q>\(Excerpt.of(notice.words))</q>"
        let why: String =
            switch notice.kind {
            case .waits: notice.did
            case .joined: "\(Sentence.begun(notice.did))."
            case .mention, .promise, .client: "\(notice.by) \(notice.did)."
            }
        return """
            <li class="line\(" read-on", if: notice.isRead)" data-n="\(notice.entry)">
            <div class="when">\(Spoken.when(notice.at, now: reading.at, zone: reading.zone))</div>
            <div class="who"><a href="\(address)">\(notice.name)</a></div>
            <div class="what">\(words)</div>
            <div class="why">\(why)</div>
            <div class="verbs">\(LineVerbs.button("/notices/\(notice.entry)/read", "r", "ead", "R"), if: !notice.isRead)</div></li>
            """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>Nothing new.</h2><p>Write <b>@</b> and a colleague’s name in a note, and it stands here for them.</p></div>
        """
    }

    private var others: HTML {
        let read = notices.count - unread
        if showsRead { return "<p class=\"older\"><a href=\"/notices\">Only what is unread</a></p>" }
        return read == 0 ? .empty : "<p class=\"older\"><a href=\"/notices?all\">\(Grouped.number(read)) you have read</a></p>"
    }

    // MARK: What one wants to hear

    private var settings: HTML {
        let kinds = Notice.Kind.allCases.map { kind -> HTML in
            let isWanted = typed.map { $0["kind-\(kind.rawValue)"] != nil } ?? !setting.without.contains(kind)
            return """
                <label><input type="checkbox" name="kind-\(kind.rawValue)" value="1"\(" checked", if: isWanted)> \
                \(Self.heading(kind).lowercased())</label>
                """
        }
        let (from, until) = (
            typed?["from"] ?? setting.quiet.map { QuietHours.said($0.from) } ?? "",
            typed?["until"] ?? setting.quiet.map { QuietHours.said($0.until) } ?? ""
        )
        func field(_ name: String, _ value: String, _ hint: String, _ label: String) -> HTML {
            """
            <input class="fill" name="\(name)" value="\(value)" size="6" placeholder="\(hint)" aria-label="\(label)" autocomplete="off"\
            \(" aria-invalid=true", if: problem != nil)>
            """
        }
        return """
            \(SectionHead.html("What you want to hear"))
            <form method="post" action="/notices/setting" class="sheet read">\(seal)<dl>
            <div><dt>Tell me</dt><dd class="picks">\(kinds)</dd><dd class="why">What you do not tick stands here no more, and is not \
            counted.</dd></div>
            <div><dt>Quiet</dt><dd>from \(field("from", from, "18:00", "Quiet from")) to \(field("until", until, "8:00", "Quiet until")).\
            \(Problem.html(problem))</dd><dd class="why">Nothing is counted in the bar then. Without times it never is quiet.</dd></div>
            </dl><div class="do"><button class="btn">Keep it so</button></div></form>
            """
    }
}

/// Times of day between which there is quiet.
enum QuietHours {
    /// Nil where neither is said. Throws a `Refusal` for what is no time of day.
    static func read(from: String, until: String) throws(Refusal) -> (from: Int, until: Int)? {
        if from.isEmpty, until.isEmpty { return nil }
        return (try minute(from), try minute(until))
    }

    private static func minute(_ text: String) throws(Refusal) -> Int {
        let parts = text.split(whereSeparator: { $0 == ":" || $0 == "." })
        let numbers = parts.compactMap { $0.count <= 2 && $0.allSatisfy(\.isNumber) ? Int($0) : nil }
        guard numbers.count == parts.count, let hour = numbers.first, numbers.count <= 2, hour < 24, (numbers.dropFirst().first ?? 0) < 60
        else {
            throw .notUnderstood(field: "a time of day", given: text, expected: "for example 18:00")
        }
        return hour * 60 + (numbers.count > 1 ? numbers[1] : 0)
    }

    /// A minute of the day as a clock shows it.
    static func said(_ minute: Int) -> String { "\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)" }
}
