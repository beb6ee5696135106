extension JSON {
    /// What is wrong with a JSON text, and at which byte.
    public struct Malformed: Error, Equatable { public let at: Int }

    /// Reads one JSON text. O(length); at most 64 levels deep, so that no input can exhaust the stack.
    public init(_ text: String) throws(Malformed) {
        var reader = JSONReader(bytes: Array(text.utf8))
        self = try reader.document()
    }
}

/// A recursive-descent reader of RFC 8259 over bytes.
private struct JSONReader {
    let bytes: [UInt8]
    var at = 0
    static let deepest = 64

    mutating func document() throws(JSON.Malformed) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        if at != bytes.count { throw JSON.Malformed(at: at) }
        return value
    }

    private mutating func value(depth: Int) throws(JSON.Malformed) -> JSON {
        skipSpace()
        guard depth < Self.deepest, at < bytes.count else { throw JSON.Malformed(at: at) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSON.Malformed) -> JSON {
        at += 1
        var members: [JSON.Member] = []
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            let name = try string()
            guard take(UInt8(ascii: ":")) else { throw JSON.Malformed(at: at) }
            members.append(JSON.Member(name: name, value: try value(depth: depth + 1)))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw JSON.Malformed(at: at) }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSON.Malformed) -> JSON {
        at += 1
        var values: [JSON] = []
        if take(UInt8(ascii: "]")) { return .array(values) }
        repeat { values.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw JSON.Malformed(at: at) }
        return .array(values)
    }

    private mutating func string() throws(JSON.Malformed) -> String {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw JSON.Malformed(at: at) }
        at += 1
        let start = at
        while at < bytes.count, bytes[at] >= 0x20, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
            defer { at += 1 }
            return String(decoding: bytes[start..<at], as: UTF8.self)
        }
        return try escapedString(Array(bytes[start..<at]))
    }

    private mutating func escapedString(_ before: [UInt8]) throws(JSON.Malformed) -> String {
        var out = before
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
            if byte < 0x20 { throw JSON.Malformed(at: at - 1) }
            if byte == UInt8(ascii: "\\") { try escape(into: &out) } else { out.append(byte) }
        }
        throw JSON.Malformed(at: at)
    }

    private mutating func escape(into out: inout [UInt8]) throws(JSON.Malformed) {
        guard at < bytes.count else { throw JSON.Malformed(at: at) }
        at += 1
        switch bytes[at - 1] {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "u"): try unicode(into: &out)
        case let other where [0x22, 0x5C, 0x2F].contains(other): out.append(other)
        default: throw JSON.Malformed(at: at)
        }
    }

    private mutating func unicode(into out: inout [UInt8]) throws(JSON.Malformed) {
        var code = try fourHex()
        let pairFollows = at + 1 < bytes.count && bytes[at] == UInt8(ascii: "\\") && bytes[at + 1] == UInt8(ascii: "u")
        if (0xD800..<0xDC00).contains(code), pairFollows {
            let before = at
            at += 2
            let low = try fourHex()
            if (0xDC00..<0xE000).contains(low) {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            } else {
                at = before
            }
        }
        out.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    }

    private mutating func fourHex() throws(JSON.Malformed) -> UInt32 {
        guard at + 4 <= bytes.count, bytes[at] != UInt8(ascii: "+"), bytes[at] != UInt8(ascii: "-"),
            let code = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        else {
            throw JSON.Malformed(at: at)
        }
        at += 4
        return code
    }

    private mutating func number() throws(JSON.Malformed) -> JSON {
        let start = at
        if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[at - whole] != UInt8(ascii: "0") else { throw JSON.Malformed(at: start) }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            guard digits() > 0 else { throw JSON.Malformed(at: start) }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            guard digits() > 0 else { throw JSON.Malformed(at: start) }
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if let integer = Int64(text) { return .integer(integer) }
        if let number = Double(text), number.isFinite { return .number(number) }
        throw JSON.Malformed(at: start)
    }

    /// Takes what digits there are, and says how many.
    private mutating func digits() -> Int {
        let start = at
        while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) { at += 1 }
        return at - start
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSON.Malformed) -> JSON {
        guard bytes[at...].starts(with: word.utf8) else { throw JSON.Malformed(at: at) }
        at += word.utf8.count
        return value
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
    }
}
