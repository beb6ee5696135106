import Care
import Store

/// A day as the form shows it and as people type it: “1 May 2024”, “2024-05-01”, “yesterday”.
enum SaidDay {
    /// With its year always: what is years ago is not taken for this year.
    static func text(_ day: Day?) -> String { day.map { "\($0.day) \($0.monthName) \($0.year)" } ?? "" }

    /// The day meant; nil for no words. A day without a year that has not come yet is last year's: people say since when.
    static func read(_ text: String, _ reading: Reading) throws -> Day? {
        if text.isEmpty { return nil }
        if let day = Day(iso: text) { return day }
        guard let day = reading.due(text)?.local.day else {
            throw Refusal.notUnderstood(field: "a day", given: text, expected: "for example 1 May 2024, or 2024-05-01")
        }
        let saysYear = text.split { !$0.isNumber }.contains { $0.count == 4 }
        return saysYear || day <= reading.today ? day : Day(iso: "\(day.year - 1)\(day.iso.dropFirst(4))") ?? day
    }
}

extension Day {
    fileprivate var monthName: String { Month.allCases[month - 1].name }
}
