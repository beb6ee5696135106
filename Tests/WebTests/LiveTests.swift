import Care
import Store
import Support
import Testing

@testable import Web

@Suite struct `Pages that are open` {
    let cast: Cast
    let live: Live

    init() throws {
        cast = try Cast()
        live = Live(heads: cast.folder.heads)
    }

    @Test func `a page is woken when the record grows, and at once when it comes`() async throws {
        let (ticket, wakes) = try #require(live.join(firm: cast.place.firm, session: "a"))
        var iterator = wakes.makeAsyncIterator()
        await iterator.next()
        while cast.folder.heads.count == 0 { await Task.yield() }
        _ = try cast.ines()
        #expect(await iterator.next() != nil)
        live.leave(ticket)
        #expect(live.count == 0)
        while cast.folder.heads.count > 0 { await Task.yield() }
    }

    @Test func `of one session there are not endlessly many: the oldest makes place`() async throws {
        let first = try #require(live.join(firm: 1, session: "a"))
        for _ in 0..<Live.mostOfSession { _ = live.join(firm: 1, session: "a") }
        #expect(live.count == Live.mostOfSession && live.join(firm: 1, session: "b") != nil)
        var wakes = 0
        for await _ in first.wakes { wakes += 1 }
        #expect(wakes <= 1)
    }

    @Test func `who is answering is seen by others of the firm until they leave, or long enough is past`() {
        let beside = Beside()
        let (anna, ben) = (Sessions.Holder(firm: 1, staff: 2), Sessions.Holder(firm: 1, staff: 9))
        let later = Cast.monday.adding(milliseconds: 60_000)
        beside.begin(ben, 4, now: Cast.monday)
        beside.begin(ben, 4, now: later)
        #expect(beside.others(than: anna, now: later)[4]?.map(\.since) == [Cast.monday])
        #expect(beside.others(than: ben, now: later).isEmpty)
        #expect(beside.others(than: .init(firm: 2, staff: 2), now: later).isEmpty)
        #expect(beside.others(than: anna, now: later.adding(milliseconds: Beside.lasts)).isEmpty)
        beside.end(ben, 4)
        #expect(beside.others(than: anna, now: later).isEmpty)
    }

    @Test func `who is answering a client that one may not see is not said`() throws {
        let (ines, ben) = (try cast.ines(), try cast.ben())
        let beside = Beside()
        beside.begin(.init(firm: cast.place.firm, staff: cast.anna), ines, now: Cast.monday)
        func said() throws -> [Int64: String] {
            try cast.reading(as: ben) { try beside.sentences(for: .init(firm: cast.place.firm, staff: ben), $0) }
        }
        #expect(try said() == [ines: "Anna Berg is answering, since 09:00."])
        let team = try cast.take(FormTeam(name: "Accounts", members: [cast.anna])).thing!
        try cast.take(CloseParty(party: ines, team: team))
        #expect(try said().isEmpty)
    }

    @Test(arguments: [("18:00", "8:00", 1080, 480), ("7", "9.30", 420, 570), ("00:00", "23:59", 0, 1439)])
    func `quiet hours are read as people write them`(from: String, until: String, first: Int, last: Int) throws {
        let quiet = try #require(try QuietHours.read(from: from, until: until))
        #expect(quiet.from == first && quiet.until == last)
    }

    @Test(arguments: ["24:00", "8:60", "", "noon", "1:2:3", "-1", "٨:٠٠", "8:000"])
    func `what is no time of day is refused`(text: String) {
        #expect(throws: Refusal.self) { try QuietHours.read(from: "8:00", until: text) }
    }
}
