/// A postal address as people write it, taken apart so that its parts are compared each by itself.
///
/// No country’s rules are known here: the last line with digits is the town’s with its post code, an earlier one is the street’s with its
/// house. What that gets wrong it gets wrong for both addresses alike.
struct PlaceParts: Equatable {
    private(set) var house = ""
    private(set) var street = ""
    private(set) var between = ""
    private(set) var town = ""
    private(set) var postcode = ""

    /// A post code has so many digits in all countries but a few; a house seldom has.
    private static let postcodeDigits = 4

    init(_ text: String) {
        var lines = text.split(whereSeparator: \.isNewline).map(String.init)
        if lines.count == 1 { lines = text.split(separator: ",").map(String.init) }
        var taken = lines.map { Self.taken($0) }.filter { !$0.words.isEmpty || !$0.digits.isEmpty }
        let numbered = taken.indices.filter { !taken[$0].digits.isEmpty }
        let isTown = numbered.last.map { place in
            numbered.count > 1 || taken[place].digits.count(where: \.isNumber) >= Self.postcodeDigits
                || (place > 0 && place == taken.count - 1)
        }
        if let last = isTown == true ? numbered.last : taken.count > 1 ? taken.count - 1 : nil {
            (town, postcode) = (taken[last].words, taken[last].digits)
            taken.remove(at: last)
        }
        if let first = taken.firstIndex(where: { !$0.digits.isEmpty }) ?? taken.indices.first {
            (street, house) = (taken[first].words, taken[first].digits)
            taken.remove(at: first)
        }
        between = taken.map(\.words).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The words without digits, and those with.
    private static func taken(_ line: String) -> (words: String, digits: String) {
        let words = Text.words(line)
        return (
            words.filter { !$0.contains(where: \.isNumber) }.joined(separator: " "),
            words.filter { $0.contains(where: \.isNumber) }.joined(separator: " ")
        )
    }

    /// The parts that there are, under headings of their own.
    var details: [Portrait.Detail] {
        [("house number", house), ("street", street), ("address line", between), ("town", town), ("postcode", postcode)]
            .filter { !$0.1.isEmpty }.map { Portrait.Detail($0.0, $0.1) }
    }
}

extension Portrait {
    /// Adds a postal address, lines separated by line feeds or commas.
    public mutating func add(place: String) { details += PlaceParts(place).details }
}
