import Care
import Store

extension Reading {
    /// A story as text, for the command line.
    func text(of story: Story) -> String {
        var lines = [story.party.shown + (story.organization.map { ", \($0.name)" } ?? "")]
        lines += [story.party.addresses + story.party.numbers].filter { !$0.isEmpty }.map { "  " + $0.joined(separator: "  ") }
        let profile = story.party.profile
        lines += story.party.memberships.compactMap { membership(story, $0) }
        lines += profile.places.map { "  " + $0.replacing("\n", with: ", ") }
        lines += story.merged.map { "  also \($0.shown) (\($0.number))  \(($0.addresses + $0.numbers).joined(separator: "  "))" }
        if profile.doNotContact { lines.append("  Do not contact.") }
        lines += [profile.reaching.isEmpty ? "" : "Reached: " + profile.reaching, story.party.notes].filter { !$0.isEmpty }
        if !profile.tags.isEmpty { lines.append("Tags: " + profile.tags.joined(separator: ", ")) }
        lines += profile.fields.map { "\($0.name): \($0.value)" }
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

    /// Where somebody belonged before; where they belong now stands beside their name.
    private func membership(_ story: Story, _ membership: Membership) -> String? {
        guard let until = membership.until, let name = story.organizations[membership.organization] else { return nil }
        let since = membership.from.map { "from \($0.iso) " } ?? ""
        return "  \(membership.role.isEmpty ? "with" : membership.role + " at") \(name) \(since)until \(until.iso)"
    }

    private func time(_ instant: Instant) -> String { Spoken.when(instant, now: at, zone: zone) }
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
