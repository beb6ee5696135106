import Care
import Hummingbird
import Store

/// Correcting and completing what is known of somebody.
struct EditPage {
    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            guard let number = visit.number, let known = try reading.editing(number) else { return notFound }
            return try answer(visit, reading, known, PartyDraft(known.party, organizations: known.organizations), seen: known.seen)
        }
    }

    /// Writes what was changed; or adds or drops a line; or shows the form again with what is the matter.
    static func write(_ visit: Visit) async throws -> Response {
        guard let number = visit.number, let known = try visit.reading({ try $0.editing(number) }) else { return notFound }
        let seen = Int64(visit.typed("seen")) ?? known.seen
        guard let before = try visit.reading({ try $0.party(number, asOf: seen) }) else { return notFound }
        let names = try visit.reading { try $0.organizationNames(before) }
        let base = PartyDraft(before, organizations: names)
        var draft = PartyDraft(form: visit.form).choosing(visit.form, over: base)
        draft.nameBelongings(names)
        if draft.reshape(visit) { return try visit.reading { try answer(visit, $0, known, draft, seen: seen) } }
        do {
            guard let command = try await PartyWriting(visit: visit, kind: before.kind).edit(number, draft, base, seen: seen) else {
                return Site.redirect("/clients/\(number)")
            }
            let answer = try await visit.take(command)
            return Site.redirect("/clients/\(number)?did=\(answer.entries.first?.number ?? 0)")
        } catch let refusal as Refusal {
            return try visit.reading { try refused(visit, $0, known, draft, base, seen: seen, refusal) }
        }
    }

    /// The form again: after a clash with what is said now on top of what has become of it meanwhile.
    private static func refused(
        _ visit: Visit, _ reading: Reading, _ known: Editing, _ draft: PartyDraft, _ base: PartyDraft, seen: Int64, _ refusal: Refusal
    ) throws -> Response {
        guard case .changedMeanwhile = refusal else { return try answer(visit, reading, known, draft, seen: seen, refusal) }
        let theirs = PartyDraft(known.party, organizations: known.organizations)
        let (merged, disputed) = draft.rebased(from: base, onto: theirs)
        let conflicts = reading.conflicts(disputed, theirs: theirs, said: try reading.said(of: known.party.number, since: seen))
        return try answer(visit, reading, known, merged, seen: known.seen, refusal, conflicts)
    }

    private static func merged(_ others: [Party]) -> HTML {
        let links = others.map { " <a href=\"/clients/\($0.number)/edit\">\($0.shown)</a>" as HTML }
        return others.isEmpty ? .empty : " Shown as one with them, and changed apart:\(links)."
    }

    private static let notFound = Site.answer(ErrorPage.status(.notFound), status: .notFound)

    private static func answer(
        _ visit: Visit, _ reading: Reading, _ known: Editing, _ draft: PartyDraft, seen: Int64, _ refusal: Refusal? = nil,
        _ conflicts: [PartyConflict] = []
    ) throws -> Response {
        var form = PartyForm(
            kind: known.party.kind, draft: draft, reading: reading, seal: visit.seal, zones: visit.site.zoneNames,
            leave: "/clients/\(known.party.number)")
        form.hidden = "<input type=\"hidden\" name=\"seen\" value=\"\(seen)\">"
        (form.isKnown, form.conflicts) = (true, conflicts)
        form.merged = merged(try reading.shownAsOne(with: known.party.number))
        form.problem = conflicts.isEmpty ? refusal : nil
        if case .addressTaken(let address, _)? = refusal { form.taken = try reading.party(at: address) }
        let page = EditPage(shown: known.party.shown, isDisputed: !conflicts.isEmpty, form: form)
        return visit.page(
            try reading.frame("What we know of \(known.party.shown)", .clients)(page.html),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    let shown: String
    let isDisputed: Bool
    let form: PartyForm

    var html: HTML {
        """
        \(Self.disputed, if: isDisputed)<div class="head"><div><h1>\(shown)</h1><p class="sub">What we know, and how they are reached.</p>\
        </div></div>
        \(form.html)
        """
    }

    private static let disputed: HTML = """
        <div class="banner red-b" role="alert"><span><b class="red">Not written.</b> Somebody changed the same thing meanwhile. Both are \
        shown below; say which holds.</span></div>
        """
}

extension PartyDraft {
    /// Does what a button of a line asks: one more of a kind is there anyway when the form comes again; a dropped one is gone.
    /// False where no such button was pressed.
    mutating func reshape(_ visit: Visit) -> Bool {
        let (drop, more) = (visit.typed("drop"), visit.typed("more"))
        if drop.isEmpty { return !more.isEmpty }
        let parts = drop.split(separator: ".")
        guard parts.count == 2, let value = visit.form[drop]?.trimmed else { return true }
        if parts[0] == "field" { fields.removeAll { $0.name == value } }
        if let kind = Several(rawValue: String(parts[0])) {
            let said = PartyDraft(form: ["\(kind.rawValue).0": value])[kind]
            self[kind].removeAll { said.contains($0) }
        }
        return true
    }

    /// The names of organizations that the form knows by number alone.
    mutating func nameBelongings(_ names: [Int64: String]) {
        for place in belongings.indices {
            if let number = belongings[place].number { belongings[place].organization = names[number] ?? "" }
        }
    }
}
