/// A postal address as people write it, taken apart so that its parts are compared each by itself.
///
/// No country’s rules are known here but these: a post code stands before or behind its town, and a house’s number before or behind its
/// street. What that gets wrong it gets wrong for both addresses alike.
struct PlaceParts: Equatable {
    private(set) var house = ""
    private(set) var street = ""
    private(set) var between = ""
    private(set) var town = ""
    private(set) var postcode = ""

    init(_ text: String) {
        var written = text.split(whereSeparator: \.isNewline)
        if written.count == 1 { written = text.split(separator: ",") }
        var lines = written.map { Text.words(String($0)).map(String.init) }.filter { !$0.isEmpty }
        takeTown(from: &lines)
        takeStreet(from: &lines)
        between = lines.joined().joined(separator: " ")
    }

    // MARK: The town and its post code

    private mutating func takeTown(from lines: inout [[String]]) {
        for place in lines.indices.reversed() {
            guard let code = PostcodeForm.range(in: lines[place], isFirst: place == 0, isOnly: lines.count == 1) else { continue }
            postcode = Self.joined(lines[place][code])
            lines[place].removeSubrange(code)
            return takeTown(beside: place, of: &lines)
        }
        if let last = lines.last, lines.count > 1, Self.isTown(last, after: lines.dropLast()) {
            (town, postcode) = (Self.joined(last.filter { !Self.hasDigit($0) }), Self.joined(last.filter(Self.hasDigit)))
            lines.removeLast()
        }
    }

    /// The town stands beside the post code; where nothing does, on the line above.
    private mutating func takeTown(beside place: Int, of lines: inout [[String]]) {
        if lines.count == 1, lines[0].contains(where: Self.hasDigit) { return }
        let beside = lines.remove(at: place)
        let isAbove = beside.isEmpty && place > 1 && !lines[place - 1].contains(where: Self.hasDigit)
        town = Self.joined(isAbove ? lines.remove(at: place - 1) : beside)
    }

    /// A last line without a post code: Los Angeles, or Dublin 2 where there is a number above.
    private static func isTown(_ line: [String], after above: ArraySlice<[String]>) -> Bool {
        !line.contains(where: hasDigit) || !isHouse(line[0]) && above.joined().contains(where: hasDigit)
    }

    // MARK: The street and its house

    private mutating func takeStreet(from lines: inout [[String]]) {
        let begun = lines.firstIndex { $0.count > 1 && Self.isHouse($0[0]) }
        guard let place = begun ?? lines.firstIndex(where: { $0.contains(where: Self.hasDigit) }) ?? lines.indices.first else { return }
        let line = lines.remove(at: place)
        let front = line.prefix(while: Self.isHouse).count
        let end = front > 0 ? line.count : Self.beginOfHouse(atEndOf: line)
        street = Self.joined(line[front..<end])
        house = Self.joined(front > 0 ? line[..<front] : line[end...])
    }

    /// Where the house’s number begins that stands behind its street, with or without a letter: 3, 3a, 3 a, 3-5.
    private static func beginOfHouse(atEndOf line: [String]) -> Int {
        let number = line.count > 2 && line[line.count - 1].count == 1 && isHouse(line[line.count - 2]) ? line.count - 1 : line.count
        return number - line[..<number].reversed().prefix(while: isHouse).count
    }

    /// 3 and 3a, but not 3rd.
    private static func isHouse(_ word: String) -> Bool {
        let digits = word.prefix(while: \.isNumber).count
        return digits > 0 && word.count - digits <= 1
    }

    private static func hasDigit(_ word: String) -> Bool { word.contains(where: \.isNumber) }
    private static func joined(_ words: some Collection<String>) -> String { words.joined(separator: " ") }

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
