import Foundation
import Mail
import Testing

@Suite struct MailFolderTests {
    private static let letter = "From: ines@harbourbakery.example\nSubject: Ovens\n\nHello\n"

    @Test func `a folder is read in order, with its folders`() throws {
        let files = ["sent/2.": Self.letter, "sent/1.": Self.letter, "inbox/a.eml": Self.letter, "z": Self.letter, ".DS_Store": "x"]
        try Folder.with(files) { folder in
            let (messages, failed) = try Folder.read(folder)
            #expect(messages.map(\.place) == ["inbox/a.eml", "sent/1.", "sent/2.", "z"])
            #expect(messages.allSatisfy { $0.kind == .eml && $0.bytes == Array(Self.letter.utf8) })
            #expect(failed == [])
        }
    }

    @Test func `a Maildir is read without what its programs keep`() throws {
        try Folder.with([
            "cur/1:2,S": Self.letter, "new/2": Self.letter, "tmp/3": Self.letter, "dovecot-uidlist": "3 V1", ".Sent/cur/4": Self.letter,
            ".hidden/5": Self.letter, "subscriptions": "x", "Inbox.msf": "// <!-- <mdb:mork:z",
        ]) { folder in
            let (messages, failed) = try Folder.read(folder)
            #expect(messages.map(\.place) == [".Sent/cur/4", "cur/1:2,S", "new/2"])
            #expect(failed == [])
        }
    }

    @Test func `what is no mail is reported in a sentence`() throws {
        try Folder.with([
            "a.eml": Self.letter, "empty": "", "notes.txt": "Dear diary,\nnothing.", "page.html": "<p>Note: x</p>",
            "photo": "\u{0}\u{1}PNG",
        ]) { folder in
            let (messages, failed) = try Folder.read(folder)
            #expect(messages.count == 1)
            #expect(
                failed == [
                    "empty: It is empty.", "notes.txt: It is not mail: it does not begin with a mail header.",
                    "page.html: It is not mail: it does not begin with a mail header.", "photo: It holds binary data, not mail.",
                ])
        }
    }

    @Test func `links that lead out are reported and not followed`() throws {
        try Folder.with(["outside/a.eml": Self.letter, "mail/b.eml": Self.letter]) { folder in
            let files = FileManager.default
            try files.createSymbolicLink(atPath: folder + "/mail/out", withDestinationPath: folder + "/outside")
            try files.createSymbolicLink(atPath: folder + "/mail/in", withDestinationPath: folder + "/mail/b.eml")
            try files.createSymbolicLink(atPath: folder + "/mail/round", withDestinationPath: folder + "/mail")
            let (messages, failed) = try Folder.read(folder + "/mail")
            #expect(messages.map(\.place) == ["b.eml"])
            #expect(failed == ["out: It is a link that leads out of the folder; give its target itself."])
        }
    }

    @Test func `a pipe among the files does not hold us up`() throws {
        try Folder.with(["a.eml": Self.letter]) { folder in
            #expect(mkfifo(folder + "/pipe", 0o600) == 0)
            let (messages, failed) = try Folder.read(folder)
            #expect(messages.count == 1)
            #expect(failed == ["pipe: It is neither a file nor a folder."])
        }
    }

    @Test func `one file is one message`() throws {
        try Folder.with(["a.eml": "\n" + Self.letter]) { folder in
            let messages = try Folder.read(folder + "/a.eml").messages
            #expect(messages.map(\.place) == ["a.eml"])
        }
    }

    @Test func `only a path where nothing is ends in an error`() {
        #expect(throws: MailboxReader.NotThere("/nowhere/office.mbox")) { try Folder.read("/nowhere/office.mbox") }
        #expect(MailboxReader.NotThere("/nowhere").description == "There is no file or folder “/nowhere”.")
    }
}

/// Folders of mail that live as long as a test.
enum Folder {
    static func with(_ files: [String: String], _ body: (_ folder: String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kept-mail-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, content) in files {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content.utf8).write(to: file)
        }
        try body(folder.path)
    }

    static func read(_ path: String) throws -> (messages: [RawMessage], failed: [String]) {
        var messages: [RawMessage] = []
        var failed: [String] = []
        try MailboxReader.messages(at: path, each: { messages.append($0) }, failed: { failed.append("\($0): \($1)") })
        return (messages, failed)
    }
}
