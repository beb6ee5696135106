import Care
import Crypto
import Foundation
import Mail
import Store
import Support
import Testing

/// Messages with files, made of what is to be in them.
enum Enclosing {
    /// A part that holds these bytes in base64, with more header fields.
    static func part(_ bytes: [UInt8], type: String, name: String? = nil, more: String = "") -> String {
        let called = name.map { "; name=\"\($0)\"" } ?? ""
        let body = Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        return "Content-Type: \(type)\(called)\nContent-Transfer-Encoding: base64\n\(more)\n\(body)\n"
    }

    static let words = "Content-Type: text/html\n\n<p>See the plan <img src=\"cid:logo@x\"></p>\n"

    static func message(_ parts: [String], kind: String = "mixed", id: String = "files") -> String {
        """
        Message-ID: <\(id)@harbourbakery.example>
        Date: Mon, 2 Mar 2026 09:00:00 +0000
        From: Ines Ferreira <ines@harbourbakery.example>
        To: anna@bergochieng.example
        Subject: The plan
        Content-Type: multipart/\(kind); boundary="edge"

        \(parts.map { "--edge\n\($0)" }.joined())--edge--

        """
    }

    static func digest(_ bytes: [UInt8]) -> String { Hex.text(SHA256.hash(data: bytes)) }
}

@Suite struct AttachedFileTests {
    private static let pdf = Array("%PDF-1.4 the plan".utf8)
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]

    @Test(
        arguments: [
            (pdf, "application/octet-stream", "plan.doc", .pdf), (png, "application/pdf", "plan.pdf", .png),
            (Array("PK\u{3}\u{4}....[Content_Types].xml..word/document.xml".utf8), "application/zip", "letter.zip", .docx),
            (Array("PK\u{3}\u{4}....xl/workbook.xml".utf8), "application/octet-stream", "x", .xlsx),
            (
                Array(
                    "PK\u{3}\u{4}......................\u{0}\u{0}\u{0}\u{0}mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK".utf8),
                "x/y", "", .ods
            ),
            (Array("PK\u{3}\u{4}photo.jpg".utf8), "application/zip", "photos.zip", .zip),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "application/octet-stream", "Costs.XLS", .xls),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "application/msword", "letter", .doc), ([0xD0, 0xCF, 0x11, 0xE0], "x/y", "", .other),
            (Array("<!DOCTYPE html><script>".utf8), "image/png", "oven.png", .html),
            (Array("<?xml version='1.0'?><svg onload='x'>".utf8), "image/png", "oven.png", .svg),
            (Array("{\\rtf1 hello}".utf8), "application/msword", "letter.doc", .rtf),
            (Array("MZ\u{90}".unicodeScalars.map { UInt8($0.value) }), "application/pdf", "plan.pdf", .program),
            (Array("alert(1)".utf8), "text/plain", "plan.js", .program), (Array("a;b\n1;2\n".utf8), "text/plain", "list.csv", .csv),
            (Array("a note".utf8), "application/pdf", "plan.pdf", .text), (Array("BEGIN:VCARD\n".utf8), "text/plain", "ines.txt", .contact),
            ([0, 1, 2, 3], "application/pdf", "plan.pdf", .other), ([], "application/pdf", "plan.pdf", .pdf), ([], "", "", .other),
        ] as [([UInt8], String, String, FileType)])
    func `what a file is, its bytes say before its name`(bytes: [UInt8], declared: String, name: String, type: FileType) throws {
        let files = try Letter.read(Enclosing.message([Enclosing.words, Enclosing.part(bytes, type: declared, name: name)])).files
        #expect(files == [AttachedFile(digest: Enclosing.digest(bytes), name: name, type: type, size: Int64(bytes.count))])
    }

    @Test func `a small picture that the text shows is in the text; one sent beside it is a file`() throws {
        let named = "Content-ID: <logo@x>\n"
        let logo = Enclosing.part(Self.png, type: "image/png", name: "logo.png", more: named)
        let photo = Enclosing.part(Self.png + [UInt8](repeating: 7, count: 100_000), type: "image/png", name: "crack.png", more: named)
        let related = try Letter.read(Enclosing.message([Enclosing.words, logo, photo], kind: "related")).files
        #expect(related.map(\.isInText) == [true, false])
        let mixed = try Letter.read(Enclosing.message([Enclosing.words, logo], kind: "mixed")).files
        #expect(mixed.map(\.isInText) == [false])
    }

    @Test func `of ten thousand files the first hundred are named and as many as are read counted`() throws {
        let parts = (0..<10_000).map { "Content-Type: application/pdf; name=\"\($0).pdf\"\n\n%PDF-\n" }
        let message = try Letter.read(Enclosing.message(parts))
        #expect(message.files.count == 100 && message.fileCount == 10_000)
    }

    @Test func `a file is given back byte for byte, and nothing for a digest that no file has`() throws {
        var dice = Dice(seed: 8)
        let sizes = [0, 1, 2, 3, 57, 58, 65_535, 65_536, 65_537, 300_001]
        let files = sizes.map { size in (0..<size).map { _ in UInt8.random(in: 0...255, using: &dice) } }
        let raw = Letter.bytes(Enclosing.message([Enclosing.words] + files.map { Enclosing.part($0, type: "application/x-beam") }))
        for bytes in files {
            let found = try #require(EnclosedFile(digest: Enclosing.digest(bytes), in: raw))
            #expect(Self.whole(found) == bytes)
        }
        #expect(EnclosedFile(digest: Enclosing.digest([1, 2, 3]), in: raw) == nil)
        #expect(EnclosedFile(digest: "x", in: [0, 1, 2]) == nil)
    }

    @Test func `a file with a quoted From line is found in a message out of an mbox`() throws {
        let text = "Content-Type: text/plain; name=list.txt\nContent-Disposition: attachment\n\nDear Ben,\n>From Ines\n"
        let raw = RawMessage(place: "p", bytes: Letter.bytes(Enclosing.message([Enclosing.words, text])), kind: .mbox)
        let file = try #require(try Message(parsing: raw.unquoted).files.first)
        let found = try #require(EnclosedFile(digest: file.digest, in: raw.bytes))
        #expect(String(decoding: Self.whole(found), as: UTF8.self).contains("\nFrom Ines"))
    }

    static func whole(_ file: EnclosedFile) -> [UInt8] {
        let reader = file.open()
        var bytes: [UInt8] = []
        while let piece = reader.next() { bytes += piece }
        return bytes
    }
}

@Suite struct AttachedRecordTests {
    let cast: Cast
    init() throws { cast = try Cast() }

    private func take(_ message: String) throws {
        let path = cast.path + "/office.mbox"
        try Data("From x@y.example Mon Mar  2 09:00:00 2026\n\(message)\n".utf8).write(to: URL(fileURLWithPath: path))
        let evening = Cast.monday.adding(milliseconds: 8 * 3_600_000)
        _ = try Intake(workplace: cast.place, by: .staff(cast.anna), now: { evening }, random: Cast.random)
            .run([path], until: nil, mailboxOf: nil) { _ in }
    }

    @Test func `the files of a message stand in the record, in the story, and out of it after a rebuild`() throws {
        let pdf = Array("%PDF-1.4 the plan".utf8)
        try take(Enclosing.message([Enclosing.words, Enclosing.part(pdf, type: "application/pdf", name: "../../plan.pdf")]))
        let tomorrow = Cast.monday.adding(milliseconds: 86_400_000)
        let expected = [AttachedFile(digest: Enclosing.digest(pdf), name: "_.._plan.pdf", type: .pdf, size: 17)]
        for _ in 0..<2 {
            let story = try cast.reading(at: tomorrow) { reading in
                try reading.story(try reading.who("ines@harbourbakery.example"))
            }
            #expect(story?.events.first?.files == expected)
            try cast.folder.rebuild(firm: 1)
        }
        let number = try #require(try cast.reading(at: tomorrow) { try $0.waiting(.mine).items.first?.number })
        #expect(try cast.reading { try $0.files(of: [number]) } == [number: expected])
        #expect(try cast.reading { try $0.one(of: expected, named: "plan") } == expected[0])
        #expect(throws: Refusal.noSuch(thing: "file", given: "beam")) { try cast.reading { try $0.one(of: expected, named: "beam") } }
    }

    @Test func `a file is chosen by its name, a part of it or its digest, and never guessed`() throws {
        func file(_ digest: String, _ name: String) -> AttachedFile { AttachedFile(digest: digest, name: name, type: .pdf, size: 1) }
        let files = [file("aaaaaa11", "plan.pdf"), file("bbbbbb22", "plan of the roof.pdf"), file("aaaaaa11", "plan.pdf"), file("cc", "")]
        try cast.reading { (reading) throws in
            #expect(try reading.one(of: files, named: "plan.pdf") == files[0])
            #expect(try reading.one(of: files, named: "ROOF") == files[1])
            #expect(try reading.one(of: files, named: "bbbbbb") == files[1])
            #expect(try reading.one(of: files, named: "without a name") == files[3])
            #expect(throws: Refusal.several("plan", ["plan.pdf (aaaaaa11)", "plan of the roof.pdf (bbbbbb22)", "plan.pdf (aaaaaa11)"])) {
                try reading.one(of: files, named: "plan")
            }
        }
    }
}
