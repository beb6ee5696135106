import Testing

@testable import Mail

/// A body read without GMime is the one that GMime reads.
@Suite struct PlainBodyTests {
    private let bodies = [
        "", "\n", "Can I bake?", "Can I bake?\n", "\n\n  Can I bake?  \r\n\r\n", "one\rtwo\r\nthree\n", "From me\n>From you\n--\nInes\n",
        "--boundary\n\nnot a part\n--boundary--\n", "Grüße, \u{FEFF}Zoë\u{0}\u{7}\u{85}\n",
        String(repeating: "a line of the oven\n", count: 60_000),
    ]
    private let types = [
        "", "Content-Type: text/plain\n", "Content-Type: TEXT/PLAIN; charset=US-ASCII\nContent-Transfer-Encoding: 7bit\n",
        "Content-Type: text/plain;\n charset=\"utf-8\"\nContent-Transfer-Encoding: 8BIT\n", "Content-Type: text\n",
        "Content-Transfer-Encoding: binary\n", "Content-Type: text/plain; charset=utf-8\nContent-Type: text/html\n",
    ]

    @Test func `a plain body reads the same with and without the parser`() {
        for type in types {
            for body in bodies + ["caf\u{E9}"] {
                let bytes = Array("From: ines@harbourbakery.example\n\(type)\n".utf8) + Array(body.utf8)
                #expect(agree(bytes), "\(type) \(body.prefix(40))")
                // Latin-1 where another charset was said.
                #expect(agree(bytes + [0xE9, 0x80, 0x0A]), "\(type) \(body.prefix(40))")
            }
        }
    }

    @Test(.enabled(if: SharedMail.isThere, "../shared/data/mail is not there"))
    func `so does every real message`() throws {
        var differing: [String] = []
        try MailboxReader.messages(
            at: SharedMail.path, each: { if !agree($0.unquoted) { differing.append($0.place) } }, failed: { _, _ in })
        #expect(differing.isEmpty)
    }

    private func agree(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            let header = MessageHeader(bytes)
            let (plain, parsed) = (MessageContent(of: header), MessageContent(of: header, parsed: true))
            return plain.text == parsed.text && plain.fileCount == parsed.fileCount
        }
    }
}
