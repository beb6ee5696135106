import Testing

@testable import Web

@Suite struct HTMLTests {
    @Test func `what they wrote is escaped, what we wrote is not`() {
        let name = "<b>\"Ines\" & 'Tomas'</b>"
        let html: HTML = "<i>\(name)</i>"
        #expect(html.text == "<i>&lt;b&gt;&quot;Ines&quot; &amp; &#39;Tomas&#39;&lt;/b&gt;</i>")
    }
}
