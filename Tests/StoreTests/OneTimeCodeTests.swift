import Care
import Foundation
import Support
import Testing

@testable import Store

@Suite struct `Codes beside the password` {
    let cast: Cast
    let accounts: Accounts
    let sessions: Sessions
    private let anna: Sessions.Holder
    private let words = "heron paints slowly"

    init() throws {
        cast = try Cast()
        accounts = Accounts(folder: cast.folder, random: Cast.random)
        sessions = Sessions(folder: cast.folder)
        anna = .init(firm: cast.place.firm, staff: cast.anna)
        try accounts.setPassword(words, again: words, of: anna, keeping: "", now: Cast.monday)
    }

    /// RFC 6238, appendix B, the last six of eight digits.
    @Test(
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] as [(Int64, String)]) func `are those of the standard`(second: Int64, code: String)
    {
        #expect(OneTimeCode.code(Array("12345678901234567890".utf8), step: second / 30) == code)
    }

    /// RFC 4648, 10.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ])
    func `have keys in letters that are told apart`(text: String, letters: String) { #expect(Base32.text(Array(text.utf8)) == letters) }

    private func after(_ seconds: Int64) -> Instant { Cast.monday.adding(milliseconds: seconds * 1_000) }

    private func code(_ seconds: Int64) throws -> String {
        let key = try cast.folder.engine.read { try $0.row("select key from one_time_key")?.blob(0) }
        return OneTimeCode.code(try #require(key), step: after(seconds).milliseconds / 30_000)
    }

    private func setUp() throws -> [String] {
        _ = try accounts.beginCodes(of: anna)
        return try accounts.confirmCodes(code(0), of: anna, keeping: "here", now: after(0))
    }

    private func signIn() throws -> Accounts.Answer {
        try accounts.signIn(address: "anna@bergochieng.example", password: words, now: after(60))
    }

    @Test func `are asked for once one was given, and the password alone opens nothing then`() throws {
        _ = try accounts.beginCodes(of: anna)
        #expect(try signIn() == .welcome(anna))
        #expect(throws: Refusal.wrongCode) { try accounts.confirmCodes("000000", of: anna, keeping: "here", now: after(0)) }
        _ = try setUp()
        #expect(try signIn() == .code(anna))
        try sessions.beginPending(token: "half", as: anna, now: after(60))
        #expect(try sessions.holder(of: "half", now: after(61)) == nil && sessions.lines(of: anna, now: after(61)).isEmpty)
        #expect(try sessions.pendingHolder(of: "half", now: after(61)) == anna)
        #expect(try sessions.pendingHolder(of: "half", now: after(60 + 300)) == nil)
        #expect(try accounts.giveCode(code(60), of: anna, now: after(60)) == .welcome(anna))
    }

    @Test func `are good once, half a minute early or late, and no more`() throws {
        _ = try setUp()
        #expect(try accounts.giveCode(code(0), of: anna, now: after(5)) == .wrong)
        #expect(try accounts.giveCode(code(90), of: anna, now: after(60)) == .welcome(anna))
        #expect(try accounts.giveCode(code(90), of: anna, now: after(90)) == .wrong)
        #expect(try accounts.giveCode(code(60), of: anna, now: after(90)) == .wrong)
        #expect(try accounts.giveCode(code(300), of: anna, now: after(330)) == .welcome(anna))
        #expect(try accounts.giveCode(code(600), of: anna, now: after(660)) == .wrong)
    }

    @Test func `on paper each sign in once, however they are typed`() throws {
        let paper = try setUp()
        #expect(Set(paper).count == 10)
        let typed = paper[3].lowercased().enumerated().map { ($0 % 4 == 0 ? " " : "") + String($1) }.joined()
        #expect(try accounts.giveCode(typed, of: anna, now: after(60)) == .welcome(anna))
        #expect(try accounts.giveCode(paper[3], of: anna, now: after(60)) == .wrong)
        #expect(try accounts.giveCode(paper[4], of: anna, now: after(60)) == .welcome(anna))
    }

    @Test func `that are wrong make the next wait`() throws {
        _ = try setUp()
        for _ in 1...3 { #expect(try accounts.giveCode("123", of: anna, now: after(60)) == .wrong) }
        #expect(try accounts.giveCode(code(60), of: anna, now: after(60)) == .wait(seconds: 1))
        #expect(try accounts.giveCode(code(60), of: anna, now: after(61)) == .welcome(anna))
    }

    @Test func `are still owed after an invitation, until somebody ends them`() throws {
        _ = try setUp()
        let reader = try #require(try cast.reading { $0.reader })
        func accept() throws -> Accounts.Answer {
            let invitation = try accounts.invite(cast.anna, by: reader, firm: cast.place.firm, now: after(60))
            return try accounts.accept(invitation, password: words, again: words, token: UUID().uuidString, browser: "", now: after(60))
        }
        #expect(try accept() == .code(anna))
        // A key that was confirmed is not changed by beginning anew.
        _ = try accounts.beginCodes(of: anna)
        #expect(try accounts.giveCode(code(60), of: anna, now: after(60)) == .welcome(anna))
        try accounts.endCodes(of: anna)
        #expect(try accept() == .welcome(anna) && signIn() == .welcome(anna))
    }
}
