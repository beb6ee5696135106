/// Whom of the firm a text speaks to: `@Ben`, or `@Ben Ochieng` where several are called so, in any case.
public enum Mentions {
    /// So many are looked at; who calls more calls nobody.
    static let most = 100

    /// Those named behind an `@` that is not inside an address, by the longest name that fits. Of two with one name both: better told
    /// than missed. O(characters + mentions × staff).
    public static func staff(in text: String, _ staff: some Collection<Staff>) -> Set<Int64> {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        let letters = Array(text.lowercased())
        let names = staff.filter { !$0.left }.flatMap { member -> [(name: [Character], number: Int64)] in
            let words = member.name.lowercased().split(separator: " ")
            return [words.joined(separator: " "), words.first.map(String.init) ?? ""].filter { !$0.isEmpty }.map {
                (Array($0), member.number)
            }
        }
        var called: Set<Int64> = []
        for place in letters.indices.lazy.filter({ letters[$0] == "@" && !isInWord(letters, before: $0) }).prefix(most) {
            let fitting = names.filter { isNamed($0.name, letters[(place + 1)...]) }
            let longest = fitting.map(\.name.count).max() ?? 0
            called.formUnion(fitting.filter { $0.name.count == longest }.map(\.number))
        }
        return called
    }

    private static func isInWord(_ letters: [Character], before place: Int) -> Bool {
        place > 0 && (letters[place - 1].isLetter || letters[place - 1].isNumber || "._-+".contains(letters[place - 1]))
    }

    private static func isNamed(_ name: [Character], _ rest: ArraySlice<Character>) -> Bool {
        guard rest.starts(with: name) else { return false }
        let next = rest.dropFirst(name.count).first
        return next.map { !$0.isLetter && !$0.isNumber } ?? true
    }
}
