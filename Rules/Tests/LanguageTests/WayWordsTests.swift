import Language
import Testing

@Suite struct `Words that need a way to reach somebody` {
    @Test(arguments: [
        "call back", "Call Ines about the oven", "I’ll call her tomorrow", "we will phone the supplier", "ring Mrs Lindqvist",
        "please call", "give her a call back", "give Ben a ring", "say by phone how far it is", "return the call", "speak to her brother",
    ])
    func `a call needs a number`(words: String) { #expect(WayWords.needed(by: words) == .call) }

    @Test(arguments: [
        "e-mail the load table", "email her the plan", "mail him the invoice", "answer by e-mail", "send her an email",
        "write back about the barn",
        "We’ll reply to her letter",
    ])
    func `a mail needs an address`(words: String) { #expect(WayWords.needed(by: words) == .mail) }

    @Test(arguments: [
        "send the revised quote", "send the notes of the call", "weights of the new oven", "write the report", "recall the drawings",
        "check the mailbox hinges", "order phone sockets", "", "  ", "calling card design", "spring clean the site",
    ])
    func `what needs neither, or is not sure, needs none`(words: String) { #expect(WayWords.needed(by: words) == nil) }

    /// Words of English alone are read byte by byte; another letter behind them has them read the other way, and tells nothing.
    @Test func `plain English is read as any other words are`() {
        let parts = [
            "Call", "back", " ", "\t", "E-mail", "by", "phone", "a", "ring", "to", "I'll", "speak", "...", "-", "with", "\r\n", "2",
        ]
        var state: UInt64 = 7
        for _ in 0..<2_000 {
            var words = ""
            for _ in 0..<6 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                words += parts[Int(state >> 33) % parts.count] + (state >> 63 == 0 ? " " : "")
            }
            #expect(WayWords.needed(by: words) == WayWords.needed(by: words + " é"), "\(words)")
        }
    }
}
