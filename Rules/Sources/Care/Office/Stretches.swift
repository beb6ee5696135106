extension Zone {
    /// Offsets that a zone may have, in seconds: RFC 9636, 3.2, more than -25 and less than 26 hours.
    static let offsets = -89_999...93_599
    /// Transitions that a file may have, in seconds since 1970: from RFC 9636's earliest to the end of the year 9999.
    static let transitionTimes = -(Int64(1) << 59)...253_402_300_799
}

/// A zone's stretches of one offset each, while they are being put together from a file's transitions and its rule.
struct Stretches {
    /// Seconds of 400 years, after which calendar and weekdays, and so every rule, repeat.
    static let cycle = Int64(Day.daysIn400Years * LocalTime.secondsPerDay)
    /// 0001-01-01: rules are not worked out for earlier years, where nobody lived by them.
    private static let earliestRule: Int64 = -62_135_596_800

    private(set) var list: [TZif.Transition]
    private(set) var kinds: [TZif.Kind]

    init(_ file: TZif) {
        kinds = file.kinds
        list = [TZif.Transition(at: .min, kind: 0)]
        list.reserveCapacity(file.transitions.count + (file.rule?.summer == nil ? 2 : 2 * 403))
        for transition in file.transitions { append(transition) }
    }

    /// Works out 400 years of the rule after the last transition; answers with the second from which they repeat.
    ///
    /// They are worked out beforehand because then asking is always one search in one list.
    mutating func extend(by rule: PosixRule, after last: TZif.Transition?) -> Int64 {
        let start = max(last?.at ?? .min, Self.earliestRule)
        let standard = index(of: rule.standard)
        let summer = rule.summer.map { index(of: $0.kind) } ?? standard
        let turns = turns(of: rule, from: start)
        // On and after the last transition the rule has the word (RFC 9636, 3.2), also where the file says otherwise.
        let first = turns.last { $0.at <= start }?.isSummer ?? false
        append(TZif.Transition(at: start, kind: first ? summer : standard))
        for turn in turns where turn.at > start {
            append(TZif.Transition(at: turn.at, kind: turn.isSummer ? summer : standard))
        }
        return start
    }

    /// In the order of time; where summer time ends and begins in the same second, it goes on.
    private func turns(of rule: PosixRule, from start: Int64) -> [(at: Int64, isSummer: Bool)] {
        guard rule.summer != nil else { return [] }
        let year = LocalTime(secondsSince1970: start).day.year
        let turns = (year - 1...year + 401).flatMap { rule.turns(in: $0) }
        return turns.sorted { ($0.at, $0.isSummer ? 1 : 0) < ($1.at, $1.isSummer ? 1 : 0) }
    }

    private mutating func append(_ transition: TZif.Transition) {
        if list.count > 1, let last = list.last, last.at == transition.at { list.removeLast() }
        if list.last?.kind != transition.kind { list.append(transition) }
    }

    private mutating func index(of kind: TZif.Kind) -> Int {
        if let known = kinds.firstIndex(of: kind) { return known }
        kinds.append(kind)
        return kinds.count - 1
    }
}
