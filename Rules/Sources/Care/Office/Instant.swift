/// A point in time: milliseconds of UTC since 1970-01-01T00:00:00Z, without leap seconds, as POSIX counts them.
///
/// Every time in the record is an instant. What people say and read is a ``LocalTime`` in a ``Zone``.
public struct Instant: Comparable, Hashable, Sendable {
    /// Milliseconds of UTC since 1970; negative before.
    public let milliseconds: Int64

    /// The instant so many milliseconds after 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Earlier comes first.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// So many milliseconds later, or earlier where negative; stops at the ends of the range instead of overflowing.
    public func adding(milliseconds more: Int64) -> Instant {
        let (sum, overflow) = milliseconds.addingReportingOverflow(more)
        return Instant(milliseconds: overflow ? (more < 0 ? .min : .max) : sum)
    }

    /// Milliseconds from an earlier instant to this one; negative where that one is later. Saturates as ``adding(milliseconds:)`` does.
    public func milliseconds(since earlier: Instant) -> Int64 {
        let (difference, overflow) = milliseconds.subtractingReportingOverflow(earlier.milliseconds)
        return overflow ? (milliseconds < 0 ? .min : .max) : difference
    }

    /// Whole seconds since 1970, rounded down: what zone rules count in.
    var seconds: Int64 {
        Int64(flooring(Int(milliseconds), by: 1000).quotient)
    }
}

// MARK: Text

extension Instant {
    /// Reads RFC 3339, as JSON and logs have it: "2026-03-02T09:00:00Z".
    ///
    /// The seconds may be missing, a fraction is cut to milliseconds, and the zone is Z or an offset ("+01:00", "+0100", "+01").
    /// Years 0001 to 9999. A leap second (":60") is refused: instants have none.
    public init?(iso text: some StringProtocol) {
        var cursor = Cursor(text)
        guard let local = LocalTime(&cursor), (1...9999).contains(local.day.year) else { return nil }
        guard let fraction = Self.fraction(&cursor), let offset = Self.offset(&cursor), cursor.isAtEnd else { return nil }
        let seconds = local.secondsSince1970 - Int64(offset)
        self.init(milliseconds: seconds * 1000 + Int64(fraction))
    }

    /// As RFC 3339 in UTC: "2026-03-02T09:00:00Z", with milliseconds only where there are any.
    public var iso: String {
        let (second, fraction) = flooring(Int(milliseconds), by: 1000)
        let (day, time) = flooring(second, by: LocalTime.secondsPerDay)
        let clock = "\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
        return "\(Day(number: day).iso)T\(clock)\(fraction == 0 ? "" : "." + padded(fraction, 3))Z"
    }

    /// Milliseconds of ".5" or ".123456"; 0 where there is no fraction, nil for a point without digits.
    private static func fraction(_ cursor: inout Cursor) -> Int? {
        guard cursor.take(".") else { return 0 }
        let digits = cursor.taking(while: { (48...57).contains($0) })
        return digits.isEmpty ? nil : Int((digits + "00").prefix(3))
    }

    /// Seconds east of UTC: "Z", "+01:00", "+0100" or "+01".
    private static func offset(_ cursor: inout Cursor) -> Int? {
        if cursor.take("Z") || cursor.take("z") { return 0 }
        let isWest = cursor.take("-")
        guard isWest || cursor.take("+"), let hours = cursor.number(digits: 2...2), hours < 24 else { return nil }
        let hasColon = cursor.take(":")
        guard let minutes = cursor.isAtEnd && !hasColon ? 0 : cursor.number(digits: 2...2), minutes < 60 else { return nil }
        return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}

/// Division that rounds down, also for times before 1970; the remainder is never negative.
func flooring(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
