/// By when something is owed.
///
/// A due Friday is the end of that person's working Friday, kept as said (local time, zone) and worked out as an instant.
/// Both are kept because a zone's rules may change until then: what was said stays, the instant follows.
public struct Due: Equatable, Sendable {
    /// As said: calendar and clock of the zone.
    public let local: LocalTime
    /// The name of the zone it was said in, "Europe/London".
    public let zone: String
    /// As worked out when it was said; this is what comes due.
    public let instant: Instant
    /// Whether a day was said, and the local time is only that working day's end.
    public let wholeDay: Bool

    /// A due as the record holds it.
    public init(local: LocalTime, zone: String, instant: Instant, wholeDay: Bool) {
        (self.local, self.zone, self.instant, self.wholeDay) = (local, zone, instant, wholeDay)
    }

    /// Due when the clock of a zone shows a time.
    public init(at local: LocalTime, in zone: Zone, wholeDay: Bool = false) {
        self.init(local: local, zone: zone.name, instant: zone.instant(local), wholeDay: wholeDay)
    }

    /// Due at an instant, as after so many hours: kept to the millisecond, also where the clock shows its time twice.
    public init(at instant: Instant, in zone: Zone) {
        self.init(local: zone.local(instant), zone: zone.name, instant: instant, wholeDay: false)
    }

    /// Due by the end of a working day.
    public init(endOf day: Day, hours: WorkingHours, in zone: Zone) {
        self.init(at: hours.end(of: day), in: zone, wholeDay: true)
    }

    /// The same local time by the zone's rules as they are now: for when the system's tzdata has changed.
    public func workedOutAnew(in zone: Zone) -> Due {
        // An instant that still shows this local time stands: it may be the second of two, which the local time alone would lose.
        zone.local(instant) == local ? self : Due(at: local, in: zone, wholeDay: wholeDay)
    }
}
