import Care
import Hummingbird
import Store

/// What holds for the whole firm, and for oneself: hours are changed here, the rest is said with where it is changed.
struct SettingsPage {
    let reading: Reading
    let seal: HTML
    let done: HTML
    /// What is the matter with which hours: the firm's, or one's own.
    var problems: [String: Refusal] = [:]
    var typed: [String: String] = [:]

    static func show(_ visit: Visit) throws -> Response { try show(visit, [:]) }

    private static func show(_ visit: Visit, _ problems: [String: Refusal]) throws -> Response {
        try visit.reading { reading in
            var page = SettingsPage(reading: reading, seal: visit.seal, done: try DoneLine.html(visit, reading))
            (page.problems, page.typed) = (problems, problems.isEmpty ? [:] : visit.form)
            return visit.page(try reading.frame("Settings", .you)(page.html), status: problems.isEmpty ? .ok : .unprocessableContent)
        }
    }

    static func setHours(_ visit: Visit) async throws -> Response {
        let whose = visit.form["firm"] == nil ? "own" : "firm"
        do {
            let today = try visit.reading { $0.today }
            let answer = try await visit.take(
                SetHours(
                    staff: whose == "own" ? visit.holder.staff : nil, week: visit.typed(whose),
                    from: visit.form["from"]?.trimmed.nilIfEmpty,
                    today: today))
            return Site.redirect("/settings?did=\(answer.entries.first?.number ?? 0)")
        } catch let refusal as Refusal { return try show(visit, [whose: refusal]) }
    }

    private var mayFirm: Bool { reading.reader.map { $0.rights != .member } ?? false }

    var html: HTML {
        """
        \(done)<div class="head"><div><h1>Settings</h1><p class="sub">\(reading.thing.name), and what is yours in it.</p></div></div>
        \(SectionHead.html("The firm"))
        <dl class="smalls">\(row("Name", "\(reading.thing.name)"))\(row("Zone", "\(reading.thing.zone)"))\
        \(row("Domains", domains))\(row("People", Self.people))\(row("Record", "<a href=\"/record\">Every entry</a>"), if: mayFirm)</dl>
        \(mayFirm ? hours("firm", "When the firm works", week(reading.thing.hours)) : hoursOnly)
        \(SectionHead.html("Yours"))
        <dl class="smalls">\(row("Name", "\(reading.reader?.name ?? ""), \(reading.reader?.address ?? "")"))\
        \(row("Sign-in", "<a href=\"/you\">Password, codes, and where you are signed in</a>"))\
        \(row("Notices", "<a href=\"/notices\">What you want to hear, and when there is quiet</a>"))</dl>
        \(hours("own", "When you work", week(reading.hours)))
        """
    }

    private static let people: HTML = """
        <a href="/staff">Staff</a> use Kept; <a href="/colleagues">colleagues</a> are known by mail
        """

    private var domains: HTML {
        reading.thing.domains.isEmpty
            ? "none: only the addresses of the staff are ours" : "\(reading.thing.domains.joined(separator: ", "))"
    }

    private func row(_ name: String, _ words: HTML) -> HTML { "<div><dt>\(name)</dt><dd>\(words)</dd></div>" }

    private func week(_ hours: WorkingHours) -> String { hours.week(on: reading.today).description }

    private var hoursOnly: HTML { "<dl class=\"smalls\">\(row("Hours", "\(week(reading.thing.hours))"))</dl>" }

    private func hours(_ whose: String, _ name: String, _ week: String) -> HTML {
        let problem = problems[whose]
        let from = problem == nil ? "" : typed["from"] ?? ""
        return """
            <form method="post" action="/settings/hours" class="sheet read" autocomplete="off">\(seal)<dl><div><dt>\(name)</dt>\
            <dd><input class="fill" name="\(whose)" value="\(typed[whose] ?? week)" size="28" aria-label="\(name)"\
            \(" aria-invalid=true", if: problem != nil)> from <input class="fill" name="from" value="\(from)" \
            size="10" placeholder="today" aria-label="\(name), from which day">.\(Problem.html(problem))</dd>
            <dd class="why">As “Mon-Thu 8:00-17:00; Fri 8:00-13:00”. What is past keeps the hours it had.</dd></div></dl>
            <div class="do"><button class="btn">Keep it so</button></div></form>
            """
    }
}

extension String {
    fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
