// A working week as people write it: "Mon-Fri 9:00-17:00; Sat 9:00-12:00".

extension WorkingWeek: CustomStringConvertible {
    /// Reads "Mon-Fri 9:00-17:00; Sat 9:00-12:00", also "mon-thu 8-17, fri 8-13" and, with a break, "Mon-Fri 9-12, 13-17".
    ///
    /// Groups of days, each followed by its hours or by "closed". Days not named are free; a day may be named twice, if its
    /// hours do not overlap. "closed" alone is a week without hours. Nil for anything else.
    public init?(_ text: String) {
        // A dash of printers, as some editors make of a hyphen, means the same.
        var cursor = Cursor(text.map { $0 == "–" ? "-" : String($0) }.joined())
        var spans: [Weekday: [Span]] = [:]
        var hasGroup = false
        if cursor.separator(), cursor.closed() { hasGroup = true }
        while cursor.separator(), !cursor.isAtEnd {
            guard let days = Self.days(&cursor), let hours = Self.hours(&cursor) else { return nil }
            for day in days { spans[day, default: []] += hours }
            hasGroup = true
        }
        guard hasGroup else { return nil }
        self.init(spans)
    }

    /// As ``init(_:)-(String)`` reads it, days with the same hours together: "Mon-Fri 9:00-17:00; Sat 9:00-12:00".
    public var description: String {
        var groups: [String] = []
        var day = 0
        while day < 7 {
            let spans = spans(on: Weekday.allCases[day])
            let length = Weekday.allCases[day...].prefix { self.spans(on: $0) == spans }.count
            if !spans.isEmpty { groups.append(Self.group(day, length, spans)) }
            day += length
        }
        return groups.isEmpty ? "closed" : groups.joined(separator: "; ")
    }

    private static func group(_ day: Int, _ length: Int, _ spans: [Span]) -> String {
        let first = Weekday.allCases[day].short
        let days = length == 1 ? first : "\(first)-\(Weekday.allCases[day + length - 1].short)"
        return days + " " + spans.map { "\(clock($0.start))-\(clock($0.end))" }.joined(separator: ", ")
    }

    private static func clock(_ minutes: Int) -> String {
        "\(minutes / 60):\(padded(minutes % 60, 2))"
    }

    // MARK: Reading

    /// "Mon", "Mon-Fri", "Mon, Wed", "Sat-Mon".
    private static func days(_ cursor: inout Cursor) -> [Weekday]? {
        var days: [Weekday] = []
        while cursor.separator(), cursor.comesLetter, !cursor.comesClosed {
            guard let first = Weekday(word: cursor.letters()) else { return nil }
            guard cursor.dash() else {
                days.append(first)
                continue
            }
            guard let last = Weekday(word: cursor.letters()) else { return nil }
            let length = (last.rawValue - first.rawValue + 7) % 7
            days += (0...length).map { Weekday.allCases[(first.rawValue - 1 + $0) % 7] }
        }
        return days.isEmpty ? nil : days
    }

    /// "9-17", "9:00-12:00, 13:00-17:00", "closed".
    private static func hours(_ cursor: inout Cursor) -> [Span]? {
        if cursor.closed() { return [] }
        var spans: [Span] = []
        while cursor.separator(), !cursor.isAtEnd, !cursor.comesLetter {
            guard let start = minutes(&cursor), cursor.dash(), let end = minutes(&cursor) else { return nil }
            guard let span = Span(start: start, end: end) else { return nil }
            spans.append(span)
        }
        return spans.isEmpty ? nil : spans
    }

    /// "9", "9:00", "09:00", "24:00".
    private static func minutes(_ cursor: inout Cursor) -> Int? {
        guard let hour = cursor.number(digits: 1...2) else { return nil }
        guard let minute = cursor.take(":") ? cursor.number(digits: 2...2) : 0, minute < 60 else { return nil }
        return hour * 60 + minute
    }
}

extension Cursor {
    fileprivate var comesLetter: Bool {
        var ahead = self
        return !ahead.letters().isEmpty
    }

    fileprivate var comesClosed: Bool {
        var ahead = self
        return ahead.closed()
    }

    /// Takes spaces, commas and semicolons, if any come. Always true, so that it can stand in a condition.
    fileprivate mutating func separator() -> Bool {
        _ = taking { " ,;\t\n".utf8.contains($0) }
        return true
    }

    /// Takes a hyphen, with or without spaces around it.
    fileprivate mutating func dash() -> Bool {
        var ahead = self
        _ = ahead.taking { $0 == UInt8(ascii: " ") }
        guard ahead.take("-") else { return false }
        _ = ahead.taking { $0 == UInt8(ascii: " ") }
        self = ahead
        return true
    }

    /// Takes the word "closed", if it comes.
    fileprivate mutating func closed() -> Bool {
        var ahead = self
        guard ahead.letters().lowercased() == "closed" else { return false }
        self = ahead
        return true
    }
}
