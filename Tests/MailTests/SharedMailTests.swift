import Foundation
import Mail
import Testing

/// Real mail, kept beside the repository and not in it.
@Suite(.enabled(if: SharedMail.isThere, "../shared/data/mail is not there"))
struct SharedMailTests {
    @Test func `every shared message reads`() throws {
        var read = 0
        var failed: [String] = []
        try MailboxReader.messages(
            at: SharedMail.path,
            each: { raw in
                let message = try Message(parsing: raw.unquoted)
                _ = message.opening()
                read += 1
            }, failed: { place, why in failed.append("\(place): \(why)") })
        #expect(read > 2_195)
        #expect(failed.count == 2, "\(failed)")
    }

    @Test func `the shared mbox holds 2,195 messages, all dated`() throws {
        let (count, dates) = try MailboxReader.dates(at: SharedMail.path + "/enron-7-mailboxes.mbox")
        #expect(count == 2_195)
        #expect(dates.count == 2_195)
    }
}

enum SharedMail {
    /// From Tests/MailTests to the folder beside the repository.
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/data/mail").standardized.path

    static let isThere = FileManager.default.fileExists(atPath: path)
}
