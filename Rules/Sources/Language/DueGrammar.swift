import Care

/// The grammar of due times.
///
/// ```
/// due     = moment | day [clock] | clock [day]                        each part after any prepositions
/// moment  = "now" | 2026-03-06T15:00[Z] | [in] count [working] minutes or hours
/// day     = "today" | "tonight" | "tomorrow" | "day after tomorrow" | [in] count [working] days, weeks or months
///         | [end of] this or next week | end of [next] month | [this or next] weekday | weekday next week
///         | [weekday] date
/// clock   = 15:00 | 3pm | 3:30 pm | "noon" | "midnight" | "end of day" | "eod" | "cob"
/// ```
/// Each rule takes its tokens or leaves them as they were; whatever is left at the end makes the whole not understood.
struct DueGrammar {
    private var tokens: Tokens

    /// What a text says, or nil where any of it is not understood.
    static func read(_ text: String) -> SaidTime? {
        guard let tokens = Tokens(text) else { return nil }
        var grammar = DueGrammar(tokens: tokens)
        guard let said = grammar.due(), grammar.tokens.isAtEnd else { return nil }
        return said
    }

    private mutating func due() -> SaidTime? {
        skipPrepositions()
        if let moment = moment() { return moment }
        let first = clock()
        skipPrepositions()
        let day = day()
        skipPrepositions()
        let last = first == nil ? clock() : nil
        return day == nil && first == nil ? nil : .dayAndClock(day, first ?? last)
    }

    private mutating func skipPrepositions() {
        while tokens.take(timePrepositions) != nil || tokens.take(.sign(",")) {}
    }
}

// MARK: Moments

extension DueGrammar {
    private mutating func moment() -> SaidTime? {
        if tokens.take("now") { return .now }
        if let instant = tokens.take({ if case .instant(let instant) = $0 { instant } else { nil } }) { return .instant(instant) }
        if let written = tokens.take({ if case .local(let local) = $0 { local } else { nil } }) {
            return .dayAndClock(.date(written.day), .second(written.second))
        }
        return tokens.attempt(Self.length)
    }

    /// "in 3 hours", "4 working hours", "half an hour".
    private static func length(_ tokens: inout Tokens) -> SaidTime? {
        guard let (count, isWorking, unit) = count(&tokens) else { return nil }
        let milliseconds: Int64
        switch unit {
        case .halfHour: milliseconds = Int64(count) * 1_800_000
        case .minute: milliseconds = Int64(count) * 60_000
        case .hour: milliseconds = Int64(count) * 3_600_000
        case .day, .week, .month: return nil
        }
        return isWorking ? .afterWorking(milliseconds: milliseconds) : .after(milliseconds: milliseconds)
    }

    /// "in 2 days", "within two working days", "a week from now".
    private static func days(_ tokens: inout Tokens) -> SaidDay? {
        guard let (count, isWorking, unit) = count(&tokens) else { return nil }
        return switch unit {
        case .day: isWorking ? .afterWorkingDays(count) : .afterDays(count)
        case .week: isWorking ? nil : .afterDays(count * 7)
        case .month: isWorking ? nil : .afterMonths(count)
        case .minute, .hour, .halfHour: nil
        }
    }

    /// So many of a unit. At most four digits: nobody owes anything for longer.
    private static func count(_ tokens: inout Tokens) -> (count: Int, isWorking: Bool, unit: TimeUnit)? {
        _ = tokens.take("in") || tokens.take("within")
        if tokens.take("half") { return tokens.take("an") && tokens.take("hour") ? (1, false, .halfHour) : nil }
        guard let count = tokens.number(0...9999) ?? tokens.take(numberWords) else { return nil }
        let isWorking = tokens.take("working") || tokens.take("business")
        guard let unit = tokens.take(timeUnits) else { return nil }
        _ = tokens.attempt { $0.take("from") && $0.take("now") ? true : nil }
        return (count, isWorking, unit)
    }
}

// MARK: Clocks

extension DueGrammar {
    private mutating func clock() -> SaidClock? {
        if tokens.take("noon") || tokens.take("midday") { return .second(12 * 3600) }
        if tokens.take("midnight") { return .endOfDay }
        if tokens.take("eod") || tokens.take("cob") || tokens.take("eob") { return .endOfWorkingDay }
        return tokens.attempt(Self.endOfDay) ?? tokens.attempt(ClockGrammar.read)
    }

    /// "end of day", "end of the day", "close of business". Also "end of Friday", where the day follows.
    private static func endOfDay(_ tokens: inout Tokens) -> SaidClock? {
        guard tokens.take("end") || tokens.take("close"), tokens.take("of") else { return nil }
        if tokens.take("business") { return .endOfWorkingDay }
        let day = tokens.attempt { tokens in
            _ = tokens.take("the") || tokens.take("working") || tokens.take("business")
            return tokens.take("day") ? true : nil
        }
        if day != nil { return .endOfWorkingDay }
        // A day without a clock is meant to its end anyway; a week or month has its own rule.
        return tokens.next.flatMap(DateGrammar.weekday) != nil || tokens.next == .word("today") || tokens.next == .word("tomorrow")
            ? .endOfWorkingDay : nil
    }
}

// MARK: Days

extension DueGrammar {
    private static let relative: [String: SaidDay] = ["today": .afterDays(0), "tonight": .tonight, "tomorrow": .afterDays(1)]

    private mutating func day() -> SaidDay? {
        tokens.take(Self.relative) ?? tokens.attempt(Self.dayAfterTomorrow) ?? tokens.attempt(Self.days)
            ?? tokens.attempt(Self.period) ?? tokens.attempt(Self.weekday) ?? tokens.attempt(DateGrammar.read)
    }

    /// "the" has gone with the prepositions.
    private static func dayAfterTomorrow(_ tokens: inout Tokens) -> SaidDay? {
        tokens.take("day") && tokens.take("after") && tokens.take("tomorrow") ? .afterDays(2) : nil
    }

    /// "next week", "end of the week", "end of next month". A week ends with its Friday, as offices count.
    private static func period(_ tokens: inout Tokens) -> SaidDay? {
        let isEnd = tokens.attempt { $0.take("end") && $0.take("of") ? true : nil } != nil
        _ = tokens.take("the")
        let isNext = tokens.take("next")
        guard isNext || tokens.take("this") || isEnd else { return nil }
        switch tokens.take(timeUnits) {
        case .week where isNext && !isEnd: return .ofNextWeek(tokens.take(DateGrammar.weekday) ?? .friday)
        case .week: return isNext ? .ofNextWeek(.friday) : .weekday(.friday)
        case .month: return isEnd ? .endOfMonth(after: isNext ? 1 : 0) : nil
        case .minute, .hour, .halfHour, .day, nil: return nil
        }
    }

    /// "Fri", "this Friday", "next Friday", "Friday next week", "Friday, 6 March".
    private static func weekday(_ tokens: inout Tokens) -> SaidDay? {
        if tokens.take("next") { return tokens.take(DateGrammar.weekday).map(SaidDay.ofNextWeek) }
        _ = tokens.take("this")
        guard let weekday = tokens.take(DateGrammar.weekday) else { return nil }
        _ = tokens.take(.sign("."))
        if tokens.attempt(nextWeek) != nil { return .ofNextWeek(weekday) }
        let date = tokens.attempt { tokens in
            while tokens.take(.sign(",")) || tokens.take("the") {}
            return DateGrammar.read(&tokens)
        }
        return date.map { .named(weekday, $0) } ?? .weekday(weekday)
    }

    private static func nextWeek(_ tokens: inout Tokens) -> Bool? {
        _ = tokens.take("of")
        return tokens.take("next") && tokens.take("week") ? true : nil
    }
}
