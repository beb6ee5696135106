import Care
import Store

/// Today, what waits, the story, and Find.
enum ListTools {
    static let today = Tool("today", "what wants your eye today", [.optional("staff", .words, "whose Today (yours)")]) { session, typed in
        try session.as(typed["staff"]?.first).answer(.today, [:]) { reading in
            let list = try reading.todayList()
            let text = list.sections.filter { $0.count > 0 }.map { section in
                "\(Self.heading(section.name)) (\(section.count))\n" + reading.lines(section.items)
            }
            let asking = list.olderAsking == 0 ? "" : ", \(list.olderAsking) of which ask something"
            let older = list.older > 0 ? ["\(list.older) older unanswered\(asking): kept waiting --all --history"] : []
            let empty = text.isEmpty ? ["Nobody waits, and nothing is due today."] : []
            return (text + empty + older).joined(separator: "\n")
        }
    }

    static let waiting = Tool(.waiting) { reading, typed in
        let section = try reading.waiting(typed["all"] == nil ? .mine : .everybodys, history: typed["history"] != nil)
        return section.items.isEmpty ? "Nobody waits." : reading.lines(section.items)
    }

    static let find = Tool(
        "find", "find anything by any part of it",
        [.first("text", .words, "any part of a name, address, number or subject, or words of a message or a file").many]
    ) {
        session, typed in
        try session.answer(.find, typed) { reading in
            let found = try reading.find((typed["text"] ?? []).joined(separator: " "))
            let lines = found.map { "\($0.number)".padded(8) + $0.kind.padded(14) + $0.name.padded(36) + $0.why }
            return lines.isEmpty ? "Nothing matches. Try fewer letters." : lines.joined(separator: "\n")
        }
    }

    static let shows = [
        ("show", "the story of a client, or what happened to one promise or message"), ("person show", "the story of a person"),
        ("organization show", "the story of an organization"),
    ].map { Tool($0.0, $0.1, [.first("who", .words, "WHO or N")], run: show) }

    @Sendable private static func show(_ session: Session, _ typed: [String: [String]]) throws -> Output {
        try session.reading { reading in
            let who = typed["who"]?.first ?? ""
            let folder = try session.folder()
            if let number = Int64(who), let explained = try reading.explain(number, folder) { return explained }
            let number: Int64
            do { number = try reading.who(who) } catch let refusal as Refusal {
                guard refusal.nobodysName != nil, let thing = try reading.thing(who), let explained = try reading.explain(thing, folder)
                else { throw refusal }
                return explained
            }
            guard let story = try reading.story(number) else { throw Refusal.nobody(who) }
            return Output(text: reading.text(of: story), json: story.json)
        }
    }

    private static func heading(_ name: Section.Name) -> String {
        switch name {
        case .waiting: "Client is waiting"
        case .due: "Due or at risk today"
        case .handovers: "Hand-overs to accept"
        case .vouched: "I vouch for"
        case .quiet: "Going quiet"
        case .confirm: "To confirm"
        }
    }
}

extension Tool {
    /// A question as a command: for programs it answers as it is declared, for people as `text` says it.
    init(_ question: Question, text: @escaping @Sendable (Reading, [String: [String]]) throws -> String) {
        self.init(question.name, question.help, question.parameters) { session, typed in
            try session.answer(question, typed) { try text($0, typed) }
        }
    }
}

extension Parameter {
    /// The same parameter, taking any number of words.
    var many: Parameter { Parameter(name: name, kind: kind, help: help, required: required, positional: positional, repeats: true) }
}

extension Reading {
    /// Lines of a list: what its time means, the organization, the person, the words.
    func lines(_ items: [Item]) -> String {
        let rows = items.map {
            [age(of: $0), $0.organization ?? "", $0.person ?? $0.address ?? "", $0.words.isEmpty ? ($0.subject ?? "") : $0.words]
        }
        let widths = (0..<3).map { column in min(rows.map { $0[column].count }.max() ?? 0, 28) }
        return rows.map { row in
            (0..<3).map { row[$0].isEmpty && widths[$0] == 0 ? "" : row[$0].padded(widths[$0] + 3) }.joined() + row[3]
        }.joined(separator: "\n")
    }
}
