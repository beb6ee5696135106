import Care
import Formats

/// Turns what a source tells of somebody into what the record takes of it. What has no place of its own is a field.
struct ContactReading {
    /// Staff by name and address, for the one who answers for somebody.
    private let staff: [String: Int64]

    init(staff: [Int64: Staff]) {
        var known: [String: Int64] = [:]
        for member in staff.values.sorted(by: { $0.number > $1.number }) where !member.left {
            for word in [member.name, member.address] + member.name.split(separator: " ").prefix(1).map(String.init) {
                known[word.lowercased()] = member.number
            }
        }
        self.staff = known
    }

    func contact(_ card: ContactCard) -> TakeInContact.Card {
        let addresses = card.emails.map { Contact(name: "", address: $0.value) }
        var details = Party.Details(name: Self.name(card))
        details.addresses = addresses.filter(\.hasUsableAddress).map(\.address).onlyFirsts
        details.numbers = card.phones.map(\.value).onlyFirsts
        details.notes = card.notes.joined(separator: "\n")
        details.responsible = staff[card.responsible.lowercased()]
        details.profile = profile(card, unusable: addresses.filter { !$0.hasUsableAddress }.map(\.address))
        var taken = TakeInContact.Card(
            kind: card.kind == .person ? .person : .organization, details: details,
            standing: StandingWords.standing(card.standing) ?? .unknown)
        if card.kind == .person {
            taken.organizations = card.affiliations.filter { !$0.organization.isEmpty }.map { .init(name: $0.organization, role: $0.role) }
        }
        return taken
    }

    /// As it is written out; made of its parts, without titles before and behind it.
    private static func name(_ card: ContactCard) -> String {
        if !card.name.full.isEmpty { return card.name.full }
        let parts = [card.name.first, card.name.middle, card.name.last].filter { !$0.isEmpty }
        return parts.isEmpty ? card.name.nickname : parts.joined(separator: " ")
    }

    private func profile(_ card: ContactCard, unusable: [String]) -> Profile {
        var profile = Profile()
        profile.doNotContact = card.doNotContact ?? false
        profile.places = card.places.map(\.written).onlyFirsts
        profile.tags = card.tags
        (profile.language, profile.zone) = (card.language, card.zone)
        var fields: [Profile.Field] = []
        func add(_ name: String, _ value: String) {
            if !value.isEmpty { fields.append(Profile.Field(name, value)) }
        }
        if card.name.full.isEmpty { add("Salutation", card.name.prefix) }
        add("Nickname", card.name.nickname == Self.name(card) ? "" : card.name.nickname)
        add("Birthday", card.birthday)
        for page in card.websites { add("Website", page.value) }
        for affiliation in card.affiliations {
            add("Department", affiliation.department)
            if affiliation.organization.isEmpty || card.kind == .organization { add("Role", affiliation.role) }
        }
        for number in card.phones where Self.isUnusual(number.label) { add(number.label, number.value) }
        for address in unusable { add("Email", address) }
        if staff[card.responsible.lowercased()] == nil { add("Responsible", card.responsible) }
        for field in card.fields { add(field.name, field.value) }
        profile.fields = Self.merged(fields)
        return profile
    }

    /// A fax or a number of their assistant is not to be called as if it were theirs: the field says which it is.
    private static func isUnusual(_ label: String) -> Bool {
        !label.isEmpty && !["work", "home", "mobile", "main", "other", "work mobile", "home mobile"].contains(label)
    }

    /// One field of each name; further values stand below the first. O(fields).
    private static func merged(_ fields: [Profile.Field]) -> [Profile.Field] {
        var places: [String: Int] = [:]
        return fields.reduce(into: []) { all, field in
            guard let place = places[field.name] else {
                places[field.name] = all.count
                return all.append(field)
            }
            if !all[place].value.split(separator: "\n").contains(field.value[...]) {
                all[place] = Profile.Field(field.name, "\(all[place].value)\n\(field.value)")
            }
        }
    }
}

extension ContactCard.Place {
    /// As it stands on an envelope.
    fileprivate var written: String {
        let town = [postcode, city, region].filter { !$0.isEmpty }.joined(separator: " ")
        return [extended, street, box, town, country].filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension [String] {
    /// Each once, in the order in which they came.
    fileprivate var onlyFirsts: [String] {
        var seen: Set<String> = []
        return filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
