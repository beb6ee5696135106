import Care
import Foundation
import Mail
import Store
import Support
import Testing

/// Words that stand nowhere else.
private enum Canary {
    static let all = [
        "Zyxanthe", "Quillfeather", "zyxanthe.q@canary.example", "7946 0999", "likes-marzipan-xq", "subjectxq-oven", "bodyxq-leaks",
        "attachxq-name", "attachxq-inside",
    ]

    static let letter = """
        From: Zyxanthe Quillfeather <zyxanthe.q@canary.example>
        To: Anna Berg <anna@bergochieng.example>
        Date: Mon, 02 Mar 2026 08:00:00 +0000
        Message-ID: <xq-1@canary.example>
        Subject: subjectxq-oven
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        bodyxq-leaks, please call.
        --b
        Content-Type: text/plain; name="attachxq-name.txt"
        Content-Disposition: attachment; filename="attachxq-name.txt"
        Content-Transfer-Encoding: base64

        \(Data("attachxq-inside the file, and more of it".utf8).base64EncodedString())
        --b--

        """

    /// As bytes may hold it: itself, small, and in each of the three places that base64 can cut it.
    static func forms(_ word: String) -> [Data] {
        let base64 = (0..<3).map { shift -> Data in
            let padded = Data(repeating: 0x20, count: shift) + Data(word.utf8)
            let whole = padded.base64EncodedString()
            return Data(whole.dropFirst(shift == 0 ? 0 : 4).prefix(max(0, padded.count / 3 * 4 - 4)).utf8)
        }
        return [Data(word.utf8), Data(word.lowercased().utf8), Data(word.replacing("@", with: "=40").utf8)] + base64.filter { $0.count > 6 }
    }
}

@Suite struct `After an erasure` {
    private func found(_ folder: String) -> [String] {
        let files = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
        return files.flatMap { file -> [String] in
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)") else { return [] }
            return Canary.all.filter { word in Canary.forms(word).contains { bytes.range(of: $0) != nil } }.map { "\($0) in \(file)" }
        }
    }

    private func importing(_ cast: Cast, _ mailbox: String) throws {
        let intake = Intake(workplace: cast.place, by: .staff(cast.anna), now: { Cast.monday }, random: Cast.random)
        _ = try intake.run([mailbox], until: nil, mailboxOf: nil, progress: { _ in })
    }

    @Test func `no file of the data folder holds a word of it, and taking the mailbox in again brings none back`() throws {
        let cast = try Cast(reading: Message.wholeText)
        let outside = NSTemporaryDirectory() + "kept-canary-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: outside) }
        let mailbox = outside + "/Quillfeather.eml"
        try Canary.letter.write(toFile: mailbox, atomically: true, encoding: .utf8)
        // Taken in, taken back, and taken in again: the record holds them twice.
        try importing(cast, mailbox)
        try cast.take(UndoImport(run: try #require(try cast.reading { try $0.importRuns().first?.number })))
        try importing(cast, mailbox)
        let who = try cast.reading { try $0.who("zyxanthe.q@canary.example") }
        var change = Party.Correction(notes: "likes-marzipan-xq", numbers: ["020 7946 0999"])
        change.tags = ["bodyxq-leaks"]
        try cast.take(EditParty(party: who, change: change))
        try cast.take(LogInteraction(text: "bodyxq-leaks still", with: [who]))
        #expect(found(cast.path).count > 8)
        _ = try cast.place.erase(
            Erase(.init(party: who), because: "asked for by letter"), identity: Cast.identity(), by: cast.anna, via: "test",
            now: Cast.monday)
        #expect(found(cast.path) == [])
        #expect(try Verification.run(on: cast.folder, firm: 1).altered == nil)
        let another = outside + "/office.eml"
        try FileManager.default.copyItem(atPath: mailbox, toPath: another)
        try importing(cast, another)
        #expect(found(cast.path) == [])
        let export = outside + "/export"
        _ = try Export(workplace: cast.place).run(to: export, at: Cast.monday)
        #expect(found(export) == [])
        let before = try cast.tables()
        try cast.folder.rebuild(firm: 1)
        #expect(try cast.tables() == before)
    }
}
