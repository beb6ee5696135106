import Formats
import Care
import Foundation
import Store

/// Makes text of a file that came with a message: our own readers for text, the system's programs for the rest.
enum AttachmentReader {
    /// What came of reading a file.
    enum Result: Equatable {
        case text(String)
        /// Why there is none, in a sentence; it will be so the next time too.
        case none(String)
        /// What would read it is not on this machine; it may be one day.
        case lacking(package: String)
    }

    /// The text of one file is cut there: 1 MiB, some 500 pages.
    static let mostText = 1 << 20
    /// XML says the same in many times the bytes.
    private static let mostXML = 16 << 20

    /// How a type of file is read.
    private enum Way {
        case text, page, message
        case program(String, [String], package: String)
        case zip([String])
        case nothing
    }

    /// The types that are worth a try.
    static let types = FileType.allCases.filter { if case .nothing = way($0) { false } else { true } }

    private static func way(_ type: FileType) -> Way {
        switch type {
        case .text, .csv, .calendar, .contact, .xml, .report: .text
        case .html: .page
        case .message: .message
        case .pdf: .program("pdftotext", ["-q", "-enc", "UTF-8", "file", "-"], package: "poppler-utils")
        case .doc, .rtf: .program("catdoc", ["-w", "-d", "utf-8", "file"], package: "catdoc")
        case .xls: .program("xls2csv", ["-q", "0", "-d", "utf-8", "file"], package: "catdoc")
        case .ppt: .program("catppt", ["-d", "utf-8", "file"], package: "catdoc")
        case .docx:
            .zip([
                "word/document.xml", "word/header*.xml", "word/footer*.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml",
            ])
        case .xlsx: .zip(["xl/sharedStrings.xml", "xl/worksheets/*.xml", "xl/comments*.xml"])
        case .pptx: .zip(["ppt/slides/*.xml", "ppt/notesSlides/*.xml"])
        case .odt, .ods, .odp: .zip(["content.xml"])
        case .outlook, .wrapping, .jpeg, .png, .gif, .webp, .tiff, .bmp, .heic, .svg, .drawing, .zip, .gzip, .rar, .sevenZip, .sound, .film,
            .program, .signature, .other:
            .nothing
        }
    }

    /// Reads one file in a folder that is made for it and removed again.
    static func read(_ file: EnclosedFile, type: FileType, in folder: String) throws -> Result {
        switch way(type) {
        case .text: return result(Charset.readable(head(file)))
        case .page: return result(HTMLText.text(of: Charset.readable(head(file))))
        case .message: return message(file)
        case .program(let name, let arguments, let package):
            guard let program = Confined.program(name) else { return .lacking(package: package) }
            if [.doc, .xls, .ppt].contains(type), head(file).count < smallestCompound {
                return .none("It is damaged, or not what it says it is.")
            }
            return try apart(file, folder) { told(try Confined.run(program, arguments, in: $0, mostOutput: mostText)) { $0 } }
        case .zip(let members):
            guard let program = Confined.program("bsdtar") else { return .lacking(package: "libarchive-tools") }
            let include = members.map { "--include=\($0)" }
            return try apart(file, folder) {
                told(try Confined.run(program, ["-xOf", "file"] + include, in: $0, mostOutput: mostXML)) {
                    OfficeText.text(of: $0, limit: mostText)
                }
            }
        case .nothing: return .none("Files of this kind are not read.")
        }
    }

    /// Microsoft's older files are compound files, whose header alone has 512 bytes (MS-CFB 2.2); catdoc takes less for plain text.
    private static let smallestCompound = 512

    private static func apart(_ file: EnclosedFile, _ folder: String, _ body: (String) throws -> Result) throws -> Result {
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard FileManager.default.createFile(atPath: folder + "/file", contents: nil, attributes: [.posixPermissions: 0o600]),
            let output = FileHandle(forWritingAtPath: folder + "/file")
        else { throw Fault("\(folder) could not be written") }
        let reader = file.open()
        while let piece = reader.next() { try output.write(contentsOf: Data(piece)) }
        try output.close()
        return try body(folder)
    }

    private static func told(_ outcome: Confined.Outcome, _ text: ([UInt8]) -> [UInt8]) -> Result {
        switch outcome {
        case .wrote(let bytes): result(Charset.readable(text(bytes)))
        case .tookTooLong: .none("Reading it takes longer than \(Confined.mostSeconds) seconds.")
        case .failed(_, let said, _) where said.lowercased().contains("password") || said.lowercased().contains("passphrase"):
            .none("It is locked with a password.")
        // Not every office file has all the parts that are asked for, and a damaged one has those before the damage.
        case .failed(_, _, let bytes) where !bytes.isEmpty: result(Charset.readable(text(bytes)))
        case .failed: .none("It is damaged, or not what it says it is.")
        }
    }

    private static func result(_ text: [UInt8]) -> Result {
        let words = OfficeText.withoutGaps(text)
        if words.isEmpty { return .none("There are no words in it; it may be a picture of some.") }
        return .text(String(decoding: TextLimit.cut(words, characters: mostText), as: UTF8.self))
    }

    private static func message(_ file: EnclosedFile) -> Result {
        do {
            let message = try Message(parsing: head(file))
            return result(Array("\(message.subject)\n\(message.from?.name ?? "")\n\(message.text)".utf8))
        } catch { return .none(error.description) }
    }

    /// The first bytes of it, as many as its text may have.
    private static func head(_ file: EnclosedFile) -> [UInt8] {
        let reader = file.open()
        var bytes: [UInt8] = []
        while bytes.count < mostText, let piece = reader.next() { bytes += piece }
        return bytes
    }
}

extension OfficeText {
    /// Runs of blanks as one, of blank lines as none: what is only looked through needs no more.
    static func withoutGaps(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var gap: UInt8?
        for byte in text {
            if byte <= ASCII.space {
                gap = byte == ASCII.lf || gap == ASCII.lf ? ASCII.lf : ASCII.space
            } else {
                if let gap, !output.isEmpty { output.append(gap) }
                gap = nil
                output.append(byte)
            }
        }
        return output
    }
}
