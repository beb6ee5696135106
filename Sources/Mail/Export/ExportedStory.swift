import Care
import Store

/// All that happened with somebody, in the order of time, to be read by them.
struct ExportedStory {
    private let reading: Reading
    private var lines: [(at: Instant, text: String)] = []

    init(_ reading: Reading, _ scope: ExportScope) throws {
        self.reading = reading
        var lines: [(at: Instant, text: String)] = []
        try reading.contacts(scope) { lines.append(($0.at, text(of: $0))) }
        try reading.promises(scope) { lines.append(($0.made, text(of: $0))) }
        self.lines = lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    /// With what is known of them before it.
    func text(of party: Party, organizations: [Int64: String]) -> String {
        let known = [
            party.shown, party.memberships.map { belongs($0, organizations) }.joined(separator: "\n"),
            party.addresses.joined(separator: "\n"),
            party.numbers.joined(separator: "\n"), party.profile.places.joined(separator: "\n"), party.notes, party.profile.reaching,
            party.profile.tags.joined(separator: ", "), party.profile.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n"),
        ]
        let head = "What \(reading.thing.name) knows of \(party.shown), and what happened. Times are those of \(reading.zone.name).\n\n"
        return head + known.filter { !$0.isEmpty }.joined(separator: "\n") + "\n\n" + lines.map(\.text).joined(separator: "\n")
    }

    private func belongs(_ membership: Membership, _ names: [Int64: String]) -> String {
        let since = [membership.from.map { "from \($0.iso)" }, membership.until.map { "until \($0.iso)" }].compactMap { $0 }
        return ([[membership.role, names[membership.organization] ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")] + since)
            .joined(separator: ", ")
    }

    private func text(of contact: ExportedContact) -> String {
        let way =
            switch contact.direction {
            case "in": "from \(others(contact))\(contact.ours.isEmpty ? "" : " to \(contact.ours)")"
            case "out": "to \(others(contact))\(contact.ours.isEmpty ? "" : " from \(contact.ours)")"
            case _: "within the firm"
            }
        let files = contact.attachments == 0 ? [] : ["(\(contact.attachments) attached)"]
        return paragraph(contact.at, "\(contact.channel) \(way)", [contact.subject, contact.text] + files)
    }

    private func others(_ contact: ExportedContact) -> String {
        let names = contact.with.isEmpty ? [contact.sender.isEmpty ? contact.address : contact.sender] : contact.with
        return names.joined(separator: ", ")
    }

    private func text(of promise: ExportedPromise) -> String {
        let who = promise.side == .ours ? "promised to \(promise.who) by \(promise.owner)" : "promised by \(promise.who)"
        let end = promise.ended.map { "\(promise.state) \(when($0))" } ?? promise.state
        return paragraph(promise.made, who, [promise.text, "by \(reading.said(promise.due)); \(end)", promise.because])
    }

    private func paragraph(_ at: Instant, _ head: String, _ rest: [String]) -> String {
        let below = rest.filter { !$0.isEmpty }.flatMap { $0.split(separator: "\n").map { "    \($0)\n" } }
        return "\(when(at))  \(head)\n" + below.joined()
    }

    private func when(_ instant: Instant) -> String {
        let local = reading.zone.local(instant)
        return "\(local.day.iso) \(Spoken.clock(local))"
    }
}
