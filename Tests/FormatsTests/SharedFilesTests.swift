import Care
import Foundation
import Testing

@testable import Formats

/// Real address books, calendars and tables, kept beside the repository and not in it.
@Suite(.enabled(if: SharedFiles.isThere, "../shared/data is not there"))
struct SharedFilesTests {
    @Test(arguments: SharedFiles.names(in: "pim/vcf")) func `every shared address book gives its people`(name: String) throws {
        let path = SharedFiles.path + "/pim/vcf/" + name
        #expect(try FileKind.of(ByteStream(file: path)) == .vcard)
        let text = try String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline).map { $0.uppercased() }
        func count(_ name: String) -> Int {
            lines.count { $0.hasPrefix("\(name):") || $0.hasPrefix("\(name);") || $0.contains(".\(name):") || $0.contains(".\(name);") }
        }
        let (cards, broken) = try Sample.cards(ByteStream(file: path))
        #expect(broken.isEmpty, "\(broken)")
        #expect(cards.count == lines.count { $0.hasPrefix("BEGIN:VCARD") })
        #expect(cards.reduce(0) { $0 + $1.phones.count } == count("TEL") + count("X-MS-TEL") - repeated(cards, name))
        #expect(cards.reduce(0) { $0 + $1.emails.count } == count("EMAIL"))
    }

    /// Outlook repeats the mobile number as the one to call back; one of the others has a number for three uses.
    private func repeated(_ cards: [ContactCard], _ name: String) -> Int {
        name == "outlook-2007.vcf" ? 1 : name == "John_Doe_ANDROID.vcf" ? 2 : 0
    }

    @Test(arguments: SharedFiles.names(in: "pim/ics")) func `every shared calendar gives events, or a line and why not`(name: String) throws
    {
        let path = SharedFiles.path + "/pim/ics/" + name
        #expect(try FileKind.of(ByteStream(file: path)) == .icalendar)
        let window = Instant(iso: "1996-01-01T00:00:00Z")!...Instant(iso: "2027-01-01T00:00:00Z")!
        let (events, failed) = try Sample.events(ByteStream(file: path), window: window)
        #expect(events.count + failed.count > 0)
        print(name, events.count, "events;", Set(failed.map { "\($0.why)" }).sorted().prefix(3))
    }

    @Test func `the shared table of a CRM is understood in every column`() throws {
        let path = SharedFiles.path + "/crm/suitecrm-style-contacts-500.csv"
        #expect(try FileKind.of(ByteStream(file: path)) == .table)
        let table = try Sample.table(ByteStream(file: path))
        let mapping = Mapping(guessing: table.header, sample: table.rows)
        #expect(table.rows.count == 500 && table.broken.isEmpty)
        #expect(mapping.exporter == .suiteCRM)
        #expect(mapping.columns.filter { $0.meaning.field == .own }.map(\.name) == ["Lead Source"])
        let cards = table.rows.map(mapping.card)
        #expect(cards.allSatisfy { !$0.name.shown.isEmpty && $0.phones.count == 1 && $0.emails.count == 1 })
    }

    @Test func `shared records in JSON are people, or said not to be`() throws {
        let folder = SharedFiles.path + "/crm/salesforce-json/"
        #expect(try RecordsJSON(ByteStream(file: folder + "contacts-data.json")).rows.count == 5)
        #expect(try RecordsJSON(ByteStream(file: folder + "brokers-data.json")).rows.count > 0)
        #expect(throws: RecordsJSON.NotRecords.self) { try RecordsJSON(ByteStream(file: folder + "properties-data.json")) }
        let plan = try RecordsJSON(ByteStream(file: folder + "sample-data-plan.json"))
        #expect(!Mapping(guessing: plan.header, sample: plan.rows).namesAnybody)
    }
}

enum SharedFiles {
    /// From Tests/FormatsTests to the folder beside the repository.
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared/data")
        .standardized.path

    static let isThere = FileManager.default.fileExists(atPath: path)

    static func names(in folder: String) -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted() } catch { return [] }
    }
}
