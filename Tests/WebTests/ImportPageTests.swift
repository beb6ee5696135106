import Care
import Store
import Support
import Testing

@testable import Web

@Suite struct `Import pages` {
    let cast: Cast

    init() throws { cast = try Cast() }

    private func run(_ paths: [String], counts: ImportRun.Counts? = nil) throws -> Int64 {
        let run = try cast.take(StartImport(until: nil, historyBefore: nil, mailboxOf: nil, paths: paths)).thing!
        for (place, address) in ["ines@harbourbakery.example", "tomas@harbourbakery.example"].enumerated() {
            let hourAgo = Cast.monday.milliseconds - 3_600_000
            var letter = TakeInMail.Letter(at: hourAgo, raw: "r\(place)", same: "s\(place)", place: "p\(place)")
            letter.from = Contact(name: "", address: address)
            (letter.subject, letter.topic, letter.text) = ("Oven", "oven", "Can I bake?")
            _ = try cast.place.take(
                CommandRequest(
                    TakeInMail(letter: letter, historyBefore: nil, mailboxOf: nil), identity: Cast.identity(), by: .importer,
                    via: "import:\(run)", at: Instant(milliseconds: letter.at)), now: Cast.monday)
        }
        if let counts { try cast.take(FinishImport(run: run, counts: counts)) }
        return run
    }

    private var counts: ImportRun.Counts {
        var counts = ImportRun.Counts()
        (counts.read, counts.recorded, counts.failed) = (4, 2, 2)
        return counts
    }

    private func page(_ number: Int64, failed: [(place: String, why: String)]? = nil, from: Int = 0) throws -> HTML {
        try cast.reading { reading in
            let undoing = try #require(try reading.importUndoing(number))
            return ImportRunPage(
                run: undoing.run, undoing: undoing, reading: reading, seal: .empty, done: .empty, failed: failed, from: from
            ).html
        }
    }

    @Test func `a run says what came of it, what taking it back would do, and what could not be read`() throws {
        let number = try run(["office.mbox"], counts: counts)
        try cast.say("promise", ["text": ["call"], "to": ["tomas@harbourbakery.example"], "due": ["Fri"]])
        try Snapshot.check("import-run", page(number, failed: [("office.mbox:3", "It is empty."), ("office.mbox:9", "It is not mail.")]))
    }

    @Test func `what could not be read is paged`() throws {
        let number = try run(["office.mbox"], counts: counts)
        let failed = (0..<250).map { (place: "office.mbox:\($0)", why: "It is empty.") }
        let (first, last) = (try page(number, failed: failed).text, try page(number, failed: failed, from: 200).text)
        #expect(first.contains("office.mbox:99<") && !first.contains("office.mbox:100<") && first.contains("150 more"))
        #expect(last.contains("office.mbox:249<") && !last.contains("more</a>"))
    }

    @Test func `a run that was stopped says so, and one taken back cannot be taken back again`() throws {
        let number = try run(["office.mbox"])
        #expect(try page(number).text.contains("It was stopped on the way."))
        try cast.say("import undo", ["import": [String(number)]])
        let html = try page(number).text
        #expect(html.contains("It was taken back.") && !html.contains("<button"))
    }

    @Test func `the first morning greets, and later runs are listed`() throws {
        let (first, later) = try cast.reading { reading in
            let page = ImportPage(reading: reading, seal: .empty, done: .empty, runs: [], state: .empty)
            return (page.html.text, page)
        }
        #expect(first.contains("Good morning, Anna.") && later.runs.isEmpty)
        let number = try run(["office.mbox"], counts: counts)
        let html = try cast.reading { reading in
            ImportPage(reading: reading, seal: .empty, done: .empty, runs: try reading.importRuns(), state: .empty).html.text
        }
        #expect(html.contains("href=\"/import/\(number)\"") && html.contains("2 recorded, 2 failed"))
    }
}
