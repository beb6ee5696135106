/// What post codes look like: 20457, 2000, 111 22, 1015 CJ, CT16 1AA, K1A 0B1, D-20457.
enum PostcodeForm {
    private static let digits = 4...7
    /// Where a number in front of the only line could be a house’s, it is a post code if it is longer.
    private static let longestHouse = 4
    /// Codes in two parts, all digits: Sweden, the United States, Poland, Japan, Portugal.
    private static let twoParts: Set<[Int]> = [[3, 2], [5, 4], [2, 3], [3, 4], [4, 3]]

    /// The words at the beginning or the end of a line that are a post code.
    ///
    /// On the first of several lines a number is a house’s, so only what looks like nothing else is a post code there.
    static func range(in line: [String], isFirst: Bool, isOnly: Bool) -> Range<Int>? {
        for length in [2, 1] where line.count >= length {
            let (front, back) = (0..<length, line.count - length..<line.count)
            if isFirst && !isOnly {
                if let sure = [front, back].first(where: { hasLetters(line[$0]) }) { return sure }
            } else if isCode(line[front]), !isOnly || length == 2 || line[0].count > longestHouse {
                return front
            } else if isCode(line[back]) {
                return back
            } else if line.count > length + 1, line[0].count <= 2, line[0].allSatisfy(\.isUppercase), isCode(line[1...length]) {
                return 0..<length + 1
            }
        }
        return nil
    }

    private static func isCode(_ words: ArraySlice<String>) -> Bool {
        if hasLetters(words) { return true }
        guard let one = words.first, let other = words.last, one.allSatisfy(\.isNumber) else { return false }
        if words.count == 1 { return digits.contains(one.count) }
        let isDutch = one.count == 4 && other.count == 2 && other.allSatisfy(\.isUppercase)
        return isDutch || other.allSatisfy(\.isNumber) && twoParts.contains([one.count, other.count])
    }

    /// Britain’s and Canada’s, which nothing else looks like: CT16 1AA, K1A 0B1, written together or apart.
    private static func hasLetters(_ words: ArraySlice<String>) -> Bool {
        let shape = words.joined().map { $0.isNumber ? "9" : $0.isLetter ? "a" : "-" }.joined()
        return shapes.contains(shape) && (words.count == 1 || words.last?.count == 3)
    }

    private static let shapes: Set<String> = ["a99aa", "a999aa", "aa99aa", "aa999aa", "a9a9aa", "aa9a9aa", "a9a9a9"]
}
