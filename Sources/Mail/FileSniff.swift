import Care

/// Tells what a file is by its first bytes. What the sender says counts only where the bytes leave it open.
enum FileSniff {
    /// So many of the first bytes are looked through for what does not stand at the very beginning.
    private static let enough = 4096

    static func type(of bytes: UnsafeRawBufferPointer, declared: String, name: String) -> FileType {
        let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(enough))
        let said = Said(declared: declared, name: name)
        if head.isEmpty { return said.byEnding ?? .other }
        if let magic = magic(head, said) { return magic }
        return isText(head) ? text(head, said) : binary(said)
    }

    /// What the sender says it is.
    private struct Said {
        let declared: String
        let byEnding: FileType?

        init(declared: String, name: String) {
            self.declared = declared
            let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map { $0.lowercased() }
            byEnding = ending.flatMap { ending in FileType.allCases.first { $0 != .other && $0.endings.contains(ending) } }
        }

        func isOne(of types: [FileType]) -> FileType? {
            if let byEnding, types.contains(byEnding) { return byEnding }
            return types.first { $0.rawValue == declared }
        }
    }

    // MARK: Signs at the beginning

    private static func magic(_ head: UnsafeRawBufferPointer, _ said: Said) -> FileType? {
        if let sure = signs.first(where: { head.starts(with: $0.0) }) { return sure.1 }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return zip(head, said) }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return said.isOne(of: [.doc, .xls, .ppt, .outlook]) ?? .other }
        if ASCII.contains(head.prefix(1024), "%pdf-") { return .pdf }
        if head.count >= 12, head[4...].starts(with: Array("ftyp".utf8)) { return boxes(head) }
        if head.starts(with: Array("RIFF".utf8)), head.count >= 12 { return riff(head) }
        if head.starts(with: Array("BM".utf8)) { return said.isOne(of: [.bmp]) }
        return nil
    }

    private static let signs: [([UInt8], FileType)] = [
        (Array("{\\rtf".utf8), .rtf), ([0xFF, 0xD8, 0xFF], .jpeg), ([0x89, 0x50, 0x4E, 0x47], .png), (Array("GIF8".utf8), .gif),
        ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff), (Array("AC10".utf8), .drawing), ([0x1F, 0x8B], .gzip),
        (Array("Rar!".utf8), .rar), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), (Array("ID3".utf8), .sound),
        (Array("OggS".utf8), .sound), (Array("MZ".utf8) + [0x90], .program), ([0x7F, 0x45, 0x4C, 0x46], .program),
        ([0x78, 0x9F, 0x3E, 0x22], .wrapping), (Array("BEGIN:VCALENDAR".utf8), .calendar), (Array("BEGIN:VCARD".utf8), .contact),
        (Array("-----BEGIN PGP SIGNATURE".utf8), .signature),
    ]

    /// Office files are zips; the names of what they hold stand among the first bytes, or the kind is the first file's content.
    private static func zip(_ head: UnsafeRawBufferPointer, _ said: Said) -> FileType {
        if let first = [FileType.odt, .ods, .odp].first(where: { holds(head, "mimetype" + $0.rawValue) }) { return first }
        let office: [(String, FileType)] = [("word/", .docx), ("xl/", .xlsx), ("ppt/", .pptx)]
        if let found = office.first(where: { holds(head, $0.0) }) { return found.1 }
        return said.isOne(of: [.docx, .xlsx, .pptx, .odt, .ods, .odp]) ?? .zip
    }

    private static func holds(_ head: UnsafeRawBufferPointer, _ words: String) -> Bool {
        let words = Array(words.utf8)
        return head.indices.contains { head[$0] == words[0] && head[$0...].starts(with: words) }
    }

    private static func boxes(_ head: UnsafeRawBufferPointer) -> FileType {
        let brand = String(decoding: head[8..<12], as: UTF8.self)
        return ["heic", "heix", "mif1", "hevc", "avif"].contains(brand) ? .heic : brand.hasPrefix("M4A") ? .sound : .film
    }

    private static func riff(_ head: UnsafeRawBufferPointer) -> FileType? {
        switch String(decoding: head[8..<12], as: UTF8.self) {
        case "WEBP": .webp
        case "WAVE": .sound
        case "AVI ": .film
        case _: nil
        }
    }

    // MARK: Text and the rest

    private static func isText(_ head: UnsafeRawBufferPointer) -> Bool {
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        return isWide || head.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) || $0 == 0x1B }
    }

    private static func text(_ head: UnsafeRawBufferPointer, _ said: Said) -> FileType {
        let start = head.drop { $0 <= ASCII.space || [0xEF, 0xBB, 0xBF].contains($0) }
        if ASCII.starts(start, "<!doctype html") || ASCII.starts(start, "<html") { return .html }
        if ASCII.starts(start, "<svg") || (ASCII.starts(start, "<?xml") && ASCII.contains(head, "<svg")) { return .svg }
        if ASCII.starts(start, "<?xml") { return .xml }
        return said.isOne(of: [.message, .report, .html, .csv, .calendar, .contact, .xml, .svg, .program, .signature, .drawing]) ?? .text
    }

    /// Kinds without a sign of their own, or with too many.
    private static func binary(_ said: Said) -> FileType {
        said.isOne(of: [.message, .sound, .film, .drawing, .signature, .program, .wrapping]) ?? .other
    }
}
