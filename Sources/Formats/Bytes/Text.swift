extension StringProtocol {
    /// Without blanks and line ends at both ends.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        let last = scalars.lastIndex { !$0.properties.isWhitespace } ?? first
        return String(self[first...last])
    }

    /// Everything on one line, runs of blanks as one.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// At most so many characters.
    func cut(_ most: Int) -> String { utf8.count <= most ? String(self) : String(prefix(most)) }
}
