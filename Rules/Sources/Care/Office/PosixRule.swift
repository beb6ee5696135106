/// The rule at the end of a zone file, by which its clocks are set in all years after its last transition.
///
/// "CET-1CEST,M3.5.0,M10.5.0/3" is standard time's name and offset, summer time's, and when summer time begins and ends.
/// The form is POSIX's TZ (Base Definitions, 8.3) as RFC 9636, 3.3 widens it: times from -167 to 167 hours. Offsets there
/// count westwards; here, as everywhere in Kept, eastwards.
struct PosixRule: Equatable {
    let standard: TZif.Kind
    let summer: Summer?

    struct Summer: Equatable {
        let kind: TZif.Kind
        let start: Turn
        let end: Turn
    }

    /// Nil for what is no such rule. Summer time without its turns is refused: what it then means, systems differ in.
    init?(_ line: [UInt8]) {
        var cursor = Cursor(bytes: line)
        guard let name = Self.name(&cursor), let west = Self.time(&cursor, hours: 24) else { return nil }
        standard = TZif.Kind(offset: -west, name: name)
        if cursor.isAtEnd {
            summer = nil
        } else if let summer = Self.summer(&cursor, standardOffset: -west), cursor.isAtEnd {
            self.summer = summer
        } else {
            return nil
        }
    }

    /// When the clocks are set in a year, in seconds since 1970, each with whether summer time then begins.
    func turns(in year: Int) -> [(at: Int64, isSummer: Bool)] {
        guard let summer, let start = summer.start.local(in: year), let end = summer.end.local(in: year) else { return [] }
        // A turn is said in the time that the clocks show before it.
        return [(start - Int64(standard.offset), true), (end - Int64(summer.kind.offset), false)]
    }

    // MARK: Reading

    private static func summer(_ cursor: inout Cursor, standardOffset: Int) -> Summer? {
        guard let name = name(&cursor) else { return nil }
        // Summer time is an hour ahead, unless said otherwise.
        var offset = standardOffset + 3600
        if cursor.next != UInt8(ascii: ",") {
            guard let west = time(&cursor, hours: 24) else { return nil }
            offset = -west
        }
        guard cursor.take(","), let start = Turn(&cursor), cursor.take(","), let end = Turn(&cursor) else { return nil }
        return Zone.offsets.contains(offset) ? Summer(kind: TZif.Kind(offset: offset, name: name), start: start, end: end) : nil
    }

    /// Three letters or more, or anything of letters, digits and signs between angle brackets: "CET", "<+0330>".
    private static func name(_ cursor: inout Cursor) -> String? {
        if cursor.take("<") {
            let name = cursor.taking(while: { $0 != UInt8(ascii: ">") && (33...126).contains($0) })
            return cursor.take(">") && !name.isEmpty ? name : nil
        } else {
            let name = cursor.letters()
            return name.count >= 3 ? name : nil
        }
    }

    /// Seconds of "[+-]hh[:mm[:ss]]".
    static func time(_ cursor: inout Cursor, hours most: Int) -> Int? {
        let isNegative = cursor.take("-")
        if !isNegative { _ = cursor.take("+") }
        guard let hours = cursor.number(digits: 1...3), hours <= most else { return nil }
        guard let minutes = cursor.take(":") ? cursor.number(digits: 2...2) : 0, minutes < 60 else { return nil }
        guard let seconds = cursor.take(":") ? cursor.number(digits: 2...2) : 0, seconds < 60 else { return nil }
        return (isNegative ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds)
    }
}

extension PosixRule {
    /// A time of every year at which the clocks are set.
    struct Turn: Equatable {
        enum Date: Equatable {
            /// "J60": the 1st to 365th day, where 29 February is never counted, so 60 is always 1 March.
            case unleaping(Int)
            /// "59": days after 1 January, 0 to 365, where 29 February counts.
            case dayOfYear(Int)
            /// "M3.5.0": a month's first to fifth such weekday, 0 being Sunday; the fifth is its last.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        let date: Date
        /// Seconds after that day's midnight; negative is before it.
        let time: Int

        init?(_ cursor: inout Cursor) {
            guard let date = Self.date(&cursor) else { return nil }
            // Two in the morning, unless said otherwise.
            guard let time = cursor.take("/") ? PosixRule.time(&cursor, hours: 167) : 7200 else { return nil }
            self.date = date
            self.time = time
        }

        /// In seconds on the local clock since 1970; nil for a year that has no days here.
        func local(in year: Int) -> Int64? {
            day(in: year).map { Int64($0.number * LocalTime.secondsPerDay + time) }
        }

        private func day(in year: Int) -> Day? {
            switch date {
            case .unleaping(let number):
                Day(year: year, month: 1, day: 1)?.adding(days: Day.isLeap(year) && number >= 60 ? number : number - 1)
            case .dayOfYear(let number):
                Day(year: year, month: 1, day: 1)?.adding(days: number)
            case .weekday(let month, let week, let weekday):
                Day(year: year, month: month, day: 1).map { $0.next(weekday, week: week) }
            }
        }

        private static func date(_ cursor: inout Cursor) -> Date? {
            if cursor.take("J") {
                guard let number = cursor.number(digits: 1...3), (1...365).contains(number) else { return nil }
                return .unleaping(number)
            } else if cursor.take("M") {
                guard let month = cursor.number(digits: 1...2), (1...12).contains(month), cursor.take(".") else { return nil }
                guard let week = cursor.number(digits: 1...1), (1...5).contains(week), cursor.take(".") else { return nil }
                guard let weekday = cursor.number(digits: 1...1), weekday <= 6 else { return nil }
                return .weekday(month: month, week: week, weekday: weekday)
            } else {
                guard let number = cursor.number(digits: 1...3), number <= 365 else { return nil }
                return .dayOfYear(number)
            }
        }
    }
}

extension Day {
    /// From a month's first day, its so-manieth such weekday, 0 being Sunday; the last where it has fewer.
    fileprivate func next(_ target: Int, week: Int) -> Day {
        let first = adding(days: (target - weekday.rawValue % 7 + 7) % 7)
        let found = first.adding(days: (week - 1) * 7)
        return found > endOfMonth ? found.adding(days: -7) : found
    }
}
