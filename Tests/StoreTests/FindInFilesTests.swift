import Care
import Support
import Testing

@testable import Store

/// What stands in files that came with messages. The test hands over their text, as the step after taking mail in does.
@Suite struct FindInFilesTests {
    let cast: Cast

    init() throws { cast = try Cast() }

    private static func digest(_ name: String) -> String { Identity(of: name).hex + Identity(of: name + "again").hex }
    private static func file(_ name: String, isInText: Bool = false) -> AttachedFile {
        AttachedFile(digest: digest(name), name: name, type: .pdf, size: 1, isInText: isInText)
    }

    /// Takes in a message with these files.
    @discardableResult
    private func takeIn(_ subject: String, _ files: [AttachedFile], from: String = "ines@harbourbakery.example", run: Int64? = nil)
        throws -> Int64
    {
        let raw = Self.digest(subject)
        try cast.folder.letters.keep([(raw, Array(subject.utf8))])
        var letter = TakeInMail.Letter(at: Cast.monday.milliseconds, raw: raw, same: raw, place: "box")
        letter.from = Contact(name: "Ines Ferreira", address: from)
        (letter.subject, letter.text) = (subject, "Good day")
        (letter.files, letter.attachments) = (files, files.count)
        let command = TakeInMail(letter: letter, historyBefore: nil, mailboxOf: nil)
        let via = run.map { "import:\($0)" } ?? "test"
        let request = CommandRequest(command, identity: Cast.identity(), by: .importer, via: via, at: Cast.monday)
        return try cast.place.take(request, now: Cast.monday).entries.last!.about
    }

    private func keep(_ text: String, in file: AttachedFile) throws {
        try AttachmentTexts(cast.place).keep([(file.digest, .text(text))])
    }

    private func forget(_ file: AttachedFile) throws {
        try cast.folder.engine.write { database in
            try AttachmentTextTable(database: database, firm: 1).forget(file.digest)
            try TextIndex(database: database, firm: 1, content: .files).scrub()
        }
    }

    private func found(_ text: String) throws -> [Int64] {
        try cast.reading { try $0.find(text).filter { $0.kind == "mail" }.map(\.number) }
    }

    private let plan = file("Section B.pdf")

    @Test(arguments: ["cantilever", "cantil", "\"of the cantilever\"", "the cantilever, galvanised", "GALVANISED steel"])
    func `words, beginnings and phrases of a file lead to the message that brought it, and name the file`(text: String) throws {
        let message = try takeIn("Roof", [plan])
        try keep("Bolts of the cantilever, galvanised steel M16", in: plan)
        #expect(try found(text) == [message])
        let matched = try cast.reading { try $0.find(text).last?.matched ?? "" }
        #expect(matched.hasPrefix("Section B.pdf: “") && matched.contains("cantilever"))
    }

    @Test(arguments: ["\"the bolts\"", "antilever", "cantilever oven"]) func `what does not stand in it does not find it`(text: String)
        throws
    {
        try takeIn("Roof", [plan])
        try keep("Bolts of the cantilever", in: plan)
        #expect(try found(text).isEmpty)
    }

    @Test func `a file is found by any fragment of its name, and a picture in the text by none`() throws {
        let message = try takeIn("Roof", [plan, Self.file("logo.png", isInText: true)])
        #expect(try found("ectio") == [message])
        #expect(try found("sectoin") == [message])
        #expect(try found("logo").isEmpty)
        #expect(try cast.reading { try $0.find("ectio").last?.matched } == "Section B.pdf")
    }

    @Test func `a file that came twice is found once, in the last message, and with the name of who it was with`() throws {
        try takeIn("Roof", [plan])
        let second = try takeIn("Roof again", [plan], from: "ines@oven.example")
        try keep("Bolts of the cantilever", in: plan)
        #expect(try found("cantilever") == [second])
        #expect(try found("ferreira cantilever") == [second])
    }

    @Test func `words far behind the beginning are shown`() throws {
        try takeIn("Roof", [plan])
        try keep(String(repeating: "Nothing new here. ", count: 40_000) + "The Cantilever holds, é.", in: plan)
        #expect(try cast.reading { try $0.find("cantilever").last?.matched.contains("The Cantilever holds") } == true)
    }

    @Test func `what came by an import is not found once that is taken back, and is again when it comes again, unread`() throws {
        func takeIn() throws -> Int64 {
            let run = try cast.take(StartImport(until: nil, historyBefore: nil, mailboxOf: nil, paths: ["office.mbox"])).thing!
            try self.takeIn("Roof", [plan], run: run)
            return run
        }
        let run = try takeIn()
        try keep("Bolts of the cantilever", in: plan)
        #expect(try found("cantilever").count == 1)
        try cast.say("import undo", ["import": [String(run)]])
        #expect(try found("cantilever").isEmpty && found("section").isEmpty)
        try cast.folder.rebuild(firm: 1)
        #expect(try found("cantilever").isEmpty)
        _ = try takeIn()
        #expect(try found("cantilever").count == 1)
        try cast.folder.rebuild(firm: 1)
        #expect(try found("cantilever").count == 1 && found("section").count == 1)
    }

    @Test func `a file that is forgotten leaves no word in the index`() throws {
        try takeIn("Roof", [plan])
        try keep("Bolts of the cantilever", in: plan)
        try keep("Bolts of the balcony", in: plan)
        #expect(try found("cantilever").isEmpty)
        #expect(try found("balcony").count == 1)
        try forget(plan)
        #expect(try found("balcony").isEmpty)
        let blocks = try cast.folder.engine.read { try $0.rows("select block from search_file_1_data").compactMap { $0.blob(0) } }
        for word in ["balcony", "cantilever"] { #expect(!blocks.contains { String(decoding: $0, as: UTF8.self).contains(word.suffix(5)) }) }
    }
}
