/// When somebody works in a week: for each weekday the spans from and to, in local time. A break is the room between two.
public struct WorkingWeek: Equatable, Sendable {
    /// A stretch of one day, in minutes since local midnight.
    public struct Span: Equatable, Sendable {
        /// Minutes since midnight, 0 to 1,439.
        public let start: Int
        /// Minutes since midnight, after the start, at most 1,440: the day's end.
        public let end: Int

        /// A span of a day; nil where it would not lie within one, or be empty.
        public init?(start: Int, end: Int) {
            guard 0 <= start, start < end, end <= 1440 else { return nil }
            (self.start, self.end) = (start, end)
        }
    }

    /// From Monday to Sunday; each in order, not overlapping.
    private let days: [[Span]]
    /// Working minutes of each weekday, Monday first.
    private let minutes: [Int]

    /// The week of an office that has said nothing else: Monday to Friday, 9:00 to 17:00.
    public static let usual: WorkingWeek = {
        let day = [Span(start: 9 * 60, end: 17 * 60)].compactMap(\.self)
        return WorkingWeek(days: [day, day, day, day, day, [], []])
    }()

    /// A week of spans; a weekday that is not named has none. Nil where two spans of a day overlap. Their order does not matter.
    public init?(_ spans: [Weekday: [Span]]) {
        let days = Weekday.allCases.map { spans[$0, default: []].sorted { $0.start < $1.start } }
        guard days.allSatisfy({ day in zip(day, day.dropFirst()).allSatisfy { $0.end <= $1.start } }) else { return nil }
        self.init(days: days)
    }

    private init(days: [[Span]]) {
        self.days = days
        minutes = days.map { day in day.reduce(0) { $0 + $1.end - $1.start } }
    }

    /// A weekday's spans, in order; none where it is free.
    public func spans(on weekday: Weekday) -> [Span] {
        days[weekday.rawValue - 1]
    }

    /// Whether no day of the week has any hours.
    public var isEmpty: Bool { days.allSatisfy(\.isEmpty) }

    /// The working minutes of the longest day; 0 where the week is empty.
    public var longestDayMinutes: Int { minutes.max() ?? 0 }

    /// The latest that any day of the week ends, in minutes since midnight; nil where the week is empty.
    var latestEnd: Int? {
        days.compactMap { $0.last?.end }.max()
    }

    /// Working milliseconds of so many days in a row, the first of them such a weekday, on clocks that are not set meanwhile.
    func milliseconds(days count: Int, from weekday: Weekday) -> Int64 {
        var total = count / 7 * minutes.reduce(0, +)
        for day in 0..<count % 7 { total += minutes[(weekday.rawValue - 1 + day) % 7] }
        return Int64(total) * 60_000
    }
}
