/// A date as people and programs write it under a heading: 19800302, 1980-03-02, 02.03.1980, 2 March 1980.
///
/// Months and days are only bounded, not checked against the calendar: a mistyped date is still compared.
struct CalendarDate: Sendable, Equatable {
    let year: Int
    let month: Int
    let day: Int

    private static let years = 1500...2200

    /// Reads a date; nil where the text is none. Where day and month could be either, the day is taken to come first.
    init?(_ text: String) {
        let parts = text.split { !$0.isLetter && !$0.isNumber }
        let numbers = parts.prefix(3).map { part in Int(part.prefix { $0.isASCII && $0.isNumber }) ?? Month(word: part)?.rawValue ?? 0 }
        if let only = parts.first, parts.count == 1, only.count == 8, numbers[0] > 0 {
            let yearFirst = (numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
            let yearLast = (numbers[0] % 10_000, numbers[0] / 10_000 % 100, numbers[0] / 1_000_000)
            self.init(orders: [yearFirst, yearLast])
        } else if numbers.count == 3 {
            let (a, b, c) = (numbers[0], numbers[1], numbers[2])
            let saysMonthFirst = parts[0].first?.isLetter == true
            self.init(orders: saysMonthFirst ? [(c, a, b)] : [(a, b, c), (c, b, a), (c, a, b)])
        } else {
            return nil
        }
    }

    private init?(orders: [(year: Int, month: Int, day: Int)]) {
        guard let order = orders.first(where: { Self.isPossible($0) }) else { return nil }
        (year, month, day) = order
    }

    private static func isPossible(_ order: (year: Int, month: Int, day: Int)) -> Bool {
        years.contains(order.year) && (1...12).contains(order.month) && (1...31).contains(order.day)
    }

    /// Eight digits, the year first.
    var digits: String { padded(year, 4) + padded(month, 2) + padded(day, 2) }

    /// Whether the other is this one with day and month exchanged.
    func isSwapped(with other: CalendarDate) -> Bool { year == other.year && month == other.day && day == other.month }

    /// How many of year, month and day are equal.
    func common(with other: CalendarDate) -> Int {
        (year == other.year ? 1 : 0) + (month == other.month ? 1 : 0) + (day == other.day ? 1 : 0)
    }
}
