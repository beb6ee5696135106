import Care
import Foundation
import Store
import Support
import Testing

@Suite("Tokens of programs") struct TokenTests {
    let cast: Cast
    let tokens: Tokens
    let anna: Sessions.Holder

    init() throws {
        cast = try Cast()
        tokens = Tokens(folder: cast.folder, random: Cast.random)
        anna = Sessions.Holder(firm: cast.place.firm, staff: cast.anna)
    }

    @Test func `a token asks for whoever made it, with what it may`() throws {
        let token = try tokens.make(" phone system ", [.write, .read], of: anna, now: Cast.monday)
        let holder = try #require(try tokens.holder(of: token, now: Cast.monday))
        #expect((holder.firm, holder.staff, holder.scopes) == (anna.firm, anna.staff, [.read, .write]))
        #expect(token.hasPrefix("kept_") && token.count == 69)
        #expect(try tokens.holder(of: token.uppercased(), now: Cast.monday) == nil)
    }

    @Test func `only its digest is stored, and no backup has it`() throws {
        let token = try tokens.make("phone system", [.read], of: anna, now: Cast.monday)
        let file = cast.path + ".tar"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try Backup.write(cast.folder, to: file)
        for path in [cast.path + "/kept.sqlite", cast.path + "/kept.sqlite-wal", file] {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(bytes.range(of: Data(token.utf8)) == nil)
            #expect(path != file || bytes.range(of: Data("phone system".utf8)) == nil)
        }
    }

    @Test func `its owner sees when it was last used, and ends it`() throws {
        let token = try tokens.make("phone system", [.read], of: anna, now: Cast.monday)
        #expect(try tokens.lines(of: anna).map(\.seen) == [nil])
        let later = Cast.monday.adding(milliseconds: 3_600_000)
        let holder = try #require(try tokens.holder(of: token, now: later))
        let line = try #require(try tokens.lines(of: anna).first)
        #expect((line.title, line.scopes, line.made, line.seen) == ("phone system", [.read], Cast.monday, later))
        let ben = Sessions.Holder(firm: anna.firm, staff: try cast.ben())
        try tokens.end(named: line.name, of: ben)
        #expect(try tokens.isValid(holder))
        try tokens.end(named: line.name, of: anna)
        #expect(try !tokens.isValid(holder) && tokens.holder(of: token, now: later) == nil && tokens.lines(of: anna).isEmpty)
    }

    @Test func `whoever leaves the firm asks for nothing any more`() throws {
        let ben = Sessions.Holder(firm: anna.firm, staff: try cast.ben())
        let token = try tokens.make("calendar", [.read], of: ben, now: Cast.monday)
        let holder = try #require(try tokens.holder(of: token, now: Cast.monday))
        try cast.say("staff gone", ["who": ["Ben"]])
        #expect(try tokens.holder(of: token, now: Cast.monday) == nil && !tokens.isValid(holder))
    }

    @Test func `it is for something, may something, and there are not endlessly many`() throws {
        #expect(throws: Refusal.missing(field: "what it is for", example: "“phone system”")) {
            try tokens.make(" ", [.read], of: anna, now: Cast.monday)
        }
        #expect(throws: Refusal.missing(field: "what it may do", example: "read")) {
            try tokens.make("phone system", [], of: anna, now: Cast.monday)
        }
        for number in 0..<Tokens.most { _ = try tokens.make("program \(number)", [.read], of: anna, now: Cast.monday) }
        #expect(throws: Refusal.tooManyTokens(Tokens.most)) { try tokens.make("one more", [.read], of: anna, now: Cast.monday) }
    }

    @Test func `wrong ones make the next wrong one wait, and right ones never`() throws {
        let token = try tokens.make("phone system", [.read], of: anna, now: Cast.monday)
        let tries = try (0..<5).map { _ in try tokens.wrong(now: Cast.monday) }
        #expect(tries == [.unknown, .unknown, .unknown, .wait(seconds: 1), .wait(seconds: 1)])
        #expect(try tokens.holder(of: token, now: Cast.monday) != nil)
        #expect(try tokens.wrong(now: Cast.monday.adding(milliseconds: 1_001)) == .unknown)
    }
}
