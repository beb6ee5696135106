/// What each column of a table holds: guessed, shown, edited, and kept for the next table with the same columns.
public struct Mapping: Equatable, Sendable {
    public struct Column: Equatable, Sendable {
        public let name: String
        public var meaning: ColumnMeaning

        /// The own field’s name, or nil where it is none.
        var ownField: String? { meaning.field == .own ? (meaning.label.isEmpty ? name : meaning.label) : nil }
    }

    /// An edit that is not understood, and why.
    public struct NotUnderstood: Error, Equatable, CustomStringConvertible {
        public let description: String
    }

    public private(set) var columns: [Column]
    /// The program that seems to have written the table.
    public let exporter: Exporter?

    /// Guesses from the names, and where these leave it open from the first rows.
    public init(guessing header: [String], sample: [TableRow]) {
        exporter = Exporter(header: header)
        let first = header.map { HeaderGuess.senses($0) ?? [] }
        func isAny(_ field: ColumnMeaning.Field) -> Bool { first.contains { $0 == [.sense(.field(field))] } }
        let beside = HeaderGuess.Beside(hasFirst: isAny(.first), hasLast: isAny(.last), hasJobTitle: isAny(.role))
        columns = header.enumerated().map { place, name in
            let (meaning, ifStanding) = HeaderGuess.meaning(name, beside)
            let cells = sample.lazy.map { $0[place] }.filter { !$0.isEmpty }
            if ifStanding { return Column(name: name, meaning: Self.areStandings(Array(cells)) ? ColumnMeaning(.standing) : meaning) }
            if meaning == ColumnMeaning(.own), Self.areAddresses(Array(cells)) { return Column(name: name, meaning: ColumnMeaning(.email)) }
            return Column(name: name, meaning: meaning)
        }
        settleIdentifiers(sample)
        if exporter == .outlook { ignoreSettings() }
    }

    /// As it was kept: the meanings in the order of the columns. Nil where they do not fit.
    public init?(header: [String], kept: [String]) {
        guard header.count == kept.count else { return nil }
        let meanings = kept.map { ColumnMeaning($0) }
        guard meanings.allSatisfy({ $0 != nil }) else { return nil }
        exporter = Exporter(header: header)
        columns = zip(header, meanings).map { Column(name: $0, meaning: $1 ?? ColumnMeaning(.own)) }
    }

    /// What `init(header:kept:)` reads.
    public var kept: [String] { columns.map(\.meaning.text) }

    /// Changes one column: `Office Phone=phone work`. The name counts in any case; words are `ColumnMeaning`’s.
    public mutating func edit(_ text: String) throws(NotUnderstood) {
        guard let equals = text.lastIndex(of: "=") else { throw NotUnderstood(description: "“\(text)” has no “=”; write Column=field.") }
        let (name, word) = (text[..<equals].trimmed, text[text.index(after: equals)...].trimmed)
        guard
            let place = columns.firstIndex(where: { $0.name == name })
                ?? columns.firstIndex(where: { $0.name.lowercased() == name.lowercased() })
        else {
            throw NotUnderstood(
                description: "There is no column “\(name)”; there are \(columns.map(\.name).prefix(40).joined(separator: ", ")).")
        }
        guard let meaning = ColumnMeaning(word) else {
            let fields = ColumnMeaning.Field.allCases.map(\.rawValue).joined(separator: ", ")
            throw NotUnderstood(description: "“\(word)” is no field; choose one of \(fields).")
        }
        columns[place].meaning = meaning
    }

    /// Whether the rows can tell of people or organizations at all.
    public var namesAnybody: Bool {
        let naming: Set<ColumnMeaning.Field> = [.name, .first, .last, .email, .phone, .organization, .nickname]
        return columns.contains { naming.contains($0.meaning.field) && !$0.meaning.isLabel }
    }

    // MARK: Guessing from cells

    private static func areStandings(_ cells: [String]) -> Bool {
        !cells.isEmpty && cells.count { StandingWords.standing($0) != nil } * 10 >= cells.count * 8
    }

    private static func areAddresses(_ cells: [String]) -> Bool {
        !cells.isEmpty && cells.count { $0.contains("@") && !$0.contains(" ") } * 10 >= cells.count * 8
    }

    /// At most one column says who somebody is in the old system: one whose cells differ, the plainest name first.
    private mutating func settleIdentifiers(_ sample: [TableRow]) {
        let places = columns.indices.filter { columns[$0].meaning.field == .identifier }
        let good = places.filter { place in
            let cells = sample.map { $0[place] }.filter { !$0.isEmpty }
            return Set(cells).count == cells.count
        }
        let ofOthers: Set<String> = ["account", "company", "organization", "client", "reference"]
        let best = good.first { !ofOthers.contains(HeaderText.words(columns[$0].name).first ?? "") } ?? good.first
        for place in places where place != best { columns[place].meaning = ColumnMeaning(.own) }
    }

    /// Outlook’s own settings say nothing about a person.
    private mutating func ignoreSettings() {
        let settings: Set<String> = ["private", "privat", "sensitivity", "vertraulichkeit", "priority", "prioritat"]
        for place in columns.indices where columns[place].meaning == ColumnMeaning(.own) {
            if settings.contains(HeaderText.words(columns[place].name).joined(separator: " ")) {
                columns[place].meaning = ColumnMeaning(.ignore)
            }
        }
    }
}
