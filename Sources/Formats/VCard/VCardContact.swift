/// Makes a contact of a card's properties. What has no place of its own becomes a field of its name, so that nothing is lost.
struct VCardContact {
    private var card = ContactCard()
    private var titles: [String] = []
    private var roles: [String] = []
    private var labelled: [String: String]
    /// Whether the card itself says what it is about.
    private var said: ContactCard.Kind?

    /// Whether the card is a list of others.
    static func isGroup(_ properties: [VCardProperty]) -> Bool {
        properties.contains { ["KIND", "X-ADDRESSBOOKSERVER-KIND"].contains($0.name) && $0.text.lowercased() == "group" }
    }

    static func card(of properties: [VCardProperty]) -> ContactCard {
        var contact = VCardContact(properties)
        for property in properties where !property.isBulky { contact.take(property) }
        return contact.finished()
    }

    private init(_ properties: [VCardProperty]) {
        labelled = [:]
        for property in properties where property.name == "X-ABLABEL" && !property.group.isEmpty {
            labelled[property.group] = property.text.replacing("_$!<", with: "").replacing(">!$_", with: "").onOneLine
        }
    }

    // MARK: Properties

    private mutating func take(_ property: VCardProperty) {
        switch property.name {
        case "FN": if card.name.full.isEmpty { card.name.full = property.text.onOneLine }
        case "N": takeName(property.components.map(\.onOneLine))
        case "NICKNAME": if card.name.nickname.isEmpty { card.name.nickname = property.text.onOneLine }
        case "EMAIL": take(email: property)
        case "TEL", "X-MS-TEL": add(phone(property.text), label(property), to: \.phones)
        case "URL": add(property.text, label(property), to: \.websites)
        case "ADR": take(place: property)
        case "ORG": takeOrganization(property.components.map(\.onOneLine))
        case "TITLE": titles.append(property.text.onOneLine)
        case "ROLE": roles.append(property.text.onOneLine)
        case "NOTE": if !property.text.isEmpty { card.notes.append(property.text) }
        case "CATEGORIES": takeTags(property.list)
        case "BDAY": if card.birthday.isEmpty { card.birthday = Birthday.normal(property.text) }
        case "LANG": if card.language.isEmpty { card.language = property.text.onOneLine }
        case "TZ": if property.text.contains("/") { card.zone = property.text.onOneLine }
        case "UID": if card.identifier.isEmpty { card.identifier = property.text.onOneLine }
        case "KIND": said = property.text.lowercased() == "org" ? .organization : .person
        case "X-ABSHOWAS": if property.text.uppercased() == "COMPANY" { said = .organization }
        case _: takeRest(property)
        }
    }

    private mutating func takeRest(_ property: VCardProperty) {
        if VCardKept.take(property, into: &card) { return }
        guard let name = VCardFieldName.of(property, label: labelled[property.group]) else { return }
        let value = property.text
        if value.utf8.count <= Self.longestField { add(field: name, value) }
    }

    /// What is longer is data of a program.
    private static let longestField = 1_000
    private static let mostFields = 50
    private static let mostReaches = 100

    private mutating func takeName(_ parts: [String]) {
        func part(_ place: Int) -> String { place < parts.count ? parts[place] : "" }
        guard card.name.last.isEmpty, card.name.first.isEmpty else { return }
        (card.name.last, card.name.first, card.name.middle) = (part(0), part(1), part(2))
        (card.name.prefix, card.name.suffix) = (part(3), part(4))
    }

    private mutating func take(email property: VCardProperty) {
        var text = property.text.onOneLine
        if text.lowercased().hasPrefix("mailto:") { text = String(text.dropFirst(7)) }
        if let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close {
            text = String(text[text.index(after: open)..<close])
        }
        add(text, label(property), to: \.emails)
    }

    private mutating func add(_ value: String, _ label: String, to list: WritableKeyPath<ContactCard, [ContactCard.Reach]>) {
        let value = value.onOneLine
        guard !value.isEmpty, card[keyPath: list].count < Self.mostReaches else { return }
        if !card[keyPath: list].contains(where: { $0.value == value }) {
            card[keyPath: list].append(ContactCard.Reach(value, label: label))
        }
    }

    /// `tel:+44-20-7946-0171;ext=12` is what 4.0 writes.
    private func phone(_ text: String) -> String {
        guard text.lowercased().hasPrefix("tel:") else { return text }
        let parts = text.dropFirst(4).split(separator: ";")
        let `extension` = parts.dropFirst().first { $0.lowercased().hasPrefix("ext=") }.map { " ext. \($0.dropFirst(4))" }
        return (parts.first.map(String.init) ?? "") + (`extension` ?? "")
    }

    private mutating func take(place property: VCardProperty) {
        let parts = property.components
        func part(_ place: Int) -> String {
            place < parts.count ? parts[place].split(separator: "\n").map(\.trimmed).joined(separator: "\n") : ""
        }
        var place = ContactCard.Place()
        (place.box, place.extended, place.street, place.city) = (part(0), part(1), part(2), part(3))
        (place.region, place.postcode, place.country) = (part(4), part(5), part(6))
        guard !place.isEmpty, card.places.count < Self.mostReaches else { return }
        place.label = label(property)
        card.places.append(place)
    }

    private mutating func takeOrganization(_ parts: [String]) {
        let department = parts.dropFirst().filter { !$0.isEmpty }.joined(separator: ", ")
        let affiliation = ContactCard.Affiliation(organization: parts.first ?? "", department: department)
        guard !affiliation.isEmpty, card.affiliations.count < Self.mostReaches else { return }
        if !card.affiliations.contains(affiliation) { card.affiliations.append(affiliation) }
    }

    /// Some programs escape the commas between the categories too.
    private mutating func takeTags(_ list: [String]) {
        for tag in list.flatMap({ $0.split(separator: ",") }).map(\.onOneLine) where !tag.isEmpty && !card.tags.contains(tag) {
            if card.tags.count < Self.mostReaches { card.tags.append(tag) }
        }
    }

    private func label(_ property: VCardProperty) -> String { labelled[property.group] ?? ReachLabel.of(property.types) }

    // MARK: The whole

    private mutating func finished() -> ContactCard {
        placeRoles()
        // Where the name is not known, programs write an address or a number in its place.
        if card.name.last.isEmpty, card.name.first.isEmpty, (card.emails + card.phones).contains(where: { $0.value == card.name.full }) {
            card.name.full = ""
        }
        let organization = card.affiliations.first?.organization ?? ""
        let isUnnamed = card.name.shown.isEmpty || (card.name.full == organization && card.name.last.isEmpty)
        if said ?? (isUnnamed && !organization.isEmpty ? .organization : .person) == .organization { becomeOrganization(organization) }
        return card
    }

    /// The first title belongs to the first organization, and so on; what is left over is a field.
    private mutating func placeRoles() {
        let roles = roles.filter { !$0.isEmpty }
        let titles = titles.contains { !$0.isEmpty } ? titles : roles
        for (place, title) in titles.enumerated() where !title.isEmpty {
            if place < card.affiliations.count {
                card.affiliations[place].role = title
            } else if place == 0 {
                card.affiliations.append(ContactCard.Affiliation(role: title))
            } else {
                add(field: "Title", title)
            }
        }
        for role in roles where !titles.contains(role) { add(field: "Profession", role) }
    }

    private mutating func becomeOrganization(_ name: String) {
        card.kind = .organization
        if !name.isEmpty { card.name = ContactCard.Name(full: name) }
        if let first = card.affiliations.first, first.department.isEmpty, first.role.isEmpty { card.affiliations.removeFirst() }
    }

    private mutating func add(field name: String, _ value: String) {
        if !value.isEmpty, card.fields.count < Self.mostFields { card.fields.append(ContactCard.Field(name, value)) }
    }
}
