import Testing

@testable import Formats

@Suite struct TableTests {
    @Test(arguments: [",", ";", "\t", "|"]) func `the delimiter is found out`(delimiter: String) throws {
        let text = "Name,Phone,City\nAnna,1 555,Harwich\nBen,\"2, 3; 4 | 5\t6\",London\n".replacing(",", with: delimiter)
        let table = try Sample.table(text)
        #expect(table.header == ["Name", "Phone", "City"])
        #expect(table.rows.map(\.count) == [3, 3])
        #expect(table.rows[0].texts == ["Anna", "1 555", "Harwich"])
    }

    @Test func `a table reads the same in every charset and with every line end`() throws {
        let text = "Name;Ort\r\nZoë;Köln\r\nJosé;São Paulo\r\n"
        let windows = text.unicodeScalars.map { UInt8($0.value) }
        let forms: [[UInt8]] = [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + text.utf8, windows, Array(text.replacing("\r\n", with: "\r").utf8),
            Array(text.replacing("\r\n", with: "\n").utf8), Sample.utf16(text),
            Sample.utf16(text, bigEndian: true), Array(Sample.utf16(text).dropFirst(2)),
        ]
        for (number, bytes) in forms.enumerated() {
            let table = try Sample.table(Sample.slow(bytes, number + 1))
            #expect(table.header == ["Name", "Ort"], "form \(number)")
            #expect(table.rows.map(\.texts) == [["Zoë", "Köln"], ["José", "São Paulo"]], "form \(number)")
            #expect(table.rows.map(\.line) == [2, 3])
        }
    }

    @Test func `Excel’s line about the delimiter is no row`() throws {
        let table = try Sample.table("sep=;\nName;Phone\nAnna;1, 2")
        #expect(table.header == ["Name", "Phone"])
        #expect(table.rows.map(\.texts) == [["Anna", "1, 2"]])
        #expect(table.rows.map(\.line) == [3])
    }

    @Test func `a cell in quotes may hold delimiters, quotes and lines`() throws {
        let table = try Sample.table("Name,Note,City\n\"Berg, Anna\",\"says \"\"yes\"\"\non Friday\",Harwich\nBen,,London\n")
        #expect(table.rows.map(\.texts) == [["Berg, Anna", "says \"yes\"\non Friday", "Harwich"], ["Ben", "", "London"]])
        #expect(table.rows.map(\.line) == [2, 4])
    }

    @Test func `quotes that should have been doubled are taken as they were meant`() throws {
        let table = try Sample.table("Name,Note\nAnna,\"the \"old\" oven\"\nBen, \"with a blank before\" \nCai,6\" pipe\n")
        #expect(table.rows.map { $0[1] } == ["the \"old\" oven", "with a blank before", "6\" pipe"])
        #expect(table.broken.isEmpty)
    }

    @Test func `a quote that is never closed costs its own line and no other`() throws {
        let table = try Sample.table("Name,Note,City\nAnna,\"oh,Harwich\nBen,hi,London\nCai,\"a, b\",York\n")
        #expect(table.broken.map(\.line) == [2])
        #expect(table.rows.map { $0[0] } == ["Ben", "Cai"])
        let last = try Sample.table("Name,Note\nAnna,\"x\nBen,y\nCai,z")
        #expect(last.broken.map(\.line) == [2] && last.rows.map { $0[0] } == ["Ben", "Cai"])
    }

    @Test func `quotes that never close take no longer than the file is long`() throws {
        let lines = String(repeating: "a,\"b\n", count: 400_000)
        let table = try Sample.table("Name,Note\n" + lines)
        #expect(table.broken.count + table.rows.count <= 400_000)
        #expect(!table.broken.isEmpty)
    }

    @Test func `rows too short are filled, rows too long are said with their line`() throws {
        let table = try Sample.table("Name,Phone,City\nAnna\nBen,1,London,,\nCai,1,York,lost\n\n,,\nDee,2,Bath")
        #expect(table.rows.map { $0[0] } == ["Anna", "Ben", "Dee"])
        #expect(table.rows[0][2].isEmpty)
        #expect(table.broken.map(\.line) == [4])
        #expect(table.broken.first?.why == "It has 4 cells, and the header has 3.")
    }

    @Test func `a line of 100 MB and 10,000 columns do no harm`() throws {
        let wide = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
        let table = try Sample.table("\(wide)\n\(wide)\n")
        #expect(table.header.count == 10_000 && table.rows.first?[9_999] == "c9999")
        let long = Array("Name,Note\nAnna,".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 100 << 20) + Array("\nBen,y\n".utf8)
        let read = try Sample.table(ByteStream(long))
        #expect(read.broken.map(\.line) == [2], "\(read.header.map { $0.count }) \(read.broken)")
        #expect(read.rows.map { $0[0] } == ["Ben"])
        let wider = "Name,Note\n" + String(repeating: ",", count: 20_000) + "\nBen,y\n"
        #expect(try Sample.table(wider).broken.map(\.line) == [2])
    }

    @Test func `a first row of data is no header`() throws {
        let table = try Sample.table("Anna Berg,anna@example.org,020 7946 0171\nBen,ben@example.org,1\n")
        #expect(table.header == ["Column 1", "Column 2", "Column 3"])
        #expect(table.rows.map { $0[0] } == ["Anna Berg", "Ben"])
    }

    @Test func `columns of one name stay apart`() throws {
        #expect(try Sample.table("Phone,Phone,\n1,2,3").header == ["Phone", "Phone (2)", "Column 3"])
    }

    @Test func `a formula is data, never live when written, and the same when read again`() throws {
        for cell in ["=1+1", "+44 20", "-1", "@SUM(A1)", "\t=1", "'=1", "''+x", "'tis", "=cmd|' /C calc'!A0", "a;=1"] {
            let text = TableWriter.row(["Name", "Note"]) + TableWriter.row(["Anna", cell])
            let written = text.split(separator: "\r\n")[1].dropFirst("Anna,".count)
            let bare = written.first == "\"" ? written.dropFirst() : written
            #expect(!["=", "+", "-", "@", "\t"].contains(bare.first.map(String.init) ?? ""), "\(cell)")
            #expect(try Sample.table(text).rows.first?[1] == cell, "\(cell)")
        }
    }

    @Test(arguments: 1...100) func `what is written is read back the same`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let width = Int.random(in: 2...6, using: &random)
        let rows = (0..<20).map { number in
            ["\(number)"] + (1..<width).map { _ in random.text(20, from: "ab\"',;|=+-@ \nÄ名🧵\\").trimmed }
        }
        let header = (0..<width).map { "Column name \($0)" }
        let text = TableWriter.row(header) + rows.map { TableWriter.row($0) }.joined()
        let table = try Sample.table(Sample.slow(TableWriter.mark + Array(text.utf8), 11))
        #expect(table.header == header)
        #expect(table.rows.map(\.texts) == rows)
        #expect(table.broken.isEmpty)
    }
}
