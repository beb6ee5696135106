/// The subject of a mail without the prefixes of answers and forwards: what two mails of one thread share.
public enum Topic {
    private static let prefixes: Set<String> = ["re", "fw", "fwd", "aw", "wg", "sv", "vs", "tr", "rv", "antw", "odp", "ref"]
    /// The longest prefix there is: `Antw [12] :`.
    private static let longestPrefix = 12
    private static let forwarded = "(fwd)"

    /// In small letters, one space between words, without any number of `Re:`, `Fwd:`, `AW:`, `Re[2]:` and a closing `(fwd)`.
    /// A list's `[tag]` stays.
    public static func of(_ subject: String) -> String {
        var rest = onOneLine(subject.lowercased())[...]
        var tags = ""
        while true {
            if let shorter = withoutPrefix(rest) {
                rest = shorter
            } else if rest.utf8.first == UInt8(ascii: "["), let close = rest.firstIndex(of: "]"),
                let after = withoutPrefix(rest[close...].dropFirst().drop { $0 == " " })
            {
                tags += rest[...close] + " "
                rest = after
            } else {
                break
            }
        }
        if rest.hasSuffix(forwarded) { rest = rest.dropLast(forwarded.count) }
        return (tags + rest).trimmed
    }

    /// One space between words. Letters are slow to look at, and most subjects are as they should be.
    private static func onOneLine(_ text: String) -> String {
        var before = UInt8(ascii: " ")
        let isTidy = text.utf8.allSatisfy { byte in
            defer { before = byte }
            return 0x21..<0x7F ~= byte || (byte == UInt8(ascii: " ") && before != byte)
        }
        if isTidy, before != UInt8(ascii: " ") { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func withoutPrefix(_ text: Substring) -> Substring? {
        // Both colons, by the first byte of each.
        guard text.utf8.prefix(3 * longestPrefix).contains(where: { $0 == 0x3A || $0 == 0xEF }) else { return nil }
        guard let colon = text.prefix(longestPrefix).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let word = text[..<colon].prefix { $0 != "[" && $0 != "(" }.trimmed
        return prefixes.contains(word) ? text[text.index(after: colon)...].drop { $0 == " " } : nil
    }
}
