import Testing

@testable import Care

@Suite struct `JSON that is none` {
    private func malformedAt(_ text: String) -> Int? {
        do throws(JSON.Malformed) {
            _ = try JSON(text)
            return nil
        } catch {
            return error.at
        }
    }

    @Test(arguments: [
        ("", 0), ("  ", 2), ("nul", 0), (" x", 1), ("truex", 4), ("1 2", 2), ("[1", 2), ("[1,", 3), ("[1,]", 3), ("[1 2]", 3), ("[,1]", 1),
        ("{", 1), (#"{"a""#, 4), (#"{"a":"#, 5), (#"{"a":1"#, 6), (#"{"a":1,}"#, 7), (#"{"a" 1}"#, 5), ("{a:1}", 1), ("{1:1}", 1), ("]", 0),
        (#"""#, 1), (#""a"#, 2), (#""a\"#, 3), (#""\x""#, 3), (#""\u12""#, 3), (#""\u12g4""#, 3), (#""\ud83d\u""#, 9), ("-", 0), ("1e", 0),
        ("[1.2.3]", 4), ("--1", 0), ("\u{FEFF}1", 0), ("'a'", 0), ("NaN", 0), ("Infinity", 0), ("[1]]", 3), ("é", 0),
    ])
    func `what is wrong is said with its byte`(text: String, at: Int) {
        #expect(malformedAt(text) == at)
    }

    @Test(arguments: [
        ("01", 0), ("00", 0), ("-01", 0), ("-", 0), ("-a", 0), ("1.", 0), ("-1.", 0), (".5", 0), ("-.5", 0), ("1.e3", 0), ("1e", 0),
        ("1e+", 0), ("1E-x", 0), ("+1", 0), ("0x1", 1), ("1_000", 1), ("1,5", 1), ("1e5.5", 3), ("1e400", 0), ("[1,02]", 3), ("٣", 0),
    ])
    func `a number is written as RFC 8259 has it`(text: String, at: Int) {
        #expect(malformedAt(text) == at)
    }

    @Test(arguments: 0..<0x20 as Range<UInt8>) func `a control character in a string is escaped or refused`(byte: UInt8) {
        let raw = String(Unicode.Scalar(byte))
        #expect(malformedAt("\"a\(raw)b\"") == 2)
        #expect(malformedAt("\"\\n\(raw)b\"") == 3)
        #expect(malformedAt("{\"a\(raw)\":1}") == 3)
    }

    @Test(arguments: [
        (#""\u+123""#, 3), (#""\u-123""#, 3), (#""\u1+23""#, 3), (#""\u 123""#, 3), (#""\ud83d\u+e00""#, 9), (#""\ud83d\u-e00""#, 9),
    ])
    func `four hexadecimal digits have no sign`(text: String, at: Int) {
        #expect(malformedAt(text) == at)
    }

    @Test func `sixty-four levels are read, more are refused`() throws {
        func nested(_ levels: Int) -> String { String(repeating: "[", count: levels) + String(repeating: "]", count: levels) }
        func named(_ levels: Int) -> String {
            String(repeating: #"{"a":"#, count: levels - 1) + "{}" + String(repeating: "}", count: levels - 1)
        }
        #expect(try JSON(nested(64)).text == nested(64))
        #expect(try JSON(named(64)).text == named(64))
        #expect(malformedAt(nested(65)) == 64)
        #expect(malformedAt(named(65)) == 64 * 5)
        #expect(malformedAt(String(repeating: "[", count: 1_000_000)) == 64)
        #expect(malformedAt(String(repeating: #"{"a":["#, count: 1_000_000)) == 32 * 6)
    }

    @Test func `a text cut off anywhere is refused, at a byte it has`() {
        let whole = #" {"a" : [1.5e3, -2, true, "\ud83d\ude00 \" é 😀", {"b":{}}, [[ ]], null, false], "é":"\n" }"#
        #expect(malformedAt(whole) == nil)
        let bytes = Array(whole.utf8)
        for count in 0..<bytes.count {
            let cut = String(decoding: bytes[..<count], as: UTF8.self)
            let at = malformedAt(cut)
            #expect(at.map { (0...cut.utf8.count).contains($0) } == true, "\(cut)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func `whatever bytes come are read or refused`(seed: UInt64) {
        var random = OfficeRandom(seed: seed)
        let likely = Array(#"{}[]",:\u0dDeE+-.1 tfnrueals"#.utf8)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
                Int.random(in: 0..<8, using: &random) == 0
                    ? UInt8.random(in: 0...255, using: &random) : likely[Int.random(in: 0..<likely.count, using: &random)]
            }
            let text = String(decoding: bytes, as: UTF8.self)
            if let value = try? JSON(text) {
                #expect(malformedAt(value.text) == nil, "seed \(seed): \(text)")
            } else {
                #expect(malformedAt(text).map { (0...text.utf8.count).contains($0) } == true, "seed \(seed): \(text)")
            }
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func `a text with any byte changed is read or refused`(seed: UInt64) {
        var random = OfficeRandom(seed: seed)
        let whole = Array(
            #"{"side":"ours","to":11,"due":{"local":"2026-03-06T17:00","at":1772816400000},"with":[1,2],"x":"\u00e9\n"}"#.utf8)
        for _ in 0..<300 {
            var bytes = whole
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            let text = String(decoding: bytes, as: UTF8.self)
            if let value = try? JSON(text) { #expect(malformedAt(value.text) == nil, "seed \(seed): \(text)") }
        }
    }
}
