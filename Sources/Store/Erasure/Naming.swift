import Care

/// Whether a text says what somebody is called.
///
/// A word of four letters or more names them where a word of the text begins with it (“Ferreiras”), a shorter name only as a whole
/// word, and a phone number however it is written.
struct Naming {
    /// Between blanks; what is long needs none behind it.
    private let phrases: [String]
    private let words: [String]
    private let digits: [String]

    private static let shortestBeginning = 4
    private static let fewestDigits = 6

    /// `called`: names, their longer words, addresses and numbers.
    init(_ called: Set<String>, numbers: Set<String>) {
        words = called.filter { !numbers.contains($0) && !$0.contains("@") }.flatMap(Words.of)
        phrases = called.map(Words.joined).filter { !$0.isEmpty }.map { " \($0)" + ($0.count < Self.shortestBeginning ? " " : "") }
        digits = numbers.map(Self.plain).filter { $0.count >= Self.fewestDigits }
    }

    func isSaid(in text: String) -> Bool {
        let said = " \(Words.joined(text)) "
        return phrases.contains(where: said.contains) || isDialled(in: text)
    }

    /// Whether what is looked for is a piece of a name: `ferrei`.
    func isSought(by text: String) -> Bool {
        Words.of(text).contains { piece in piece.count >= Self.shortestBeginning && words.contains { $0.hasPrefix(piece) } }
    }

    private func isDialled(in text: String) -> Bool {
        let numbers = text.split { !($0.isNumber || " +-/.()".contains($0)) }.map(Self.plain)
        return numbers.contains { said in
            said.count >= Self.fewestDigits && digits.contains { $0.contains(said) || said.contains($0) }
        }
    }

    /// The digits, without what is dialled before them at home or abroad.
    private static func plain(_ number: some StringProtocol) -> String { String(Fold.digits(String(number)).drop { $0 == "0" }) }
}

/// An entry about a saved list that names somebody.
struct NamingList {
    let entry: Int64
    let list: Int64
    /// For whose sake its words go.
    let asked: Int64
}

extension Naming {
    /// What was ever said of lists, what was taken back or dropped too. O(entries).
    func lists(in log: EntryLog, for asked: Int64) throws -> [NamingList] {
        try log.entries(kind: "list.saved").compactMap { entry in
            guard case .list(.saved(let name, let content, _)) = entry.fact else { return nil }
            let isNamed = ([name] + content.words).contains(where: isSaid) || content.conditions.contains(where: isSought)
            return isNamed ? NamingList(entry: entry.number, list: entry.about, asked: asked) : nil
        }
    }

    private func isSought(_ condition: Condition) -> Bool {
        if case .words(let text) = condition.test { isSought(by: text) } else { false }
    }
}
