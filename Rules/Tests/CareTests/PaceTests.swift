import Testing

@testable import Care

@Suite struct PaceTests {
    private let began = Instant(milliseconds: 1_000_000)
    private func at(_ seconds: Double) -> Instant { began.adding(milliseconds: Int64(seconds * 1000)) }

    @Test(
        arguments: [
            (4120, 10, "412 a second, about 3 minutes more"), (700, 10, "70 a second, about 18 minutes more"),
            (100, 600, "10 a minute, about 128 hours more"), (75_000, 10, "7,500 a second, a few seconds more"),
            (40_000, 20, "2,000 a second, about 19 seconds more"),
        ] as [(Int, Double, String)])
    func `the rate and the time left are said as people say them`(count: Int, seconds: Double, said: String) {
        #expect(Pace(began: began).words(count, of: 77_000, now: at(seconds)) == said)
    }

    @Test func `without a total only the rate is said, and before anything came nothing is guessed`() {
        #expect(Pace(began: began).words(100, of: nil, now: at(2)) == "50 a second")
        #expect(Pace(began: began).words(0, of: 100, now: at(2)) == "counting")
        #expect(Pace(began: began).words(5, of: 100, now: began) == "counting")
        #expect(Pace(began: began).words(100, of: 100, now: began) == "all of it")
        #expect(Pace(began: began).words(100, of: 100, now: at(10)) == "10 a second")
    }

    @Test func `the rate is that of the last seconds: what was here already went faster`() {
        var pace = Pace(began: began)
        for second in 1...20 { pace.note(second * 5000, now: at(Double(second))) }
        for second in 21...60 { pace.note(100_000 + (second - 20) * 100, now: at(Double(second))) }
        #expect(pace.words(104_000, of: 110_000, now: at(60)) == "100 a second, about 60 seconds more")
    }

    @Test func `it is said once a second, and at the end`() {
        var pace = Pace(began: began)
        #expect(pace.said(10, of: 100, now: at(0.5)) != nil)
        #expect(pace.said(20, of: 100, now: at(0.9)) == nil)
        #expect(pace.said(30, of: 100, now: at(1.6)) != nil)
        #expect(pace.said(100, of: 100, now: at(1.7)) != nil)
    }
}
