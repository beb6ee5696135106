import Care
import Foundation
import Store
import Support
import Testing

@Suite struct RecordTests {
    @Test func `the engine refuses to change or remove an entry`() throws {
        let cast = try Cast()
        let rest = "at, recorded, by, via, about, kind, '{}', words, nonce, digest, leaf"
        for statement in [
            "update entry set body = '{}' where number = 1", "update entry set words = '{}'", "update entry set at = 0",
            "delete from entry",
            "delete from entry where number = 2",
            "insert or replace into entry select firm, number, command, 9, \(rest) from entry",
            "insert or replace into entry select firm, 99, command, ordinal, \(rest) from entry",
            "update entry set words = null, nonce = null, kind = 'x'",
        ] {
            #expect(throws: (any Error).self) { try cast.folder.engine.write { try $0.run(SQL(stringLiteral: statement)) } }
        }
        #expect(try Verification.run(on: cast.folder.engine, firm: 1).altered == nil)
    }

    @Test func `any alteration of any column is found and located`() throws {
        let cast = try Cast()
        let ines = try cast.ines()
        for day in 1...5 { try cast.say("promise", ["text": ["quote \(day)"], "to": [String(ines)], "due": ["in \(day) days"]]) }
        let changes = [
            "command = zeroblob(32)", "ordinal = 7", "at = at + 1", "recorded = recorded - 1", "by = 'staff:3'", "via = 'x'",
            "about = 1", "kind = 'promise.kept'", "body = replace(body, '2026', '2027')", "words = replace(words, 'quote', 'Quote')",
            "nonce = zeroblob(16)", "digest = zeroblob(32)", "leaf = zeroblob(32)", "words = null, nonce = null", "words = ''",
        ]
        for (index, change) in changes.enumerated() {
            let altered = try altered(cast, index, "update entry set \(change) where number = 8")
            #expect(altered?.entry == 8, "\(change)")
        }
    }

    @Test(arguments: [
        ("delete from entry where number = 2", 2, "missing"), ("delete from entry where number = 3", 3, "missing"),
        ("update entry set body = (select body from entry where number = 1) where number = 3", 3, "its body, circumstances or leaf"),
        ("update firm set head = 2", 3, "added behind the end of the record"),
        ("update entry set words = null, nonce = null where number = 2", 2, "its words are gone without an erasure"),
    ])
    func `what is missing, swapped or added is found and named`(statement: String, entry: Int64, what: String) throws {
        let cast = try Cast()
        try cast.take(AddOrganization(details: .init(name: "Harbour Bakery")))
        let altered = try altered(cast, 0, statement)
        #expect(altered?.entry == entry)
        #expect(altered?.what == what)
    }

    /// What verification finds in a copy after somebody with the file in hand changed it.
    private func altered(_ cast: Cast, _ number: Int, _ statement: String) throws -> (entry: Int64, what: String)? {
        let path = cast.path + "/copy\(number).sqlite"
        try cast.folder.engine.copy(to: path, without: [])
        let copy = try SQLite(path: path)
        try copy.write { database in
            try database.run("drop trigger entry_is_never_changed")
            try database.run("drop trigger entry_is_never_removed")
            try database.run(SQL(stringLiteral: statement))
        }
        return try Verification.run(on: copy, firm: 1).altered
    }

    @Test func `the engine writes through to the disk`() throws {
        let cast = try Cast()
        let mode = try cast.folder.engine.write { try $0.row("pragma synchronous")?.integer(0) }
        #expect(mode == 2)
    }

    @Test func `a second process is told in one sentence that the folder is taken`() throws {
        let cast = try Cast()
        #expect(throws: DataFolder.Unusable.self) { try DataFolder(path: cast.path, reading: { _ in "" }) }
    }
}
