import Testing

@testable import Formats

@Suite struct FileKindTests {
    @Test(arguments: [
        ("", FileKind.empty), ("\u{FEFF}", .empty), (" \r\n", .empty), ("\u{FEFF}BEGIN:VCARD\r\n", .vcard), ("begin:vcard", .vcard),
        ("\r\nBEGIN:VCALENDAR\r\n", .icalendar), ("From anna@example.org Mon Mar  2 09:00:00 2026\nSubject: x\n", .mbox),
        ("From: anna@example.org\nSubject: a, b; c\n\nhello", .message), ("Return-Path: <a@b.example>\n", .message),
        ("Name,Phone\nAnna,1\n", .table), ("Email\na@b.example\n", .table), ("Vorname;Nachname\n", .table), ("sep=;\nA;B", .table),
        ("{\"records\":[]}", .json), ("PK\u{3}\u{4}", .archive), ("\u{0}\u{1}\u{2}", .binary),
        ("Dear Anna,\n\nthe oven, as ever, is cold.\n", .other),
        ("%PDF-1.7\n", .other),
    ]) func `a file is what it begins with`(text: String, kind: FileKind) {
        #expect(FileKind.of(Array(text.utf8), isAll: true) == kind)
    }

    @Test func `a table is one however wide it is`() {
        let header = (0..<10_000).map { "Column \($0)" }.joined(separator: ",")
        #expect(FileKind.of(Array(header.utf8.prefix(FileKind.firstBytes)), isAll: false) == .table)
        let text = String(
            repeating: "She wrote, as ever, at night and what she baked in the early hours before the harbour woke was sold by noon. ",
            count: 1_000)
        #expect(FileKind.of(Array(text.utf8.prefix(FileKind.firstBytes)), isAll: false) == .other)
    }

    @Test func `text in UTF-16 is not binary`() {
        #expect(FileKind.of(Sample.utf16("BEGIN:VCARD\r\n"), isAll: true) == .vcard)
    }
}
