import Care
import Support
import Testing

@testable import Store

@Suite struct NoticeTests {
    let cast: Cast
    let ines: Int64
    let ben: Int64
    private var book: NoticeBook { NoticeBook(folder: cast.folder) }
    private var bens: Sessions.Holder { .init(firm: cast.place.firm, staff: ben) }

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
        ben = try cast.ben()
    }

    private func notices(_ who: Int64? = nil) throws -> [Notice] { try cast.reading(as: who ?? ben) { try $0.notices() } }
    private func unread() throws -> Int { try cast.reading(as: ben) { try $0.unreadCount() } }

    @Test func `whoever is spoken to in a note is told, and nobody else`() throws {
        try cast.take(LogInteraction(text: "@Ben, she leaves at four", with: [ines]))
        try cast.take(LogInteraction(text: "ben@elsewhere.example wrote", with: [ines]))
        #expect(try notices().map(\.kind) == [.mention] && notices()[0].by == "Anna Berg" && notices()[0].name == "Ines Ferreira")
        #expect(try notices(cast.anna).isEmpty)
    }

    @Test func `who answers for a client is told what others write down with them or their organization`() throws {
        try cast.say("person edit", ["who": [String(ines)], "responsible": [String(ben)]])
        try cast.take(LogInteraction(text: "Roof still leaks", with: [ines]))
        try cast.take(LogInteraction(text: "My own", with: [ines]), by: ben)
        #expect(try notices().map(\.words) == ["Roof still leaks"] && notices()[0].kind == .client)
    }

    @Test func `whose promise another kept or moved is told, and who kept their own is not`() throws {
        try cast.say("promise", ["text": ["send the quote"], "to": [String(ines)], "due": ["Thu 15:00"]], by: ben)
        let promise = try #require(try cast.reading(as: ben) { try $0.story(ines)?.owed.first?.number })
        try cast.say("move", ["promise": [String(promise)], "due": ["Fri"], "because": ["the crane is late"]])
        #expect(try notices().map(\.kind) == [.promise] && notices()[0].did.contains("the crane is late"))
        try cast.take(KeepPromise(promise: promise), by: ben)
        #expect(try notices().count == 1)
    }

    @Test func `what is read is read, one by one or all up to what was shown`() throws {
        let first = try cast.take(LogInteraction(text: "@Ben one", with: [ines])).entries[0].number
        try cast.take(LogInteraction(text: "@Ben two", with: [ines]))
        try book.read(first, by: bens)
        #expect(try unread() == 1)
        let shown = try cast.reading { try $0.entryCount() }
        try cast.take(LogInteraction(text: "@Ben three", with: [ines]))
        try book.readAll(to: shown, by: bens)
        #expect(try unread() == 1 && notices().map(\.isRead) == [false, true, true])
        try book.readAll(to: .max, by: bens)
        try cast.take(LogInteraction(text: "@Ben four", with: [ines]))
        #expect(try unread() == 1)
    }

    @Test func `what was taken back is no notice`() throws {
        try cast.take(LogInteraction(text: "@Ben one", with: [ines]))
        try cast.take(UndoLast(by: cast.anna))
        #expect(try notices().isEmpty)
    }

    @Test func `counted on from before, there are as many as counted anew`() throws {
        let before = try cast.reading { try $0.entryCount() }
        try cast.take(LogInteraction(text: "@Ben one", with: [ines]))
        try cast.take(LogInteraction(text: "nothing", with: [ines]))
        #expect(try cast.reading(as: ben) { try $0.unreadCount(after: before) } == 1)
        try cast.take(UndoLast(by: cast.anna))
        #expect(try cast.reading(as: ben) { try $0.unreadCount(after: before) } == nil)
    }

    @Test func `what somebody does not want to hear stands nowhere, and quiet goes over midnight`() throws {
        try cast.take(LogInteraction(text: "@Ben one", with: [ines]))
        try book.set(quiet: (18 * 60, 8 * 60), without: [.mention], by: bens)
        let setting = try cast.reading(as: ben) { try $0.noticeSetting() }
        #expect(try notices().isEmpty && unread() == 0)
        #expect([(0, true), (479, true), (480, false), (1079, false), (1080, true)].allSatisfy { setting.isQuiet(minute: $0.0) == $0.1 })
    }

    @Test func `of a client closed to others, and of what is private among others, nobody is told and nothing is counted`() throws {
        let seen = try cast.reading { try $0.entryCount() }
        try cast.take(LogInteraction(text: "@Ben the accounts", with: [ines]))
        let confided = try cast.take(LogInteraction(text: "@Ben between us", with: [ines])).thing!
        try cast.take(Confide(interaction: confided))
        #expect(try notices().map(\.words) == ["@Ben the accounts"] && unread() == 1)
        #expect(try cast.reading(as: ben) { try $0.happened(with: ines, after: seen) }.map(\.about) == [confided - 1])
        let team = try cast.take(FormTeam(name: "Accounts", members: [cast.anna])).thing!
        try cast.take(CloseParty(party: ines, team: team))
        #expect(try notices().isEmpty && unread() == 0)
        #expect(try cast.reading(as: ben) { try $0.happened(with: ines, after: seen) }.isEmpty)
        #expect(try cast.reading(as: ben) { try $0.newsOfToday(after: seen) } == News(fresh: 0, touched: []))
    }

    @Test func `who comes new is told nothing of what was before`() throws {
        try cast.take(LogInteraction(text: "@Zoe Tan will come", with: [ines]))
        let zoe = try cast.take(AddStaff(who: Contact("Zoe Tan <zoe@bergochieng.example>"))).thing!
        #expect(try notices(zoe).isEmpty)
    }
}

@Suite struct NewsTests {
    let cast: Cast
    let ines: Int64
    let ben: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
        ben = try cast.ben()
    }

    @Test func `what came to Today since it was shown is counted, and what others did to its lines is named`() throws {
        try cast.say("promise", ["text": ["send the quote"], "to": [String(ines)], "due": ["today 16:00"]])
        let seen = try cast.reading { try $0.entryCount() }
        #expect(try cast.reading { try $0.newsOfToday(after: seen) } == News(fresh: 0, touched: []))
        try cast.take(LogInteraction(text: "Roof leaks", with: [ines], channel: .voicemail))
        try cast.take(KeepPromise(promise: seen), by: ben)
        #expect(try cast.reading { try $0.newsOfToday(after: seen) } == News(fresh: 1, touched: [seen]))
        #expect(try cast.reading(as: ben) { try $0.newsOfToday(after: seen).fresh } == 0)
    }

    @Test func `what was said of a client, of their promises and by them since is there, and what was said of others is not`() throws {
        let agnes = try cast.take(AddPerson(details: .init(name: "Agnes Whitlow"))).thing!
        let seen = try cast.reading { try $0.entryCount() }
        try cast.take(LogInteraction(text: "barn", with: [agnes]), by: ben)
        try cast.take(LogInteraction(text: "roof", with: [ines]), by: ben)
        try cast.say("promise", ["text": ["send the quote"], "to": [String(ines)], "due": ["Fri"]])
        let bakery = try #require(try cast.reading { try $0.party(ines)?.organization })
        for party in [ines, bakery] {
            #expect(try cast.reading { try $0.happened(with: party, after: seen) }.count == 2)
            #expect(try cast.reading { try $0.happened(with: party, after: seen, butBy: ben) }.count == 1)
        }
    }
}
