import Care
import Testing

@Suite struct MentionsTests {
    private let staff: [Staff] = ["Anna Berg", "Ben Ochieng", "Ben Tan", "José Luís Ó Nunes"].enumerated().compactMap { place, name in
        Staff(number: Int64(place + 2), .joined(name: name, address: "", rights: .member))
    }

    @Test(
        arguments: [
            ("Ask @Anna about the beam", [2]), ("@anna, @BEN OCHIENG: see this", [2, 3]), ("(@Ben Tan)", [4]), ("both: @Ben.", [3, 4]),
            ("@josé luís ó nunes", [5]), ("@José", [5]), ("@Annabel called", []), ("anna@berg.example", []), ("write to x.@anna", []),
            ("@", []),
            ("@ Anna", []), ("Anna", []), ("", []),
        ] as [(String, [Int64])])
    func `whom a text speaks to`(text: String, called: [Int64]) {
        #expect(Mentions.staff(in: text, staff) == Set(called))
    }

    @Test func `who has left is called no longer`() {
        var gone = staff
        gone[0].apply(.left)
        #expect(Mentions.staff(in: "@Anna", gone).isEmpty)
    }

    @Test func `a text of nothing but mentions takes no time`() {
        let long = String(repeating: "@", count: 100_000) + "anna"
        #expect(Mentions.staff(in: long, staff).isEmpty)
    }
}
