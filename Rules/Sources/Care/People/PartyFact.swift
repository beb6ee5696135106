extension Party {
    /// What can happen to a party.
    public enum Fact: Equatable, Sendable {
        case added(Kind, Details, standing: Standing)
        case corrected(Correction)
        case belongs(Membership)
        case confirmed(automatic: Bool)
        /// It was found to be another party. Nothing moves: what was said about either stays with it, and both are shown as one.
        case merged(into: Int64)
        /// It was another after all.
        case unmerged
        /// It is not the other one, however alike they are: the two are not suggested as one again.
        case distinct(from: Int64)
        /// Only this team and the principals see it.
        case closed(team: Int64)
        /// Everybody of the firm sees it again.
        case opened
        /// The words about it are gone for good.
        case erased(Erased)

        /// That they belong to an organization now.
        static func belongs(organization: Int64, role: String) -> Fact { .belongs(Membership(organization: organization, role: role)) }
    }
}

extension Party.Fact: Storable {
    public static let kinds = [
        "person.added", "organization.added", "party.corrected", "party.belongs", "party.confirmed", "party.merged", "party.unmerged",
        "party.distinct", "party.closed", "party.opened", Erased.kind,
    ]

    public var form: Form {
        switch self {
        case .added(let kind, let details, let standing): details.form(kind, standing)
        case .corrected(let change): change.form
        case .belongs(let membership):
            Form(
                "party.belongs",
                body: .members([
                    "organization": .integer(membership.organization), "from": .text(membership.from?.iso),
                    "until": .text(membership.until?.iso),
                ]), words: .members(["role": .text(membership.role)]))
        case .confirmed(let automatic): Form("party.confirmed", body: ["automatic": .bool(automatic)])
        case .merged(let into): Form("party.merged", body: ["into": .integer(into)])
        case .unmerged: Form("party.unmerged")
        case .distinct(let other): Form("party.distinct", body: ["from": .integer(other)])
        case .closed(let team): Form("party.closed", body: ["team": .integer(team)])
        case .opened: Form("party.opened")
        case .erased(let erased): erased.form
        }
    }

    public init(_ form: Form) throws(Form.Unreadable) {
        switch form.kind {
        case "person.added": self = .added(.person, Party.Details(form), standing: try form.choice("standing"))
        case "organization.added": self = .added(.organization, Party.Details(form), standing: try form.choice("standing"))
        case "party.corrected": self = .corrected(Party.Correction(form))
        case "party.belongs":
            self = .belongs(
                Membership(
                    organization: try form.number("organization"), role: form.word("role"), from: try form.optionalDay("from"),
                    until: try form.optionalDay("until")))
        case "party.confirmed": self = .confirmed(automatic: form.flag("automatic"))
        case "party.merged": self = .merged(into: try form.number("into"))
        case "party.unmerged": self = .unmerged
        case "party.distinct": self = .distinct(from: try form.number("from"))
        case "party.closed": self = .closed(team: try form.number("team"))
        case "party.opened": self = .opened
        case Erased.kind: self = .erased(try Erased(form))
        case _: throw Form.Unreadable(kind: form.kind, field: "kind")
        }
    }
}

extension Party.Details {
    fileprivate func form(_ kind: Party.Kind, _ standing: Party.Standing) -> Form {
        Form(
            "\(kind.rawValue).added",
            body: .members([
                "standing": .string(standing.rawValue), "doNotContact": profile.doNotContact ? true : nil,
                "language": .text(profile.language), "zone": .text(profile.zone), "organization": organization.map(JSON.integer),
                "responsible": responsible.map(JSON.integer), "raw": .text(source?.raw),
            ]),
            words: .members([
                "name": .text(name), "addresses": .texts(addresses), "numbers": .texts(numbers), "notes": .text(notes),
                "reaching": .text(profile.reaching), "places": .texts(profile.places), "tags": .texts(profile.tags),
                "fields": profile.fields.json, "role": .text(role), "identifier": .text(source?.identifier),
            ]))
    }

    fileprivate init(_ form: Form) {
        self.init(
            name: form.word("name"), addresses: form.wordList("addresses"), numbers: form.wordList("numbers"), notes: form.word("notes"))
        profile.doNotContact = form.flag("doNotContact")
        (profile.language, profile.zone) = (form.body["language"]?.string ?? "", form.body["zone"]?.string ?? "")
        (profile.reaching, profile.places) = (form.word("reaching"), form.wordList("places"))
        (profile.tags, profile.fields) = (form.wordList("tags"), form.fields)
        (organization, responsible) = (form.body["organization"]?.integer, form.body["responsible"]?.integer)
        (role, source) = (form.word("role"), form.source)
    }
}

extension Party.Correction {
    fileprivate var form: Form {
        Form(
            "party.corrected",
            body: .members([
                "standing": .text(standing?.rawValue), "responsible": responsible.map(JSON.integer),
                "doNotContact": doNotContact.map(JSON.bool), "language": language.map(JSON.string), "zone": zone.map(JSON.string),
                "raw": .text(source?.raw),
            ]),
            words: .members([
                "name": .text(name), "notes": notes.map(JSON.string), "addresses": .texts(addresses), "numbers": .texts(numbers),
                "reaching": reaching.map(JSON.string), "places": .texts(places), "tags": .texts(tags), "fields": fields.json,
                "noAddresses": .texts(dropped.addresses), "noNumbers": .texts(dropped.numbers), "noPlaces": .texts(dropped.places),
                "noTags": .texts(dropped.tags), "identifier": .text(source?.identifier),
            ]))
    }

    fileprivate init(_ form: Form) {
        self.init(
            name: form.words?["name"]?.string, notes: form.words?["notes"]?.string,
            standing: form.body["standing"]?.string.flatMap(Party.Standing.init(rawValue:)),
            responsible: form.body["responsible"]?.integer, addresses: form.wordList("addresses"), numbers: form.wordList("numbers"))
        (doNotContact, language, zone) = (form.body["doNotContact"]?.bool, form.body["language"]?.string, form.body["zone"]?.string)
        (reaching, places, tags) = (form.words?["reaching"]?.string, form.wordList("places"), form.wordList("tags"))
        fields = form.fields
        (dropped.addresses, dropped.numbers) = (form.wordList("noAddresses"), form.wordList("noNumbers"))
        (dropped.places, dropped.tags) = (form.wordList("noPlaces"), form.wordList("noTags"))
        source = form.source
    }
}

extension Form {
    fileprivate var source: Party.Source? {
        body["raw"]?.string.map { Party.Source(raw: $0, identifier: word("identifier")) }
    }

    fileprivate var fields: [Profile.Field] { [Profile.Field](words?["fields"]) }

    fileprivate func optionalDay(_ name: String) throws(Unreadable) -> Day? { body[name] == nil ? nil : try day(name) }
}
