/// How people say times, in English: what stands on pages, in lists and messages.
public enum Spoken {
    /// A length of time, rounded down to minutes, its direction left out: "17 min", "1 h 40", "14 h", from 100 hours on "120 h".
    public static func duration(_ milliseconds: Int64) -> String {
        let minutes = milliseconds.magnitude / 60_000
        let (hours, rest) = (minutes / 60, minutes % 60)
        if hours == 0 {
            return "\(minutes) min"
        } else {
            return rest == 0 || hours >= 100 ? "\(hours) h" : "\(hours) h \(padded(Int(rest), 2))"
        }
    }

    /// A number of days: "1 day", "3 days".
    public static func days(_ count: Int) -> String {
        count == 1 ? "1 day" : "\(count) days"
    }

    /// An instant on a zone's calendar and clock, as short as it can be understood now: "10:30" today, "Thu 17:00" within
    /// six days either way, "Wed 11 Feb" in this year, "11 Feb 2001" in another.
    public static func when(_ instant: Instant, now: Instant, zone: Zone) -> String {
        let local = zone.local(instant)
        let today = zone.local(now).day
        let (year, month, day) = local.day.civil
        let date = "\(day) \(Month.allCases[month - 1].short)"
        return switch abs(local.day.number - today.number) {
        case 0: clock(local)
        case 1...6: "\(local.day.weekday.short) \(clock(local))"
        default: year == today.year ? "\(local.day.weekday.short) \(date)" : "\(date) \(year)"
        }
    }

    /// A day in full: "Monday, 2 March", with the year where it is not today's: "Friday, 1 January 2027".
    public static func day(_ day: Day, today: Day) -> String {
        let (year, month, number) = day.civil
        let words = "\(day.weekday.name), \(number) \(Month.allCases[month - 1].name)"
        return year == today.year ? words : "\(words) \(year)"
    }

    /// A large number as people write it: "17,918".
    public static func number(_ value: Int) -> String {
        var digits = String(value.magnitude)
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return value < 0 ? "−" + digits : digits
    }

    /// A file's size, in powers of ten as people count them: "812 bytes", "34 KB", "1.2 MB".
    public static func size(_ bytes: Int64) -> String {
        if bytes < 1000 { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
        // So that 999,999 bytes are "1.0 MB", and not "1000 KB".
        if bytes < 999_500 { return "\((bytes + 500) / 1000) KB" }
        let (unit, name): (Int64, String) = bytes < 999_950_000 ? (1_000_000, "MB") : (1_000_000_000, "GB")
        let tenths = (bytes + unit / 20) / (unit / 10)
        return tenths < 1000 ? "\(tenths / 10).\(tenths % 10) \(name)" : "\(tenths / 10) \(name)"
    }

    /// A day as short as it can be said: "2 March", with the year where it is not today's: "1 May 2024".
    public static func date(_ day: Day, today: Day) -> String {
        let (year, month, number) = day.civil
        let date = "\(number) \(Month.allCases[month - 1].name)"
        return year == today.civil.year ? date : "\(date) \(year)"
    }

    /// What the clock shows, of 24 hours: "09:05".
    public static func clock(_ local: LocalTime) -> String {
        "\(padded(local.hour, 2)):\(padded(local.minute, 2))"
    }
}
