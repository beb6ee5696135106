/// Cells that hold several values at once.
enum CellParts {
    /// Google puts ":::" between values; people put semicolons, commas, line ends.
    private static func parts(_ text: String, at separators: Set<Character>) -> [String] {
        text.replacing(":::", with: "\n").split { separators.contains($0) || $0.isNewline }.map(\.onOneLine).filter { !$0.isEmpty }
    }

    /// Every address of mail in a cell, `Name <address>` as the address alone; words between them are passed over.
    static func addresses(_ text: String) -> [String] {
        guard text.contains(where: { ";,:\n <".contains($0) }) else { return [text] }
        let text = text.replacing("mailto:", with: "")
        let parts = parts(text, at: [";", ","]).flatMap { part -> [String] in
            if let open = part.lastIndex(of: "<"), let close = part.lastIndex(of: ">"), open < close {
                return [part[part.index(after: open)..<close].trimmed]
            }
            let words = part.split(separator: " ").map(String.init)
            return words.contains { $0.contains("@") } ? words.filter { $0.contains("@") } : [part]
        }
        return parts.filter { !$0.isEmpty }
    }

    /// Every number in a cell. A slash divides only what is a whole number on both sides: "030 / 12345" is one.
    static func numbers(_ text: String) -> [String] {
        parts(text, at: [";", ",", "|"]).flatMap { part -> [String] in
            let pieces = part.split(separator: "/").map(\.trimmed)
            return pieces.allSatisfy { $0.utf8.count(where: Byte.isDigit) >= 6 } ? pieces : [part]
        }
    }

    static func pages(_ text: String) -> [String] { parts(text, at: [";", ","]) }

    /// Every tag in a cell, without Google’s own groups.
    static func tags(_ text: String) -> [String] {
        parts(text, at: [";", ",", "|"]).map { $0.hasPrefix("* ") ? String($0.dropFirst(2)) : $0 }.filter { $0 != "myContacts" }
    }

    /// Yes or no, in five languages; nil for anything else.
    static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "y", "true", "1", "x", "ja", "j", "wahr", "oui", "vrai", "si", "sí", "on": true
        case "no", "n", "false", "0", "nein", "nee", "falsch", "non", "faux", "off": false
        case _: nil
        }
    }
}
