import Care
import Formats
import Foundation
import Store

/// Writes everything a firm has into a folder, in forms that any program reads and `kept import` takes in again.
public struct Export {
    /// How far it is: so many of so many entries, then of messages.
    public struct Progress: Sendable {
        public let done: Int64
        public let total: Int64
        public let what: String
    }

    /// What was written.
    public struct Outcome: Sendable {
        public var entries: Int64 = 0
        public var messages = 0
        /// Messages that the record names and that are not there.
        public var missing = 0
        public var people = 0
        public var organizations = 0
        public var contacts = 0
        public var promises = 0

        public var json: JSON {
            [
                "entries": .integer(entries), "messages": .integer(Int64(messages)), "missing": .integer(Int64(missing)),
                "people": .integer(Int64(people)), "organizations": .integer(Int64(organizations)),
                "interactions": .integer(Int64(contacts)), "promises": .integer(Int64(promises)),
            ]
        }
    }

    private static let progressEvery: Int64 = 10_000

    let workplace: Workplace
    let progress: (Progress) -> Void

    public init(workplace: Workplace, progress: @escaping (Progress) -> Void = { _ in }) {
        (self.workplace, self.progress) = (workplace, progress)
    }

    /// Writes the export of everything, or of one party, into a folder that is empty or not there. One consistent state, while others
    /// go on. Throws `ExportFolder.Unusable` with a sentence, a `Refusal`, or a fault; the folder is then not there.
    public func run(to path: String, of party: Int64? = nil, as reader: Int64? = nil, at now: Instant) throws -> Outcome {
        let inside = URL(fileURLWithPath: workplace.folder.path).standardizedFileURL.path
        if URL(fileURLWithPath: path).standardizedFileURL.path.hasPrefix(inside + "/") {
            throw ExportFolder.Unusable(sentence: "\(path) lies in the data folder, where an erasure would miss it. Name another.")
        }
        return try workplace.reading(as: reader, at: now) { reading in
            let scope = try party.map { try reading.everything(of: $0) } ?? reading.everything()
            let draft = try ExportFolder.begin(path)
            do {
                var writing = ExportWriting(export: self, reading: reading, scope: scope, folder: draft)
                let outcome = try writing.run()
                try ExportFolder.finish(path)
                return outcome
            } catch {
                try FileManager.default.removeItem(atPath: draft)
                throw error
            }
        }
    }

    func say(_ done: Int64, of total: Int64, _ what: String) {
        if done % Self.progressEvery == 0 { progress(Progress(done: done, total: total, what: what)) }
    }
}

/// One export under way.
private struct ExportWriting {
    let export: Export
    let reading: Reading
    let scope: ExportScope
    let folder: String
    var outcome = Export.Outcome()

    init(export: Export, reading: Reading, scope: ExportScope, folder: String) {
        (self.export, self.reading, self.scope, self.folder) = (export, reading, scope, folder)
    }

    mutating func run() throws -> Export.Outcome {
        let header = ExportHeader(
            firm: try reading.publicID(), name: reading.thing.name, zone: reading.thing.zone, isRehearsal: reading.thing.rehearsal,
            entries: scope.entries, of: scope.party?.number)
        try writeEntries(header)
        try writeMail()
        try writePeople()
        try writeOrganizations()
        try writeContacts()
        try writePromises()
        try writeStory()
        try write(ExportFolder.readme) { try $0.write(ExportReadme.text(header, outcome, of: scope.party, made: reading.at)) }
        return outcome
    }

    private func write(_ name: String, _ body: (ExportFile) throws -> Void) throws {
        let file = try ExportFile("\(folder)/\(name)")
        try body(file)
        try file.flush()
    }

    private mutating func writeEntries(_ header: ExportHeader) throws {
        var count: Int64 = 0
        try write(ExportFolder.entries) { file in
            try file.write(header.json.text + "\n")
            var line: [UInt8] = []
            try reading.entries(scope) { entry in
                ExportedLine.write(entry, to: &line)
                try file.write(line)
                count += 1
                export.say(count, of: scope.entries, "entries")
            }
        }
        outcome.entries = count
    }

    private mutating func writeMail() throws {
        var (messages, missing) = (0, 0)
        try write(ExportFolder.mail) { mailbox in
            try write(ExportFolder.mailIndex) { index in
                let mail = try Mboxrd(mailbox: mailbox, index: index)
                try reading.messages(scope) { message in
                    if let bytes = export.workplace.folder.letters.bytes(message.digest) {
                        try mail.add(message, bytes)
                        messages += 1
                        export.say(Int64(messages), of: .max, "messages")
                    } else {
                        missing += 1
                    }
                }
            }
        }
        (outcome.messages, outcome.missing) = (messages, missing)
    }

    private func writeTable(_ name: String, _ header: [String], _ rows: (([String]) throws -> Void) throws -> Void) throws -> Int {
        var count = 0
        try write(name) { file in
            try file.write(TableWriter.mark)
            try file.write(TableWriter.row(header))
            try rows {
                try file.write(TableWriter.row($0))
                count += 1
            }
        }
        return count
    }

    private mutating func writePeople() throws {
        outcome.people = try writeTable(ExportFolder.peopleTable, ExportedTables.people) { row in
            try write(ExportFolder.people) { cards in
                try reading.parties(.person, scope) { party, names in
                    try cards.write(VCardWriter.card(ExportedTables.card(party, organizations: names, staff: reading.staff)))
                    try row(ExportedTables.row(party, organizations: names, staff: reading.staff))
                }
            }
        }
    }

    private mutating func writeOrganizations() throws {
        outcome.organizations = try writeTable(ExportFolder.organizations, ExportedTables.organizations) { row in
            try reading.parties(.organization, scope) { try row(ExportedTables.row($0, organizations: $1, staff: reading.staff)) }
        }
    }

    private mutating func writeContacts() throws {
        outcome.contacts = try writeTable(ExportFolder.contacts, ExportedTables.contacts) { row in
            try reading.contacts(scope) { try row(ExportedTables.row($0)) }
        }
    }

    private mutating func writePromises() throws {
        outcome.promises = try writeTable(ExportFolder.promises, ExportedTables.promises) { row in
            try reading.promises(scope) { try row(ExportedTables.row($0)) }
        }
    }

    private func writeStory() throws {
        guard let party = scope.party else { return }
        let story = try ExportedStory(reading, scope)
        var organizations: [Int64: String] = [:]
        try reading.parties(party.kind, scope) { organizations = $1 }
        try write(ExportFolder.story) { try $0.write(story.text(of: party, organizations: organizations)) }
    }
}
