/// A file that came with a message. Its bytes lie inside the message as it came, and nowhere else.
public struct AttachedFile: Codable, Equatable, Sendable {
    /// SHA-256 of the decoded bytes, in hex: the same file has the same one in every message.
    public let digest: String
    /// Safe to name a file with; empty where the sender gave none, or where it has been erased.
    public let name: String
    public let type: FileType
    /// Of the decoded bytes.
    public let size: Int64
    /// A small picture that stands in the text, as a logo does: not what people mean by an attachment.
    public let isInText: Bool

    public init(digest: String, name: String, type: FileType, size: Int64, isInText: Bool = false) {
        (self.digest, self.name, self.type, self.size, self.isInText) = (digest, name, type, size, isInText)
    }

    /// What it is called: its name, or else what it is.
    public var shown: String { name.isEmpty ? (type == .message ? "the message inside" : "a \(type.shown) without a name") : name }

    /// "PDF, 1.2 MB".
    public var description: String { "\(type.shown), \(Spoken.size(size))" }

    /// What it is written to a disk as: never empty, without folders.
    public var fileName: String { name.isEmpty ? "attachment.\(type.endings[0])" : name }
}

extension AttachedFile {
    /// What of it is for ever; its name stands among the words.
    var body: JSON {
        .members([
            "digest": .string(digest), "size": .integer(size), "type": .string(type.rawValue), "inText": isInText ? true : nil,
        ])
    }

    init?(body: JSON, name: String) {
        guard let digest = body["digest"]?.string, let size = body["size"]?.integer else { return nil }
        let type = body["type"]?.string.flatMap(FileType.init(rawValue:)) ?? .other
        self.init(digest: digest, name: name, type: type, size: size, isInText: body["inText"]?.bool ?? false)
    }

    /// The files of a stored message, each with its name, or without once the words are erased.
    static func read(_ form: Form) throws(Form.Unreadable) -> [AttachedFile] {
        guard let bodies = form.body["files"]?.array else { return [] }
        let names = form.wordList("files")
        var files: [AttachedFile] = []
        for (place, body) in bodies.enumerated() {
            guard let file = AttachedFile(body: body, name: place < names.count ? names[place] : "") else {
                throw Form.Unreadable(kind: form.kind, field: "files")
            }
            files.append(file)
        }
        return files
    }

    /// Their names in their order; nothing where none has one.
    static func names(_ files: [AttachedFile]) -> JSON? {
        files.allSatisfy(\.name.isEmpty) ? nil : .array(files.map { .string($0.name) })
    }
}
