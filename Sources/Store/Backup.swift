import Care
import Foundation
import Glibc

/// Everything of an installation in one tar file, and back.
public enum Backup {
    /// How people sign in.
    private static let secrets = ["session", "credential", "invitation", "attempt", "one_time_key", "recovery_code", "api_token"]

    /// Writes a copy of the database, without secrets, and the messages it names. Returns how many messages. While others go on.
    @discardableResult
    public static func write(_ folder: DataFolder, to file: String) throws -> Int {
        let source = URL(fileURLWithPath: folder.path).path
        let draft = source + "/backup-draft"
        try? FileManager.default.removeItem(atPath: draft)
        try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: draft) }
        try folder.engine.copy(to: draft + "/kept.sqlite", without: secrets)
        // Asked after the copy: whatever the copy names is there by now.
        let names = try messageNames(folder.engine)
        try Data(names.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: draft + "/names"))
        let target = URL(fileURLWithPath: file).path
        guard FileManager.default.createFile(atPath: target + ".part", contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw DataFolder.Unusable(sentence: "\(file) cannot be written.")
        }
        try tar(["-cf", target + ".part", "-C", draft, "kept.sqlite", "-C", source, "-T", draft + "/names"])
        try DataFolder.writeThrough(target + ".part")
        guard rename(target + ".part", target) == 0 else { throw DataFolder.Unusable(sentence: "\(file) cannot be written.") }
        return names.count
    }

    /// What has to happen to a restored record before it serves.
    public struct Repeating {
        let erasures: ErasureList
        let now: Instant
        let random: @Sendable (Int) -> [UInt8]
        let reading: @Sendable ([UInt8]) -> String

        /// The erasures made since the backup. `reading` makes of a message's bytes its text.
        public init(
            _ erasures: ErasureList, now: Instant, random: @escaping @Sendable (Int) -> [UInt8],
            reading: @escaping @Sendable ([UInt8]) -> String
        ) {
            (self.erasures, self.now, self.random, self.reading) = (erasures, now, random, reading)
        }
    }

    /// Unpacks a backup into a folder that is empty or not there, repeats what was erased since, and proves it before it takes its
    /// name. Returns how many entries were verified, and how many erasures repeated.
    public static func restore(_ file: String, to path: String, repeating: Repeating? = nil) throws -> (entries: Int64, erasures: Int) {
        guard try DataFolder.isFree(path) else {
            throw DataFolder.Unusable(sentence: "\(path) is not empty. Name a folder that is, with --data.")
        }
        guard FileManager.default.fileExists(atPath: file) else { throw DataFolder.Unusable(sentence: "There is no file \(file).") }
        let target = URL(fileURLWithPath: path).path
        let draft = target + ".restoring"
        try? FileManager.default.removeItem(atPath: draft)
        try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: draft) }
        do { try tar(["-xf", URL(fileURLWithPath: file).path, "-C", draft, "--no-same-owner"]) } catch is Fault {
            throw DataFolder.Unusable(sentence: "\(file) is no backup of Kept.")
        }
        var (entries, repeated) = (try prove(draft, file), 0)
        if let repeating {
            repeated = try repeating.run(in: draft)
            entries = try prove(draft, file)
        }
        try DataFolder.writeThrough(draft)
        rmdir(target)
        guard rename(draft, target) == 0 else { throw DataFolder.Unusable(sentence: "\(path) cannot be made.") }
        return (entries, repeated)
    }

    private static func prove(_ draft: String, _ file: String) throws -> Int64 {
        guard FileManager.default.fileExists(atPath: draft + "/kept.sqlite") else {
            throw DataFolder.Unusable(sentence: "\(file) is no backup of Kept.")
        }
        let engine = try SQLite(path: draft + "/kept.sqlite")
        let letters = LetterStore(path: draft + "/messages")
        for name in try messageNames(engine) {
            let digest = name.split(separator: "/").dropFirst().joined()
            if let flaw = letters.flaw(digest) { throw DataFolder.Unusable(sentence: "\(file) is damaged: \(digest): \(flaw).") }
        }
        var entries: Int64 = 0
        for firm in try engine.read({ try $0.rows("select number from firm") }) {
            let verified = try Verification.run(on: engine, firm: firm.integer(0))
            if let altered = verified.altered {
                throw DataFolder.Unusable(sentence: "\(file) is damaged: entry \(altered.entry): \(altered.what).")
            }
            entries += verified.entries
        }
        return entries
    }

    private static func messageNames(_ engine: any Engine) throws -> [String] {
        try engine.read { database in
            try database.rows(
                """
                select distinct body ->> 'raw' from entry
                where kind in ('interaction.mailed', 'interaction.placed') and words is not null order by 1
                """
            ).map { "messages/\($0.text(0).prefix(2))/\($0.text(0).dropFirst(2))" }
        }
    }

    private static func tar(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/tar")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Fault("tar ended with \(process.terminationStatus)") }
    }
}
