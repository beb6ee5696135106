import Care
import Formats
import Store

/// The rows of an export's tables. Times are in UTC, as ISO 8601 writes them.
enum ExportedTables {
    static let people = [
        "Kept ID", "Name", "Organization", "Role", "Standing", "Responsible", "Email", "Phone", "Address", "Tags", "Notes", "Reaching",
        "Do not contact", "Language", "Time zone", "Fields",
    ]
    static let organizations = people.filter { !["Organization", "Role"].contains($0) }
    static let contacts = [
        "Number", "At", "Channel", "Direction", "With", "Ours", "From", "From address", "Subject", "Text", "Felt", "Thread", "Attachments",
        "Automatic", "Settled", "Message",
    ]
    static let promises = [
        "Number", "Side", "Who", "What", "Due", "Due zone", "Owner", "Made", "State", "Ended", "Times moved", "Late", "Because",
    ]

    static func row(_ party: Party, organizations names: [Int64: String], staff: [Int64: Staff]) -> [String] {
        let now = party.memberships.filter { $0.until == nil }
        let belongs = party.kind == .person ? [now.map { names[$0.organization] ?? "" }, now.map(\.role)].map(lines) : []
        let profile = party.profile
        return [String(party.number), party.name] + belongs + [
            party.standing.rawValue, party.responsible.flatMap { staff[$0]?.name } ?? "", list(party.addresses), list(party.numbers),
            profile.places.joined(separator: "\n\n"), list(profile.tags), party.notes, profile.reaching,
            profile.doNotContact ? "yes" : "", profile.language, profile.zone, lines(profile.fields.map { "\($0.name)=\($0.value)" }),
        ]
    }

    static func row(_ contact: ExportedContact) -> [String] {
        [
            String(contact.number), contact.at.iso, contact.channel, contact.direction, list(contact.with), contact.ours, contact.sender,
            contact.address, contact.subject, contact.text, contact.felt, String(contact.thread), String(contact.attachments),
            contact.isAutomatic ? "yes" : "", contact.settled, contact.message,
        ]
    }

    static func row(_ promise: ExportedPromise) -> [String] {
        [
            String(promise.number), promise.side.rawValue, promise.who, promise.text,
            promise.due.wholeDay ? promise.due.local.day.iso : promise.due.local.iso, promise.due.zone, promise.owner, promise.made.iso,
            promise.state, promise.ended?.iso ?? "", String(promise.moved), promise.isLate ? "yes" : "", promise.because,
        ]
    }

    private static func list(_ texts: [String]) -> String { texts.joined(separator: "; ") }
    private static func lines(_ texts: [String]) -> String { texts.joined(separator: "\n") }

    /// A person as a vCard.
    static func card(_ party: Party, organizations names: [Int64: String], staff: [Int64: Staff]) -> ContactCard {
        var card = ContactCard()
        card.kind = party.kind == .person ? .person : .organization
        card.name.full = party.name
        card.emails = party.addresses.map { ContactCard.Reach($0) }
        card.phones = party.numbers.map { ContactCard.Reach($0) }
        card.affiliations = party.memberships.filter { $0.until == nil }.map {
            ContactCard.Affiliation(organization: names[$0.organization] ?? "", role: $0.role)
        }
        card.places = party.profile.places.map { written in
            var place = ContactCard.Place()
            place.street = written
            return place
        }
        card.notes = [party.notes, party.profile.reaching].filter { !$0.isEmpty }
        card.tags = party.profile.tags
        (card.language, card.zone) = (party.profile.language, party.profile.zone)
        card.standing = party.standing == .unknown ? "" : party.standing.rawValue
        card.responsible = party.responsible.flatMap { staff[$0]?.name } ?? ""
        card.doNotContact = party.profile.doNotContact ? true : nil
        card.fields = party.profile.fields.map { ContactCard.Field($0.name, $0.value) }
        return card
    }
}
