import Mail
import Support
import Testing

/// Strangers write what we read: whatever it is, it must be read to an end, soon and without a crash.
@Suite struct BrokenMessageTests {
    @Test(arguments: Letter.all)
    func `a message cut off at any byte still reads`(letter: String) {
        let bytes = Letter.bytes(letter)
        for count in 0..<bytes.count {
            if let message = try? Message(parsing: Array(bytes[..<count])) { #expect(message.opening().utf8.count <= bytes.count * 3) }
        }
    }

    @Test(arguments: Letter.all)
    func `a message with random bytes changed still reads`(letter: String) {
        var dice = Dice(seed: 2_195)
        for _ in 0..<1000 {
            var bytes = Letter.bytes(letter)
            for _ in 0..<Int.random(in: 1...20, using: &dice) {
                bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            if let message = try? Message(parsing: bytes) {
                #expect(!message.text.unicodeScalars.contains { $0 == "\0" })
                _ = message.opening()
            }
        }
    }

    @Test(arguments: [
        ("To: ", "a:", 200_000), ("To: ", "\"\\", 200_000), ("To: ", "(", 200_000), ("To: ", "<", 200_000), ("To: ", ",", 200_000),
        ("To: ", "=?utf-8?q?", 50_000), ("Subject: ", "=?utf-8?q?a?= ", 50_000),
        ("References: ", "<a@b> ", 50_000), ("References: ", "<", 200_000),
        ("", "To: a@b\n", 50_000), ("", "Received: ; x\n", 50_000), ("Content-Type: text/plain", "; a=b", 50_000),
        ("Content-Type: message/rfc822\n\n", "Content-Type: message/rfc822\n\n", 20_000),
        ("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\n", 200_000),
        ("Content-Type: multipart/mixed; boundary=b\n\n--b\n", "a:b\n", 500_000),
        ("Content-Type: multipart/mixed; boundary=b\n\n--b\n", "Content-Type: multipart/mixed; boundary=b\n\n--b\n", 5000),
        ("Content-Type: text/html\n\n", "<div>", 200_000), ("Content-Type: text/html\n\n", "<a b=\"", 200_000),
        ("Content-Type: text/html\n\n", "<blockquote cite>a", 50_000), ("Content-Type: text/html\n\n", "<head>", 50_000),
        ("Content-Type: text/html\n\n", "<!--", 200_000),
        ("Content-Type: text/html\n\n", "&#x", 200_000), ("Content-Type: text/html\n\n", "<pre> ", 200_000),
        ("Subject: x\n\n", "On \n", 100_000), ("Subject: x\n\n", "From:\n", 50_000), ("Subject: x\n\n", "_\n", 50_000),
    ])
    func `a bomb ends quickly`(head: String, piece: String, times: Int) throws {
        let start = ContinuousClock.now
        let message = try Letter.read(head + String(repeating: piece, count: times) + "\n\nx")
        _ = message.opening()
        #expect(message.to.count <= 500)
        #expect(message.files.count <= 100)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func `parts nested deeper than 30 are not opened`() throws {
        var text = "Content-Type: text/plain\n\ntoo deep"
        for level in 0..<40 { text = "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n\(text)\n--b\(level)--\n" }
        #expect(try Letter.read(text).text == "")
    }
}
