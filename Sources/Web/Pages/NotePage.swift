import Care
import Hummingbird
import Store

/// The one form: what happened, what we owe, what they owe. Its dotted words are yours to change.
struct NotePage {
    /// What stands in the form, and what is the matter with which part.
    struct Draft {
        var fields: [String: String]
        var problems: [String: Refusal] = [:]
        /// What others wrote down since the form was opened.
        var meanwhile: [HTML] = []

        /// Whether it can be written as it stands.
        var isReady: Bool { problems.isEmpty && meanwhile.isEmpty }

        subscript(name: String) -> String { fields[name] ?? "" }
    }

    let draft: Draft
    let reading: Reading
    let seal: HTML
    /// Who else is answering them just now, in a sentence.
    var beside: String?

    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            var fields = visit.query
            fields["seen"] = String(try reading.entryCount())
            if let number = Int64(fields["with"] ?? ""), let party = try reading.party(number) {
                (fields["who"], fields["with"]) = (party.shown, String(party.number))
                visit.site.beside.begin(visit.holder, party.number, now: visit.now)
                visit.site.live.wakeAll(of: visit.holder.firm)
            }
            return try answer(Draft(fields: fields), visit, reading)
        }
    }

    private static func answer(_ draft: Draft, _ visit: Visit, _ reading: Reading) throws -> Response {
        var page = NotePage(draft: draft, reading: reading, seal: visit.seal)
        page.beside = try Int64(draft["with"]).flatMap { try visit.beside(reading)[$0] }
        return visit.page(
            try reading.frame("Write it down", .note)(page.html), status: draft.isReady ? .ok : .unprocessableContent)
    }

    /// Writes all of it down, or shows the form again with what was typed and what is the matter.
    static func write(_ visit: Visit) async throws -> Response {
        var draft = Draft(fields: visit.form)
        var who = try visit.reading { try resolveWho(&draft, $0) }
        if who == nil, visit.form["new"] != nil, draft.problems["who"]?.nobodysName != nil {
            let contact = Contact(visit.typed("who"))
            let details = Party.Details(name: contact.name, addresses: contact.address.isEmpty ? [] : [contact.address])
            do {
                who = try await visit.take(AddPerson(details: details), part: "person").thing
                draft.problems["who"] = nil
            } catch let refusal as Refusal { draft.problems["who"] = refusal }
        }
        let command = try visit.reading { reading in
            try meanwhile(&draft, who, visit, reading)
            return try note(&draft, who, reading)
        }
        if let command, draft.isReady {
            do {
                let answer = try await visit.take(command)
                if let who { visit.site.beside.end(visit.holder, who) }
                let back = Verbs.back(visit, otherwise: who.map { "/clients/\($0)" } ?? "/today")
                return Site.redirect("\(back)?did=\(answer.entries.first?.number ?? 0)")
            } catch let refusal as Refusal { draft.problems["all"] = refusal }
        }
        return try visit.reading { try answer(draft, visit, $0) }
    }

    /// What others have said of them since the form was opened is shown once, before anything is written. What was typed stays.
    private static func meanwhile(_ draft: inout Draft, _ who: Int64?, _ visit: Visit, _ reading: Reading) throws {
        guard let who, let seen = Int64(draft["seen"]) else { return }
        draft.meanwhile = try Meanwhile.lines(reading, of: who, after: seen, butBy: visit.holder.staff)
        draft.fields["seen"] = String(try reading.entryCount())
    }

    private static func resolveWho(_ draft: inout Draft, _ reading: Reading) throws -> Int64? {
        if draft["who"].trimmed.isEmpty {
            draft.problems["who"] = .missing(field: "with whom", example: "Ines Ferreira")
            return nil
        }
        // The number that came with the form holds as long as the name beside it was left as it is.
        if let number = Int64(draft["with"]), let party = try reading.party(number), party.shown == draft["who"].trimmed { return number }
        do { return try reading.who(draft["who"].trimmed) } catch let refusal as Refusal {
            draft.problems["who"] = refusal
            return nil
        }
    }

    private static func note(_ draft: inout Draft, _ who: Int64?, _ reading: Reading) throws -> WriteNote? {
        let (happened, ours, theirs) = (
            try part("log", logged(draft, who), "text", &draft, reading) as? LogInteraction,
            try part("promise", promised(draft, "owe", "to", who), "oweBy", &draft, reading) as? MakePromise,
            try part("owed", promised(draft, "owes", "from", who), "owesBy", &draft, reading) as? MakePromise
        )
        return who == nil ? nil : WriteNote(happened: happened, ours: ours, theirs: theirs)
    }

    /// The command of one part of the form; nil where the part is empty, or something is the matter with it.
    private static func part(
        _ verb: String, _ typed: [String: [String]]?, _ field: String, _ draft: inout Draft, _ reading: Reading
    ) throws -> (any Command)? {
        guard let typed, let declared = Verb.named(verb) else { return nil }
        do { return try reading.command(declared, typed) } catch let refusal as Refusal {
            draft.problems[field] = refusal
            return nil
        }
    }

    private static func logged(_ draft: Draft, _ who: Int64?) -> [String: [String]]? {
        let how = draft["how"].split(separator: ":").map(String.init)
        guard how.count == 2, let who else { return nil }
        return [
            "text": [draft["text"]], "with": [String(who)], "channel": [how[0]], "felt": [draft["felt"]], how[1]: [""],
            "private": draft["readers"].isEmpty ? [] : [""], "among": Int64(draft["readers"]) == nil ? [] : [draft["readers"]],
        ]
    }

    private static func promised(_ draft: Draft, _ field: String, _ whom: String, _ who: Int64?) -> [String: [String]]? {
        if draft[field].trimmed.isEmpty { return nil }
        return [
            "text": [draft[field]], whom: who.map { [String($0)] } ?? [], "due": [draft[field + "By"]], "owner": [draft["owner"]],
            "during": [draft["during"]],
        ]
    }

    // MARK: The form

    var html: HTML {
        """
        <div class="head"><div><h1>Write it down</h1></div></div>
        \(Meanwhile.html(draft.meanwhile))\(BesideLine.html(beside))\
        \(Problem.html(draft.problems["all"]))
        <form method="post" action="/note" class="sheet read" autocomplete="off">\(seal)
        <input type="hidden" name="during" value="\(draft["during"])"><input type="hidden" name="with" value="\(draft["with"])">\
        <input type="hidden" name="seen" value="\(draft["seen"])">
        <dl>
        <div><dt>Happened</dt><dd>\(channels): \(field("who", "whom", 18, list: "people")), and it felt \(feelings).\
        <label class="block"><span class="vh">What was said</span><textarea class="voice" name="text" rows="2" \
        placeholder="What was said?">\(draft["text"])</textarea></label>\
        \(Problem.html(draft.problems["text"]))\(Problem.html(draft.problems["who"]))\(newcomer)</dd>
        <dd class="why">\(during) Read by \(readers).</dd></div>
        <div><dt>We owe</dt><dd>\(field("owe", "nothing, or what", 22)) by \(field("oweBy", "when", 12)), held by \(owners).\
        \(Problem.html(draft.problems["oweBy"]))</dd><dd class="why">Fri is the end of your working Friday; Thu 15:00, tomorrow \
        noon and in 2 days are understood.</dd></div>
        <div><dt>They owe</dt><dd>\(field("owes", "nothing, or what", 22)) by \(field("owesBy", "when", 12)).\
        \(Problem.html(draft.problems["owesBy"]))</dd><dd class="why">Kept the same way: it comes back to you when its time comes.\
        </dd></div>
        </dl>
        <div class="do"><button class="btn">Keep it <span class="key">Enter</span></button>\
        <a class="btn plain" href="/today">Leave it <span class="key">Esc</span></a><p class="small circ">Nothing is written yet.\
        </p></div>
        </form><datalist id="people"></datalist>
        """
    }

    private func field(_ name: String, _ hint: String, _ size: Int, list: String = "") -> HTML {
        let wrong = draft.problems[name] != nil
        return """
            <input class="fill" name="\(name)" value="\(draft[name])" size="\(size)" placeholder="\(hint)" aria-label="\(hint)"\
            \(" list=\"\(list)\"", if: !list.isEmpty)\(" aria-invalid=true", if: wrong)>
            """
    }

    static let hows: [(value: String, words: String)] = [
        ("call:in", "They called"), ("call:out", "We called"), ("voicemail:in", "They left a voicemail"),
        ("missed:in", "They called and nobody answered"),
        ("mail:in", "They wrote a mail"), ("mail:out", "We wrote a mail"), ("meeting:in", "We met"), ("letter:in", "They wrote a letter"),
        ("letter:out", "We wrote a letter"), ("chat:in", "We chatted"), ("form:in", "They filled in a form"), ("none", "Only a promise"),
    ]

    private var channels: HTML { choice("how", Self.hows, draft["how"].isEmpty ? "call:in" : draft["how"], "How") }

    private var feelings: HTML { choice("felt", [("", "as usual"), ("good", "good"), ("bad", "bad")], draft["felt"], "How it felt") }

    /// Who reads it: everybody who sees the client, or only some.
    private var readers: HTML {
        let others = reading.staff.values.filter { !$0.left && $0.number != reading.me }.sorted { $0.name < $1.name }
        let options =
            [("", "everybody who sees them"), ("you", "only you")] + others.map { (String($0.number), "only you and \($0.name)") }
        return choice("readers", options, draft["readers"], "Read by")
    }

    private var owners: HTML {
        let members = reading.staff.values.filter { !$0.left }.sorted { $0.number < $1.number }
        return choice(
            "owner", members.map { (String($0.number), $0.number == reading.me ? "you" : $0.name) },
            draft["owner"].isEmpty ? String(reading.me) : draft["owner"],
            "Held by")
    }

    private func choice(_ name: String, _ options: [(value: String, words: String)], _ chosen: String, _ label: String) -> HTML {
        let items = options.map { "<option value=\"\($0.value)\"\(" selected", if: $0.value == chosen)>\($0.words)</option>" as HTML }
        return "<select class=\"fill\" name=\"\(name)\" aria-label=\"\(label)\">\(items)</select>"
    }

    private var newcomer: HTML {
        guard let refusal = draft.problems["who"], let who = refusal.nobodysName else { return .empty }
        // With somebody of nearly that name, a slip of the finger must not make somebody new by itself.
        let isNew = refusal == .nobody(who)
        return """
            <label class="block small"><input type=checkbox name=new value=1\(" checked", if: isNew)> \
            Write “\(who)” down as somebody new</label>
            """
    }

    private var during: HTML {
        draft["during"].isEmpty ? "A call, meeting or chat that took place answers what they wait for." : "Ends the wait you came from."
    }
}

/// What is the matter, in one sentence beside the field.
enum Problem {
    static func html(_ refusal: Refusal?) -> HTML {
        guard let refusal else { return .empty }
        return "<p class=\"refusal red small\" role=\"alert\">\(refusal.sentence)</p>"
    }
}
