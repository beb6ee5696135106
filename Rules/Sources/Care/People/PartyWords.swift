/// How people and organizations are said on the command line and in forms.
enum PartyWords {
    static let known: [Parameter] = [
        .list("address", .words, "a mail address (may be repeated)"),
        .list("number", .words, "a phone number (may be repeated)"),
        .list("place", .words, "a postal address (may be repeated)"),
        .optional("standing", .choice(Party.Standing.allCases.map(\.rawValue)), "prospect, client, former, partner or supplier"),
        .optional("responsible", .who(.staff), "who of the firm answers for this client"),
        .changeable("notes", "what matters to them"),
        .changeable("reaching", "how they like to be reached"),
        .optional("do-not-contact", .choice(["yes", "no"]), "they do not wish to hear from us of our own accord"),
        .list("tag", .words, "a tag (may be repeated)"),
        .list("field", .words, "an own field, \"Boiler=Vaillant\"; \"Boiler=\" takes it away (may be repeated)"),
        .changeable("language", "the language they prefer, as a code: de, pt-BR"),
        .changeable("zone", "their time zone, for example Europe/Lisbon"),
    ]

    static let dropped: [Parameter] = [
        .list("no-address", .words, "a mail address that is theirs no longer"),
        .list("no-number", .words, "a phone number that is theirs no longer"),
        .list("no-place", .words, "a postal address that is theirs no longer"),
        .list("no-tag", .words, "a tag to take off"),
        .optional("seen", .words, "the last entry you saw: what changed since is not written over"),
    ]

    static let belongs: [Parameter] = [
        .optional("organization", .who(.organization), "an organization they belong to"),
        .optional("role", .words, "as what"),
        .optional("from", .words, "since which day, for example 2024-05-01"),
        .optional("until", .words, "until which day they belonged to it"),
    ]
}

extension Given {
    /// The addresses given, with the one that stands beside a name; each once.
    func addresses(with own: String = "") throws(Refusal) -> [String] {
        var all: [String] = own.isEmpty ? [] : [own]
        for text in texts("address") {
            let contact = Contact(text)
            if !contact.hasUsableAddress {
                throw .notUnderstood(field: "a mail address", given: text, expected: "for example ines@harbourbakery.example")
            }
            if !all.contains(contact.address) { all.append(contact.address) }
        }
        return all
    }

    func details(name: String) throws(Refusal) -> Party.Details {
        var profile = Profile()
        (profile.places, profile.tags, profile.fields) = (texts("place"), tags("tag"), try fields())
        profile.reaching = optionalText("reaching") ?? ""
        profile.doNotContact = optionalText("do-not-contact") == "yes"
        (profile.language, profile.zone) = (optionalText("language") ?? "", optionalText("zone") ?? "")
        return Party.Details(
            name: name, addresses: try addresses(), numbers: texts("number"), notes: optionalText("notes") ?? "", profile: profile)
    }

    func correction() throws(Refusal) -> Party.Correction {
        var change = Party.Correction(
            name: optionalText("name"), notes: optionalText("notes"), standing: choice("standing"),
            responsible: optionalNumber("responsible"), addresses: try addresses(), numbers: texts("number"))
        (change.places, change.tags, change.fields) = (texts("place"), tags("tag"), try fields())
        (change.reaching, change.language, change.zone) = (optionalText("reaching"), optionalText("language"), optionalText("zone"))
        change.doNotContact = optionalText("do-not-contact").map { $0 == "yes" }
        change.dropped.addresses = texts("no-address").map { Contact($0).address }
        change.dropped.numbers = texts("no-number")
        (change.dropped.places, change.dropped.tags) = (texts("no-place"), tags("no-tag"))
        return change
    }

    func membership() throws(Refusal) -> Membership? {
        guard let organization = optionalNumber("organization") else { return nil }
        return Membership(
            organization: organization, role: optionalText("role") ?? "", from: try day("from"), until: try day("until"))
    }

    /// Tags are said in small letters, so that “Roof” and “roof” are one.
    private func tags(_ name: String) -> [String] { texts(name).map { $0.lowercased() }.filter { !$0.isEmpty } }

    private func fields() throws(Refusal) -> [Profile.Field] {
        var fields: [Profile.Field] = []
        for text in texts("field") {
            guard let equals = text.firstIndex(of: "="), case let name = text[..<equals].trimmed, !name.isEmpty else {
                throw .notUnderstood(field: "an own field", given: text, expected: "for example Boiler=Vaillant")
            }
            fields.append(Profile.Field(name, text[text.index(after: equals)...].trimmed))
        }
        return fields
    }

    private func day(_ name: String) throws(Refusal) -> Day? {
        guard let text = optionalText(name), !text.isEmpty else { return nil }
        guard let day = Day(iso: text) else { throw .notUnderstood(field: "a day", given: text, expected: "for example 2026-03-02") }
        return day
    }
}
