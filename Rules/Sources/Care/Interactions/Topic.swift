/// The subject of a mail without the prefixes of answers and forwards: what two mails of one thread share.
public enum Topic {
    private static let prefixes: Set<String> = ["re", "fw", "fwd", "aw", "wg", "sv", "vs", "tr", "rv", "antw", "odp", "ref"]
    /// The longest prefix there is: `Antw [12] :`.
    private static let longestPrefix = 12
    private static let forwarded = "(fwd)"

    /// In small letters, one space between words, without any number of `Re:`, `Fwd:`, `AW:`, `Re[2]:` and a closing `(fwd)`.
    /// A list's `[tag]` stays.
    public static func of(_ subject: String) -> String {
        var rest = subject.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
        var tags = ""
        while true {
            if let shorter = withoutPrefix(rest) {
                rest = shorter
            } else if rest.first == "[", let close = rest.firstIndex(of: "]"),
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

    private static func withoutPrefix(_ text: Substring) -> Substring? {
        guard let colon = text.prefix(longestPrefix).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let word = text[..<colon].prefix { $0 != "[" && $0 != "(" }.trimmed
        return prefixes.contains(word) ? text[text.index(after: colon)...].drop { $0 == " " } : nil
    }
}
