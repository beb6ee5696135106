import Care
import Store
import Support
import Testing

@Suite struct DeskTests {
    let cast: Cast
    let ines: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
    }

    @Test func `the same command under the same identity makes one fact and gets the same answer`() throws {
        let identity = Cast.identity()
        let call = LogInteraction(text: "Roof still leaks", with: [ines])
        let first = try cast.take(call, identity: identity)
        let second = try cast.take(call, at: Cast.monday.adding(milliseconds: 60_000), identity: identity)
        #expect(second.repeated && second.entries == first.entries)
    }

    @Test func `another command under the same identity is refused`() throws {
        let identity = Cast.identity()
        try cast.take(LogInteraction(text: "Roof still leaks", with: [ines]), identity: identity)
        #expect(throws: Refusal.otherCommand) { try cast.take(LogInteraction(text: "It does not", with: [ines]), identity: identity) }
    }

    @Test func `a refusal is not remembered and uses no number`() throws {
        let identity = Cast.identity()
        let before = try cast.reading { try $0.entryCount() }
        #expect(throws: Refusal.self) { try cast.take(LogInteraction(text: "", with: [ines]), identity: identity) }
        let after = try cast.reading { try $0.entryCount() }
        #expect(after == before)
        let again = try cast.take(LogInteraction(text: "Roof", with: [ines]), identity: identity)
        #expect(!again.repeated)
    }

    @Test func `what is foreseen is what comes of it, and foreseeing leaves nothing`() throws {
        let requests = ["Roof still leaks", "", "Oven is cold"].map {
            CommandRequest(LogInteraction(text: $0, with: [ines]), identity: Cast.identity(), by: .staff(cast.anna), via: "test")
        }
        let (tables, count) = (try cast.tables(), try cast.reading { try $0.entryCount() })
        let foreseen = try cast.place.desk.foresee(requests, firm: cast.place.firm, now: Cast.monday)
        #expect(try cast.tables() == tables && cast.reading { try $0.entryCount() } == count)
        let taken = try cast.place.desk.take(requests, firm: cast.place.firm, now: Cast.monday)
        func said(_ answers: [Result<Answer, Refusal>]) -> [Result<[Entry], Refusal>] { answers.map { $0.map(\.entries) } }
        #expect(said(foreseen) == said(taken) && foreseen.count == 3)
    }

    @Test func `in one transaction a refused command takes back itself alone`() throws {
        let requests = [
            LogInteraction(text: "a", with: [ines]), LogInteraction(text: "", with: [ines]), LogInteraction(text: "b", with: [ines]),
        ]
        .map { CommandRequest($0, identity: Cast.identity(), by: .staff(cast.anna), via: "test") }
        let results = try cast.place.desk.take(requests, firm: 1, now: Cast.monday)
        let first = try #require(try results[0].get().thing)
        #expect(throws: Refusal.self) { try results[1].get() }
        #expect(try results[2].get().thing == first + 1)
    }

    @Test func `what somebody else built upon cannot be undone from under it`() throws {
        let ben = try cast.ben()
        let agnes = try cast.take(AddPerson(details: .init(name: "Agnes Whitlow"))).thing!
        try cast.take(LogInteraction(text: "Asked about her barn", with: [agnes]), by: ben)
        #expect(throws: Refusal.self) { try cast.take(UndoLast(by: cast.anna)) }
    }

    @Test func `an undo that a page offered takes back that command or none`() throws {
        let first = try cast.take(LogInteraction(text: "a", with: [ines]))
        try cast.take(LogInteraction(text: "b", with: [ines]))
        #expect(throws: Refusal.self) { try cast.take(UndoLast(by: cast.anna, offered: first.entries[0].number)) }
    }

    @Test func `two firms in one installation do not see each other`() throws {
        let me = Contact(name: "Zoe", address: "zoe@other.example")
        let other = try cast.place.desk.found(
            FoundFirm(name: "Other", zone: "Europe/London", me: me, domains: [], rehearsal: true), identity: Cast.identity(), via: "test",
            now: Cast.monday)
        let place = Workplace(folder: cast.folder, desk: cast.place.desk, firm: other, zones: Cast.zone)
        let (found, party, parties) = try place.reading(as: nil, at: Cast.monday) { reading in
            (try reading.find("Ines"), try reading.party(ines), try reading.parties(before: .max, limit: 10))
        }
        #expect(found.isEmpty && party == nil && parties.isEmpty)
        try cast.folder.rebuild(firm: other)
        let ours = try cast.reading { try $0.find("Ines") }
        #expect(ours.count == 1)
    }
}
