import Testing

@testable import Care

/// Any JSON value, with every kind of character and number in it; the fewer levels are left, the flatter.
private func randomValue(_ random: inout OfficeRandom, levels: Int) -> JSON {
    switch Int.random(in: 0..<(levels > 0 ? 8 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int64(bitPattern: random.next() >> UInt64.random(in: 0..<64, using: &random)))
    case 3:
        let number = Double(bitPattern: random.next())
        return .number(number.isFinite ? number : -0.5)
    case 4, 5: return .string(randomText(&random))
    case 6: return .array((0..<Int.random(in: 0..<5, using: &random)).map { _ in randomValue(&random, levels: levels - 1) })
    default:
        let names = (0..<Int.random(in: 0..<5, using: &random)).map { _ in randomText(&random) }
        return .object(names.map { JSON.Member(name: $0, value: randomValue(&random, levels: levels - 1)) })
    }
}

private func randomText(_ random: inout OfficeRandom) -> String {
    let pools: [ClosedRange<UInt32>] = [0...0x1F, 0x20...0x7E, 0x22...0x22, 0x5C...0x5C, 0x7F...0x2FF, 0x2028...0x2029, 0x1F300...0x1F6FF]
    var text = ""
    for _ in 0..<Int.random(in: 0..<12, using: &random) {
        let pool = pools[Int.random(in: 0..<pools.count, using: &random)]
        if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &random)) { text.unicodeScalars.append(scalar) }
    }
    return text
}

@Suite struct JSONTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>) func `whatever is written is read again`(seed: UInt64) throws {
        var random = OfficeRandom(seed: seed)
        for _ in 0..<200 {
            let value = randomValue(&random, levels: 5)
            let read = try JSON(value.text)
            #expect(read == value)
            #expect(Array(read.text.utf8) == Array(value.text.utf8))
        }
    }

    @Test(arguments: [
        (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\n\t\r\b\f""#, "\n\t\r\u{8}\u{C}"), (#""\u00e9\u00C9""#, "éÉ"), (#""\u0000""#, "\u{0}"),
        (#""\ud83d\ude00!""#, "😀!"), (#""\uD834\uDD1E""#, "𝄞"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"),
        (#""\ud83dx""#, "\u{FFFD}x"), (#""é😀""#, "é😀"), (#""""#, ""),
        (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ud83d\n""#, "\u{FFFD}\n"),
        (#""\ud83d\ue000""#, "\u{FFFD}\u{E000}"), (#""\ud83d\udbff""#, "\u{FFFD}\u{FFFD}"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
        ("\"\u{7F}\u{80}\"", "\u{7F}\u{80}"),
    ])
    func `what is escaped is read`(text: String, string: String) throws {
        #expect(try Array(#require(JSON(text).string).unicodeScalars) == Array(string.unicodeScalars))
    }

    @Test(arguments: [
        ("a\"b\\c/d", #""a\"b\\c/d""#), ("\r\n\t", #""\r\n\t""#), ("\u{0}\u{1F}\u{8}\u{7F}", "\"\\u0000\\u001f\\u0008\u{7F}\""),
        ("é😀\u{2028}", "\"é😀\u{2028}\""), ("", #""""#),
    ])
    func `what must be is escaped, and nothing else`(string: String, text: String) {
        #expect(Array(JSON.string(string).text.utf8) == Array(text.utf8))
    }

    @Test(
        arguments: [
            ("0", .integer(0)), ("-12", .integer(-12)), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1.5", .number(1.5)), ("1.0", .number(1)), ("1e3", .number(1000)),
            ("-2.5E-1", .number(-0.25)),
            ("-0", .integer(0)), ("0.50", .number(0.5)), ("1E+2", .number(100)), ("0e0", .number(0)), ("1e007", .number(10_000_000)),
            (" [ 1 , { \"a\" :\tnull\r\n} ] ", [1, .object([JSON.Member(name: "a", value: .null)])]),
            ("[true,false,null]", [true, false, .null]), ("{}", [:]), ("[]", []), (#"{"b":1,"a":2,"b":3}"#, ["b": 1, "a": 2, "b": 3]),
        ] as [(String, JSON)])
    func `a value is read`(text: String, value: JSON) throws {
        #expect(try JSON(text) == value)
    }

    @Test func `members keep their order; the first of a name counts`() throws {
        let text = #"{"b":1,"a":2,"b":3}"#
        let read = try JSON(text)
        #expect(read.text == text)
        #expect(read["b"] == 1 && read["c"] == nil && read["b"]?["x"] == nil)
    }

    @Test func `what is not there is not written`() {
        #expect(JSON.members(["a": .text(""), "b": .text(nil), "c": .texts([]), "d": .text("x"), "e": nil]).text == #"{"d":"x"}"#)
    }

    @Test func `a value of another kind is none`() {
        #expect(JSON.string("1").integer == nil && JSON.integer(1).string == nil && JSON.integer(1).bool == nil)
        #expect(JSON.array(["a", 1, "b"]).texts == ["a", "b"] && JSON.array(["a", 1]).integers == [1] && JSON.null.texts == [])
        #expect(JSON.number(.infinity).text == "null" && JSON.number(.nan).text == "null")
    }
}
