import Care
import HTTPTypes
import Hummingbird
import Mail
import NIOCore
import Store

/// The files of a message: named on its line, and given out as they came.
enum AttachedFiles {
    /// So many are named on a line of the story; the message's own page has all.
    private static let named = 6

    /// For the story: "plan.pdf, PDF, 1.2 MB · oven.jpg, picture, 80 KB and 2 pictures in the text".
    static func line(_ files: [AttachedFile], count: Int, of message: Int64) -> HTML {
        if files.isEmpty { return count == 0 ? .empty : "<p class=\"files\"><a href=\"/messages/\(message)\">\(count) attached</a></p>" }
        let outside = files.filter { !$0.isInText }
        let shown = outside.prefix(named).enumerated().map { place, file -> HTML in
            place == 0 ? link(file, message) : " · \(link(file, message))"
        }
        let left = outside.count - shown.count + max(0, count - files.count)
        let more: HTML = left > 0 ? " <a href=\"/messages/\(message)\">and \(left) more</a>" : .empty
        return "<p class=\"files\">\(shown)\(more)\(inText(files, begins: outside.isEmpty))</p>"
    }

    private static func inText(_ files: [AttachedFile], begins: Bool) -> HTML {
        let count = files.filter(\.isInText).count
        if count == 0 { return .empty }
        return "\(begins ? "" : " and ")\(count) picture\(count == 1 ? "" : "s") in the text"
    }

    private static func link(_ file: AttachedFile, _ message: Int64) -> HTML {
        "<a href=\"/messages/\(message)/files/\(file.digest)\">\(file.shown)</a> <span>\(file.description)</span>"
    }

    /// For the message's page: a line each, and the pictures in the text folded away.
    static func list(_ files: [AttachedFile], of message: Int64) -> HTML {
        if files.isEmpty { return .empty }
        let pictures = files.filter(\.isInText)
        let lines = files.filter { !$0.isInText }.map { "<li>\(link($0, message))</li>" as HTML }
        let folded: HTML =
            pictures.isEmpty
            ? .empty
            : """
            <details><summary>\(inText(files, begins: true))</summary><ul>\
            \(pictures.map { "<li>\(link($0, message))</li>" as HTML })</ul></details>
            """
        let count = lines.isEmpty ? "" : Grouped.number(lines.count)
        return "<section class=\"files\">\(SectionHead.html("Attached", count))<ul>\(lines)</ul>\(folded)</section>"
    }

    // MARK: Giving one out

    /// One file as it came. A browser is told to keep it and never to show it: what strangers send must not run as our page.
    static func give(_ visit: Visit, digest: String) throws -> Response {
        guard let number = visit.number, let given = try visit.reading({ try give($0, visit.site.folder, of: number, digest: digest) })
        else { return Site.answer(ErrorPage.status(.notFound), status: .notFound) }
        return given
    }

    /// The same for whoever reads; nil where the message has no such file.
    static func give(_ reading: Reading, _ folder: DataFolder, of number: Int64, digest: String) throws -> Response? {
        guard digest.utf8.count == 64, let found = try reading.message(number), let raw = folder.letters.bytes(found.raw),
            let file = EnclosedFile(digest: digest, in: raw)
        else { return nil }
        let known = try reading.files(of: [number])[number]?.first { $0.digest == digest }
        let entry = try known ?? Message(parsing: raw).files.first { $0.digest == digest }
        let described = entry ?? AttachedFile(digest: digest, name: "", type: .other, size: 0)
        return Response(status: .ok, headers: headers(described), body: body(file, size: entry.map { Int($0.size) }))
    }

    private static func headers(_ file: AttachedFile) -> HTTPFields {
        var headers = HTTPFields()
        headers[.contentType] = safeType(file.type)
        headers[.contentDisposition] = disposition(file.fileName)
        headers[.cacheControl] = "private, no-store"
        headers[.contentSecurityPolicy] = "sandbox; default-src 'none'; frame-ancestors 'none'"
        return headers
    }

    private static func body(_ file: EnclosedFile, size: Int?) -> ResponseBody {
        ResponseBody(contentLength: size) { writer in
            let reader = file.open()
            while let piece = reader.next() { try await writer.write(ByteBuffer(bytes: piece)) }
            try await writer.finish(nil)
        }
    }

    /// What a browser could run or render as a page is given as bytes without a meaning.
    private static func safeType(_ type: FileType) -> String {
        switch type {
        case .html, .svg, .xml, .program, .text, .message, .report, .other: FileType.other.rawValue
        case .pdf, .docx, .xlsx, .pptx, .odt, .ods, .odp, .doc, .xls, .ppt, .rtf, .csv, .calendar, .contact, .outlook, .wrapping, .jpeg,
            .png, .gif, .webp, .tiff, .bmp, .heic, .drawing, .zip, .gzip, .rar, .sevenZip, .sound, .film, .signature:
            type.rawValue
        }
    }

    /// RFC 6266: the name in plain letters for old programs, and whole as RFC 8187 writes it.
    static func disposition(_ name: String) -> String {
        let plain = String(decoding: name.unicodeScalars.map { plainByte($0) }, as: UTF8.self)
        let whole = name.utf8.map { byte in
            isToken(byte) ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(whole)"
    }

    private static func plainByte(_ scalar: Unicode.Scalar) -> UInt8 {
        let isPlain = scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F && !"\"\\%/".unicodeScalars.contains(scalar)
        return isPlain ? UInt8(scalar.value) : UInt8(ascii: "_")
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}
