import Foundation
import Support
import Testing

/// A file that somebody could give us for mail, and what must come of it.
struct BrokenMailbox: Sendable, CustomTestStringConvertible {
    let name: String
    /// How many messages are in it that can be read.
    let messages: Int
    /// What is said of the rest.
    var failed: [String] = []
    /// Words of the last message, where there is one.
    var words: String?
    let bytes: @Sendable (_ scale: Int) -> Data

    var testDescription: String { name }

    init(
        _ name: String, _ messages: Int, failed: [String] = [], words: String? = nil, _ text: @escaping @Sendable (Int) -> String
    ) {
        self.init(name, messages, failed: failed, words: words, bytes: { Data(text($0).utf8) })
    }

    init(_ name: String, _ messages: Int, failed: [String] = [], words: String? = nil, bytes: @escaping @Sendable (Int) -> Data) {
        (self.name, self.messages, self.failed, self.words, self.bytes) = (name, messages, failed, words, bytes)
    }

    /// A message of the cast with more header fields.
    static func letter(_ id: Int, more: String = "", text: String = "Can I bake?") -> String {
        """
        Message-ID: <broken-\(id)@harbourbakery.example>
        Date: Mon, 2 Mar 2026 09:00:00 +0000
        From: Ines Ferreira <ines@harbourbakery.example>
        To: anna@bergochieng.example
        Subject: The oven
        \(more)
        \(text)

        """
    }

    static let from = "From ines@harbourbakery.example Mon Mar  2 09:00:00 2026\n"
    private static let empty = "It is empty."
    private static let noMail = "It is not mail: it does not begin with a mail header."
    private static let binary = "It holds binary data, not mail."
    private static let megabyte = 1 << 20

    // MARK: Files cut off, empty, or of something else

    private static let ends: [BrokenMailbox] = [
        BrokenMailbox("empty.mbox", 0, failed: [empty]) { _ in "" },
        BrokenMailbox("one-byte", 0, failed: [noMail]) { _ in "F" },
        BrokenMailbox("only-from.mbox", 0, failed: [empty]) { _ in from },
        BrokenMailbox("only-blank-lines", 0, failed: [noMail]) { _ in String(repeating: "\n", count: 10_000) },
        BrokenMailbox("only-returns", 0, failed: [noMail]) { _ in String(repeating: "\r", count: 10_000) },
        BrokenMailbox("only-nul", 0, failed: [binary]) { _ in String(repeating: "\0", count: 100_000) },
        BrokenMailbox("cut-in-header.mbox", 2) { _ in from + letter(1) + "\n" + from + "Message-ID: <cut@x.example>\nSubj" },
        BrokenMailbox("cut-in-base64.mbox", 1, words: "See the plan") { _ in
            from
                + String(
                    Enclosing.message([Enclosing.words, Enclosing.part([UInt8](repeating: 9, count: 5000), type: "a/b")]).dropLast(3000))
        },
        BrokenMailbox("cut-in-from.mbox", 1, words: "From ines@harbourbakery.exa") { _ in from + letter(2) + "\n" + from.dropLast(30) },
        BrokenMailbox("random", 0, failed: [binary]) { scale in
            var dice = Dice(seed: 3)
            return String(decoding: (0..<scale * 1000).map { _ in UInt8.random(in: 0...127, using: &dice) }, as: UTF8.self)
        },
        BrokenMailbox("photo.jpg", 0, failed: [binary], bytes: { _ in Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8)) }),
        BrokenMailbox(
            "letter.msg", 0,
            failed: ["It is a message or document in Microsoft’s own form (.msg, .doc); save the message as .eml and give that."],
            bytes: { _ in Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)) }),
        BrokenMailbox(
            "old.pst", 0, failed: ["It is an Outlook data file (.pst or .ost); export its folders as mbox or .eml and give those."]
        ) { _ in "!BDN\0\0\0" },
        BrokenMailbox(
            "inbox.dbx", 0, failed: ["It is an Outlook Express folder (.dbx); export it as .eml and give that."],
            bytes: { _ in Data([0xCF, 0xAD, 0x12, 0xFE, 0xC5]) }),
    ]

    // MARK: Lines, and what ends them

    private static let lines: [BrokenMailbox] = [
        BrokenMailbox("returns-and-feeds.mbox", 2, words: "Can I bake?") { _ in
            ((from + letter(10) + "\n") + (from + letter(11))).replacing("\n", with: "\r\n")
        },
        BrokenMailbox("old-mac.mbox", 2, words: "Can I bake?") { _ in
            ((from + letter(12) + "\n") + (from + letter(13))).replacing("\n", with: "\r")
        },
        BrokenMailbox("old-mac.eml", 1, words: "Can I bake?") { _ in letter(14).replacing("\n", with: "\r") },
        BrokenMailbox("nul-bytes.mbox", 1, words: "Can I bake?") { _ in from + letter(15, more: "X-Old: \0\0\n", text: "Can\0 I \0bake?") },
        BrokenMailbox("nul-in-the-header.eml", 1) { _ in letter(16).replacing("Subject: The oven", with: "Sub\0ject: The \0oven") },
        BrokenMailbox("no-blank-lines-between.mbox", 1) { _ in
            from + letter(17).trimmingCharacters(in: .newlines) + "\n" + from + letter(18)
        },
        BrokenMailbox("from-not-quoted.mbox", 2, words: "Can I bake?") { _ in
            from + letter(19, text: "Dear Anna,\n\nFrom Monday on we open at 7:00.\n\nInes") + "\n" + from + letter(20)
        },
        BrokenMailbox("lengths.mbox", 2, words: "Can I bake?") { _ in
            let text = "Forwarded:\n\n\(from)Subject: inside\n\nFrom here on it is one message.\n"
            return from + letter(21, more: "Content-Length: \(text.utf8.count)\n", text: text) + from
                + letter(22, more: "Content-Length: 12\n")
        },
        BrokenMailbox("wrong-lengths.mbox", 3) { _ in
            (23...25).map { from + letter($0, more: "Content-Length: \($0 == 24 ? 400 : 12)\n") + "\n" }.joined()
        },
        BrokenMailbox("a-length-that-swallows.mbox", 3) { _ in
            let last = from + letter(28)
            let all = from + letter(26) + "\n"
            let middle = letter(27) + "\n" + last
            return all + from + middle.replacing("Subject:", with: "Content-Length: \(13 + last.utf8.count)\nSubject:", maxReplacements: 1)
        },
        BrokenMailbox("one-long-line.eml", 1, words: "Can I bake?") { scale in
            letter(29, more: "X-Long: \(String(repeating: "x", count: scale * megabyte / 4))\n")
        },
        BrokenMailbox("one-long-line-of-text.mbox", 2, words: "Can I bake?") { scale in
            from + letter(30, text: String(repeating: "y", count: scale * megabyte / 4)) + "\n" + from + letter(31)
        },
    ]

    // MARK: Headers and parts

    private static let parts: [BrokenMailbox] = [
        BrokenMailbox("fifty-thousand-fields.eml", 1, words: "Can I bake?") { scale in
            letter(40, more: String(repeating: "X-More: of the same\n", count: scale * 2500))
        },
        BrokenMailbox("a-long-header.mbox", 2, words: "Can I bake?") { scale in
            let long = (0..<scale * 3000).map { "To: ines\($0)@harbourbakery.example, \(String(repeating: "b", count: 100))\n" }.joined()
            return from + letter(41, more: long) + "\n" + from + letter(42)
        },
        BrokenMailbox("nested.eml", 1) { scale in
            let levels = 100 * scale
            let open = (0..<levels).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
            return letter(43).replacing("\n\nCan I bake?", with: "") + open + "Content-Type: text/plain\n\nCan I bake?\n"
        },
        BrokenMailbox("messages-in-messages.eml", 1) { scale in
            letter(44).replacing("\n\nCan I bake?", with: "")
                + String(repeating: "Content-Type: message/rfc822\n\n", count: 1000 * scale) + "Subject: inside\n\nCan I bake?\n"
        },
        BrokenMailbox("ten-thousand-parts.eml", 1, words: "See the plan") { scale in
            Enclosing.message([Enclosing.words] + (0..<500 * scale).map { "Content-Type: application/pdf; name=\"\($0).pdf\"\n\n%PDF-\n" })
        },
        BrokenMailbox("no-header.mbox", 1, words: "Can I bake?") { _ in from + "\nno header at all\n\n" + from + letter(45) },
    ]

    // MARK: Dates

    private static let dates: [BrokenMailbox] = [
        "Thu, 1 Jan 1970 00:00:00 +0000", "Wed, 31 Dec 1969 23:59:59 +0000", "Tue, 19 Jan 2038 03:14:08 +0000",
        "Fri, 31 Dec 9999 23:59:59 +0000", "Mon, 30 Feb 2026 25:61:61 +9999", "yesterday", "", "Mon, 2 Mar 26 09:00 CET",
        String(repeating: "9", count: 5000),
    ].enumerated().map { place, date in
        BrokenMailbox("date-\(place).eml", 1, words: "Can I bake?") { _ in
            letter(50 + place).replacing("Mon, 2 Mar 2026 09:00:00 +0000", with: date)
        }
    }

    // MARK: Other forms

    private static let forms: [BrokenMailbox] = [
        BrokenMailbox("apple.emlx", 1, words: "Can I bake?") { _ in
            let message = letter(60)
            return "\(message.utf8.count)      \n\(message)<?xml version=\"1.0\"?>\n<plist><dict><key>flags</key></dict></plist>\n"
        },
        BrokenMailbox("apple-cut.emlx", 1, words: "Can I bake?") { _ in "99999\n" + letter(61) },
        BrokenMailbox("office.mmdf", 2, words: "Can I bake?") { _ in
            let mark = "\u{1}\u{1}\u{1}\u{1}\n"
            return mark + letter(62) + mark + mark + from + letter(63) + mark
        },
        BrokenMailbox("RMAIL", 3, words: "Can I bake?") { _ in
            let shown = "\n*** EOOH ***\nSubject: The oven\n\nCan I bake?\n"
            let header = letter(65).components(separatedBy: "\n\n")[0]
            return
                "BABYL OPTIONS: -*- rmail -*-\nVersion: 5\nLabels:\n\u{1F}\u{C}\n0, unseen,,\n*** EOOH ***\n\(letter(64))\u{1F}\u{C}\n1,,\n"
                + header + shown + "\u{1F}\u{C}\n1, answered,,\n" + header.replacing("65", with: "66") + shown + "\u{1F}"
        },
        BrokenMailbox("RMAIL-cut", 1) { _ in "BABYL OPTIONS:\nVersion: 5\n\u{1F}\u{C}\n1,,\nFrom: ines@harbourbakery.example\n*** EO" },
    ]

    static let all = ends + lines + parts + dates + forms
}
