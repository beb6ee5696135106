extension Interaction {
    /// A meeting taken in from a calendar, past or to come.
    public struct Met: Codable, Equatable, Sendable {
        public var direction: Direction
        public var with: [Int64]
        /// Who of the firm; nil: the office as a whole.
        public var ours: Int64?
        /// UTC milliseconds; nil where the calendar has no end.
        public var until: Int64?
        public var allDay = false
        /// It does not take place.
        public var cancelled = false
        /// SHA-256, in hex, of the event as it came and its time: the same one is not taken in twice.
        public var raw: String
        /// SHA-256, in hex, of its identity in all calendars: an event changed since is known by it.
        public var same: String
        public var title = ""
        public var location = ""
        public var text = ""
        public var place = ""

        public init(direction: Direction, with: [Int64], ours: Int64?, raw: String, same: String) {
            (self.direction, self.with, self.ours, self.raw, self.same) = (direction, with, ours, raw, same)
        }

        /// What it is about, as lists show it.
        public var shown: String { [cancelled ? "Cancelled" : "", title, location].filter { !$0.isEmpty }.joined(separator: ", ") }
    }
}

extension Interaction.Met {
    var form: Form {
        Form(
            "interaction.met",
            body: .members([
                "direction": .string(direction.rawValue), "with": .array(with.map(JSON.integer)), "ours": ours.map(JSON.integer),
                "until": until.map(JSON.integer), "allDay": allDay ? true : nil, "cancelled": cancelled ? true : nil,
                "raw": .string(raw), "same": .string(same),
            ]),
            words: .members([
                "title": .text(title), "location": .text(location), "text": .text(text), "place": .text(place),
            ]))
    }

    init(_ form: Form) throws(Form.Unreadable) {
        self.init(
            direction: try form.choice("direction"), with: form.body["with"]?.integers ?? [], ours: form.body["ours"]?.integer,
            raw: try form.code("raw"), same: try form.code("same"))
        (until, allDay, cancelled) = (form.body["until"]?.integer, form.flag("allDay"), form.flag("cancelled"))
        (title, location, text, place) = (form.word("title"), form.word("location"), form.word("text"), form.word("place"))
    }
}

/// Takes one meeting of a calendar into the record. One that is here already and was changed since is corrected.
public struct TakeInMeeting: Command {
    /// What intake has read of an event.
    public struct Event: Codable, Equatable, Sendable {
        public var organizer: Contact?
        /// All who are asked, also of the firm.
        public var guests: [Contact] = []
        /// UTC milliseconds.
        public var until: Int64?
        public var allDay = false
        public var cancelled = false
        public var title = ""
        public var location = ""
        public var text = ""
        public var raw: String
        public var same: String
        public var place: String

        public init(raw: String, same: String, place: String) { (self.raw, self.same, self.place) = (raw, same, place) }
    }

    public let event: Event
    public let calendarOf: Int64?

    public init(event: Event, calendarOf: Int64?) { (self.event, self.calendarOf) = (event, calendarOf) }

    private var people: [Contact] { (event.organizer.map { [$0] } ?? []) + event.guests }

    public var needs: [Need] {
        [.message(raw: event.raw, same: event.same), .partiesAt(people.map(\.address).filter { !$0.isEmpty })]
    }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let known = sight.message
        if known?.isErased == true || known?.by == event.raw || (known == nil && event.cancelled) { return [] }
        let outside = people.filter { !sight.isOurs($0) && !$0.address.isEmpty }
        if outside.isEmpty { throw .nobodyOutside(event.title) }
        var newcomers = Newcomers(sight)
        let with = outside.compactMap { newcomers.party($0) }.reduce(into: [Int64]()) { if !$0.contains($1) { $0.append($1) } }
        let own = people.filter { sight.isOurs($0) }.compactMap { newcomers.ours($0) }
        var met = Interaction.Met(
            direction: event.organizer.map { !$0.address.isEmpty && !sight.isOurs($0) } == true ? .inbound : .outbound, with: with,
            ours: calendarOf ?? own.first { sight.staff[$0] != nil } ?? own.first, raw: event.raw, same: event.same)
        (met.until, met.allDay, met.cancelled) = (event.until, event.allDay, event.cancelled)
        (met.title, met.location, met.text, met.place) = (event.title, event.location, event.text, event.place)
        let fact = Fact.interaction(.met(met))
        return newcomers.facts + [known.map { .about($0.interaction, fact) } ?? .begins(fact)]
    }
}
