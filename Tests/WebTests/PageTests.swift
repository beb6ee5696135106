import Care
import Foundation
import Store
import Support
import Testing

@testable import Web

/// Pages as plain text beside the test. `KEPT_SNAPSHOTS=write bin/test web` writes them anew; git shows what changed.
enum Snapshot {
    static func check(_ name: String, _ html: HTML) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Snapshots/\(name).html")
        if ProcessInfo.processInfo.environment["KEPT_SNAPSHOTS"] == "write" { try Data(html.bytes).write(to: file) }
        let wanted = try String(contentsOf: file, encoding: .utf8)
        #expect(html.text == wanted, "\(name) is not as it was; look at the difference, then write it anew if it is right")
    }
}

@Suite struct PageTests {
    let cast: Cast
    let ines: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
        try cast.take(LogInteraction(text: "The crack over the oven has grown. <b>Can I bake?</b>", with: [ines], channel: .voicemail))
        try cast.say("promise", ["text": ["send the revised quote"], "to": [String(ines)], "due": ["Thu 15:00"]])
        try cast.say("owed", ["text": ["weights of the new oven"], "from": [String(ines)], "due": ["tomorrow"]])
        let agnes = try cast.take(AddPerson(details: .init(name: "Agnes Whitlow", addresses: ["agnes@whitlow.example"]))).thing!
        try cast.take(LogInteraction(text: "Would you look at our barn?", with: [agnes], channel: .form))
        try cast.take(LogInteraction(text: "", with: [ines], channel: .missed), at: Cast.monday.adding(milliseconds: 3_600_000))
    }

    /// Friday, when the quote is late.
    private let friday = Cast.monday.adding(milliseconds: 4 * 86_400_000)

    @Test func `Today says who waits, what is late and why each stands there`() throws {
        let html = try cast.reading(at: friday) { reading in
            TodayPage(list: try reading.todayList(limit: 50), reading: reading, seal: .empty, done: .empty, showsAll: false).html
        }
        try Snapshot.check("today", html)
    }

    @Test func `Today without anything says what to do next`() throws {
        let empty = try Cast()
        let html = try empty.reading { reading in
            TodayPage(list: try reading.todayList(), reading: reading, seal: .empty, done: .empty, showsAll: false).html
        }
        try Snapshot.check("today-empty", html)
    }

    @Test func `the story of a client stands on one page`() throws {
        let html = try cast.reading(at: friday) { reading in
            StoryPage(story: try #require(try reading.story(ines)), reading: reading, seal: .empty, done: .empty).html
        }
        try Snapshot.check("story", html)
    }

    @Test func `the form keeps what was typed and says what is the matter beside its field`() throws {
        let html = try cast.reading { reading in
            var draft = NotePage.Draft(fields: ["who": "Inez", "text": "a < b", "owe": "call", "oweBy": "blue moon"])
            draft.problems["who"] = .nobody("Inez")
            draft.problems["oweBy"] = .notUnderstood(field: "a time", given: "blue moon", expected: "for example Fri")
            return NotePage(draft: draft, reading: reading, seal: .empty).html
        }
        try Snapshot.check("note-refused", html)
    }

    @Test func `nothing that a client wrote stands unescaped on any page`() throws {
        let html = try cast.reading(at: friday) { reading in
            let today = TodayPage(list: try reading.todayList(), reading: reading, seal: .empty, done: .empty, showsAll: true).html
            let story = StoryPage(story: try #require(try reading.story(ines)), reading: reading, seal: .empty, done: .empty).html
            return today.text + story.text
        }
        #expect(!html.contains("<b>Can I bake") && html.contains("&lt;b&gt;Can I bake?"))
    }
}
