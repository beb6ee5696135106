import Care
import Foundation
import Store
import Support
import Testing

@Suite struct `Signing in` {
    let cast: Cast
    let ben: Int64
    let accounts: Accounts
    let sessions: Sessions
    private let words = "heron paints slowly"

    init() throws {
        cast = try Cast()
        ben = try cast.ben()
        accounts = Accounts(folder: cast.folder, random: Cast.random)
        sessions = Sessions(folder: cast.folder)
    }

    private var bens: Sessions.Holder { .init(firm: cast.place.firm, staff: ben) }

    private func after(seconds: Int64) -> Instant { Cast.monday.adding(milliseconds: seconds * 1_000) }

    private func invitation(at: Instant = Cast.monday) throws -> String {
        let anna = try #require(try cast.reading { $0.reader })
        return try accounts.invite(ben, by: anna, firm: cast.place.firm, now: at)
    }

    @discardableResult
    private func accept(_ invitation: String, _ password: String? = nil, token: String = "ben", at: Instant = Cast.monday) throws
        -> Accounts.Answer
    {
        let password = password ?? words
        return try accounts.accept(invitation, password: password, again: password, token: token, browser: "Firefox on Linux", now: at)
    }

    private func signIn(_ password: String, _ address: String = "Ben@BergOchieng.example", at: Instant = Cast.monday) throws
        -> Accounts.Answer
    { try accounts.signIn(address: address, password: password, now: at) }

    @Test func `whoever is invited chooses a password, is signed in, and signs in with it again`() throws {
        #expect(try !accounts.isAnyone())
        try accept(invitation())
        #expect(try sessions.holder(of: "ben", now: Cast.monday) == bens)
        #expect(try signIn(words) == .welcome(bens))
        #expect(try signIn(words.uppercased()) == .wrong)
        #expect(try accounts.withPassword(firm: cast.place.firm) == [ben])
    }

    @Test func `an invitation opens once, for a week, and not after another was made`() throws {
        let first = try invitation()
        let second = try invitation()
        #expect(throws: Refusal.invitationEnded) { try accept(first) }
        #expect(throws: Refusal.invitationEnded) { try accept(second, at: after(seconds: 7 * 86_400)) }
        #expect(throws: Refusal.invitationEnded) { try accept("") }
        try accept(second)
        #expect(throws: Refusal.invitationEnded) { try accept(second) }
    }

    @Test func `a refused password leaves the invitation as it was`() throws {
        let invitation = try invitation()
        for weak in ["heron paint", "aaaaaaaaaaaaaaaa", "BenOchieng2026", "berg ochieng engineers", String(repeating: "heron ", count: 50)]
        {
            #expect(throws: Refusal.self, "\(weak)") { try accept(invitation, weak) }
        }
        #expect(throws: Refusal.passwordsDiffer) {
            try accounts.accept(invitation, password: words, again: words + ".", token: "ben", browser: "", now: Cast.monday)
        }
        try accept(invitation)
    }

    @Test func `only a principal invites, and only who is there`() throws {
        let member = try #require(try cast.reading(as: ben) { $0.reader })
        #expect(throws: Refusal.onlyPrincipals("invite")) {
            try accounts.invite(ben, by: member, firm: cast.place.firm, now: Cast.monday)
        }
        let anna = try #require(try cast.reading { $0.reader })
        #expect(throws: Refusal.self) { try accounts.invite(999, by: anna, firm: cast.place.firm, now: Cast.monday) }
        let open = try invitation()
        try cast.say("staff gone", ["who": ["Ben"]])
        #expect(throws: Refusal.invitationEnded) { try accept(open) }
    }

    @Test func `each wrong password makes the next wait longer, nobody is locked out, and the right one ends it`() throws {
        try accept(invitation())
        for _ in 1...3 { #expect(try signIn("wrong") == .wrong) }
        var now: Int64 = 0
        for seconds in [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300] as [Int64] {
            #expect(try signIn(words, at: after(seconds: now)) == .wait(seconds: Int(seconds)))
            now += seconds
            #expect(try signIn("wrong", at: after(seconds: now)) == .wrong)
        }
        #expect(try signIn(words, at: after(seconds: now + 300)) == .welcome(bens))
        #expect(try signIn("wrong", at: after(seconds: now + 300)) == .wrong)
        #expect(try signIn(words, at: after(seconds: now + 300)) == .welcome(bens))
    }

    @Test func `an address that nobody has answers as a wrong password does`() throws {
        for _ in 1...3 { #expect(try signIn("wrong", "zoe@nowhere.example") == .wrong) }
        #expect(try signIn("wrong", "zoe@nowhere.example") == .wait(seconds: 1))
        #expect(try signIn("wrong", "") == .wrong)
    }

    @Test func `who has left is signed out at once, and cannot sign in`() throws {
        try accept(invitation())
        try cast.say("staff gone", ["who": ["Ben"]])
        #expect(try sessions.holder(of: "ben", now: Cast.monday) == nil)
        #expect(try signIn(words) == .wrong)
    }

    @Test func `a new password ends every other session`() throws {
        try accept(invitation())
        try sessions.begin(token: "phone", as: bens, browser: "Chrome on Android", now: Cast.monday)
        try accounts.setPassword("quiet barge lantern", again: "quiet barge lantern", of: bens, keeping: "phone", now: Cast.monday)
        #expect(try sessions.holder(of: "ben", now: Cast.monday) == nil && sessions.holder(of: "phone", now: Cast.monday) == bens)
        #expect(try signIn(words) == .wrong)
        #expect(try signIn("quiet barge lantern") == .welcome(bens))
    }

    @Test func `a session ends after a week unused and a month in all, and one can be ended from another`() throws {
        try accept(invitation())
        let days = { (count: Int64) in after(seconds: count * 86_400) }
        for day in [6, 12, 18, 24, 29] as [Int64] { #expect(try sessions.holder(of: "ben", now: days(day)) == bens) }
        #expect(try sessions.holder(of: "ben", now: days(30)) == nil)
        try sessions.begin(token: "desk", as: bens, browser: "Firefox on Linux", now: days(30))
        #expect(try sessions.holder(of: "desk", now: days(37)) == nil)
        try sessions.begin(token: "phone", as: bens, browser: "Chrome on Android", now: days(36))
        let lines = try sessions.lines(of: bens, now: days(36))
        #expect(lines.map(\.browser) == ["Chrome on Android", "Firefox on Linux"])
        try sessions.end(named: lines[0].name, of: .init(firm: cast.place.firm, staff: cast.anna))
        #expect(try sessions.holder(of: "phone", now: days(36)) == bens)
        try sessions.end(named: lines[0].name, of: bens)
        #expect(try sessions.holder(of: "phone", now: days(36)) == nil)
    }

    @Test func `who has no password stays signed in for a year`() throws {
        let anna = Sessions.Holder(firm: cast.place.firm, staff: cast.anna)
        try sessions.begin(token: "first", as: anna, browser: "", now: Cast.monday)
        #expect(try sessions.holder(of: "first", now: after(seconds: 364 * 86_400)) == anna)
        #expect(try sessions.lines(of: anna, now: after(seconds: 364 * 86_400)).count == 1)
        #expect(try sessions.holder(of: "first", now: after(seconds: 365 * 86_400)) == nil)
        try sessions.sweep(now: after(seconds: 365 * 86_400))
        #expect(try sessions.holder(of: "first", now: Cast.monday) == nil)
    }

    @Test func `neither passwords nor what opens is on the disk as it was typed, and a backup has nobody who can sign in`() throws {
        let first = try invitation()
        try accept(first)
        let open = try invitation()
        let files = try FileManager.default.subpathsOfDirectory(atPath: cast.path).compactMap {
            FileManager.default.contents(atPath: cast.path + "/" + $0)
        }
        for secret in [words, first, open] { #expect(!files.contains { $0.range(of: Data(secret.utf8)) != nil }) }
        try Backup.write(cast.folder, to: cast.path + "/all.tar")
        _ = try Backup.restore(cast.path + "/all.tar", to: cast.path + "/restored")
        let restored = try DataFolder(path: cast.path + "/restored", reading: { _ in "" })
        #expect(try !Accounts(folder: restored, random: Cast.random).isAnyone())
    }
}
