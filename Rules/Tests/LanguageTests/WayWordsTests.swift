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
}
