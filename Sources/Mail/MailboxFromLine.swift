/// The line that begins a message in an mbox: "From ines@harbourbakery.example Mon Mar  2 09:00:00 2026".
///
/// Nothing but its looks sets it apart from a sentence such as "From now on we open at 7:00", so they are looked at closely.
struct FromLine {
    static let mark = Array("From ".utf8)

    private let words: [Slice<UnsafeRawBufferPointer>]

    /// Longer lines are text.
    private static let longest = 1000

    /// Nil if the line does not even begin with "From ".
    init?(_ line: Slice<UnsafeRawBufferPointer>) {
        guard line.count <= Self.longest, line.starts(with: Self.mark) else { return nil }
        words = line.dropFirst(Self.mark.count).split { $0 <= ASCII.space }
    }

    /// Sure by itself: a month as "Mar", a time of day, and a year at the end, which a zone may follow.
    var isComplete: Bool { clock != nil && year != nil && words.contains { Self.month($0) != nil } }

    /// Sure enough when a header field follows: an address or a time.
    var isPlausible: Bool {
        guard let first = words.first else { return false }
        return clock != nil || first.contains(UInt8(ascii: "@")) || (words.count == 1 && !first.contains(UInt8(ascii: ":")))
    }

    /// In UTC milliseconds. Programs write it in their own time or in UTC without saying which; we take it for UTC, unless a zone is given.
    var date: Int64? {
        guard let clock, let year, let index = words.firstIndex(where: { Self.month($0) != nil }), let month = Self.month(words[index]),
            let day = Self.number(words[min(index + 1, words.count - 1)]) ?? Self.number(words[max(index - 1, 0)]), (1...31).contains(day)
        else { return nil }
        let days = Self.daysSince1970(year: year, month: month, day: day)
        return MessageDate.milliseconds(seconds: Int64(days * 86_400 + clock - zone))
    }

    /// Seconds since midnight, from the first word like "09:00" or "09:00:30".
    private var clock: Int? {
        for word in words {
            let parts = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(Self.number)
            guard parts.count == 2 || parts.count == 3, let hour = parts[0], let minute = parts[1],
                let second = parts.count == 3 ? parts[2] : 0, hour < 24, minute < 60, second < 61
            else { continue }
            return hour * 3600 + minute * 60 + second
        }
        return nil
    }

    private var year: Int? {
        words.suffix(2).reversed().first { $0.count == 4 && Self.number($0) != nil }.flatMap(Self.number)
    }

    /// Seconds east of Greenwich, from a word like "+0100".
    private var zone: Int {
        for word in words.suffix(3) where word.count == 5 {
            let isWest = word.first == UInt8(ascii: "-")
            guard isWest || word.first == UInt8(ascii: "+"), let number = Self.number(word.dropFirst()) else { continue }
            return (number / 100 * 3600 + number % 100 * 60) * (isWest ? -1 : 1)
        }
        return 0
    }

    private static func number(_ word: Slice<UnsafeRawBufferPointer>) -> Int? {
        guard !word.isEmpty, word.count <= 4, word.allSatisfy(ASCII.isDigit) else { return nil }
        return word.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func month(_ word: Slice<UnsafeRawBufferPointer>) -> Int? {
        guard word.count == 3 else { return nil }
        let names: [StaticString] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        return names.firstIndex { ASCII.starts(word, $0) }.map { $0 + 1 }
    }

    /// In the Gregorian calendar; years are counted from March, so that a leap day is the last of its year.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    }
}
