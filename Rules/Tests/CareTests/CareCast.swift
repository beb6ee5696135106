@testable import Care

/// Berg Ochieng Engineers on Monday, 2 March 2026, as a rule is shown them.
enum Cast {
    static let anna: Int64 = 2
    static let ben: Int64 = 3
    static let bakery: Int64 = 10
    static let ines: Int64 = 11
    static let garage: Int64 = 12
    static let leak: Int64 = 20
    static let quote: Int64 = 21
    static let next: Int64 = 100

    static let monday = at("2026-03-02T09:00Z")
    static let friday = due("2026-03-06T17:00")

    static func sight(by asker: Actor = .staff(anna), at time: Instant = monday, _ change: (inout Sight) -> Void = { _ in }) -> Sight {
        let firm = first(
            Firm(
                number: 1,
                .founded(name: "Berg Ochieng Engineers", zone: "Europe/London", domains: ["bergochieng.example"], rehearsal: true)))
        var sight = Sight(at: time, by: asker, next: next, firm: firm, staff: [:])
        sight.staff[anna] = member(anna, "Anna Berg", "anna@bergochieng.example", .principal)
        sight.staff[ben] = member(ben, "Ben Ochieng", "ben@bergochieng.example", .member)
        change(&sight)
        return sight
    }

    /// What a rule sees of those the firm deals with, with one open promise and one voicemail.
    static func sightOfClients(
        by asker: Actor = .staff(anna), at time: Instant = monday, _ change: (inout Sight) -> Void = { _ in }
    ) -> Sight {
        sight(by: asker, at: time) { sight in
            sight.parties[bakery] = party(bakery, .organization, "Harbour Bakery")
            sight.parties[ines] = party(ines, .person, "Ines Ferreira", "ines@harbourbakery.example")
            sight.parties[garage] = party(garage, .organization, "Okafor Garage", "office@okafor.example")
            sight.partyAt = ["ines@harbourbakery.example": ines, "office@okafor.example": garage]
            sight.promises[quote] = promise()
            sight.interactions[leak] = voicemail("roof still leaks")
            change(&sight)
        }
    }

    static func member(_ number: Int64, _ name: String, _ address: String, _ rights: Staff.Rights) -> Staff {
        first(Staff(number: number, .joined(name: name, address: address, rights: rights)))
    }

    static func party(_ number: Int64, _ kind: Party.Kind, _ name: String, _ addresses: String...) -> Party {
        first(Party(number: number, .added(kind, Party.Details(name: name, addresses: addresses), standing: .client)))
    }

    static func promise(_ later: Promise.Fact...) -> Promise {
        let made = Promise.Made(side: .ours, to: ines, due: friday, owner: anna, during: nil, text: "send the revised quote")
        var promise = first(Promise(number: quote, .made(made)))
        for fact in later { promise.apply(fact) }
        return promise
    }

    static func voicemail(_ text: String) -> Interaction {
        Interaction(
            number: leak, at: monday, channel: .voicemail, direction: .inbound, with: [ines], thread: leak, subject: "", text: text,
            settled: nil)
    }

    /// A due time as London says it in winter, when its clocks show UTC.
    static func due(_ iso: String, wholeDay: Bool = false) -> Due {
        Due(local: local(iso), zone: "Europe/London", instant: at(iso + "Z"), wholeDay: wholeDay)
    }

    private static func first<Thing>(_ thing: Thing?) -> Thing {
        guard let thing else { fatalError("not the first fact of a \(Thing.self)") }
        return thing
    }
}
