import Care

/// A meeting as a calendar tells of it: one time that it takes place, also where it repeats.
public struct CalendarEvent: Equatable, Sendable {
    /// Somebody who calls the meeting or is asked to it.
    public struct Guest: Equatable, Sendable {
        public var name: String
        /// Of mail, in lower case; empty where the calendar has something else.
        public var address: String
        public var declined = false

        public init(name: String, address: String, declined: Bool = false) {
            (self.name, self.address, self.declined) = (name, address, declined)
        }
    }

    /// The same in every copy of the event; empty where the calendar has none.
    public var uid = ""
    /// When this one was to begin before it was moved, where it is one of several.
    public var occurrence: Instant?
    /// Later copies have larger ones.
    public var sequence = 0
    public var start = Instant(milliseconds: 0)
    public var end: Instant?
    public var isAllDay = false
    /// Whether the time had no zone that is known here, so that it was taken to be the firm’s.
    public var isInFirmZone = false
    public var isCancelled = false
    public var title = ""
    public var location = ""
    public var text = ""
    public var organizer: Guest?
    public var attendees: [Guest] = []
    /// The line of the file in which it begins.
    public var line = 0
    /// What it is known by again: its lines, attachments and alarms left out.
    public var bytes: [UInt8] = []

    public init() {}
}
