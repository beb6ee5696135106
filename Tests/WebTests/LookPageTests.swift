import Care
import Foundation
import Mail
import Store
import Support
import Testing

@testable import Web

@Suite struct `The look at files` {
    let cast: Cast

    init() throws { cast = try Cast() }

    private func preview(_ files: [(name: String, text: String)], _ said: SaidColumns = SaidColumns()) throws -> ImportPreview {
        let paths = try files.map { file in
            let path = cast.path + "/" + file.name
            try Data(file.text.utf8).write(to: URL(fileURLWithPath: path))
            return path
        }
        let intake = Intake(workplace: cast.place, by: .staff(cast.anna), now: { Cast.monday }, random: Cast.random)
        return try ImportPreview(paths, intake: intake, columns: said)
    }

    private func page(_ preview: ImportPreview, _ names: [String]) throws -> HTML {
        try cast.reading { LookPage(names: names, preview: preview, reading: $0, seal: .empty).html }
    }

    private static let people = """
        Full Name,Mail,Ring,Wine
        Ines Ferreira,ines@harbourbakery.example,020 7946 0171,red
        Chidi <b>Okafor</b>,chidi@okaforgarage.example,,
        ,,,white

        """

    @Test func `a table stands there with a choice for each column, and how its first rows come out`() throws {
        _ = try cast.ines()
        try Snapshot.check("look", page(preview([("people.csv", Self.people)]), ["people.csv"]))
    }

    @Test func `what a form says of columns is taken over what was guessed, and nothing else`() throws {
        let preview = try preview([("people.csv", Self.people)])
        let header = ["Full Name", "Mail", "Ring", "Wine"]
        #expect(preview.said([:], over: SaidColumns()) == SaidColumns())
        let guessed = try #require(preview.files.first).columns.map(\.meaning)
        #expect(preview.said(["column.0.2": guessed[2]], over: SaidColumns()) == SaidColumns())
        let said = preview.said(["column.0.2": "phone mobile", "column.7.0": "ignore"], over: SaidColumns())
        #expect(said.meanings == [header: [guessed[0], guessed[1], "phone mobile", guessed[3]]])
    }

    @Test func `two tables with the same columns mean the same`() throws {
        let preview = try preview([("a.csv", Self.people), ("b.csv", Self.people.replacing("0171", with: "0172"))])
        let html = try page(preview, ["a.csv", "b.csv"]).text
        #expect(html.contains("Its columns are those of a.csv.") && !html.contains("column.1.0"))
        #expect(preview.said(["column.1.2": "ignore"], over: SaidColumns()) == SaidColumns())
    }

    @Test func `of many cards each file is one line, and a file of which something is left out is told at length`() throws {
        let cards = (1...30).map { ("card\($0).vcf", "BEGIN:VCARD\nVERSION:4.0\nFN:Guest \($0)\nEND:VCARD\n") }
        let preview = try preview(cards + [("people.csv", Self.people)])
        let html = try page(preview, cards.map(\.0) + ["people.csv"]).text
        #expect(html.split(separator: "<li class=\"line\">").count == 31 && html.contains("card30.vcf: 1 read: 1 new."))
        #expect(html.contains("column.30.0") && html.contains("Left out") && !html.contains("taken in as they are"))
    }

    @Test func `a table of thousands of columns does not make a page of them`() throws {
        let header = (["Name"] + (0..<5_000).map { "C\($0)" }).joined(separator: ",")
        let html = try page(preview([("wide.csv", "\(header)\nInes\(String(repeating: ",x", count: 5_000))\n")]), ["wide.csv"]).text
        #expect(html.contains("4,701 more columns, taken as they are guessed.") && html.utf8.count < 2_000_000)
    }

    @Test func `what cannot be taken in says why`() throws {
        let html = try page(preview([("plan.json", "[{\"Colour\": \"red\"}]")]), ["plan.json"]).text
        #expect(html.contains("Nothing here can be taken in as it is.") && html.contains("say which is."))
    }
}
