import Care
import Foundation

/// Where an installation keeps everything: the database, the raw messages, and the lock of the one process that may write.
public final class DataFolder: Sendable {
    public let path: String
    public let engine: any Engine
    public let letters: LetterStore
    /// The whole text of messages, for Find.
    public let texts: LetterTexts
    /// Says when a firm's record grew.
    public let heads: Heads
    let offices = Offices()
    /// In which the commands of many callers wait to be written together.
    let queue = DeskQueue()
    private let lock: Int32

    /// Why a folder or a file cannot be used now; a sentence for people.
    public struct Unusable: Error {
        public let sentence: String
        /// Another process has the folder; it may answer at the folder's socket.
        public let isHeld: Bool
        public init(sentence: String, isHeld: Bool = false) { (self.sentence, self.isHeld) = (sentence, isHeld) }
    }

    /// Whether nothing lies at a path, or a folder with nothing in it. Throws `Unusable` where a folder cannot be read.
    public static func isFree(_ path: String) throws -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return true }
        if !isFolder.boolValue { return false }
        do { return try FileManager.default.contentsOfDirectory(atPath: path).isEmpty } catch {
            throw Unusable(sentence: "\(path) cannot be read.")
        }
    }

    /// Opens the folder, `making` it where it is not there, and takes its lock. `reading` makes of a message's bytes its text. Throws
    /// `Refusal.noFirm` for a folder that is not to be made, and `Unusable` while another process holds it.
    public init(path: String, making: Bool = true, reading: @escaping @Sendable ([UInt8]) -> String) throws {
        self.path = path
        if !making, access(path + "/kept.sqlite", F_OK) != 0 { throw Refusal.noFirm }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw Unusable(sentence: "The data folder \(path) cannot be made. Choose another with --data.") }
        lock = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw Unusable(sentence: "The data folder \(path) cannot be written. Choose another with --data.") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw Unusable(sentence: "Kept is running on \(path) already. Use its page, or stop it first.", isHeld: true)
        }
        let engine = try SQLite(path: path + "/kept.sqlite")
        self.engine = engine
        heads = Heads { firm in try engine.read { try EntryLog(database: $0, firm: firm).head().next - 1 } }
        letters = LetterStore(path: path + "/messages")
        texts = LetterTexts(letters: letters, read: reading)
        try Migrations.run(on: engine, texts: texts)
        removeLeftovers()
        try finishErasures()
    }

    /// What a killed process left: mailboxes half received, a backup half written, a file half read.
    func removeLeftovers() {
        for left in ["uploads", "backup-draft", "reading"] { try? FileManager.default.removeItem(atPath: "\(path)/\(left)") }
    }

    deinit { close(lock) }

    /// The firms of this installation by number.
    public func firms() throws -> [FirmHead] {
        try engine.read { database in
            try database.rows("select number, name, zone, rehearsal from firm order by number").map {
                FirmHead(number: $0.integer(0), name: $0.text(1), zone: $0.text(2), rehearsal: $0.flag(3))
            }
        }
    }

    /// Returns when everything on the file system of a path is on the disk.
    public static func writeThrough(_ path: String) throws {
        let handle = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(handle) }
        guard handle >= 0, syncfs(handle) == 0 else { throw Fault("\(path) could not be written through") }
    }

    /// Makes all tables of a firm anew from its record.
    public func rebuild(firm: Int64) throws {
        try engine.write { try Tables(database: $0, firm: firm, texts: texts).rebuild() }
        offices.forget()
    }
}

/// What an installation knows of a firm without reading its record.
public struct FirmHead: Sendable, Equatable {
    public let number: Int64
    public let name: String
    public let zone: String
    public let rehearsal: Bool
}
