import Care
import Foundation
import Mail
import Store
import Support
import Testing

@Suite struct `A look at files before they are taken in` {
    let cast: Cast
    private let intake: Intake

    init() throws {
        cast = try Cast()
        intake = Intake(workplace: cast.place, by: .staff(cast.anna), now: { Cast.monday }, random: Cast.random)
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let path = cast.path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func look(_ name: String, _ text: String, _ columns: SaidColumns = SaidColumns()) throws -> ImportPreview {
        try ImportPreview([write(name, text)], intake: intake, columns: columns)
    }

    private static let people = """
        Name,Email,Ring
        Ines Ferreira,ines@harbourbakery.example,1 555 0100
        Chidi Okafor,chidi@okaforgarage.example,1 555 0101
        Tomas Ferreira,ines@harbourbakery.example,1 555 0102
        ,,
        Anna Berg,anna@bergochieng.example,

        """

    private func counts(_ outcome: Intake.Outcome) -> [Int] { [outcome.counts.recorded, outcome.counts.already, outcome.counts.failed] }

    @Test func `it counts just what taking in comes to, and writes nothing`() throws {
        _ = try cast.ines()
        let before = try cast.reading { try $0.entryCount() }
        let file = try #require(try look("people.csv", Self.people).files.first)
        #expect((file.counts.new, file.counts.completed, file.counts.already, file.counts.leftOut.count) == (1, 1, 1, 1))
        #expect(file.counts.leftOut.first?.place == "people.csv, line 6")
        #expect(try cast.reading { try $0.entryCount() } == before)
        let outcome = try intake.run([cast.path + "/people.csv"], until: nil, mailboxOf: nil) { _ in }
        #expect(counts(outcome) == [2, 1, 1])
        let again = try #require(try look("people.csv", Self.people).files.first)
        #expect((again.counts.new, again.counts.completed, again.counts.already) == (0, 0, 3))
    }

    @Test func `what is said of columns is looked at, and kept by nothing but a yes`() throws {
        let header = ["Name", "Email", "Ring"]
        let said = SaidColumns(meanings: [header: ["name", "email", "phone mobile"]])
        let file = try #require(try look("people.csv", Self.people, said).files.first)
        #expect(file.columns.map(\.meaning) == ["name", "email", "phone mobile"])
        #expect(file.told.first?.words == "Ines Ferreira, 1 555 0100, ines@harbourbakery.example")
        #expect(try look("people.csv", Self.people).files.first?.columns.map(\.meaning) == ["name", "email", "field"])
        _ = try intake.run([cast.path + "/people.csv"], until: nil, mailboxOf: nil, columns: said) { _ in }
        #expect(try look("people.csv", Self.people).files.first?.columns.map(\.meaning) == ["name", "email", "phone mobile"])
    }

    @Test func `columns that name nobody can still be said, and what is no meaning is not taken`() throws {
        let table = "Colour,Taste\nred,sweet\nblue,sour\n"
        let file = try #require(try look("wine.csv", table).files.first)
        #expect(file.why != nil && file.columns.map(\.name) == ["Colour", "Taste"])
        let hostile = SaidColumns(meanings: [["Colour", "Taste"]: ["<b>", "name"]])
        #expect(try look("wine.csv", table, hostile).files.first?.columns.map(\.meaning) == ["field", "field"])
        let said = SaidColumns(meanings: [["Colour", "Taste"]: ["field", "name"]])
        #expect(try look("wine.csv", table, said).files.first?.counts.new == 2)
    }

    @Test func `of a long table the first thousand are looked at`() throws {
        let rows = (0..<1_500).map { "Person \($0),p\($0)@home.example" }.joined(separator: "\n")
        let counts = try #require(try look("long.csv", "Name,Email\n\(rows)\n").files.first).counts
        #expect((counts.new, counts.isCut, counts.about) == (1_000, true, 1_500))
        #expect(counts.sentence == "The first 1,000 of about 1,500 read: 1,000 new.")
    }

    @Test func `cards and meetings tell of whom they are, and mail is counted`() throws {
        let card = "BEGIN:VCARD\nVERSION:4.0\nFN:Ines Ferreira\nORG:Harbour Bakery\nEMAIL:ines@harbourbakery.example\nEND:VCARD\n"
        #expect(try look("a.vcf", card).files.first?.told.map(\.words) == ["Ines Ferreira, Harbour Bakery, ines@harbourbakery.example"])
        let events = """
            BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260401T090000Z\nSUMMARY:Ovens\nATTENDEE:mailto:ines@harbourbakery.example
            END:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTART:20260402T090000Z\nSUMMARY:Alone\nEND:VEVENT\nEND:VCALENDAR\n
            """
        let file = try #require(try look("a.ics", events).files.first)
        #expect((file.counts.new, file.counts.leftOut.count) == (1, 1))
        #expect(file.told.map(\.words) == ["Ovens"] && file.told.first?.at == Instant(iso: "2026-04-01T09:00:00Z"))
        let letter = "From: ines@harbourbakery.example\nSubject: Oven\nDate: Mon, 2 Mar 2026 08:00:00 +0000\n\nHello\n"
        let mail = try look("a.eml", letter)
        #expect(mail.messages == 1 && mail.files.isEmpty)
        #expect(MailboxReader.isMailAlone(cast.path + "/a.eml") && !MailboxReader.isMailAlone(cast.path + "/a.ics"))
    }
}
