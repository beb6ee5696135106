import Care

/// Days of birth as sources write them.
enum Birthday {
    /// `2026-03-02`, or `--03-02` where the year is not said; the text itself where it is read in no one way.
    static func normal(_ text: String) -> String {
        let text = text.onOneLine
        let day = text.split(whereSeparator: { $0 == "T" || $0 == " " }).first.map(String.init) ?? text
        if let day = Day(iso: day) { return day.iso }
        let digits = day.filter { $0 != "-" }
        guard digits.utf8.allSatisfy(Byte.isDigit) else { return dotted(day) ?? text }
        let isYearless = day.hasPrefix("--")
        // 1604 and 1900 are the years some programs write when none is said; a leap year, so that 29 February is one.
        if isYearless, digits.count == 4 { return normal(year: 2000, digits).map { "-" + $0.dropFirst(4) } ?? text }
        if digits.count == 8, let year = Int(digits.prefix(4)) {
            guard let found = normal(year: year, String(digits.suffix(4))) else { return text }
            return year == 1604 ? "-" + found.dropFirst(4) : found
        }
        return text
    }

    private static func normal(year: Int, _ monthAndDay: String) -> String? {
        guard let month = Int(monthAndDay.prefix(2)), let day = Int(monthAndDay.suffix(2)) else { return nil }
        return Day(year: year, month: month, day: day)?.iso
    }

    /// "2.3.1980" is written where the day comes first.
    private static func dotted(_ text: String) -> String? {
        let parts = text.split(separator: ".").map { Int($0) }
        guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2], year > 999 else { return nil }
        return Day(year: year, month: month, day: day)?.iso
    }
}
