import Testing

@testable import Mail

@Suite struct LeftOutTests {
    @Test func `the same reason at the same place is one line that says how often`() {
        let often = (0..<37).map { _ in (place: "hours.ics, line 36", why: "Nobody takes part.") }
        #expect(
            LeftOut.lines([("a.eml", "It is empty.")] + often + [("hours.ics, line 90", "Nobody takes part.")]) == [
                "  a.eml: It is empty.", "  hours.ics, line 36: Nobody takes part. (37 times)", "  hours.ics, line 90: Nobody takes part.",
            ])
    }

    @Test func `what is too much to read ends with how much more there is`() {
        let lines = LeftOut.lines((1...250).map { (place: "row \($0)", why: "It is empty.") })
        #expect(lines.count == 101 && lines[99] == "  row 100: It is empty." && lines[100] == "  And 150 more: --json tells all of them.")
        #expect(LeftOut.lines([]).isEmpty)
    }
}
