@testable import Formats

/// Contacts of any shape that a writer may meet, from a seed.
enum RandomCard {
    private static let letters = "abcÄéß名 前;,\\:\"'=+-@\n🧵."

    static func card(_ random: inout Seeded) -> ContactCard {
        var card = ContactCard()
        card.name = ContactCard.Name(full: "N" + line(&random))
        (card.name.first, card.name.last, card.name.nickname) = (line(&random), line(&random), line(&random))
        (card.name.prefix, card.name.suffix, card.name.middle) = (line(&random), line(&random), line(&random))
        card.emails = reaches(&random) { "\($0)@example.org" }
        card.phones = reaches(&random) { "+44 20 7946 01\($0)" }
        card.websites = reaches(&random) { "https://example.org/\($0)" }
        card.affiliations = (0..<Int.random(in: 0...3, using: &random)).map { place in
            ContactCard.Affiliation(organization: "O\(place)", department: line(&random), role: line(&random))
        }
        card.places = (0..<Int.random(in: 0...2, using: &random)).map { _ in place(&random) }
        card.notes = (0..<Int.random(in: 0...2, using: &random)).map { "n\($0)" + text(&random) }
        card.tags = Array(Set((0..<Int.random(in: 0...3, using: &random)).map { _ in "t\(line(&random).filter { $0 != "," })".onOneLine }))
            .sorted()
        card.birthday = random.one(of: ["", "1980-03-02", "--03-02", "spring"])
        card.language = random.one(of: ["", "pt"])
        card.zone = random.one(of: ["", "Europe/Lisbon"])
        card.identifier = random.one(of: ["", "003A000001"])
        card.standing = random.one(of: ["", "client"])
        card.responsible = random.one(of: ["", "Ben"])
        card.doNotContact = random.one(of: [nil, true, false])
        card.fields = (0..<Int.random(in: 0...2, using: &random)).map { .init("F\($0)", "v" + text(&random)) }
        return card
    }

    private static func line(_ random: inout Seeded) -> String { random.text(12, from: letters).onOneLine }

    private static func text(_ random: inout Seeded) -> String { random.text(200, from: letters).trimmed }

    private static func reaches(_ random: inout Seeded, _ value: (Int) -> String) -> [ContactCard.Reach] {
        (0..<Int.random(in: 0...3, using: &random)).map {
            .init(value($0), label: random.one(of: ["", "work", "mobile", "work fax", "home", "their own", "Büro; 2"]))
        }
    }

    private static func place(_ random: inout Seeded) -> ContactCard.Place {
        var place = ContactCard.Place()
        (place.street, place.city, place.country, place.label) = (
            "1 Quay\nUnit \(line(&random))", line(&random), "UK", random.one(of: ["", "home"])
        )
        place.street = place.street.split(separator: "\n").map(\.trimmed).joined(separator: "\n")
        return place
    }
}
