/// A person of the firm who uses Kept: may answer, promise and be relied upon.
public struct Staff: Equatable, Sendable {
    public let number: Int64
    public var name: String
    public var address: String
    public var rights: Rights
    /// Their own hours, each from a day on; before the first, and without any, the firm's hold.
    public var ownHours: [WorkingHours.Version]
    public var left: Bool

    /// What a staff member may do beyond caring for clients.
    public enum Rights: String, Codable, Sendable, CaseIterable { case member, manager, principal }

    /// What can happen to a staff member.
    public enum Fact: Storable {
        case joined(name: String, address: String, rights: Rights)
        case hours(week: WorkingWeek, from: Day)
        /// What they may do changed.
        case rights(Rights)
        case left

        public static let kinds = ["staff.joined", "staff.hours", "staff.rights", "staff.left"]

        public var form: Form {
            switch self {
            case .joined(let name, let address, let rights):
                Form(
                    "staff.joined", body: ["rights": .string(rights.rawValue)],
                    words: .members(["name": .string(name), "address": .text(address)]))
            case .hours(let week, let from):
                Form("staff.hours", body: ["week": .string(week.description), "from": .string(from.iso)])
            case .rights(let rights): Form("staff.rights", body: ["rights": .string(rights.rawValue)])
            case .left: Form("staff.left")
            }
        }

        public init(_ form: Form) throws(Form.Unreadable) {
            switch form.kind {
            case "staff.joined":
                self = .joined(name: form.word("name"), address: form.word("address"), rights: try form.choice("rights"))
            case "staff.hours": self = .hours(week: try form.week(), from: try form.day("from"))
            case "staff.rights": self = .rights(try form.choice("rights"))
            case "staff.left": self = .left
            case _: throw Form.Unreadable(kind: form.kind, field: "kind")
            }
        }
    }

    // MARK: Replay

    /// The staff member as their first fact made them; nil for any other fact.
    public init?(number: Int64, _ fact: Fact) {
        guard case .joined(let name, let address, let rights) = fact else { return nil }
        self.number = number
        (self.name, self.address, self.rights, ownHours, left) = (name, address, rights, [], false)
    }

    public mutating func apply(_ fact: Fact) {
        switch fact {
        case .joined: assertionFailure("a staff member joins once")
        case .hours(let week, let from): ownHours.append(WorkingHours.Version(from: from, week: week))
        case .rights(let rights): self.rights = rights
        case .left: left = true
        }
    }

    /// When they work: the firm's hours, changed by their own from each day on.
    public func hours(over firm: WorkingHours) -> WorkingHours {
        var hours = ownHours.map(\.from).min().map { firm.until($0) } ?? firm
        for version in ownHours { hours.change(to: version.week, from: version.from) }
        return hours
    }

    /// First letters of the first and last name, as on a drawing.
    public var initials: String {
        let words = name.split(separator: " ")
        return [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first.map(String.init) }.joined().uppercased()
    }
}
