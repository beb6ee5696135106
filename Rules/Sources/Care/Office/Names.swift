// The English words for days and months: one table for what is written and what is read.

extension Weekday {
    private static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let alsoSaid: [String: Weekday] = ["tues": .tuesday, "weds": .wednesday, "thur": .thursday, "thurs": .thursday]

    /// "Monday".
    public var name: String { Self.names[rawValue - 1] }
    /// "Mon".
    public var short: String { String(name.prefix(3)) }

    /// Reads a weekday as people write it, in any case: "Thursday", "Thu", "Thurs".
    public init?(word: some StringProtocol) {
        guard let found = find(word, in: Self.names).map({ Self.allCases[$0] }) ?? Self.alsoSaid[word.lowercased()] else { return nil }
        self = found
    }
}

/// The months, counted from 1.
public enum Month: Int, CaseIterable, Hashable, Sendable {
    case january = 1, february, march, april, may, june, july, august, september, october, november, december

    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    /// "March".
    public var name: String { Self.names[rawValue - 1] }
    /// "Mar".
    public var short: String { String(name.prefix(3)) }

    /// Reads a month as people write it, in any case: "September", "Sep", "Sept".
    public init?(word: some StringProtocol) {
        guard let found = find(word, in: Self.names) ?? (word.lowercased() == "sept" ? 8 : nil) else { return nil }
        self = Self.allCases[found]
    }
}

/// Where a word stands in a table of names, written out or by its first three letters.
private func find(_ word: some StringProtocol, in names: [String]) -> Int? {
    let said = word.lowercased()
    return names.firstIndex { $0.lowercased() == said || (said.count == 3 && $0.lowercased().hasPrefix(said)) }
}
