import Care
import Hummingbird
import Store

/// Writing somebody new down: a person or an organization.
struct NewPartyPage {
    static func showPerson(_ visit: Visit) throws -> Response { try show(visit, .person) }
    static func showOrganization(_ visit: Visit) throws -> Response { try show(visit, .organization) }
    static func addPerson(_ visit: Visit) async throws -> Response { try await add(visit, .person) }
    static func addOrganization(_ visit: Visit) async throws -> Response { try await add(visit, .organization) }

    private static func show(_ visit: Visit, _ kind: Party.Kind) throws -> Response {
        try visit.reading { try answer(visit, $0, kind, prefilled(visit.typed("name")), nil) }
    }

    /// What was looked for in vain stands where it belongs: an address, a number or a name.
    private static func prefilled(_ text: String) -> PartyDraft {
        var draft = PartyDraft.blank
        let contact = Contact(text)
        if contact.hasUsableAddress { draft[.address] = [contact.address] }
        let isNumber = text.filter(\.isNumber).count >= 3 && text.allSatisfy { $0.isNumber || " +()-/.".contains($0) }
        if isNumber { draft[.number] = [text] } else { draft[.name] = contact.name }
        return draft
    }

    private static func add(_ visit: Visit, _ kind: Party.Kind) async throws -> Response {
        var draft = PartyDraft(form: visit.form)
        if draft.reshape(visit) { return try visit.reading { try answer(visit, $0, kind, draft, nil) } }
        do {
            let answer = try await visit.take(PartyWriting(visit: visit, kind: kind).add(draft))
            let number = answer.thing ?? 0
            return Site.redirect("/clients/\(number)?did=\(number)")
        } catch let refusal as Refusal { return try visit.reading { try answer(visit, $0, kind, draft, refusal) } }
    }

    private static func answer(_ visit: Visit, _ reading: Reading, _ kind: Party.Kind, _ draft: PartyDraft, _ problem: Refusal?) throws
        -> Response
    {
        var form = PartyForm(
            kind: kind, draft: draft, reading: reading, seal: visit.seal, zones: visit.site.zoneNames, leave: "/clients")
        form.problem = problem
        if case .addressTaken(let address, _)? = problem { form.taken = try reading.party(at: address) }
        return visit.page(
            try reading.frame(title(kind), .clients)(NewPartyPage(kind: kind, form: form).html),
            status: problem == nil ? .ok : .unprocessableContent)
    }

    private static func title(_ kind: Party.Kind) -> String { kind == .person ? "Somebody new" : "A new organization" }

    let kind: Party.Kind
    let form: PartyForm

    var html: HTML {
        let other: HTML =
            kind == .person
            ? "<a href=\"/organizations/new\">An organization instead</a>" : "<a href=\"/people/new\">A person instead</a>"
        return """
            <div class="head"><div><h1>\(Self.title(kind))</h1><p class="sub">\(other)</p></div></div>
            \(form.html)
            """
    }
}
