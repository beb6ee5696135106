import Care
import Testing

@Suite struct TopicTests {
    @Test(arguments: [
        ("Re: Ovens", "ovens"), ("AW: WG:  Ovens", "ovens"),
        ("RE[2]: Fwd (3) : Ovens", "ovens"), ("[Ovens] Re: Quote (fwd)", "[ovens] quote"),
        ("Antw: Sv: TR: RV: fw: x", "x"), ("Regarding: x", "regarding: x"), ("Re:", ""), ("", ""),
        ("  A \t b ", "a b"), ("Re：x", "x"), ("Ovens re: x", "ovens re: x"),
    ])
    func `answers have the subject they answer`(subject: String, normalized: String) {
        #expect(Topic.of(subject) == normalized)
    }
}
