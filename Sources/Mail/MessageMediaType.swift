import CGMime
import Formats

/// What a part of a message says it is.
struct MediaType {
    /// "text/plain", in lower case and of plain letters, however it came.
    let name: String
    let charset: String?
    private let isAttachment: Bool
    private let isInline: Bool

    private static let longestName = 100

    init(_ part: UnsafeMutablePointer<GMimeObject>) {
        let type = g_mime_object_get_content_type(part)
        let words = [g_mime_content_type_get_media_type(type), g_mime_content_type_get_media_subtype(type)]
            .map { $0.map { CText($0).bytes } ?? [] }
        let bytes = words.joined(separator: [UInt8(ascii: "/")]).filter { $0 > ASCII.space && $0 < 0x7F }.map(ASCII.lower)
        name = String(decoding: bytes.prefix(Self.longestName), as: UTF8.self)
        charset = g_mime_content_type_get_parameter(type, "charset").map { String(decoding: CText($0).bytes, as: UTF8.self) }
        let disposition = g_mime_object_get_disposition(part).map { CText($0).bytes } ?? []
        isAttachment = ASCII.starts(disposition, "attachment")
        isInline = ASCII.starts(disposition, "inline")
    }

    var isPlain: Bool { name == "text/plain" && !isAttachment }
    var isHTML: Bool { name == "text/html" }
    var isAlternative: Bool { name == "multipart/alternative" }
    var isRelated: Bool { name == "multipart/related" }

    /// The same words once more for programs of other times and places; neither read nor kept.
    var isOtherWording: Bool { ["text/enriched", "text/richtext", "text/x-amp-html", "text/watch-html"].contains(name) && !isAttachment }

    /// Whether it is to be read as part of what the sender says, and not kept as a file.
    func isText(isRoot: Bool, isNamed: Bool) -> Bool {
        guard name.hasPrefix("text/"), !isAttachment, isRoot || isInline || !isNamed else { return false }
        return switch name {
        case "text/plain", "text/html": true
        // Files by nature, also when nothing else is in the message.
        case "text/calendar", "text/csv", "text/vcard", "text/x-vcard", "text/directory", "text/rfc822-headers": false
        default: isRoot
        }
    }
}

/// The bytes of a C string.
struct CText {
    let bytes: [UInt8]

    init(_ text: UnsafePointer<CChar>) {
        var end = text
        while end.pointee != 0 { end += 1 }
        bytes = Array(UnsafeRawBufferPointer(start: text, count: end - text))
    }
}

/// File names that strangers chose, made safe to show and to store under.
enum SafeName {
    static func of(_ bytes: [UInt8]) -> String {
        let line = HeaderText.oneLine(Charset.readable(bytes), limit: Message.Limit.nameCharacters)
        var name = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            switch scalar.properties.generalCategory {
            // Among them the marks that turn the direction of writing, which make "exe.pdf" of "fdp.exe".
            case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: continue
            default: name.append("/\\:".unicodeScalars.contains(scalar) ? "_" : scalar)
            }
        }
        // A name of full stops alone is a folder's; one that begins with a full stop hides.
        while name.first == "." { name.removeFirst() }
        return String(name)
    }
}
