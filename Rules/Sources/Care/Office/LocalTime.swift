/// What calendar and clock show somewhere: a day and a second of it, without saying where.
///
/// Together with a ``Zone`` it names an instant. Some local times never come and some come twice;
/// ``Zone/instant(_:)`` has the rule.
public struct LocalTime: Comparable, Hashable, Sendable {
    static let secondsPerDay = 86_400

    /// The calendar's day.
    public let day: Day
    /// Seconds the clock shows since midnight, 0 to 86,399.
    public let second: Int

    /// A second of a day. Seconds outside the day are taken as its first or last.
    public init(day: Day, second: Int) {
        self.day = day
        self.second = min(max(second, 0), Self.secondsPerDay - 1)
    }

    /// A full minute of a day, by a clock of 24 hours.
    public init(day: Day, hour: Int, minute: Int) {
        self.init(day: day, second: min(max(hour, 0), 24) * 3600 + min(max(minute, 0), 59) * 60)
    }

    /// The hour on the clock, 0 to 23.
    public var hour: Int { second / 3600 }
    /// The minute of the hour, 0 to 59.
    public var minute: Int { second / 60 % 60 }

    /// Earlier on the calendar and clock comes first.
    public static func < (left: LocalTime, right: LocalTime) -> Bool {
        (left.day, left.second) < (right.day, right.second)
    }

    /// Seconds since 1970-01-01 as if this were UTC: local times on one line, for zone arithmetic.
    var secondsSince1970: Int64 {
        Int64(day.number * Self.secondsPerDay + second)
    }

    /// The reverse of ``secondsSince1970``.
    init(secondsSince1970 seconds: Int64) {
        let (day, second) = flooring(Int(seconds), by: Self.secondsPerDay)
        self.init(day: Day(number: day), second: second)
    }
}

// MARK: Text

extension LocalTime {
    /// Reads "2026-03-02T15:00" or "2026-03-02T15:00:30"; nil where it is anything else.
    public init?(iso text: some StringProtocol) {
        var cursor = Cursor(text)
        self.init(&cursor)
        guard cursor.isAtEnd else { return nil }
    }

    /// As ISO 8601 writes it: "2026-03-02T15:00", with seconds only where there are any.
    public var iso: String {
        let seconds = second % 60 == 0 ? "" : ":" + padded(second % 60, 2)
        return "\(day.iso)T\(padded(hour, 2)):\(padded(minute, 2))\(seconds)"
    }

    /// Takes a day, a T and a clock from where a text is being read; the seconds may be missing.
    init?(_ cursor: inout Cursor) {
        guard let day = Day(&cursor), cursor.take("T") || cursor.take("t") else { return nil }
        guard let hour = cursor.number(digits: 2...2), hour < 24, cursor.take(":") else { return nil }
        guard let minute = cursor.number(digits: 2...2), minute < 60 else { return nil }
        guard let second = cursor.take(":") ? cursor.number(digits: 2...2) : 0, second < 60 else { return nil }
        self.init(day: day, second: hour * 3600 + minute * 60 + second)
    }
}
