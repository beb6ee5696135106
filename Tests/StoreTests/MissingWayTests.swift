import Care
import Language
import Support
import Testing

@testable import Store

@Suite struct `Promises that need a way to reach somebody` {
    let cast: Cast

    init() throws { cast = try Cast() }

    private func missing(_ words: String, to: Int64) throws -> Way? {
        let promise = try cast.say("promise", ["text": [words], "to": [String(to)], "due": ["today 17:00"]]).thing!
        return try cast.reading { try $0.todayList()[.due].items.first { $0.number == promise }?.missing }
    }

    private func add(_ details: Party.Details) throws -> Int64 { try cast.take(AddPerson(details: details)).thing! }

    @Test func `a call to somebody without a number says so`() throws {
        let agnes = try add(.init(name: "Agnes Whitlow", addresses: ["agnes@whitlow.example"]))
        #expect(try missing("call her back", to: agnes) == .call)
        #expect(try missing("email her the plan", to: agnes) == nil)
        let why = try cast.reading { try $0.todayList()[.due].items.first?.why }
        #expect(why == "Promised a call, and no number is known.")
        try cast.say("person edit", ["who": [String(agnes)], "number": ["07700 900123"]])
        #expect(try cast.reading { try $0.todayList()[.due].items.allSatisfy { $0.missing == nil } })
    }

    @Test func `what is known of somebody merged with them counts, and so does an organization's people`() throws {
        let agnes = try add(.init(name: "Agnes Whitlow", addresses: ["agnes@whitlow.example"]))
        let other = try add(.init(name: "A. Whitlow", numbers: ["07700 900123"]))
        try cast.take(MergeParties(kept: agnes, other: other))
        #expect(try missing("call her back", to: agnes) == nil)
        _ = try cast.ines()
        let bakery = try cast.reading { try $0.who("Harbour Bakery", among: .organization) }
        #expect(try missing("phone the bakery", to: bakery) == nil)
        let garage = try cast.take(AddOrganization(details: .init(name: "Okafor Garage"))).thing!
        #expect(try missing("phone the garage", to: garage) == .call)
    }

    @Test func `what they owe us needs nothing of ours`() throws {
        let agnes = try add(.init(name: "Agnes Whitlow"))
        try cast.say("owed", ["text": ["call us back"], "from": [String(agnes)], "due": ["today 17:00"]])
        #expect(try cast.reading { try $0.todayList()[.due].items.allSatisfy { $0.missing == nil } })
    }
}
