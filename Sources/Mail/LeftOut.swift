/// What an import left out, as the command line says it.
public enum LeftOut {
    /// More than this nobody reads; all of it stands in the answer as JSON.
    static let mostLines = 100

    /// A line for each place and reason, however often both are the same, as with a meeting that repeats.
    public static func lines(_ failed: [(place: String, why: String)]) -> [String] {
        var counts: [String: Int] = [:]
        var lines: [String] = []
        for one in failed {
            let line = "  \(one.place): \(one.why)"
            if counts[line] == nil { lines.append(line) }
            counts[line, default: 0] += 1
        }
        let said = lines.prefix(mostLines).map { line in counts[line].map { $0 > 1 ? "\(line) (\($0) times)" : line } ?? line }
        return lines.count > mostLines ? said + ["  And \(lines.count - mostLines) more: --json tells all of them."] : said
    }
}
