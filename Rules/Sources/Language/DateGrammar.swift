import Care

/// Dates of the calendar: "2026-03-06", "6 March", "March 6th, 2027", "6.3.", "6.3.2026", "6/3/2026". The day comes before the
/// month wherever both are numbers.
enum DateGrammar {
    static func read(_ tokens: inout Tokens) -> SaidDay? {
        if let day = tokens.take({ if case .day(let day) = $0 { day } else { nil } }) { return .date(day) }
        return tokens.attempt(dayMonth) ?? tokens.attempt(monthDay) ?? tokens.attempt(dotted) ?? tokens.attempt(slashed)
    }

    /// A weekday's name or short form.
    static func weekday(_ token: Token) -> Weekday? {
        if case .word(let word) = token { Weekday(word: word) } else { nil }
    }

    /// "March", "Mar", "Mar.".
    private static func month(_ tokens: inout Tokens) -> Int? {
        let month = tokens.take { if case .word(let word) = $0 { Month(word: word)?.rawValue } else { nil } }
        if month != nil { _ = tokens.take(.sign(".")) }
        return month
    }

    /// "6 March", "6th of March 2027".
    private static func dayMonth(_ tokens: inout Tokens) -> SaidDay? {
        guard let day = dayOfMonth(&tokens) else { return nil }
        _ = tokens.take("of")
        guard let month = month(&tokens) else { return nil }
        return said(year(&tokens), month, day)
    }

    /// "March 6", "March 6th, 2027".
    private static func monthDay(_ tokens: inout Tokens) -> SaidDay? {
        guard let month = month(&tokens) else { return nil }
        _ = tokens.take("the")
        guard let day = dayOfMonth(&tokens) else { return nil }
        return said(year(&tokens), month, day)
    }

    /// "6.3.", "6.3.2026".
    private static func dotted(_ tokens: inout Tokens) -> SaidDay? {
        guard let day = tokens.number(1...31, digits: 1...2), tokens.take(.sign(".")) else { return nil }
        guard let month = tokens.number(1...12, digits: 1...2), tokens.take(.sign(".")) else { return nil }
        return said(year(&tokens), month, day)
    }

    /// "6/3/2026". Without a year it could be a fraction, a model or a house number.
    private static func slashed(_ tokens: inout Tokens) -> SaidDay? {
        guard let day = tokens.number(1...31, digits: 1...2), tokens.take(.sign("/")) else { return nil }
        guard let month = tokens.number(1...12, digits: 1...2), tokens.take(.sign("/")) else { return nil }
        return year(&tokens).flatMap { said($0, month, day) }
    }

    /// "6", "6th". An hour that follows as in "March 6pm" is none.
    private static func dayOfMonth(_ tokens: inout Tokens) -> Int? {
        guard let day = tokens.number(1...31, digits: 1...2) else { return nil }
        _ = tokens.take(["st": (), "nd": (), "rd": (), "th": ()])
        return tokens.next == .word("am") || tokens.next == .word("pm") ? nil : day
    }

    /// Four digits, after a comma perhaps. Nothing is owed by, or read at, a time before 1900: "6 March 1500" means a clock.
    private static func year(_ tokens: inout Tokens) -> Int? {
        tokens.attempt { tokens in
            _ = tokens.take(.sign(","))
            return tokens.number(1900...9999, digits: 4...4)
        }
    }

    private static func said(_ year: Int?, _ month: Int, _ day: Int) -> SaidDay? {
        // A leap year shows whether the month ever has such a day.
        guard let year else { return Day(year: 2000, month: month, day: day) == nil ? nil : .yearly(month: month, day: day) }
        return Day(year: year, month: month, day: day).map(SaidDay.date)
    }
}

/// Times of day in digits: "15:00", "15:00:30", "3pm", "3:30 pm", "3.30pm".
enum ClockGrammar {
    static func read(_ tokens: inout Tokens) -> SaidClock? {
        guard let hour = tokens.number(0...24, digits: 1...2) else { return nil }
        let hasColon = tokens.take(.sign(":"))
        let hasMinutes = hasColon || tokens.take(.sign("."))
        guard let minute = hasMinutes ? tokens.number(0...59, digits: 2...2) : 0 else { return nil }
        guard let second = hasColon && tokens.take(.sign(":")) ? tokens.number(0...59, digits: 2...2) : 0 else { return nil }
        let past = minute * 60 + second
        if let isAfternoon = tokens.take(["am": false, "pm": true]) {
            return (1...12).contains(hour) ? .second((hour % 12 + (isAfternoon ? 12 : 0)) * 3600 + past) : nil
        } else if hasColon {
            return hour < 24 ? .second(hour * 3600 + past) : past == 0 ? .endOfDay : nil
        } else {
            // A bare number is no time: "at 3" could be night or day.
            return nil
        }
    }
}
