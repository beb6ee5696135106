import Care
import Foundation

/// Which entries of which records were erased, without any names: kept beside the database, so that a restored backup can repeat it.
public struct ErasureList: Equatable, Sendable {
    /// One erasure of one record.
    struct Erasure: Equatable, Sendable {
        /// The firm's public id in hex.
        let firm: String
        /// The entry that says so, and who was erased.
        let entry: Int64
        let party: Int64
        /// UTC milliseconds.
        let at: Int64
        let by: String
        /// The entries without words, each with its leaf in hex: a record that went another way since a backup has others.
        let leaves: [Int64: String]
    }

    let erasures: [Erasure]

    public var isEmpty: Bool { erasures.isEmpty }

    static let name = "erasures.json"
    static func file(in folder: String) -> String { "\(folder)/\(name)" }

    // MARK: From a record

    init(_ engine: any Engine) throws {
        erasures = try engine.read { database in
            try database.rows("select number, public_id from firm order by number").flatMap { firm in
                try database.rows(
                    """
                    select number, about, at, by, body from entry
                    where firm = \(firm.integer(0)) and kind = \(Erased.kind) order by number
                    """
                ).map { try Erasure(row: $0, firm: firm, database) }
            }
        }
    }

    // MARK: As a file

    /// Reads such a file, or that of a data folder; a folder in which nobody was ever erased has none, and is empty.
    public init(at path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw DataFolder.Unusable(sentence: "There is no file or folder \(path).")
        }
        let file = isFolder.boolValue ? Self.file(in: path) : path
        if isFolder.boolValue, !FileManager.default.fileExists(atPath: file) {
            guard FileManager.default.fileExists(atPath: path + "/kept.sqlite") else {
                throw DataFolder.Unusable(sentence: "\(path) is no data folder of Kept.")
            }
            erasures = []
        } else if let bytes = FileManager.default.contents(atPath: file), let read = Self.read(String(decoding: bytes, as: UTF8.self)) {
            erasures = read
        } else {
            throw DataFolder.Unusable(sentence: "\(file) does not say who was erased.")
        }
    }

    private static func read(_ text: String) -> [Erasure]? {
        let json: JSON
        do { json = try JSON(text) } catch { return nil }
        guard let list = json["erasures"]?.array else { return nil }
        let read = list.compactMap(Erasure.init(json:))
        return read.count == list.count ? read : nil
    }

    /// Writes it, whole or not at all.
    func write(to file: String) throws {
        let text = JSON.members(["erasures": .array(erasures.map(\.json))]).text + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        try DataFolder.writeThrough(file)
    }
}

extension ErasureList.Erasure {
    fileprivate init(row: Row, firm: Row, _ database: any Database) throws {
        let erased: Erased
        do { erased = try Erased(Form(Erased.kind, body: JSON(row.text(4)), words: nil)) } catch {
            throw Fault("entry \(row.integer(0)): the erasure cannot be read")
        }
        let leaves = try erased.ranges.flatMap { range in
            try database.rows(
                """
                select number, leaf from entry
                where firm = \(firm.integer(0)) and number between \(range.lowerBound) and \(range.upperBound)
                """
            ).map { ($0.integer(0), Hex.text($0.blob(1) ?? [])) }
        }
        self.init(
            firm: Hex.text(firm.blob(1) ?? []), entry: row.integer(0), party: row.integer(1), at: row.integer(2), by: row.text(3),
            leaves: Dictionary(leaves) { first, _ in first })
    }

    fileprivate var json: JSON {
        [
            "firm": .string(firm), "entry": .integer(entry), "party": .integer(party), "at": .integer(at), "by": .string(by),
            "leaves": .array(leaves.sorted { $0.key < $1.key }.map { .array([.integer($0.key), .string($0.value)]) }),
        ]
    }

    fileprivate init?(json: JSON) {
        guard let firm = json["firm"]?.string, let entry = json["entry"]?.integer, let party = json["party"]?.integer,
            let at = json["at"]?.integer, let by = json["by"]?.string, let pairs = json["leaves"]?.array?.compactMap(\.array)
        else { return nil }
        let leaves = pairs.compactMap { pair in
            pair.count == 2 ? pair[0].integer.flatMap { number in pair[1].string.map { (number, $0) } } : nil
        }
        guard leaves.count == json["leaves"]?.array?.count else { return nil }
        self.init(firm: firm, entry: entry, party: party, at: at, by: by, leaves: Dictionary(leaves) { first, _ in first })
    }
}
