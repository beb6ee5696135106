import Care
import Foundation
import Mail
import Store
import Support
import Testing

@Suite struct OtherFilesTests {
    let cast: Cast

    init() throws { cast = try Cast() }

    private var intake: Intake { Intake(workplace: cast.place, by: .staff(cast.anna), now: { Cast.monday }, random: Cast.random) }

    private static let people = """
        First Name,Last Name,Email,Phone,Mobile,Company,Title,Wine
        Ines,Ferreira,ines@harbourbakery.example,020 7946 0171,07700 900123,Harbour Bakery,Owner,red
        Karin,Lindqvist,,+46 8 123 456,,,,
        Chidi,Okafor,chidi@okafor.example,1 555,,Okafor Garage,,
        ,,,,,,,white
        Rosa,Silva,rosa@harbourbakery.example,2 555,,harbour bakery,Baker,
        """

    @discardableResult
    private func take(_ text: String, _ name: String = "people.csv", columns: [String] = []) throws -> Intake.Outcome {
        let path = cast.path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try intake.run([path], until: nil, mailboxOf: nil, columns: SaidColumns(edits: columns)) { _ in }
    }

    private func find(_ text: String) throws -> [String] { try cast.reading { try $0.find(text).map(\.name) } }

    @Test func `rows become people with all their numbers, and again adds nothing`() throws {
        let first = try take(Self.people)
        #expect((first.counts.read, first.counts.recorded, first.counts.failed) == (5, 4, 1))
        #expect(first.failed.map(\.place) == ["people.csv, line 5"])
        let second = try take(Self.people)
        #expect((second.counts.read, second.counts.recorded, second.counts.already, second.counts.failed) == (5, 0, 4, 1))
        #expect(try find("7946") == ["Ines Ferreira"])
        #expect(try find("900123") == ["Ines Ferreira"])
    }

    @Test func `an organization is made once, whatever case its name is in`() throws {
        try take(Self.people)
        #expect(try find("harbour bakery").filter { $0.lowercased() == "harbour bakery" }.count == 1)
    }

    @Test func `a later table completes whom it knows`() throws {
        try take(Self.people)
        let later = try take("Email,Phone,Wine\nines@harbourbakery.example,3 555 0199,white\n", "later.csv")
        #expect(later.counts.recorded == 1)
        #expect(try find("5550199") == ["Ines Ferreira"])
    }

    @Test func `what is said of a column is kept for the next table`() throws {
        let preview = try ImportPreview([write("a.csv", "Name,Ring\nAnna Larsson,1 555 0123\n")], intake: intake)
        #expect(preview.files.first?.columns.map(\.meaning) == ["name", "field"])
        try take("Name,Ring\nAnna Larsson,1 555 0123\n", "a.csv", columns: ["Ring=phone"])
        try take("Name,Ring\nBo Larsson,1 555 0124\n", "b.csv")
        #expect(try find("5550124") == ["Bo Larsson"])
    }

    @Test func `cards and meetings are taken in, and a changed meeting is corrected`() throws {
        let card = "BEGIN:VCARD\nVERSION:4.0\nFN:Ines Ferreira\nTEL:020 7946 0171\nEMAIL:ines@harbourbakery.example\nEND:VCARD\n"
        #expect(try take(card, "a.vcf").counts.recorded == 1)
        func event(_ time: String) -> String {
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:\(time)\nSUMMARY:Ovens\n"
                + "ATTENDEE:mailto:ines@harbourbakery.example\nEND:VEVENT\nEND:VCALENDAR\n"
        }
        #expect(try take(event("20260401T090000Z"), "a.ics").counts.recorded == 1)
        #expect(try take(event("20260401T090000Z"), "a.ics").counts.already == 1)
        #expect(try take(event("20260402T090000Z"), "a.ics").counts.recorded == 1)
        #expect(try find("Ovens").count == 1)
    }

    @Test func `an import of rows is undone whole, updated people too`() throws {
        let ines = try cast.ines()
        let before = try cast.reading { try $0.party(ines) }
        let outcome = try take(Self.people)
        #expect(try cast.reading { try $0.party(ines) } != before)
        try cast.take(UndoImport(run: outcome.run))
        #expect(try cast.reading { try $0.party(ines) } == before)
        #expect(try find("Chidi").isEmpty)
        #expect(try take(Self.people).counts.recorded == 4)
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let path = cast.path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }
}
