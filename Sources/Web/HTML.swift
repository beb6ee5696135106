import Care

/// HTML in which what we wrote and what they wrote cannot be mixed up: interpolated text is escaped.
///
/// `"<b>\(name)</b>"` escapes the name; another `HTML` goes in as it is.
struct HTML: ExpressibleByStringInterpolation, Sendable {
    private(set) var bytes: [UInt8]

    static let empty: HTML = ""

    init(stringLiteral value: String) { bytes = Array(value.utf8) }
    init(stringInterpolation: Interpolation) { bytes = stringInterpolation.bytes }

    /// HTML of our own that stands in a file.
    init(ours bytes: [UInt8]) { self.bytes = bytes }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    struct Interpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity + interpolationCount * 24) }
        mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }
        mutating func appendInterpolation(_ text: String) { Self.escape(text, into: &bytes) }
        mutating func appendInterpolation(_ text: Substring) { Self.escape(String(text), into: &bytes) }
        mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
        mutating func appendInterpolation(_ number: Int64) { bytes.append(contentsOf: String(number).utf8) }
        mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }
        mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { bytes.append(contentsOf: part.bytes) } }
        /// Something that stands there only if it is so.
        mutating func appendInterpolation(_ html: HTML, if condition: Bool) { if condition { appendInterpolation(html) } }

        /// One pass over the bytes; the five characters that could end a text or an attribute are replaced.
        private static func escape(_ text: String, into bytes: inout [UInt8]) {
            var text = text
            text.withUTF8 { all in
                var start = 0
                for place in 0..<all.count {
                    let entity: StaticString
                    switch all[place] {
                    case UInt8(ascii: "&"): entity = "&amp;"
                    case UInt8(ascii: "<"): entity = "&lt;"
                    case UInt8(ascii: ">"): entity = "&gt;"
                    case UInt8(ascii: "\""): entity = "&quot;"
                    case UInt8(ascii: "'"): entity = "&#39;"
                    default: continue
                    }
                    bytes.append(contentsOf: all[start..<place])
                    bytes.append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
                    start = place + 1
                }
                bytes.append(contentsOf: all[start...])
            }
        }
    }
}
