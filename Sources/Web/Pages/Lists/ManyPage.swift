import Care
import Hummingbird
import Store

/// What can be said of many: of those ticked, or of everybody on the list. Nothing happens before it was looked at.
struct ManyForm {
    let count: Int
    /// As it came, where it cannot be.
    var typed: [String: String] = [:]
    var problem: Refusal?

    private static let changes: [(value: String, words: String)] = [
        ("tag", "get the tag"), ("untag", "lose the tag"), ("standing", "have the standing"), ("wish", "do not wish to hear from us"),
        ("hear", "may hear from us"), ("responsible", "are answered for by"),
    ]

    var html: HTML {
        let whom = [
            (value: "ticked", words: "Those ticked"), (value: "all", words: count == 1 ? "The one on it" : "All \(Spoken.number(count))"),
        ]
        return """
            <div class="do many" id="many">\(ListForm.choice("whom", whom, typed["whom"] ?? "ticked", "Whom"))
            \(ListForm.choice("change", Self.changes, typed["change"] ?? "tag", "What changes"))
            <input class="fill" name="to" size="16" value="\(typed["to"] ?? "")" placeholder="which" aria-label="Which"\
            \(" autofocus", if: problem != nil)>
            <button class="btn">Look first</button>\(Problem.html(problem))</div>
            """
    }

    /// What the form asks for.
    static func change(_ visit: Visit, _ reading: Reading) throws -> ChangeMany.Change {
        let value = visit.typed("to")
        switch visit.typed("change") {
        case "tag": return .tag(value.lowercased())
        case "untag": return .noTag(value.lowercased())
        case "standing":
            guard let standing = Party.Standing(rawValue: value.lowercased()) else {
                throw Refusal.notUnderstood(
                    field: "a standing", given: value, expected: Party.Standing.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return .standing(standing)
        case "wish": return .doNotContact(true)
        case "hear": return .doNotContact(false)
        case "responsible": return .responsible(try reading.who(staff: value))
        case let other: throw Refusal.notUnderstood(field: "a change", given: other, expected: changes.map(\.words).joined(separator: ", "))
        }
    }
}

/// What a change of many would do, and the button that does it.
struct ManyPage {
    let sentence: String
    let changed: [ListLine]
    let already: Int
    let hidden: HTML
    let leave: String

    /// So many names are shown; of more the number is said.
    private static let mostShown = 50

    static func preview(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            let list = try visit.form["list"].flatMap { Int64($0) }.flatMap { try reading.list($0) }
            let content = try ListFields(visit.form).content(reading)
            let command: ChangeMany
            do { command = try asked(visit, reading, content) } catch let refusal as Refusal {
                return try ListPage.answer(visit, reading, content, list, isAsked: list == nil, problem: refusal)
            }
            return try show(visit, reading, command, back: list.map { "/lists/\($0.number)" } ?? "/lists", problem: nil)
        }
    }

    private static func asked(_ visit: Visit, _ reading: Reading, _ content: SavedList.Content) throws -> ChangeMany {
        let ticked = visit.form.keys.compactMap { $0.hasPrefix("p") ? Int64($0.dropFirst()) : nil }.sorted()
        let parties = visit.typed("whom") == "all" ? try reading.members(of: content) : ticked
        if parties.isEmpty { throw Refusal.missing(field: "of whom", example: "by ticking some, or all of the list") }
        let command = ChangeMany(parties: parties, change: try ManyForm.change(visit, reading), seen: try reading.lastEntry())
        if case .tag("") = command.change { throw Refusal.missing(field: "the tag", example: "easter") }
        if case .noTag("") = command.change { throw Refusal.missing(field: "the tag", example: "easter") }
        return command
    }

    private static func show(
        _ visit: Visit, _ reading: Reading, _ command: ChangeMany, back: String, problem: Refusal?
    ) throws -> Response {
        let effect = try reading.effect(of: command)
        let lines = try reading.lines(of: effect.changed)
        let people = lines.filter { $0.party.kind == .person }.count
        let hidden: HTML = """
            \(visit.seal)<input type="hidden" name="parties" value="\(command.parties.map(String.init).joined(separator: " "))">\
            <input type="hidden" name="change" value="\(visit.typed("change"))">\
            <input type="hidden" name="to" value="\(visit.typed("to"))">\
            <input type="hidden" name="seen" value="\(command.seen ?? 0)"><input type="hidden" name="back" value="\(back)">
            """
        let page = ManyPage(
            sentence: reading.sentence(command.change, effect, people: people), changed: lines, already: effect.already.count,
            hidden: hidden,
            leave: back)
        return visit.page(
            try reading.frame("Look first", .clients)("\(Problem.html(problem))\(page.html)"),
            status: problem == nil ? .ok : .unprocessableContent)
    }

    /// Does what was looked at, to those who were looked at.
    static func change(_ visit: Visit) async throws -> Response {
        let parties = visit.typed("parties").split(separator: " ").prefix(ChangeMany.most + 1).compactMap { Int64($0) }
        let back = Verbs.back(visit, otherwise: "/lists")
        let change = try visit.reading { try ManyForm.change(visit, $0) }
        do {
            let answer = try await visit.take(ChangeMany(parties: parties, change: change, seen: Int64(visit.typed("seen"))))
            return Site.redirect("\(back)?did=\(answer.entries.first?.number ?? 0)")
        } catch let refusal as Refusal {
            // Somebody said otherwise meanwhile: it is looked at anew, as it is now.
            return try visit.reading { reading in
                let anew = ChangeMany(parties: parties, change: change, seen: try reading.lastEntry())
                return try show(visit, reading, anew, back: back, problem: refusal)
            }
        }
    }

    var html: HTML {
        let lines = changed.prefix(Self.mostShown).map { line in
            """
            <li class="line"><div class="when circ">\(line.plain(.standing))</div><div class="who">\
            <a href="/clients/\(line.party.number)">\(line.party.shown)</a><span>\(line.organization)</span></div></li>
            """ as HTML
        }
        let more = changed.count - lines.count
        return """
            <div class="head"><div><h1>Look first</h1><p class="lead">\(sentence)</p></div></div>
            <form method="post" action="/lists/change" class="sheet">\(hidden)<div class="do">\(Self.button, if: !changed.isEmpty)\
            <a class="btn plain" href="\(leave)">Leave it <span class="key">Esc</span></a>\
            <p class="small circ">Nothing is written yet. It is one step, and is taken back as one.</p></div></form>
            \(SectionHead.html("Would change", Spoken.number(changed.count)), if: !changed.isEmpty)<ol class="lines">\(lines)</ol>\
            \("<p class=\"more circ\">and \(Spoken.number(more)) more</p>", if: more > 0)
            """
    }

    private static let button: HTML = "<button class=\"btn\" autofocus>Do it <span class=\"key\">Enter</span></button>"
}
