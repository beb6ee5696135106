import Testing

@testable import Care

@Suite struct TakeInTests {
    static let standUp: TakeInMeeting.Event = {
        var event = TakeInMeeting.Event(raw: "aa", same: "bb", place: "a.ics, line 3")
        event.guests = [Contact("Ben <ben@bergochieng.example>")]
        event.title = "Stand-up"
        return event
    }()

    private static func card(_ name: String, _ addresses: [String] = [], numbers: [String] = []) -> TakeInContact.Card {
        TakeInContact.Card(
            kind: .person, details: Party.Details(name: name, addresses: addresses, numbers: numbers), standing: .client)
    }

    private func taken(_ card: TakeInContact.Card, again: Bool = false, _ change: (inout Sight) -> Void = { _ in }) throws -> [Stated] {
        let source = Party.Source(raw: "aa", identifier: "HubSpot 7")
        return try TakeInContact(card: card, source: source, again: again).decide(Cast.sightOfClients(change))
    }

    @Test func `somebody new is written down with their organization`() throws {
        var card = Self.card("Karin Lindqvist", ["karin@lindqvist.example"])
        card.organizations = [.init(name: "Lindqvist House", role: "Owner")]
        let facts = try taken(card)
        #expect(facts.map(\.fact.form.kind) == ["organization.added", "person.added"])
        guard case .party(.added(_, let details, _)) = facts.last?.fact else { return #expect(Bool(false)) }
        #expect(details.organization == Cast.next && details.role == "Owner" && details.source?.raw == "aa")
    }

    @Test func `somebody known by an address is completed, and nothing the firm wrote is lost`() throws {
        let facts = try taken(Self.card("I. Ferreira", ["ines@harbourbakery.example", "ines@home.example"], numbers: ["020 7946 0171"]))
        guard case .party(.corrected(let change)) = facts.first?.fact else { return #expect(Bool(false)) }
        #expect(facts.first?.about == Cast.ines)
        #expect(change.name == nil && change.addresses == ["ines@home.example"] && change.numbers == ["020 7946 0171"])
    }

    @Test func `what adds nothing, and the row that is here already, make no fact`() throws {
        #expect(try taken(Self.card("Ines", ["ines@harbourbakery.example"])).isEmpty)
        #expect(try taken(Self.card("Ben Baker")) { $0.contactOfRow = Cast.ines }.isEmpty)
        #expect(try !taken(Self.card("", [], numbers: ["1 555"]), again: true) { $0.contactOfRow = Cast.ines }.isEmpty)
    }

    @Test func `somebody is known by their number in the old system`() throws {
        let facts = try taken(Self.card("", [], numbers: ["1 555"])) { $0.contactIdentified = Cast.ines }
        #expect(facts.map(\.about) == [Cast.ines])
    }

    @Test func `nobody of the firm becomes a client, and no address becomes two people’s`() throws {
        #expect(throws: Refusal.ofTheFirm("Ben")) { try taken(Self.card("Ben", ["ben@bergochieng.example"])) }
        let facts = try taken(Self.card("Chidi", ["office@okafor.example"]))
        guard case .party(.added(_, let details, _)) = facts.first?.fact else { return #expect(Bool(false)) }
        #expect(details.addresses.isEmpty)
    }

    @Test(arguments: [
        ([], ["2 Quay"], false), (["2 Quay"], [], false), (["2 Quay"], ["9 Hill", "2 Quay"], false), (["2 Quay"], ["9 Hill"], true),
    ]) func `an organization is known by its name, but not at another postal address`(known: [String], said: [String], isNew: Bool) throws {
        var card = TakeInContact.Card(kind: .organization, details: .init(name: "Harbour Bakery"), standing: .client)
        (card.details.profile.places, card.details.notes) = (said, "Closed on Mondays.")
        let facts = try taken(card) { sight in
            sight.organizationNamed = ["Harbour Bakery": Cast.bakery]
            sight.parties[Cast.bakery]?.profile.places = known
        }
        #expect(facts.map(\.fact.form.kind) == [isNew ? "organization.added" : "party.corrected"])
    }

    @Test func `a meeting is with those outside, and a changed one is corrected`() throws {
        var event = Self.standUp
        event.guests.append(Contact("Ines <ines@harbourbakery.example>"))
        let command = TakeInMeeting(event: event, calendarOf: nil)
        guard case .interaction(.met(let met)) = try command.decide(Cast.sightOfClients()).last?.fact else { return #expect(Bool(false)) }
        #expect(met.with == [Cast.ines] && met.ours == Cast.ben && met.direction == .outbound)
        let known = { (by: String) in KnownMessage(interaction: 50, places: [], by: by) }
        #expect(try command.decide(Cast.sightOfClients { $0.message = known("aa") }).isEmpty)
        #expect(try command.decide(Cast.sightOfClients { $0.message = known("bb") }).map(\.about) == [50])
    }
}
