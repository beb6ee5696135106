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
        "attachxq-name", "attachxq-inside", "listxq-round", "deepxq-words",
    ]

    private static let file = Data("attachxq-inside the file, and more of it".utf8).base64EncodedString()

    /// What stands behind so much is in the message's file and in the index, and not in the record.
    private static let filler = (1...400).map { "the oven is number \($0)" }.joined(separator: "\n")

    /// One of somebody else, without any of the words.
    static let other = letter.replacing(file, with: Data("the plan".utf8).base64EncodedString()).replacing("attachxq", with: "file")
        .replacing("bodyxq-leaks", with: "the oven smells").replacing("deepxq-", with: "deep ").replacing("subjectxq", with: "our")
        .replacing("xq-1@canary", with: "1@other")
        .replacing("Zyxanthe Quillfeather <zyxanthe.q@canary.example>", with: "Ines Ferreira <ines@harbourbakery.example>")

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
        \(filler)
        deepxq-words.
        --b
        Content-Type: text/plain; name="attachxq-name.txt"
        Content-Disposition: attachment; filename="attachxq-name.txt"
        Content-Transfer-Encoding: base64

        \(file)
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

    /// By name, by address, by a number written otherwise, by a piece of the name; one dropped, one taken back.
    private func keepLists(_ cast: Cast) throws {
        let ben = try cast.ben()
        try cast.say(
            "list save", ["name": ["Quillfeather listxq-round"], "where": ["tag=roof"], "column": ["tags", "field listxq-round"]])
        try cast.say("list save", ["name": ["One"], "where": ["words=zyxanthe.q@canary.example", "tag=listxq-round"]], by: ben)
        try cast.say("list save", ["name": ["Two listxq-round"], "where": ["not words=+44 (20) 7946 0999"], "shared": [""]])
        try cast.say("list save", ["name": ["Three listxq-round"], "where": ["words=zyxan"]])
        try cast.say("list save", ["name": ["Four listxq-round"], "where": ["not tag=with-quillfeather"]])
        try cast.say("list drop", ["list": ["Four listxq-round"]])
        try cast.say("list save", ["name": ["Five listxq-round"], "where": ["place=Quillfeathers"]])
        try cast.take(UndoLast(by: cast.anna))
        try cast.say("list save", ["name": ["Others"], "where": ["tag=roof"]])
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
        try keepLists(cast)
        #expect(found(cast.path).count > 8)
        _ = try cast.place.erase(
            Erase(.init(party: who), because: "asked for by letter"), identity: Cast.identity(), by: cast.anna, via: "test",
            now: Cast.monday)
        #expect(found(cast.path) == [])
        #expect(try cast.reading { try $0.lists().map(\.shown) } == ["Erased list", "Erased list", "Erased list", "Others"])
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

    @Test(arguments: [true, false])
    func `nothing of a message whose file was lost or damaged is left either, and all else is found as before`(isLost: Bool) throws {
        let cast = try Cast(reading: Message.wholeText)
        let outside = NSTemporaryDirectory() + "kept-canary-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: outside) }
        for (name, letter) in [("one.eml", Canary.letter), ("two.eml", Canary.other)] {
            try letter.write(toFile: "\(outside)/\(name)", atomically: true, encoding: .utf8)
            try importing(cast, "\(outside)/\(name)")
        }
        let who = try cast.reading { try $0.who("zyxanthe.q@canary.example") }
        #expect(try cast.reading { try $0.erasurePlan(.init(party: who)).missing } == 0)
        let files = found(cast.path).compactMap { $0.split(separator: " ").last.map(String.init) }
        let file = try #require(files.first { !$0.contains("sqlite") })
        if isLost {
            try FileManager.default.removeItem(atPath: "\(cast.path)/\(file)")
        } else {
            try "half of it".write(toFile: "\(cast.path)/\(file)", atomically: false, encoding: .utf8)
        }
        let plan = try cast.reading { try $0.erasurePlan(.init(party: who)) }
        #expect(plan.missing == 1)
        #expect(plan.stays.contains { $0.hasPrefix("The file of 1 message is missing or damaged") })
        _ = try cast.place.erase(
            Erase(.init(party: who), because: "asked"), identity: Cast.identity(), by: cast.anna, via: "test", now: Cast.monday)
        #expect(found(cast.path) == [])
        #expect(try cast.reading { try $0.find("deepxq").isEmpty && $0.find("bodyxq").isEmpty && $0.find("\"oven smells\"").count == 1 })
        #expect(try Verification.run(on: cast.folder, firm: 1).altered == nil)
        let before = try cast.tables()
        try cast.folder.rebuild(firm: 1)
        #expect(try cast.tables() == before)
    }
}
