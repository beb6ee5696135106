import Testing

@testable import Care

@Suite struct AttachedFileTests {
    @Test(
        arguments: [
            (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 KB"), (34_499, "34 KB"), (999_499, "999 KB"), (999_500, "1.0 MB"),
            (1_249_999, "1.2 MB"), (99_949_999, "99.9 MB"), (123_456_789, "123 MB"), (999_949_999, "999 MB"), (2_500_000_000, "2.5 GB"),
        ] as [(Int64, String)])
    func `a size is said as people say it`(bytes: Int64, said: String) { #expect(Spoken.size(bytes) == said) }

    @Test func `a file without a name is called what it is, and is still given one`() {
        func file(_ type: FileType, _ name: String = "") -> AttachedFile { AttachedFile(digest: "aa", name: name, type: type, size: 1) }
        #expect(file(.pdf).shown == "a PDF without a name" && file(.pdf).fileName == "attachment.pdf")
        #expect(file(.message).shown == "the message inside" && file(.message).fileName == "attachment.eml")
        #expect(file(.pdf, "plan.pdf").shown == "plan.pdf" && file(.pdf, "plan.pdf").fileName == "plan.pdf")
        #expect(file(.pdf).description == "PDF, 1 byte")
    }

    @Test(arguments: FileType.allCases) func `every type has words and an ending`(type: FileType) {
        #expect(!type.shown.isEmpty && !type.endings.isEmpty)
        #expect(type.rawValue.utf8.allSatisfy { (0x21...0x7E).contains($0) })
    }

    @Test func `a type that this version does not know is a file`() {
        let body: JSON = ["digest": "aa", "size": 1, "type": "model/step"]
        #expect(AttachedFile(body: body, name: "beam.step")?.type == .other)
    }

    @Test func `files without a digest were never written`() {
        let body: JSON = ["direction": "in", "with": [], "raw": "aa", "same": "bb", "files": [["size": 1]]]
        #expect(throws: Form.Unreadable(kind: "interaction.mailed", field: "files")) { try Fact(Form("interaction.mailed", body: body)) }
    }
}
