import Testing

@testable import Formats

@Suite struct RecordsJSONTests {
    @Test func `records of people are a table`() throws {
        let text = """
            {"records":[{"attributes":{"type":"Contact"},"FirstName":"Ines","Email":"i@b.example","Account":{"Name":"Harbour Bakery"}},
            {"FirstName":"Ben","Phone":null,"Age":40,"Vip":true}]}
            """
        let table = try RecordsJSON(Sample.stream(text))
        #expect(table.header == ["FirstName", "Email", "Account Name", "Age", "Vip"])
        #expect(table.rows.map(\.texts) == [["Ines", "i@b.example", "Harbour Bakery", "", ""], ["Ben", "", "", "40", "true"]])
        let mapping = Mapping(guessing: table.header, sample: table.rows)
        #expect(mapping.card(table.rows[0]).affiliations.first?.organization == "Harbour Bakery")
    }

    @Test(arguments: [
        ("{\"records\":[{\"attributes\":{\"type\":\"House\"},\"Name\":\"Quay 1\"}]}", "It tells of “House”, not of people."),
        ("{\"a\":1}", "It is JSON, but no list of records."), ("{\"a\":", "It is no JSON: byte 5 is not what must stand there."),
    ]) func `what is no table of people is said with its reason`(text: String, why: String) {
        #expect(throws: RecordsJSON.NotRecords(description: why)) { try RecordsJSON(Sample.stream(text)) }
    }

    @Test func `nesting without end is refused`() {
        #expect(throws: RecordsJSON.NotRecords.self) { try RecordsJSON(Sample.stream(String(repeating: "[", count: 1_000_000))) }
    }
}
