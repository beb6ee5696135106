import Care
import Foundation
import Glibc
import Mail
import Store
import Support
import Testing

/// Every kind of broken mailbox: all that is in it is recorded, or listed with its place and the reason.
@Suite struct BrokenMailboxTests {
    @Test(arguments: BrokenMailbox.all) func `a broken mailbox gives what can be read of it, and says what cannot`(box: BrokenMailbox)
        throws
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kept-broken-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try box.bytes(1).write(to: folder.appendingPathComponent(box.name))
        let start = ContinuousClock.now
        let (messages, failed) = try Folder.read(folder.path + "/" + box.name)
        var readable: [Message] = []
        var unreadable = 0
        for raw in messages {
            do { readable.append(try Message(parsing: raw.unquoted)) } catch { unreadable += 1 }
        }
        #expect(readable.count == box.messages, "\(messages.map(\.place)) \(failed)")
        #expect(failed.map { String($0.drop { $0 != ":" }.dropFirst(2)) } == box.failed)
        #expect(messages.count == readable.count + unreadable)
        if let words = box.words {
            let text = readable.last?.text ?? ""
            #expect(text.hasPrefix(words) || text.hasSuffix(words), "\(text)")
        }
        #expect(try MailboxReader.dates(at: folder.path + "/" + box.name).count == messages.count)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    /// `KEPT_BROKEN=FOLDER` keeps them there at their full size, for the command line.
    @Test func `all of them in one folder are taken in as one mailbox, and again nothing comes twice`() throws {
        let cast = try Cast()
        let kept = ProcessInfo.processInfo.environment["KEPT_BROKEN"]
        let folder = kept ?? cast.path + "/broken"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for box in BrokenMailbox.all {
            try box.bytes(kept == nil ? 1 : 400).write(to: URL(fileURLWithPath: "\(folder)/\(box.name)"))
        }
        if kept != nil { return }
        let evening = Cast.monday.adding(milliseconds: 8 * 3_600_000)
        let intake = Intake(workplace: cast.place, by: .staff(cast.anna), now: { evening }, random: Cast.random)
        let first = try intake.run([folder], until: nil, mailboxOf: nil) { _ in }
        let counts = first.counts
        #expect(counts.read == counts.recorded + counts.already + counts.later + counts.failed)
        #expect(counts.failed == first.failed.count)
        // Some hold the same letter.
        #expect(counts.recorded + counts.already == BrokenMailbox.all.map(\.messages).reduce(0, +))
        let again = try intake.run([folder], until: nil, mailboxOf: nil) { _ in }
        #expect(
            again.counts.recorded == 0 && again.counts.already == counts.recorded + counts.already && again.counts.failed == counts.failed)
        #expect(try Verification.run(on: cast.folder, firm: 1).altered == nil)
    }

    @Test func `in a zip, which cannot be looked ahead in, no length of a stranger's swallows a message`() throws {
        let last = BrokenMailbox.from + BrokenMailbox.letter(2)
        let first = BrokenMailbox.letter(1, more: "Content-Length: \(13 + last.utf8.count)\n")
        let box = Zip.make([("office.mbox", Array((BrokenMailbox.from + first + "\n" + last).utf8))])
        try Folder.with([:]) { folder in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(box).write(to: URL(fileURLWithPath: folder + "/office.zip"))
            var places: [String] = []
            try MailboxReader.messages(at: folder + "/office.zip", each: { places.append($0.place) }, other: { _ in }, failed: { _, _ in })
            #expect(places.count == 2, "\(places)")
        }
    }

    @Test func `a folder with loops, odd names and no way in is read around them`() throws {
        let letter = BrokenMailbox.letter(90)
        try Folder.with(["cur/1:2,S": letter, "a/b/c.eml": letter, "new/line\nbreak\u{1B}[2J": letter, "a/\u{202E}lme.eml": letter]) {
            folder in
            let files = FileManager.default
            try files.createSymbolicLink(atPath: folder + "/a/b/up", withDestinationPath: "..")
            try files.createSymbolicLink(atPath: folder + "/a/self", withDestinationPath: "self")
            try files.createSymbolicLink(atPath: folder + "/a/lost", withDestinationPath: "nowhere")
            #expect(mkdir(folder + "/shut", 0) == 0)
            #expect(write(letter, Array((folder + "/cur/").utf8CString.dropLast()) + [-1, -2, 0x61, 0]))
            let (messages, failed) = try Folder.read(folder)
            #expect(
                messages.map(\.place) == [
                    "a/b/c.eml", "a/\u{FFFD}lme.eml", "cur/1:2,S", "cur/\u{FFFD}\u{FFFD}a", "new/line\u{FFFD}break\u{FFFD}[2J",
                ])
            #expect(failed.allSatisfy { $0.contains("link that leads out") || $0.hasPrefix("shut: ") }, "\(failed)")
        }
    }

    /// A file whose name is no text.
    private func write(_ text: String, _ path: [CChar]) -> Bool {
        let handle = path.withUnsafeBufferPointer { open($0.baseAddress!, O_WRONLY | O_CREAT, 0o600) }
        defer { close(handle) }
        return handle >= 0 && Array(text.utf8).withUnsafeBytes { Glibc.write(handle, $0.baseAddress, $0.count) } == text.utf8.count
    }
}
