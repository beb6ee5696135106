/// How fast something long goes, and how long it takes yet: "412 a second, about 3 minutes more".
///
/// The rate is that of the last ten seconds and more, since what comes again is read faster than what is new.
public struct Pace: Sendable {
    /// Two marks that far apart give a rate that one slow moment does not shake.
    private static let windowMilliseconds: Int64 = 10_000
    /// Nobody reads faster.
    private static let quietMilliseconds: Int64 = 1000

    private var from: (at: Instant, count: Int)
    private var middle: (at: Instant, count: Int)
    private var lastSaid: Instant?

    public init(began: Instant) {
        from = (began, 0)
        middle = from
    }

    /// What to say now; nil within a second after it was last said, unless all is done.
    public mutating func said(_ count: Int, of total: Int?, now: Instant) -> String? {
        note(count, now: now)
        if let lastSaid, now.milliseconds(since: lastSaid) < Self.quietMilliseconds, count != total { return nil }
        lastSaid = now
        return words(count, of: total, now: now)
    }

    /// Takes note of how far it is, from time to time.
    public mutating func note(_ count: Int, now: Instant) {
        guard now.milliseconds(since: middle.at) >= Self.windowMilliseconds / 2 else { return }
        if now.milliseconds(since: from.at) >= Self.windowMilliseconds { from = middle }
        middle = (now, count)
    }

    /// The rate and the time left, without the count: "412 a second, about 3 minutes more".
    public func words(_ count: Int, of total: Int?, now: Instant) -> String {
        let spent = now.milliseconds(since: from.at)
        guard spent > 0, count > from.count else { return count > 0 && count == total ? "all of it" : "counting" }
        let perSecond = Double(count - from.count) * 1000 / Double(spent)
        let rate = perSecond >= 10 ? "\(Self.whole(perSecond)) a second" : "\(Self.whole(perSecond * 60)) a minute"
        guard let total, total > count else { return rate }
        return "\(rate), \(Self.left(seconds: Int((Double(total - count) / perSecond).rounded(.up))))"
    }

    private static func whole(_ rate: Double) -> String { Spoken.number(Int(rate.rounded())) }

    private static func left(seconds: Int) -> String {
        if seconds < 10 { return "a few seconds more" }
        if seconds < 90 { return "about \(seconds) seconds more" }
        let minutes = (seconds + 30) / 60
        return minutes < 90 ? "about \(minutes) minutes more" : "about \((minutes + 30) / 60) hours more"
    }
}
