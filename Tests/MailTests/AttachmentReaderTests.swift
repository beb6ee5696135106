import Care
import Foundation
import Store
import Support
import Testing

@testable import Mail

@Suite struct AttachmentReaderTests {
    private static func word(_ text: String) -> [UInt8] {
        let xml = """
            <?xml version="1.0"?><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>\(text)</w:t></w:r></w:p>\
            <w:p><w:r><w:instrText>PAGE</w:instrText><w:t xml:space="preserve">Second </w:t><w:t>line &amp; more</w:t></w:r></w:p>\
            <w:del><w:r><w:delText>deleted</w:delText></w:r></w:del></w:body></w:document>
            """
        return Zip.make([("[Content_Types].xml", Array("<Types/>".utf8)), ("word/document.xml", Array(xml.utf8))])
    }

    /// A page with these words, as small as a PDF can be.
    private static func pdf(_ text: String) -> [UInt8] {
        let content = "BT /F 12 Tf 50 700 Td (\(text)) Tj ET"
        return Array(
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
            4 0 obj<</Length \(content.utf8.count)>>stream
            \(content)
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R>>

            """.utf8)
    }

    private func read(_ bytes: [UInt8], _ type: FileType) throws -> AttachmentReader.Result {
        let raw = Letter.bytes(Enclosing.message([Enclosing.words, Enclosing.part(bytes, type: "application/octet-stream")]))
        let file = try #require(EnclosedFile(digest: Enclosing.digest(bytes), in: raw))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kept-reading-\(UUID().uuidString)").path
        defer { #expect(!FileManager.default.fileExists(atPath: folder)) }
        return try AttachmentReader.read(file, type: type, in: folder)
    }

    @Test(
        arguments: [
            (pdf("The beam is two sizes bigger"), .pdf, "The beam is two sizes bigger"),
            (word("The beam is ü"), .docx, "The beam is ü\nSecond line & more"),
            (
                Zip.make([
                    ("xl/sharedStrings.xml", Array("<sst><si><t>Beam</t></si><si><r><t>two </t></r><r><t>sizes</t></r></si></sst>".utf8)),
                    ("xl/worksheets/sheet1.xml", Array("<row><c t=\"s\"><v>1</v></c><c><is><t>here</t></is></c></row>".utf8)),
                ]), .xlsx, "Beam\ntwo sizes\nhere"
            ),
            (
                Zip.make([("ppt/slides/slide1.xml", Array("<p:sld><a:p><a:r><a:t>Beams</a:t></a:r></a:p></p:sld>".utf8))]), .pptx, "Beams"
            ),
            (
                Zip.make([("content.xml", Array("<text:h>Beams</text:h><text:p>two<text:s/>sizes<text:tab/>up</text:p>".utf8))]), .odt,
                "Beams\ntwo sizes up"
            ),
            (Array("{\\rtf1\\ansi The {\\b beam}\\par two sizes}".utf8), .rtf, "The beam\ntwo sizes"),
            (Array("name;size\r\nbeam;2\r\n".utf8), .csv, "name;size\nbeam;2"),
            (Array("<html><body><p>The <b>beam</b></p><script>no()</script>".utf8), .html, "The beam"),
            (Array("Subject: Beams\nFrom: Ben <b@x.example>\n\nTwo sizes".utf8), .message, "Beams\nBen\nTwo sizes"),
        ] as [([UInt8], FileType, String)])
    func `the words of a file are found`(bytes: [UInt8], type: FileType, words: String) throws {
        let found = try read(bytes, type)
        #expect(found == .text(words))
    }

    @Test(
        arguments: [
            ([0, 1, 2], .pdf), (Array("%PDF-1.4 nothing".utf8), .pdf), (Array("PK\u{3}\u{4}".utf8), .docx),
            (word("x").dropLast(30) + [], .odt),
            (Array("{\\rtf1".utf8), .rtf), ([], .text), (Array("<p></p>".utf8), .html), ([], .doc),
            ([1, 2, 3], .xls),
            ([1, 2, 3], .ppt), (pdf(""), .pdf),
        ] as [([UInt8], FileType)])
    func `a file without words is refused in a sentence`(bytes: [UInt8], type: FileType) throws {
        guard case .none(let why) = try read(bytes, type) else { return #expect(Bool(false)) }
        #expect(why.hasSuffix("."))
    }

    @Test func `a file that unpacks without end is cut`() throws {
        let endless = Array("<w:p><w:t>".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 20 << 20)
        guard case .text(let text) = try read(Zip.make([("word/document.xml", endless)]), .docx) else { return #expect(Bool(false)) }
        #expect(text.utf8.count == AttachmentReader.mostText)
    }

    @Test func `a zip whose names lead out of the folder writes nothing`() throws {
        let bytes = Zip.make([("../../../../tmp/kept-escaped", Array("x".utf8)), ("word/document.xml", Array("<w:p>in</w:p>".utf8))])
        #expect(try read(bytes, .docx) == .text("in"))
        #expect(!FileManager.default.fileExists(atPath: "/tmp/kept-escaped"))
    }

    @Test func `every distinct file is read once, kept beside its reason, and read again when asked`() throws {
        let cast = try Cast()
        let parts = [
            Enclosing.words, Enclosing.part(Self.pdf("Two sizes"), type: "application/pdf", name: "plan.pdf"),
            Enclosing.part([0, 1], type: "application/msword", name: "x.doc"), Enclosing.part([0xFF, 0xD8, 0xFF], type: "image/jpeg"),
            Enclosing.part(Array("%PDF-1.4 broken".utf8), type: "application/pdf", name: "broken.pdf"),
        ]
        let path = cast.path + "/office.mbox"
        let messages = ["a", "b"].map { "\(BrokenMailbox.from)\(Enclosing.message(parts, id: $0))\n" }.joined()
        try Data(messages.utf8).write(to: URL(fileURLWithPath: path))
        let evening = Cast.monday.adding(milliseconds: 8 * 3_600_000)
        _ = try Intake(workplace: cast.place, by: .staff(cast.anna), now: { evening }, random: Cast.random)
            .run([path], until: nil, mailboxOf: nil) { _ in }
        #expect(try AttachmentStep.unreadCount(cast.place) == 2)
        let first = try AttachmentStep(cast.place).run { _ in }
        #expect(first.total == 2 && first.read == 2 && first.found == 1 && first.refused.values.reduce(0, +) == 1)
        #expect(try AttachmentStep(cast.place).run { _ in }.total == 0)
        try cast.folder.rebuild(firm: 1)
        #expect(try AttachmentStep.unreadCount(cast.place) == 0)
        try AttachmentTexts(cast.place).forgetRefused()
        #expect(try AttachmentStep(cast.place).run { _ in }.total == 1)
        let stopped = try AttachmentStep(cast.place).run(stop: { true }) { _ in }
        #expect(stopped.read == 0)
    }
}
