import Care
import Testing

@Suite struct VocabularyTests {
    private let vocabulary: String

    init() throws { vocabulary = try Sources.text("docs/vocabulary.md") }

    @Test func `every verb stands in the vocabulary`() {
        for verb in Verb.all { #expect(vocabulary.contains("`\(verb.name)`"), "\(verb.name) is missing in docs/vocabulary.md") }
    }

    @Test func `every kind of fact stands in the vocabulary and in the description of the record`() throws {
        let record = try Sources.text("docs/record.md")
        for kind in Fact.kinds {
            #expect(vocabulary.contains("`\(kind)`"), "\(kind) is missing in docs/vocabulary.md")
            #expect(record.contains("`\(kind)`"), "\(kind) is missing in docs/record.md")
        }
    }
}
