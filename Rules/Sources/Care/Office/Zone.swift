/// A place's rules for setting clocks: what local time it is there at any instant, and the other way round.
///
/// Made from the bytes of a file of the system's tzdata, whose rules for the years to come change several times a year;
/// Kept carries no copy of its own. Two zones are equal if they have the same name.
public struct Zone: Sendable, Equatable {
    /// The name in tzdata, "Europe/London".
    public let name: String

    /// All stretches of time with one offset, in order; the first begins before all time.
    private let stretches: [Stretch]
    private let kinds: [TZif.Kind]
    /// From here on, in seconds since 1970, the stretches repeat every 400 years to the second; nil where they end for good.
    private let repeatsFrom: Int64?

    private struct Stretch {
        let start: Int64
        let offset: Int
        let kind: Int
    }

    /// Coordinated universal time, always there.
    public static let utc = Zone(name: "UTC", offset: 0, abbreviation: "UTC")

    /// Why bytes cannot be read as a zone.
    public enum Malformed: String, Error {
        case notTZif = "This is no time zone file (TZif)."
        case truncated = "The time zone file ends too early."
        case inconsistent = "The time zone file's parts do not fit together."
        case disordered = "The time zone file's transitions are not in order, or outside all calendars."
        case leapSeconds = "The time zone file counts leap seconds, which Kept's instants do not."
        case footer = "The time zone file's last line is no rule for the years to come."
    }

    /// A zone from the bytes of its file (TZif, RFC 9636, versions 1 to 4). No bytes at all make it trap.
    public init(name: String, tzif bytes: [UInt8]) throws(Malformed) {
        let file = try TZif(bytes)
        var stretches = Stretches(file)
        repeatsFrom = file.rule.flatMap { stretches.extend(by: $0, after: file.transitions.last) }
        self.name = name
        kinds = stretches.kinds
        let offsets = kinds
        self.stretches = stretches.list.map { Stretch(start: $0.at, offset: offsets[$0.kind].offset, kind: $0.kind) }
    }

    private init(name: String, offset: Int, abbreviation: String) {
        self.name = name
        kinds = [TZif.Kind(offset: offset, name: abbreviation)]
        stretches = [Stretch(start: .min, offset: offset, kind: 0)]
        repeatsFrom = nil
    }

    /// Equal by name.
    public static func == (left: Zone, right: Zone) -> Bool {
        left.name == right.name
    }

    // MARK: Asking

    /// Seconds that local time is ahead of UTC at an instant; negative west of Greenwich.
    public func offset(at instant: Instant) -> Int {
        stretches[index(of: folded(instant.seconds).seconds)].offset
    }

    /// What that time is called then: "GMT", "BST", "+0330".
    public func abbreviation(at instant: Instant) -> String {
        kinds[stretches[index(of: folded(instant.seconds).seconds)].kind].name
    }

    /// What calendar and clock show at an instant, to the second.
    public func local(_ instant: Instant) -> LocalTime {
        LocalTime(secondsSince1970: instant.seconds + Int64(offset(at: instant)))
    }

    /// The instant at which calendar and clock show this. One that is skipped is the first minute after the gap; one that
    /// comes twice is the first.
    public func instant(_ local: LocalTime) -> Instant {
        let wanted = local.secondsSince1970
        // Early enough that this local time cannot have come yet, whatever the offset.
        var start = wanted - Int64(Self.offsets.upperBound) - 1
        while true {
            let (offset, until) = stretch(at: start)
            let candidate = wanted - Int64(offset)
            if candidate < until {
                // A candidate before the stretch's start was skipped when it began.
                return Instant(milliseconds: max(candidate, start) * 1000)
            }
            start = until
        }
    }

    /// The offset at a second since 1970, and the first second from which another may hold.
    func stretch(at seconds: Int64) -> (offset: Int, until: Int64) {
        let (folded, shift) = folded(seconds)
        let index = index(of: folded)
        let until = index + 1 < stretches.count ? stretches[index + 1].start + shift : .max
        return (stretches[index].offset, until)
    }

    /// The last stretch that begins at or before a second; found by halving.
    private func index(of seconds: Int64) -> Int {
        var low = 0
        var high = stretches.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].start <= seconds { low = middle } else { high = middle }
        }
        return low
    }

    /// A second of the years to come, moved back by as many times 400 years as it takes to find it among the stretches.
    private func folded(_ seconds: Int64) -> (seconds: Int64, shift: Int64) {
        guard let repeatsFrom, seconds >= repeatsFrom + Stretches.cycle else { return (seconds, 0) }
        let shift = (seconds - repeatsFrom) / Stretches.cycle * Stretches.cycle
        return (seconds - shift, shift)
    }
}
