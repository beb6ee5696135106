import Testing

@testable import Care

@Suite struct JudgementTests {
    private func judge(
        asks: Ask? = nil, tells: Nothing = .tells, only: Bool = false, mailing: Nothing? = nil, toAll: Bool = false, words: Int = 20,
        _ address: (inout Judgement.Addressed) -> Void = { _ in }
    ) -> Judgement {
        var gist = Gist()
        (gist.asks, gist.tells, gist.only, gist.mailing, gist.toAll, gist.words) = (asks, tells, only, mailing, toAll, words)
        var addressed = Judgement.Addressed()
        address(&addressed)
        return .of(gist, addressed)
    }

    private func to(_ direct: Int, of recipients: Int? = nil) -> (inout Judgement.Addressed) -> Void {
        { ($0.direct, $0.recipients) = (direct, recipients ?? direct) }
    }

    @Test func `what asks us asks, and nothing speaks against it`() {
        #expect(judge(asks: .question) == Judgement(asks: .question))
        #expect(judge(asks: .request, to(3)) == Judgement(asks: .request, recipients: 3))
    }

    @Test func `what asks nothing is what it tells, and only that is sure which says nothing else`() {
        #expect(judge(tells: .thanks) == Judgement(asks: nil, nothing: .thanks))
        #expect(judge(tells: .thanks, only: true) == Judgement(asks: nil, nothing: .thanks, surely: true))
    }

    @Test func `a mailing is one whatever it asks`() {
        #expect(judge(asks: .question, mailing: .page) == Judgement(asks: .question, nothing: .page))
    }

    @Test func `to more than ten it is a circular; from twenty on, if it asks nothing, for sure`() {
        #expect(judge(asks: .request, to(10)).nothing == nil)
        #expect(judge(asks: .request, to(2, of: 11)) == Judgement(asks: .request, nothing: .circular, recipients: 11))
        #expect(judge(to(19)) == Judgement(asks: nil, nothing: .circular, recipients: 19))
        #expect(judge(to(20)) == Judgement(asks: nil, nothing: .circular, surely: true, recipients: 20))
        #expect(!judge(asks: .request, to(34)).surely)
    }

    @Test func `to several it asks only if it is short and greets nobody in particular`() {
        #expect(judge(asks: .question, to(3)).nothing == nil)
        #expect(judge(asks: .question, words: 150, to(4)).nothing == nil)
        #expect(judge(asks: .question, words: 151, to(4)).nothing == .several)
        #expect(judge(asks: .question, toAll: true, to(4)).nothing == .several)
        #expect(judge(to(4)).nothing == .several)
    }

    @Test func `in copy only, or addressed elsewhere, it is not us who are asked`() {
        #expect(judge(asks: .question) { ($0.usDirect, $0.usCopied) = (false, true) }.nothing == .copy)
        #expect(judge(asks: .question) { $0.usDirect = false }.nothing == .elsewhere)
    }

    @Test func `a letter without a To has only copies, and they are meant`() {
        #expect(judge(asks: .question) { ($0.usDirect, $0.usCopied, $0.direct) = (false, true, 0) }.nothing == nil)
    }

    @Test func `what looks automatic is what the sender or the crowd says, not the words`() {
        let automatic = Nothing.allCases.filter { Judgement(asks: nil, nothing: $0).looksAutomatic }
        #expect(automatic == [.mailing, .sender, .page, .circular, .elsewhere])
        #expect(!Judgement(asks: .question).looksAutomatic)
    }
}

@Suite struct WaitingVerdictTests {
    private let stranger = Waiting.Sender(automatic: nil, known: false)
    private let client = Waiting.Sender(automatic: nil, known: true)

    private func letter(
        _ number: Int64, asks: Ask? = nil, _ nothing: Nothing? = nil, surely: Bool = false, isOwed: Bool = false, isOld: Bool = false
    ) -> Waiting.Open {
        let judgement = Judgement(asks: asks, nothing: nothing, surely: surely)
        return Waiting.Open(
            number: number, isOld: isOld, looksAutomatic: judgement.looksAutomatic, judgement: judgement, isOwed: isOwed)
    }

    private func verdict(_ open: [Waiting.Open], _ sender: Waiting.Sender? = nil) -> Waiting.Verdict {
        Waiting.verdict(open, of: sender ?? client)
    }

    @Test func `a question waits, and says which letter asks`() {
        #expect(verdict([letter(1, asks: .question)]) == .waits(asking: 1))
        #expect(verdict([letter(1, asks: .question), letter(2, .informs)]) == .waits(asking: 1))
        #expect(verdict([letter(1, asks: .question), letter(2, asks: .reminder)]) == .waits(asking: 2))
    }

    @Test func `thanks after a question likely close it, and never for sure`() {
        #expect(verdict([letter(1, asks: .question), letter(2, .thanks)]) == .confirms(.thanks, ofSender: false))
        #expect(verdict([letter(1, asks: .question), letter(2, .closes, surely: true)]) == .confirms(.closes, ofSender: false))
        #expect(verdict([letter(1, .thanks), letter(2, asks: .question)]) == .waits(asking: 2))
    }

    @Test func `what surely asks nothing does not wait`() {
        #expect(verdict([letter(1, .thanks, surely: true)]) == .nothing)
        #expect(verdict([letter(1, .circular, surely: true)], client) == .nothing)
        #expect(verdict([letter(1, .informs), letter(2, .thanks, surely: true)]) == .confirms(.informs, ofSender: false))
        #expect(verdict([]) == .nothing)
    }

    @Test(arguments: Nothing.allCases) func `where likely nothing is owed it waits for a yes or no`(nothing: Nothing) {
        #expect(verdict([letter(1, nothing)], client) == .confirms(nothing, ofSender: false))
    }

    @Test func `a first enquiry by a stranger waits; who is known and asks nothing does not`() {
        #expect(verdict([letter(1, .tells)], stranger) == .waits(asking: nil))
        #expect(verdict([letter(1, .tells)], client) == .confirms(.tells, ofSender: false))
        #expect(verdict([letter(1, .thanks)], stranger) == .confirms(.thanks, ofSender: false))
    }

    @Test func `what looks automatic is a question about its sender, until the firm has written to them`() {
        #expect(verdict([letter(1, asks: .question, .mailing)], stranger) == .confirms(.mailing, ofSender: true))
        #expect(verdict([letter(1, asks: .question, .mailing)], client) == .waits(asking: 1))
        #expect(verdict([letter(1, asks: .request, .circular)], stranger) == .confirms(.circular, ofSender: true))
        #expect(verdict([letter(1, asks: .request, .circular)], client) == .confirms(.circular, ofSender: false))
    }

    @Test func `a yes said of the sender holds, whatever they ask; so does a no`() {
        #expect(verdict([letter(1, asks: .question)], Waiting.Sender(automatic: true, known: true)) == .automatic)
        let genuine = Waiting.Sender(automatic: false, known: false)
        #expect(verdict([letter(1, asks: .question, .mailing)], genuine) == .waits(asking: 1))
        #expect(verdict([letter(1, .circular)], genuine) == .waits(asking: nil))
        #expect(verdict([letter(1, .thanks)], genuine) == .confirms(.thanks, ofSender: false))
    }

    @Test func `what somebody said is owed waits`() {
        #expect(verdict([letter(1, .thanks, surely: true, isOwed: true)]) == .waits(asking: 1))
        #expect(verdict([letter(1, isOwed: true), letter(2, .thanks)]) == .waits(asking: 1))
    }

    @Test func `what came before anybody judged waits as it did`() {
        let old = Waiting.Open(number: 1, isOld: false, looksAutomatic: false, judgement: nil, isOwed: false)
        #expect(verdict([old]) == .waits(asking: nil))
        let looks = Waiting.Open(number: 1, isOld: false, looksAutomatic: true, judgement: nil, isOwed: false)
        #expect(verdict([looks], stranger) == .confirms(.mailing, ofSender: true))
        #expect(verdict([looks], client) == .waits(asking: nil))
    }
}
