import Care
import Foundation
import Glibc
import Store

/// The files of an export, and what the first line of its entries says.
public enum ExportFolder {
    static let readme = "README.txt"
    static let entries = "entries.jsonl"
    static let mail = "mail.mbox"
    /// Where each message lies in `mail`.
    static let mailIndex = "mail-index.csv"
    static let people = "people.vcf"
    static let peopleTable = "people.csv"
    static let organizations = "organizations.csv"
    static let contacts = "interactions.csv"
    static let promises = "promises.csv"
    static let story = "story.txt"

    /// Why an export cannot be written there or read; a sentence for people.
    public struct Unusable: Error {
        public let sentence: String
    }

    /// Whether a folder holds an export.
    public static func isExport(_ path: String) -> Bool { access("\(path)/\(entries)", F_OK) == 0 }

    /// Of which firm an export is, and how many entries it has.
    public static func whose(_ path: String) throws -> (name: String, entries: Int64) {
        let header = try ExportReader(path).header
        return (header.name, header.entries)
    }

    /// Makes the folder under another name, so that a half-written export never looks whole.
    static func begin(_ path: String) throws -> String {
        guard try DataFolder.isFree(path) else { throw Unusable(sentence: "\(path) is not empty. Name a folder that is, or a new one.") }
        let draft = draft(of: path)
        do {
            if FileManager.default.fileExists(atPath: draft) { try FileManager.default.removeItem(atPath: draft) }
            try FileManager.default.createDirectory(
                atPath: draft, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw Unusable(sentence: "\(path) cannot be made.") }
        return draft
    }

    /// Gives the folder its name when everything is on the disk.
    static func finish(_ path: String) throws {
        let (target, draft) = (URL(fileURLWithPath: path).path, draft(of: path))
        try DataFolder.writeThrough(draft)
        rmdir(target)
        guard rename(draft, target) == 0 else { throw Unusable(sentence: "\(path) cannot be made.") }
    }

    private static func draft(of path: String) -> String { URL(fileURLWithPath: path).path + ".part" }
}

/// What the first line of an export's entries says of it.
struct ExportHeader: Equatable {
    static let format = "kept-export"
    static let version: Int64 = 1

    /// The public id of the firm, in hex.
    let firm: String
    let name: String
    let zone: String
    let isRehearsal: Bool
    /// How many entries follow.
    let entries: Int64
    /// The number of the one whose export it is; nil: of everything.
    let of: Int64?

    var json: JSON {
        .members([
            "format": .string(Self.format), "version": .integer(Self.version), "firm": .string(firm), "name": .string(name),
            "zone": .string(zone), "rehearsal": isRehearsal ? true : nil, "entries": .integer(entries), "of": of.map(JSON.integer),
        ])
    }
}

extension ExportHeader {
    /// Nil for a line that begins no export of ours.
    init?(_ json: JSON) {
        guard json["format"]?.string == Self.format, json["version"]?.integer == Self.version, let firm = json["firm"]?.string,
            firm.utf8.count == 32, let entries = json["entries"]?.integer
        else { return nil }
        self.init(
            firm: firm, name: json["name"]?.string ?? "", zone: json["zone"]?.string ?? "", isRehearsal: json["rehearsal"]?.bool ?? false,
            entries: entries, of: json["of"]?.integer)
    }
}
