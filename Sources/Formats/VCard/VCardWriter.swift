/// Writes vCards of version 4.0 (RFC 6350), which every address book reads, ours with nothing lost.
public enum VCardWriter {
    /// One card, its lines ending with CRLF.
    public static func card(_ card: ContactCard) -> String {
        var writer = Lines()
        writer.add("BEGIN", "VCARD")
        writer.add("VERSION", "4.0")
        writer.add("KIND", card.kind == .person ? "individual" : "org")
        writer.addName(card)
        for email in card.emails { writer.add("EMAIL", email) }
        for phone in card.phones { writer.add("TEL", phone) }
        for website in card.websites { writer.add("URL", website) }
        for place in card.places { writer.add("ADR", VCardText.joined(place.parts), label: place.label) }
        for affiliation in card.affiliations { writer.add(affiliation) }
        writer.addText("BDAY", card.birthday)
        writer.addText("LANG", card.language)
        writer.addText("UID", card.identifier)
        for note in card.notes { writer.addText("NOTE", note) }
        for tag in card.tags { writer.addText("CATEGORIES", tag) }
        writer.addText("X-KEPT-STANDING", card.standing)
        writer.addText("X-KEPT-RESPONSIBLE", card.responsible)
        writer.addText("X-KEPT-ZONE", card.zone)
        if let refuses = card.doNotContact { writer.add("X-KEPT-DO-NOT-CONTACT", refuses ? "yes" : "no") }
        for field in card.fields { writer.add("X-KEPT-FIELD", VCardText.joined([field.name, field.value])) }
        writer.add("END", "VCARD")
        return writer.text
    }

    private struct Lines {
        var text = ""
        private var groups = 0

        /// A line, folded so that none has more than 75 bytes, and never within a character.
        mutating func add(_ head: String, _ value: String) {
            var width = 0
            for scalar in "\(head):\(value)".unicodeScalars {
                let size = UTF8.width(scalar)
                if width + size > 75 {
                    text += "\r\n "
                    width = 1
                }
                text.unicodeScalars.append(scalar)
                width += size
            }
            text += "\r\n"
        }

        mutating func addText(_ head: String, _ value: String) {
            if !value.isEmpty { add(head, VCardText.escaped(value)) }
        }

        mutating func add(_ head: String, _ reach: ContactCard.Reach) { add(head, VCardText.escaped(reach.value), label: reach.label) }

        /// Labels that vCard has types for are types; others stand beside, grouped, as Apple and Google read them.
        mutating func add(_ head: String, _ value: String, label: String) {
            let words = label.split(separator: " ").map(String.init)
            let types = words.map { $0 == "mobile" ? "cell" : $0 }
            if label.isEmpty {
                add(head, value)
            } else if ReachLabel.of(types) == label, words.allSatisfy(Self.types.contains) {
                add("\(head);TYPE=\(types.count == 1 ? types[0] : "\"\(types.joined(separator: ","))\"")", value)
            } else {
                groups += 1
                add("item\(groups).\(head)", value)
                add("item\(groups).X-ABLABEL", VCardText.escaped(label))
            }
        }

        mutating func addName(_ card: ContactCard) {
            let reached = (card.emails + card.phones).first?.value ?? ""
            addText("FN", card.name.shown.isEmpty ? (reached.isEmpty ? "?" : reached) : card.name.shown)
            let name = card.name
            let parts = [name.last, name.first, name.middle, name.prefix, name.suffix]
            if parts.contains(where: { !$0.isEmpty }) { add("N", VCardText.joined(parts)) }
            addText("NICKNAME", name.nickname)
            if card.kind == .organization { addText("ORG", card.name.shown) }
        }

        /// A title must follow for each organization, or the next one’s would be taken for this one’s.
        mutating func add(_ affiliation: ContactCard.Affiliation) {
            let parts = [affiliation.organization] + (affiliation.department.isEmpty ? [] : [affiliation.department])
            if parts.contains(where: { !$0.isEmpty }) { add("ORG", VCardText.joined(parts)) }
            add("TITLE", VCardText.escaped(affiliation.role))
        }

        private static let types: Set<String> = ["work", "home", "mobile", "fax", "pager", "main", "other"]
    }
}

extension VCardText {
    static func joined(_ components: [String]) -> String { components.map(escaped).joined(separator: ";") }
}
