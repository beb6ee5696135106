import Support
import Testing

@testable import Store

@Suite struct ExcerptTests {
    @Test(arguments: [
        ("", ""), ("  The crack\n\n over  the oven\t", "The crack…"), ("one two three", "one two…"), ("abcdefghijkl", "abcdefghij…"),
        ("--- ==== a-b ****", "--- a-b"), ("<https://harbour.example/oven> [cid:1] oven", "oven"), ("öfen öfen x", "öfen öfen…"),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦 Oven", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦 Oven"), ("éééééééééééé", "éééééééééé…"),
    ]) func `a line is the beginning of somebody's words, cut between words by letters and not by bytes`(text: String, line: String) {
        #expect(Excerpt.of(text, limit: 10) == line)
    }
}
