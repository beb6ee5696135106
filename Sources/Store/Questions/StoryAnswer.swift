import Care

extension Story {
    /// For programs.
    public var json: JSON {
        [
            "number": .integer(party.number), "kind": .string(party.kind.rawValue), "name": .string(party.shown),
            "organization": organization.map { .string($0.name) } ?? .null, "standing": .string(party.standing.rawValue),
            "memberships": .array(party.memberships.map { $0.json(organizations) }),
            "merged": .array(merged.map { ["number": .integer($0.number), "name": .string($0.shown)] }),
            "notes": .string(party.notes), "profile": party.profile.json, "seen": .integer(seen),
            "responsible": responsible.map { .string($0.name) } ?? .null,
            "people": .array((party.kind == .person ? [party] : people).map(Self.reached)), "owed": .array(owed.map(\.json)),
            "waiting": .array(waiting.items.map(\.json)), "count": .integer(Int64(eventCount)), "events": .array(events.map(\.json)),
        ]
    }

    private static func reached(_ party: Party) -> JSON {
        [
            "number": .integer(party.number), "name": .string(party.shown), "addresses": .array(party.addresses.map(JSON.string)),
            "numbers": .array(party.numbers.map(JSON.string)),
        ]
    }

    /// Where the next page begins: at the time of the last event, behind those of the same time that were shown.
    func next(after place: Page.Cursor?) -> Page.Cursor? {
        guard earlier != nil, let last = events.last?.at else { return nil }
        let shown = events.reversed().prefix { $0.at == last }.count
        let before = shown == events.count && place?.last == last.milliseconds ? place?.passed ?? 0 : 0
        return Page.Cursor(passed: before + shown, last: last.milliseconds)
    }
}

extension Event {
    var json: JSON {
        [
            "number": .integer(number), "at": .string(at.iso), "kind": .string(kind.rawValue),
            "channel": channel.map { .string($0.rawValue) } ?? .null, "subject": .string(subject), "text": .string(text),
        ]
    }
}

extension Membership {
    /// With the names of organizations by their numbers.
    func json(_ names: [Int64: String]) -> JSON {
        .members([
            "organization": .integer(organization), "name": names[organization].map(JSON.string), "role": .text(role),
            "from": .text(from?.iso), "until": .text(until?.iso),
        ])
    }
}
