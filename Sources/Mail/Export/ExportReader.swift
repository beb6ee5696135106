import Care
import Crypto
import Foundation
import Glibc
import Store

/// One entry of an export, read again.
struct ToldEntry {
    let number: Int64
    let command: String
    let at: Instant
    let by: Actor
    let about: Int64
    let form: Form
    let isUndone: Bool

    var begins: Bool { about == number }
    /// The message it names.
    var raw: String? { ["interaction.mailed", "interaction.placed"].contains(form.kind) ? form.body["raw"]?.string : nil }
}

extension ToldEntry {
    /// Nil for a line that is none of ours.
    init?(_ json: JSON) {
        guard let number = json["number"]?.integer, let command = json["command"]?.string, let at = json["at"]?.integer,
            let by = json["by"]?.string.flatMap(Actor.init), let about = json["about"]?.integer, let kind = json["kind"]?.string,
            let body = json["body"], let words = json["words"]
        else { return nil }
        let said: JSON? = if case .null = words { nil } else { words }
        self.init(
            number: number, command: command, at: Instant(milliseconds: at), by: by, about: about,
            form: Form(kind, body: body, words: said), isUndone: json["undone"]?.bool ?? false)
    }
}

/// Reads an export from its first entry to its last.
struct ExportReader {
    let header: ExportHeader
    private let path: String

    init(_ folder: String) throws {
        path = "\(folder)/\(ExportFolder.entries)"
        let line = try LineReader(path).next()
        guard let line, let header = Self.json(line).flatMap(ExportHeader.init) else {
            throw ExportFolder.Unusable(sentence: "\(path) is no export of Kept, or of a later one.")
        }
        self.header = header
    }

    /// Hands on every entry. Throws with a sentence where a line is no entry, out of order, or entries are missing at the end.
    func entries(_ each: (ToldEntry) throws -> Void) throws { try lines { entry, _ in try each(entry) } }

    /// Reads it all, and throws with a sentence where it is not as it was written: so nothing is told of a damaged export. What somebody
    /// else wrote, without leaves, is not proved.
    func prove() throws {
        let publicID = Hex.bytes(header.firm) ?? []
        try lines { entry, json in
            if json["leaf"] == nil { return }
            guard let exported = ExportedEntry(json), Leaf.holds(exported, publicID: publicID) else {
                throw damaged("entry \(entry.number) is not as it was written")
            }
        }
    }

    private func lines(_ each: (ToldEntry, JSON) throws -> Void) throws {
        let lines = try LineReader(path)
        _ = try lines.next()
        var (last, count): (Int64, Int64) = (0, 0)
        while let line = try lines.next() {
            guard let json = Self.json(line), let entry = ToldEntry(json), entry.number > last, entry.about > 0 else {
                throw damaged("what stands behind entry \(last) is no entry")
            }
            (last, count) = (entry.number, count + 1)
            try each(entry, json)
        }
        if count != header.entries { throw damaged("of \(header.entries) entries \(count) are there") }
    }

    private func damaged(_ why: String) -> ExportFolder.Unusable { ExportFolder.Unusable(sentence: "\(path) is damaged: \(why).") }

    private static func json(_ line: ArraySlice<UInt8>) -> JSON? {
        do { return try JSON(String(decoding: line, as: UTF8.self)) } catch { return nil }
    }
}

/// The messages of an export, found by its index.
final class ExportedMail {
    private static let largest = 1 << 30

    private let handle: Int32
    private var places: [UInt64: (offset: Int64, length: Int)] = [:]

    init(_ folder: String) throws {
        handle = open("\(folder)/\(ExportFolder.mail)", O_RDONLY | O_CLOEXEC)
        guard handle >= 0, access("\(folder)/\(ExportFolder.mailIndex)", F_OK) == 0 else { return }
        let lines = try LineReader("\(folder)/\(ExportFolder.mailIndex)")
        while let line = try lines.next() {
            let cells = String(decoding: line, as: UTF8.self).trimmed.split(separator: ",")
            guard cells.count >= 3, let offset = Int64(cells[1]), let length = Int(cells[2]), (0...Self.largest).contains(length) else {
                continue
            }
            places[Self.brief(String(cells[0]))] = (offset, length)
        }
    }

    deinit { if handle >= 0 { close(handle) } }

    /// The very bytes with this digest; nil where they are not there, or others.
    func bytes(_ digest: String) -> [UInt8]? {
        guard handle >= 0, let place = places[Self.brief(digest)] else { return nil }
        let quoted = [UInt8](unsafeUninitializedCapacity: place.length) { buffer, count in
            while count < place.length {
                let read = pread(handle, buffer.baseAddress! + count, place.length - count, Int(place.offset) + count)
                if read <= 0 { break }
                count += read
            }
        }
        let bytes = Mboxrd.unquoted(quoted)
        return Hex.text(SHA256.hash(data: bytes)) == digest ? bytes : nil
    }

    private static func brief(_ digest: String) -> UInt64 { UInt64(digest.prefix(16), radix: 16) ?? 0 }
}
