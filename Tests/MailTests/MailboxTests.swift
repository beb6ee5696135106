import Foundation
import Mail
import Testing

@Suite struct MailboxTests {
    private static let ines = "From ines@harbourbakery.example Mon Mar  2 09:00:00 2026\n"
    private static let chidi = "From chidi@okaforgarage.example Mon Mar  2 10:00:00 2026\n"
    private static let first = "From: ines@harbourbakery.example\nSubject: One\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\nHello\n"
    private static let second = "From: chidi@okaforgarage.example\nSubject: Two\n\nGood day\n"

    @Test func `an mbox is divided at its From lines`() throws {
        try Folder.with(["office.mbox": Self.ines + Self.first + "\n" + Self.chidi + Self.second + "\n"]) { folder in
            let (messages, failed) = try Folder.read(folder + "/office.mbox")
            #expect(failed == [])
            #expect(messages.map { String(decoding: $0.bytes, as: UTF8.self) } == [Self.first, Self.second])
            #expect(messages.map(\.place) == ["office.mbox, message 1 at byte 0", "office.mbox, message 2 at byte 148"])
            #expect(messages.map(\.envelopeDate) == [1_772_442_000_000, 1_772_445_600_000])
            #expect(messages.allSatisfy { $0.kind == .mbox })
        }
    }

    @Test func `a message is the same bytes wherever in an mbox it stands`() throws {
        let mbox = Self.ines + Self.first
        try Folder.with(["a.mbox": mbox, "b.mbox": mbox + "\n", "c.mbox": String(mbox.dropLast())]) { folder in
            let messages = try Folder.read(folder).messages.map { String(decoding: $0.bytes, as: UTF8.self) }
            #expect(messages == [Self.first, Self.first, String(Self.first.dropLast())])
        }
    }

    @Test func `a sentence that begins with From does not divide`() throws {
        let body = "Hello\nFrom now on\n\nFrom now on we open at 07:00 each day in 2026\n\nFrom Monday on:\nRe: the oven\n"
        try Folder.with(["a": Self.ines + "Subject: x\n\n" + body + "\n" + Self.chidi + Self.second]) { folder in
            let messages = try Folder.read(folder).messages
            #expect(messages.count == 2)
            #expect(try Message(parsing: messages[0].unquoted).text == body.trimmingCharacters(in: .newlines))
        }
    }

    @Test(arguments: [
        "From ines@harbourbakery.example\n", "From - Mon Mar 02 09:00:00 2026\n",
        "From MAILER-DAEMON Mon Mar  2 09:00:00 2026 +0100\n",
        "From ines@x.example Mon Mar 2 09:00 CET 2026\n",
        "From ???@??? Thu Jan 01 00:00:00 1970\n", "From ines@x.example 2026-03-02T09:00:00Z\n",
    ])
    func `From lines of other programs divide as well`(line: String) throws {
        try Folder.with(["a": line + Self.first + "\n" + line + Self.second]) { folder in
            let messages = try Folder.read(folder).messages
            #expect(messages.count == 2)
        }
    }

    @Test func `quoted From lines stay in the bytes and are unquoted for reading`() throws {
        try Folder.with(["a": Self.ines + "Subject: x\n\n>From here\n>>From there\n> From\n"]) { folder in
            let message = try #require(try Folder.read(folder).messages.first)
            #expect(String(decoding: message.bytes, as: UTF8.self) == "Subject: x\n\n>From here\n>>From there\n> From\n")
            #expect(String(decoding: message.unquoted, as: UTF8.self) == "Subject: x\n\nFrom here\n>From there\n> From\n")
        }
    }

    @Test func `line ends of other systems make no difference`() throws {
        let mbox = (Self.ines + Self.first + "\n" + Self.chidi + Self.second + "\n").replacing("\n", with: "\r\n")
        try Folder.with(["a": mbox]) { folder in
            let messages = try Folder.read(folder).messages.map { String(decoding: $0.bytes, as: UTF8.self) }
            #expect(messages == [Self.first, Self.second].map { $0.replacing("\n", with: "\r\n") })
        }
    }

    @Test func `an mbox larger than the window is divided just the same`() throws {
        let long = "Subject: long\n\n" + String(repeating: "x", count: 3_000_000) + "\n"
        let many = (1...3000).map { Self.ines + "Subject: \($0)\n\n" + String(repeating: "line\n", count: $0 % 200) + "\n" }.joined()
        try Folder.with(["a": many + Self.chidi + long + "\n" + Self.ines + Self.first]) { folder in
            let (messages, failed) = try Folder.read(folder)
            #expect(failed == [])
            #expect(messages.count == 3002)
            #expect(messages[3000].bytes.count == long.utf8.count)
            #expect(try Message(parsing: messages[2999].bytes).subject == "3000")
        }
    }

    @Test func `a message over 64 MiB is reported and the rest goes on`() throws {
        let huge = "Subject: huge\n\n" + String(repeating: String(repeating: "x", count: 1023) + "\n", count: 64 * 1024 + 1)
        try Folder.with(["a.eml": huge, "b.mbox": Self.ines + huge + "\n" + Self.chidi + Self.second]) { folder in
            let (messages, failed) = try Folder.read(folder)
            #expect(failed == ["a.eml: It is larger than 64 MiB.", "b.mbox, message 1 at byte 0: It is larger than 64 MiB."])
            #expect(messages.count == 1)
        }
    }

    @Test func `the quick pass counts and dates the same messages`() throws {
        try Folder.with(["a": Self.ines + Self.first + "\n" + Self.chidi + Self.second, "b.eml": Self.first, "c": "nothing"]) { folder in
            let (count, dates) = try MailboxReader.dates(at: folder)
            #expect(count == 3)
            #expect(dates == [1_772_442_000_000, 1_772_442_000_000])
        }
    }

    @Test func `an error of the one who takes the messages ends the reading`() throws {
        struct Full: Error {}
        try Folder.with(["a.eml": Self.first, "b.eml": Self.second]) { folder in
            var taken = 0
            #expect(throws: Full.self) {
                try MailboxReader.messages(
                    at: folder,
                    each: { _ in
                        taken += 1
                        throw Full()
                    }, failed: { _, _ in })
            }
            #expect(taken == 1)
        }
    }
}
