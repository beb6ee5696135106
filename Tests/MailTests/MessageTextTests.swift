import Mail
import Testing

@Suite struct MessageTextTests {
    @Test func `plain text is taken before HTML, and once`() throws {
        #expect(try Letter.read(Letter.alternative).text == "The café opens on Monday.")
    }

    @Test func `HTML stands in where the plain text is empty`() throws {
        let message = try Letter.read(Letter.alternative.replacing("The caf=C3=A9 opens =\non Monday.", with: ""))
        #expect(message.text == "The café opens on Monday, in HTML.")
    }

    @Test func `attachments are listed with safe names and decoded sizes, and a message inside is one of them`() throws {
        let files = try Letter.read(Letter.alternative).files
        #expect(files.map(\.name) == ["Pläne_März.pdf", ""])
        #expect(files.map(\.type) == [.text, .message])
        #expect(files[0].size == 14)
        // printf 'Harbour Bakery' | sha256sum
        #expect(files[0].digest == "d98c21dde6c9ecb39bbd67021b99e1f7319c490412ebd6133ae8cd4a2ec64c5a")
    }

    @Test func `an HTML page becomes what a person reads`() throws {
        #expect(
            try Letter.read(Letter.page).text == """
                Dear Anna & Ben,
                the lift is 5 < 6 m – €300.

                First
                Second
                one
                two
                left right
                below
                > Old words
                """)
    }

    @Test(arguments: [
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"), ("a<br><br><br><br>b", "a\n\nb"), ("&#150;&bogus;&#xD800;&nbsp", "–&bogus;\u{FFFD}"),
        ("<a href=\"x>y\">z</a>", "z"), ("<a href=\"x>y", "y"), ("a<!-- b", "a"),
        ("a<script>b", "a"), ("<head>a", "a"), ("<", "<"), ("&", "&"),
        ("<pre>a\n  b</pre>c", "a\n  b\nc"), ("<p>a<p>b", "a\n\nb"), ("<B>a</B>b", "ab"),
    ])
    func `broken HTML still gives its text`(html: String, text: String) throws {
        #expect(try Letter.read("Content-Type: text/html; charset=utf-8\n\n\(html)").text == text)
    }

    @Test func `Latin-1 is read as Windows-1252`() throws {
        let body: [UInt8] = [0x47, 0x72, 0xFC, 0xDF, 0x65, 0x20, 0x80, 0x35]
        #expect(try Letter.read("Content-Type: text/plain; charset=iso-8859-1", body: body).text == "Grüße €5")
    }

    @Test(arguments: ["x-nobody-knows", "", "utf-8", "us-ascii", "../../etc//TRANSLIT", "\"\""])
    func `an unknown or wrong charset is read as UTF-8, else as Windows-1252`(charset: String) throws {
        let head = "Content-Type: text/plain; charset=\(charset)"
        #expect(try Letter.read(head, body: Array("Grüße".utf8)).text == "Grüße")
        #expect(try Letter.read(head, body: [0x47, 0x72, 0xFC, 0xDF, 0x65]).text == "Grüße")
    }

    @Test func `Japanese mail is read`() throws {
        #expect(try Letter.read(Letter.japanese).text == "すみません。")
    }

    @Test func `base64 that is cut off gives what there is`() throws {
        let message = try Letter.read("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nRGVhciBBbm5hLCB0aGUgb3Z")
        #expect(message.text == "Dear Anna, the")
    }

    @Test func `control characters and line ends of other systems do not come through`() throws {
        #expect(try Letter.read("Subject: x\r\n\r\na\u{0}b\u{7}c\r\nd\re\u{85}f\tg\u{FEFF}").text == "abc\nd\nef\tg")
    }

    @Test func `text ends after 100,000 characters`() throws {
        let text = try Letter.read("Subject: x\nContent-Type: text/plain; charset=utf-8\n\n" + String(repeating: "ö", count: 150_000)).text
        #expect(text.unicodeScalars.count == 100_000)
    }

    @Test func `a multipart without its boundary shows what it has`() throws {
        #expect(try Letter.read("Content-Type: multipart/mixed; boundary=a\n\nDear Anna\n").text == "Dear Anna")
        #expect(try Letter.read("Content-Type: multipart/mixed\n\nDear Anna\n").text == "Dear Anna")
    }

    @Test func `a named text is a file, and an invitation too`() throws {
        let message = try Letter.read(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; name="../notes.txt"

            notes
            --b
            Content-Type: text/calendar; method=REQUEST

            BEGIN:VCALENDAR
            --b--
            """)
        #expect(message.text == "")
        #expect(message.files.map(\.name) == ["_notes.txt", ""])
    }
}
