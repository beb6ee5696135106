import Care
import Crypto
import Foundation
import Store
import Support
import Testing

@testable import Mail

/// A folder that goes with its test.
private final class Place {
    let path = NSTemporaryDirectory() + "kept-export-\(UUID().uuidString)"
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
}

@Suite struct `An export` {
    @Test(arguments: [
        "", "hi", "From me\n", ">From me\nFrom you", "a\r\nFrom b\r\n>>From c\r\n", ">\n>>\nFrom", "x\n\nFrom ", "\nFrom a\n>From b\n",
    ]) func `of a message gives its very bytes back`(text: String) {
        let bytes = Array(text.utf8)
        let quoted = Mboxrd.quoted(bytes)
        #expect(Mboxrd.unquoted(quoted) == bytes)
        #expect(
            !String(decoding: quoted, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).contains {
                $0.hasPrefix("From ")
            })
    }

    @Test func `lies whole in its folder or not at all, never in the data folder, and never over anything`() throws {
        let (cast, place) = (try Cast(), try Place())
        let export = Export(workplace: cast.place)
        #expect(throws: ExportFolder.Unusable.self) { try export.run(to: cast.path + "/export", at: Cast.monday) }
        _ = try export.run(to: place.path + "/one", at: Cast.monday)
        #expect(throws: ExportFolder.Unusable.self) { try export.run(to: place.path + "/one", at: Cast.monday) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["one"])
        #expect(try place.text("one/README.txt").contains("REHEARSAL"))
    }

    @Test func `of a table holds nothing that a spreadsheet runs`() throws {
        let (cast, place) = (try Cast(), try Place())
        try cast.take(AddPerson(details: .init(name: "=cmd|'/C calc'!A0", numbers: ["+44 20 7946 0171"], notes: "@sum(1)")))
        _ = try Export(workplace: cast.place).run(to: place.path + "/one", at: Cast.monday)
        let table = try place.text("one/people.csv")
        for live in [",=", ",@", ",+", ",\"=", ",\"@", ",\"+"] { #expect(!table.contains(live), "\(live)") }
    }

    @Test func `of one person has theirs alone`() throws {
        let (cast, place) = (try Cast(), try Place())
        let ines = try cast.ines()
        let tom = try #require(try cast.take(AddPerson(details: .init(name: "Tom Okafor"))).thing)
        try cast.take(LogInteraction(text: "oven", with: [ines]))
        try cast.take(LogInteraction(text: "exhaust", with: [tom]))
        _ = try Export(workplace: cast.place).run(to: place.path + "/ines", of: ines, at: Cast.monday)
        for name in ["entries.jsonl", "people.vcf", "people.csv", "interactions.csv", "story.txt"] {
            let text = try place.text("ines/\(name)")
            #expect(!text.contains("Okafor") && !text.contains("exhaust"), "\(name)")
        }
        #expect(try place.text("ines/story.txt").contains("oven"))
    }
}

@Suite struct `An export taken in` {
    private func takeIn(_ folder: String, _ cast: Cast) throws -> ExportIntake.Outcome {
        try ExportIntake(workplace: cast.place, by: cast.anna, now: Cast.monday, random: Cast.random).run(folder, progress: { _ in })
    }

    /// Things in order, by which numbers of two records are told to be one.
    private func things(_ cast: Cast) throws -> [Int64] {
        try cast.folder.engine.read { database in
            try database.rows(
                """
                select number from party union select number from interaction union select number from promise
                union select number from staff
                union select number from colleague order by 1
                """
            ).map { $0.integer(0) }
        }
    }

    /// A file of an export without the numbers in its columns.
    private func plain(_ path: String, _ numbers: [Int64]) throws -> String {
        var text = try String(contentsOfFile: path, encoding: .utf8)
        for (index, number) in numbers.enumerated().reversed() {
            text = text.replacingOccurrences(of: "(?m)^\(number),", with: "#\(index),", options: .regularExpression)
            text = text.replacingOccurrences(of: ",\(number),(?=\\d+,(yes)?,)", with: ",#\(index),", options: .regularExpression)
        }
        return text
    }

    @Test(arguments: [4711, 42, 7] as [UInt64]) func `is equal when it is exported again, but for numbers`(seed: UInt64) throws {
        var office = try RandomOffice(seed: seed, closing: true)
        for _ in 0..<150 { try office.step() }
        let (place, other) = (try Place(), try Cast())
        _ = try Export(workplace: office.cast.place).run(to: place.path + "/one", at: Cast.monday)
        let outcome = try takeIn(place.path + "/one", other)
        #expect(outcome.failed.isEmpty, "\(outcome.failed.first.map { "\($0)" } ?? "")")
        _ = try Export(workplace: other.place).run(to: place.path + "/two", at: Cast.monday)
        let (there, here) = (try things(office.cast), try things(other))
        #expect(there.count == here.count)
        for name in ["people.csv", "people.vcf", "organizations.csv", "interactions.csv", "promises.csv", "mail.mbox"] {
            #expect(try plain("\(place.path)/one/\(name)", there) == plain("\(place.path)/two/\(name)", here), "\(name), seed \(seed)")
        }
        #expect(try Verification.run(on: other.folder.engine, firm: 1).altered == nil)
        let before = try other.tables()
        try other.folder.rebuild(firm: 1)
        #expect(try other.tables() == before)
    }

    @Test func `has the lists and tags, also those that name somebody by number or whose words were erased`() throws {
        let (cast, place, other) = (try Cast(), try Place(), try Cast())
        try other.take(AddPerson(details: .init(name: "Somebody who moves all numbers")))
        let ines = try cast.ines()
        let ben = try cast.ben()
        let tom = try #require(try cast.take(AddPerson(details: .init(name: "Tom Reed"))).thing)
        try cast.say("person edit", ["who": [String(ines)], "tag": ["easter", "roof"], "field": ["Boiler=Vaillant"]])
        try cast.say("list save", ["name": ["To erase"], "where": ["not words=Reed"], "shared": [""]])
        try cast.say("list save", ["name": ["Dropped"], "where": ["tag=easter"]])
        try cast.say("list drop", ["list": ["Dropped"]])
        try cast.say(
            "list save",
            [
                "name": ["Bakers"], "of": ["people"], "order": ["quiet"], "column": ["tags", "field Boiler", "contact"],
                "where": ["organization=Bakery", "responsible=Ben", "not tag=winter", "field=Boiler=vaillant"],
            ])
        try cast.say("list save", ["name": ["Easter"], "where": ["tag=easter", "organization=Bakery"], "shared": [""]])
        try cast.say("list save", ["name": ["Ben’s"], "where": ["responsible=Ben"]], by: ben)
        _ = try cast.place.erase(
            Erase(.init(party: tom), because: "asked"), identity: Cast.identity(), by: cast.anna, via: "test", now: Cast.monday)
        _ = try Export(workplace: cast.place).run(to: place.path + "/one", at: Cast.monday)
        #expect(try takeIn(place.path + "/one", other).failed.isEmpty)
        func told(_ cast: Cast) throws -> [String] {
            try cast.reading { reading in
                try reading.lists().map { list in
                    let (content, owner) = (list.content, list.owner == nil ? "the firm’s" : "hers")
                    let lines = try reading.lines(of: reading.numbers(on: content, limit: 100))
                    let cells = lines.map { line in content.columns.map { reading.shown(line, $0) }.joined(separator: "|") }
                    let names = lines.map(\.party.shown)
                    return "\(list.shown), \(owner): \(try reading.sentence(content)), \(content.order): \(names) \(cells)"
                }
            }
        }
        let (there, here) = (try told(cast), try told(other))
        #expect(here == there)
        #expect(there.count == 3 && there[1].hasPrefix("Easter, the firm’s") && there[1].contains("Ines Ferreira"))
        #expect(there[2].hasPrefix("Erased list, the firm’s: Nobody"))
        let bens = try #require(try other.reading { $0.staff.values.first { $0.name == "Ben Ochieng" }?.number })
        #expect(try other.reading(as: bens) { try $0.list("Ben’s").content.conditions } == [Condition(.responsible(bens))])
    }

    @Test func `again adds nothing, is taken back whole, and can be taken in anew`() throws {
        var office = try RandomOffice(seed: 5)
        for _ in 0..<60 { try office.step() }
        let (place, other) = (try Place(), try Cast())
        let untouched = try other.tables(without: ["undone", "import_run"])
        _ = try Export(workplace: office.cast.place).run(to: place.path + "/one", at: Cast.monday)
        let first = try takeIn(place.path + "/one", other)
        #expect(try takeIn(place.path + "/one", other).counts.recorded == 0)
        try other.take(UndoImport(run: first.run))
        #expect(try other.tables(without: ["undone", "import_run"]) == untouched)
        #expect(try takeIn(place.path + "/one", other).counts.recorded == first.counts.recorded)
    }

    @Test func `of this very firm, of one person, and of a rehearsal are refused in a sentence`() throws {
        let (cast, place) = (try Cast(), try Place())
        let ines = try cast.ines()
        _ = try Export(workplace: cast.place).run(to: place.path + "/all", at: Cast.monday)
        _ = try Export(workplace: cast.place).run(to: place.path + "/ines", of: ines, at: Cast.monday)
        #expect(throws: Refusal.ofThisFirm) { try takeIn(place.path + "/all", cast) }
        #expect(throws: Refusal.ofOnePerson) { try takeIn(place.path + "/ines", Cast()) }
        #expect(throws: Refusal.ofRehearsal) { try takeIn(place.path + "/all", Cast(rehearsal: false)) }
    }

    private static let damages: [(name: String, of: @Sendable ([Substring]) -> [Substring])] = [
        ("the last line is gone", { $0.dropLast() }),
        ("a line is cut", { $0.dropLast() + [$0[$0.count - 1].dropLast(9)] }),
        ("two lines are swapped", { $0.dropLast(2) + [$0[$0.count - 1], $0[$0.count - 2]] }),
        ("a line is there twice", { $0 + [$0[$0.count - 1]] }),
        ("a name is another", { $0.map { Substring($0.replacing("Ferreira", with: "Ferreiro")) } }),
        ("a body is another", { $0.map { Substring($0.replacing("\"client\"", with: "\"partner\"")) } }),
        ("a digest is no digest", { $0.map { Substring($0.replacing("\"digest\":\"", with: "\"digest\":\"xx")) } }),
        ("it begins with nothing", { [""] + $0 }), ("it is empty", { _ in [] }), ("it is one line", { [Substring($0.joined())] }),
        ("it nests without end", { $0.dropLast() + [Substring(String(repeating: "[", count: 1_000_000))] }),
    ]

    @Test(arguments: damages.indices) func `that is damaged is refused in a sentence, and nothing of it is told`(index: Int) throws {
        let (cast, place, other) = (try Cast(), try Place(), try Cast())
        _ = try cast.ines()
        _ = try Export(workplace: cast.place).run(to: place.path + "/one", at: Cast.monday)
        let file = "\(place.path)/one/entries.jsonl"
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        let damage = Self.damages[index]
        try damage.of(lines).joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        #expect(throws: ExportFolder.Unusable.self, "\(damage.name)") { try takeIn(place.path + "/one", other) }
        #expect(try other.reading { try $0.entryCount() } == 2, "\(damage.name)")
    }
}
