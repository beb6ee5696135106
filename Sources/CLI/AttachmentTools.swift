import Care
import Foundation
import Mail
import Store

/// The files that came with messages: writing one out, and making what stands in them findable.
enum AttachmentTools {
    static let all = [attachment, attachments]

    static let attachments = Tool(
        "attachments", "what stands in attached files: how many were read, and why others were not",
        [
            .optional("read", .flag, "read those that nobody has read yet, so that their words are found"),
            .optional("again", .flag, "with --read: also those in which nothing was found before"),
        ]
    ) { session, typed in
        let place = try session.workplace()
        var lacking: [String: Int] = [:]
        if typed["read"] != nil {
            if typed["again"] != nil { try AttachmentTexts(place).forgetRefused() }
            lacking = try read(session, place).lacking
        }
        let unread = try AttachmentStep.unreadCount(place)
        return try session.reading { try summary($0.attachmentTexts(), unread: unread, lacking) }
    }

    /// The step after taking mail in, with its progress on standard error.
    static func read(_ session: Session, _ place: Workplace) throws -> AttachmentStep.Progress {
        session.world.heed()
        var pace = Pace(began: session.world.now())
        return try AttachmentStep(place).run(stop: session.world.stops) { progress in
            if let said = pace.said(progress.read, of: progress.total, now: session.world.now()) {
                Standard.error("\(Spoken.number(progress.read)) of \(Spoken.number(progress.total)) attached files read, \(said)")
            }
        }
    }

    private static func summary(
        _ texts: (found: Int, refused: [(why: String, count: Int)]), unread: Int, _ lacking: [String: Int]
    ) -> Output {
        let wanted = lacking.sorted { $0.key < $1.key }
        let lines =
            ["\(texts.found) attached files can be searched, \(unread) are not read yet."]
            + wanted.map { "  \($0.value) wait for a program of the Debian package \($0.key)." }
            + texts.refused.map { "  \($0.count) without words: \($0.why)" }
        let refused = texts.refused.map { ["why": .string($0.why), "count": .integer(Int64($0.count))] as JSON }
        return Output(
            text: lines.joined(separator: "\n"),
            json: [
                "found": .integer(Int64(texts.found)), "unread": .integer(Int64(unread)), "refused": .array(refused),
                "lacking": .array(wanted.map { ["package": .string($0.key), "count": .integer(Int64($0.value))] }),
            ])
    }

    static let attachment = Tool(
        "attachment", "write out a file that came with a message",
        [
            .first("message", .interaction, "the message: N, or words that occur in exactly one"),
            .first("file", .words, "the file: its name, part of it, or the beginning of its digest"),
            .required("to", .path, "where to write it; never over a file that is there"),
        ]
    ) { session, typed in
        let place = try session.workplace()
        let wanted = typed["file"]?.first ?? ""
        let (raw, file) = try session.reading { reading in
            let number = try reading.message(typed: typed["message"]?.first ?? "")
            let file = try reading.one(of: Self.files(of: number, reading, place.folder), named: wanted)
            return (try reading.message(number)?.raw ?? "", file)
        }
        guard let bytes = place.folder.letters.bytes(raw), let found = EnclosedFile(digest: file.digest, in: bytes) else {
            throw Fault("the message \(raw) does not hold the file \(file.digest) that the record names")
        }
        let path = try target(typed["to"]?.first ?? "", file)
        try write(found, to: path)
        return Output(
            text: "\(file.shown), \(file.description), is written to \(path).",
            json: ["file": .string(path), "digest": .string(file.digest), "size": .integer(file.size)])
    }

    /// The files of a message as the record has them; entries older than their naming only count them, so the message is asked.
    static func files(of number: Int64, _ reading: Reading, _ folder: DataFolder) throws -> [AttachedFile] {
        if let known = try reading.files(of: [number])[number] { return known }
        guard let message = try reading.message(number), let bytes = folder.letters.bytes(message.raw) else { return [] }
        do { return try Message(parsing: bytes).files } catch is Message.Unreadable { return [] }
    }

    static func line(_ file: AttachedFile, why: String?) -> String {
        "  " + String(file.digest.prefix(8)).padded(10) + file.shown.padded(36) + file.description + (file.isInText ? ", in the text" : "")
            + (why.map { ". \($0)" } ?? "")
    }

    /// In a folder it gets its own name.
    private static func target(_ path: String, _ file: AttachedFile) throws -> String {
        var isFolder: ObjCBool = false
        let there = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let full = there && isFolder.boolValue ? path + (path.hasSuffix("/") ? "" : "/") + file.fileName : path
        if FileManager.default.fileExists(atPath: full) { throw Refusal.fileThere(full) }
        return full
    }

    /// Made anew and by nobody else: what appears at the path in between is not written over.
    private static func write(_ file: EnclosedFile, to path: String) throws {
        let handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard handle >= 0 else {
            if errno == EEXIST { throw Refusal.fileThere(path) }
            throw DataFolder.Unusable(sentence: "\(path) cannot be written: \(String(cString: strerror(errno))).")
        }
        let output = FileHandle(fileDescriptor: handle, closeOnDealloc: true)
        let reader = file.open()
        while let piece = reader.next() { try output.write(contentsOf: Data(piece)) }
    }
}
