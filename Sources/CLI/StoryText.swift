import Care
import Store

extension Reading {
    /// A story as text, for the command line.
    func text(of story: Story) -> String {
        var lines = [story.party.shown + (story.organization.map { ", \($0.name)" } ?? "")]
        lines += [story.party.addresses + story.party.numbers].filter { !$0.isEmpty }.map { "  " + $0.joined(separator: "  ") }
        lines += story.people.map { "  \($0.shown)  \(($0.addresses + $0.numbers).joined(separator: "  "))" }
        lines.append("Responsible: \(story.responsible?.name ?? "nobody yet")")
        if story.waiting.count > 0 { lines += ["Waiting (\(story.waiting.count))", self.lines(story.waiting.items)] }
        if !story.owed.isEmpty { lines += ["Owed", self.lines(story.owed)] }
        lines.append("What happened (\(story.eventCount))")
        lines += story.events.map { event in
            let words = event.text.isEmpty ? event.subject : event.text
            return "  \(time(event.at).padded(14))\(event.label.padded(22))\(Excerpt.of(words, limit: 100))"
        }
        return lines.joined(separator: "\n")
    }

    private func time(_ instant: Instant) -> String { Spoken.when(instant, now: at, zone: zone) }

    func json(of story: Story) -> JSON {
        func people(_ parties: [Party]) -> JSON {
            .array(
                parties.map {
                    [
                        "number": .integer($0.number), "name": .string($0.shown), "addresses": .array($0.addresses.map(JSON.string)),
                        "numbers": .array($0.numbers.map(JSON.string)),
                    ]
                })
        }
        return [
            "number": .integer(story.party.number), "kind": .string(story.party.kind.rawValue), "name": .string(story.party.shown),
            "organization": story.organization.map { .string($0.name) } ?? .null,
            "responsible": story.responsible.map { .string($0.name) } ?? .null,
            "people": people(story.party.kind == .person ? [story.party] : story.people), "owed": .array(story.owed.map(\.json)),
            "waiting": .array(story.waiting.items.map(\.json)), "count": .integer(Int64(story.eventCount)),
            "events": .array(
                story.events.map {
                    [
                        "number": .integer($0.number), "at": .string($0.at.iso), "kind": .string($0.kind.rawValue),
                        "channel": $0.channel.map { .string($0.rawValue) } ?? .null, "subject": .string($0.subject),
                        "text": .string($0.text),
                    ]
                }),
        ]
    }
}

extension Event {
    /// What it was, in two or three words.
    var label: String {
        switch kind {
        case .inbound: "\(channel?.rawValue ?? "mail") from them"
        case .outbound: "\(channel?.rawValue ?? "mail") from us"
        case .within: "\(channel?.rawValue ?? "mail") among us"
        case .promised: side == .theirs ? "they promised" : "we promised"
        case .timePassed: "its time passed"
        case .moved: "moved"
        case .kept, .keptLate, .released: kind.rawValue
        }
    }
}
