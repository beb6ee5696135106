// What a property's value says, once its encoding and its escapes are undone.

extension VCardProperty {
    /// The value as text, its escapes still in it.
    var decoded: String {
        let bytes = encoding == "QUOTED-PRINTABLE" ? VCardText.unquoted(value) : value
        return Charset.text(bytes, charset: parameters["CHARSET"]?.first)
    }

    /// The value as one text.
    var text: String { VCardText.unescaped(decoded[...]) }

    /// The components of a name, an address or an organization.
    var components: [String] { VCardText.split(decoded, at: ";").map { VCardText.unescaped($0) } }

    /// The members of a list.
    var list: [String] { VCardText.split(decoded, at: ",").map { VCardText.unescaped($0) } }
}

enum VCardText {
    /// Undoes quoted-printable. An "=" before anything but two digits stands for itself; at the end it joins lines, and goes.
    static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
        var (result, at) = ([UInt8](), 0)
        result.reserveCapacity(bytes.count)
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "="), at + 2 < bytes.count, let high = Byte.hex(bytes[at + 1]), let low = Byte.hex(bytes[at + 2]) {
                result.append(high << 4 | low)
                at += 3
            } else {
                if bytes[at] != UInt8(ascii: "=") || at + 1 < bytes.count { result.append(bytes[at]) }
                at += 1
            }
        }
        return result
    }

    /// Undoes `\n`, `\,`, `\;`, `\:`, `\"` and `\\`; any other backslash stands for itself. Without blanks at both ends.
    static func unescaped(_ text: Substring) -> String {
        guard text.contains("\\") else { return text.trimmed }
        var (result, escaped) = (String.UnicodeScalarView(), false)
        for scalar in text.unicodeScalars {
            if escaped {
                escaped = false
                switch scalar {
                case "n", "N": result.append("\n")
                case ",", ";", ":", "\"", "\\": result.append(scalar)
                case _: result.append(contentsOf: ["\\", scalar])
                }
            } else if scalar == "\\" {
                escaped = true
            } else {
                result.append(scalar)
            }
        }
        if escaped { result.append("\\") }
        return String(result)[...].trimmed
    }

    /// Divides at a separator that no backslash stands before.
    static func split(_ text: String, at separator: Unicode.Scalar) -> [Substring] {
        let scalars = text.unicodeScalars
        var (pieces, start, escaped) = ([Substring](), scalars.startIndex, false)
        for place in scalars.indices {
            if escaped {
                escaped = false
            } else if scalars[place] == "\\" {
                escaped = true
            } else if scalars[place] == separator {
                pieces.append(text[start..<place])
                start = scalars.index(after: place)
            }
        }
        return pieces + [text[start...]]
    }

    /// The reverse of `unescaped`, for one component.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result.append(contentsOf: ["\\", "n"])
            case "\r": continue
            case ",", ";", "\\": result.append(contentsOf: ["\\", scalar])
            case _: result.append(scalar)
            }
        }
        return String(result)
    }
}
