import Care
import Store
import Support
import Testing

@Suite("Pages of what is asked") struct PagingTests {
    let cast: Cast
    init() throws { cast = try Cast() }

    private func items(_ question: Question, _ typed: [String: [String]] = [:], limit: Int, named: String = "items") throws -> [JSON] {
        var (all, after): ([JSON], Page.Cursor?) = ([], nil)
        repeat {
            let told = try cast.reading { try question.ask($0, typed, Page(limit: limit, after: after)) }
            all += told.json[named]?.array ?? []
            after = told.next
        } while after != nil && all.count < 1_000
        return all
    }

    @Test(arguments: [1, 2, 7, 500]) func `all of it comes, each once, in pages of any size`(limit: Int) throws {
        for number in 0..<11 { try cast.take(AddPerson(details: .init(name: "Okafor \(number)"))) }
        for question in [Question.lists, .staff, .find, .list] {
            let typed = question.name == "find" ? ["text": ["okafor"], "only": ["people"]] : [:]
            let whole = try cast.reading { try question.ask($0, typed, .all).json["items"]?.array }
            #expect(try items(question, typed, limit: limit) == whole)
        }
    }

    @Test(arguments: [1, 3, 50]) func `much that happened at one time is all in a story`(limit: Int) throws {
        let ines = try cast.ines()
        for number in 0..<120 { try cast.take(LogInteraction(text: "call \(number)", with: [ines])) }
        let events = try items(.story, ["who": [String(ines)]], limit: limit, named: "events")
        #expect(Set(events.compactMap { $0["number"]?.integer }).count == 120 && events.count == 120)
    }

    @Test func `who goes meanwhile shifts nothing`() throws {
        let waiting = try (0..<6).map { number -> Int64 in
            let person = try cast.take(AddPerson(details: .init(name: "Okafor \(number)"))).thing!
            let at = Cast.monday.adding(milliseconds: Int64(number))
            return try cast.take(LogInteraction(text: "ring back", with: [person], channel: .voicemail), at: at).thing!
        }
        let later = Cast.monday.adding(milliseconds: 1_000)
        let first = try cast.reading(at: later) { try Question.waiting.ask($0, [:], Page(limit: 3, after: nil)) }
        try cast.take(SettleNothing(interaction: waiting[0]), at: later)
        let second = try cast.reading(at: later) { try Question.waiting.ask($0, [:], Page(limit: 3, after: first.next)) }
        #expect(second.json["items"]?.array?.compactMap { $0["number"]?.integer } == Array(waiting[3...]))
    }

    @Test func `a cursor is read as it was written, and nothing else is`() {
        let cursor = Page.Cursor(passed: 50, last: 104_200)
        #expect(Page.Cursor(cursor.text) == cursor)
        for text in ["", ".", "1", "1.", "-1.2", "1.2.3", "z.!", String(repeating: "z", count: 100) + ".1"] {
            #expect(Page.Cursor(text) == nil)
        }
    }
}
