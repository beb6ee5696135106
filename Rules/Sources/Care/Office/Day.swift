/// A day of the Gregorian calendar, without a zone.
///
/// Counted instead of written out, so that adding and comparing days is arithmetic on one integer. The calendar is taken
/// to hold for all time (proleptic), as ISO 8601 and RFC 3339 do. The conversions are Howard Hinnant's `days_from_civil`
/// and `civil_from_days` (howardhinnant.github.io/date_algorithms.html): years begin in March, so that the leap day comes last.
public struct Day: Comparable, Hashable, Sendable {
    /// Days since 1970-01-01; negative before.
    public let number: Int

    /// No instant lies further than this many days from 1970; kept within, day arithmetic cannot overflow.
    private static let farthest = 100_000_000_000
    /// Years whose days all lie within the farthest.
    private static let years = -200_000_000...200_000_000
    /// Days from 0000-03-01, with which the count in March years begins, to 1970-01-01.
    private static let daysTo1970 = 719_468
    /// After 400 years the Gregorian calendar repeats; it is a whole number of weeks too.
    static let daysIn400Years = 146_097

    static let earliest = Day(number: -farthest)

    /// The day so many days after 1970-01-01. Numbers further away than any instant become the farthest day there is.
    public init(number: Int) {
        self.number = min(max(number, -Self.farthest), Self.farthest)
    }

    /// A day of a calendar; nil where there is no such day, as 29 February 2026. Months and days count from 1.
    public init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.length(ofMonth: month, in: year)).contains(day) else { return nil }
        let (era, yearOfEra) = flooring(month > 2 ? year : year - 1, by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: era * Self.daysIn400Years + dayOfEra - Self.daysTo1970)
    }

    /// The year, by astronomers' count: 0 is the year before 1.
    public var year: Int { civil.year }
    /// The month of the year, 1 to 12.
    public var month: Int { civil.month }
    /// The day of the month, 1 to 31.
    public var day: Int { civil.day }

    /// All three at once, for one calculation.
    public var civil: (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = flooring(number + Self.daysTo1970, by: Self.daysIn400Years)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday: three days after a Monday.
        Weekday.allCases[flooring(number + 3, by: 7).remainder]
    }

    /// So many days later, or earlier where negative.
    public func adding(days: Int) -> Day {
        let (sum, overflow) = number.addingReportingOverflow(days)
        return Day(number: overflow ? (days < 0 ? .min : .max) : sum)
    }

    /// The last day of this day's month.
    public var endOfMonth: Day {
        let (year, month, day) = civil
        return adding(days: Self.length(ofMonth: month, in: year) - day)
    }

    /// Earlier comes first.
    public static func < (left: Day, right: Day) -> Bool {
        left.number < right.number
    }

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// The days of the week, counted as ISO 8601 does: Monday is 1, Sunday 7.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}

// MARK: Text

extension Day {
    /// Reads "2026-03-02"; nil where it is anything else, or no day.
    public init?(iso text: some StringProtocol) {
        var cursor = Cursor(text)
        self.init(&cursor)
        guard cursor.isAtEnd else { return nil }
    }

    /// As ISO 8601 writes it: "2026-03-02".
    public var iso: String {
        let (year, month, day) = civil
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Takes year, month and day from where a text is being read.
    init?(_ cursor: inout Cursor) {
        guard let year = cursor.number(digits: 4...4), cursor.take("-") else { return nil }
        guard let month = cursor.number(digits: 2...2), cursor.take("-") else { return nil }
        guard let day = cursor.number(digits: 2...2) else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Day: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(iso: text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is no day"))
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
