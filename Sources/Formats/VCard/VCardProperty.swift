/// One property of a card: `item1.TEL;TYPE=work,voice:020 7946 0171`.
struct VCardProperty: Equatable {
    /// What binds several properties together, as "item1"; empty mostly.
    var group = ""
    /// In capitals.
    var name = ""
    /// Values by parameter, its name in capitals. A bare word, as 2.1 writes types, is a TYPE.
    var parameters: [String: [String]] = [:]
    var value: [UInt8] = []

    /// Nil where the line does not begin as a property does. O(length).
    init?(_ line: [UInt8]) {
        guard let (head, value) = Self.divide(line) else { return nil }
        let pieces = Self.split(head, at: UInt8(ascii: ";"))
        guard let first = pieces.first else { return nil }
        let full = String(decoding: first, as: UTF8.self)
        let dot = full.firstIndex(of: ".")
        group = dot.map { String(full[..<$0]).lowercased() } ?? ""
        name = (dot.map { String(full[full.index(after: $0)...]) } ?? full).uppercased()
        self.value = Array(value)
        for piece in pieces.dropFirst() { take(parameter: piece) }
    }

    /// How the value is written, in capitals: QUOTED-PRINTABLE, BASE64, B; or empty.
    var encoding: String { parameters["ENCODING"]?.first?.uppercased() ?? "" }

    /// The types, in lower case.
    var types: [String] { (parameters["TYPE"] ?? []).map { $0.lowercased() } }

    /// Whether it holds a picture, a sound, a key or a layout, whose content is not kept.
    var isBulky: Bool { Self.bulky.contains(name) || encoding == "BASE64" || encoding == "B" }

    private static let bulky: Set<String> = [
        "PHOTO", "LOGO", "SOUND", "KEY", "X-MS-OL-DESIGN", "X-MS-CARDPICTURE", "X-SMALL-PHOTO", "X-WAB-PHOTO",
    ]

    /// More parameters are no property of a person.
    private static let mostParameters = 50

    private mutating func take(parameter: ArraySlice<UInt8>) {
        guard parameters.count < Self.mostParameters else { return }
        let text = Charset.text(Array(parameter), charset: nil)
        let equals = text.firstIndex(of: "=")
        let value = equals.map { text[text.index(after: $0)...] } ?? text[...]
        var name = equals.map { text[..<$0].uppercased() } ?? "TYPE"
        if equals == nil, ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].contains(value.uppercased()) { name = "ENCODING" }
        let values = value.split(separator: ",").map { $0.filter { $0 != "\"" } }
        parameters[name, default: []] += values.prefix(Self.mostParameters)
    }

    /// Head and value: divided by the first colon outside quotes; by the first of all where the quotes do not close.
    private static func divide(_ line: [UInt8]) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
        var at = 0
        while at < line.count, isName(line[at]) { at += 1 }
        guard at > 0, at <= longestName, at < line.count, line[at] == colon || line[at] == UInt8(ascii: ";") else { return nil }
        var (quoted, colonAt, anyColon) = (false, Int?.none, Int?.none)
        for place in at..<line.count {
            if line[place] == Byte.quote { quoted.toggle() }
            guard line[place] == colon else { continue }
            if anyColon == nil { anyColon = place }
            if !quoted {
                colonAt = place
                break
            }
        }
        guard let end = colonAt ?? anyColon else { return nil }
        return (line[..<end], line[(end + 1)...])
    }

    private static let longestName = 120
    private static let colon = UInt8(ascii: ":")

    private static func isName(_ byte: UInt8) -> Bool {
        Byte.isLetter(byte) || Byte.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }

    private static func split(_ bytes: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
        var (pieces, start, quoted) = ([ArraySlice<UInt8>](), bytes.startIndex, false)
        for place in bytes.indices {
            if bytes[place] == Byte.quote { quoted.toggle() }
            if bytes[place] == separator, !quoted {
                pieces.append(bytes[start..<place])
                start = place + 1
            }
        }
        return pieces + [bytes[start...]]
    }
}
