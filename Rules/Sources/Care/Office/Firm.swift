/// The users' company: one record, one zone by default, the domains of its addresses.
public struct Firm: Equatable, Sendable {
    public let number: Int64
    public var name: String
    public var zone: String
    /// Written in lower case, without `@`.
    public var domains: [String]
    public var hours: WorkingHours
    /// A rehearsal may be written at set times; every page and export of it says so.
    public let rehearsal: Bool

    /// What can happen to a firm.
    public enum Fact: Storable {
        case founded(name: String, zone: String, domains: [String], rehearsal: Bool)
        case hours(week: WorkingWeek, from: Day)
        /// All senders of a domain were said to be machines, or not to be.
        case senders(domain: String, automatic: Bool)

        public static let kinds = ["firm.founded", "firm.hours", "firm.senders"]

        public var form: Form {
            switch self {
            case .founded(let name, let zone, let domains, let rehearsal):
                Form(
                    "firm.founded",
                    body: .members(["zone": .string(zone), "domains": .texts(domains), "rehearsal": rehearsal ? true : nil]),
                    words: ["name": .string(name)])
            case .hours(let week, let from):
                Form("firm.hours", body: ["week": .string(week.description), "from": .string(from.iso)])
            case .senders(let domain, let automatic):
                Form("firm.senders", body: ["automatic": .bool(automatic)], words: .members(["domain": .text(domain)]))
            }
        }

        public init(_ form: Form) throws(Form.Unreadable) {
            switch form.kind {
            case "firm.founded":
                self = .founded(
                    name: form.word("name"), zone: try form.code("zone"), domains: form.body["domains"]?.texts ?? [],
                    rehearsal: form.flag("rehearsal"))
            case "firm.hours": self = .hours(week: try form.week(), from: try form.day("from"))
            case "firm.senders": self = .senders(domain: form.word("domain"), automatic: form.flag("automatic"))
            case _: throw Form.Unreadable(kind: form.kind, field: "kind")
            }
        }
    }

    // MARK: Replay

    /// The firm as its first fact made it; nil for any other fact.
    public init?(number: Int64, _ fact: Fact) {
        guard case .founded(let name, let zone, let domains, let rehearsal) = fact else { return nil }
        self.number = number
        (self.name, self.zone, self.domains, self.rehearsal) = (name, zone, domains, rehearsal)
        hours = WorkingHours(.usual)
    }

    /// Whether anybody has said when the firm works.
    public private(set) var hasOwnHours = false

    public mutating func apply(_ fact: Fact) {
        switch fact {
        case .founded: assertionFailure("a firm is founded once")
        case .hours(let week, let from):
            hours.change(to: week, from: from)
            hasOwnHours = true
        case .senders: break
        }
    }

    /// Whether an address is of the firm: at one of its domains or below one, or that of one of its staff.
    public func isOurs(_ address: String, staff: some Sequence<Staff>) -> Bool {
        if address.isEmpty { return false }
        // By bytes: a mailbox asks this for every name on every message.
        let domain = address.utf8.drop { $0 != UInt8(ascii: "@") }.dropFirst()
        return domains.contains { Self.isAtOrBelow(domain, $0.utf8) } || staff.contains { $0.address == address }
    }

    private static func isAtOrBelow(_ domain: Substring.UTF8View, _ own: String.UTF8View) -> Bool {
        guard domain.count >= own.count, domain.suffix(own.count).elementsEqual(own) else { return false }
        let below = domain.dropLast(own.count)
        return below.isEmpty || (below.last == UInt8(ascii: ".") && !below.contains(UInt8(ascii: "@")))
    }

    /// Providers whose domain says nothing of the firm: only the very address is ours there.
    public static let publicProviders: Set<String> = [
        "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "ymail.com", "hotmail.com", "hotmail.co.uk", "outlook.com", "live.com",
        "msn.com", "aol.com", "icloud.com", "me.com", "mac.com", "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "mail.com",
        "proton.me", "protonmail.com", "fastmail.com", "zoho.com", "yandex.ru", "mail.ru", "qq.com", "163.com", "orange.fr", "free.fr",
        "wanadoo.fr", "libero.it", "btinternet.com", "virginmedia.com", "sky.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net",
        "earthlink.net", "bellsouth.net", "cox.net", "shaw.ca", "rogers.com", "bigpond.com",
    ]
}

extension Form {
    func week() throws(Unreadable) -> WorkingWeek {
        guard let week = WorkingWeek(try code("week")) else { throw Unreadable(kind: kind, field: "week") }
        return week
    }

    func day(_ name: String) throws(Unreadable) -> Day {
        guard let day = Day(iso: try code(name)) else { throw Unreadable(kind: kind, field: name) }
        return day
    }
}

// MARK: Rules

/// Begins a firm's record: the firm, and the person who founds it as its first principal.
public struct FoundFirm: Command {
    public let name: String
    public let zone: String
    public let domains: [String]
    public let rehearsal: Bool
    public let me: Contact
    public let week: String?

    public init(name: String, zone: String, me: Contact, domains: [String], rehearsal: Bool, week: String? = nil) {
        (self.name, self.zone, self.me, self.rehearsal, self.week) = (name.trimmed, zone, me, rehearsal, week)
        let own = me.domain.flatMap { Firm.publicProviders.contains($0) ? nil : $0 }
        var all: [String] = []
        for domain in domains.map({ $0.lowercased().trimmed.drop { $0 == "@" }.trimmed }) where !domain.isEmpty && !all.contains(domain) {
            all.append(domain)
        }
        if let own, !all.contains(own) { all.insert(own, at: 0) }
        self.domains = all
    }

    public var needs: [Need] { [.firmNamed(name)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if name.isEmpty { throw .missing(field: "the firm's name", example: "--firm \"Berg Ochieng Engineers\"") }
        if me.name.isEmpty { throw .missing(field: "who you are", example: "--me \"Anna Berg <anna@bergochieng.example>\"") }
        if me.address.isEmpty { throw .missing(field: "your mail address", example: "“Anna Berg <anna@bergochieng.example>”") }
        if !me.hasUsableAddress {
            throw .notUnderstood(
                field: "your mail address", given: me.address, expected: "for example “Anna Berg <anna@bergochieng.example>”")
        }
        if sight.firmNameTaken { throw .firmNameTaken(name) }
        var facts: [Stated] = [
            .begins(.firm(.founded(name: name, zone: zone, domains: domains, rehearsal: rehearsal))),
            .begins(.staff(.joined(name: me.name, address: me.address, rights: .principal))),
        ]
        if let week {
            guard let hours = WorkingWeek(week) else {
                throw .notUnderstood(field: "working hours", given: week, expected: "for example Mon-Fri 9:00-17:00")
            }
            facts.append(.about(sight.next, .firm(.hours(week: hours, from: Day(number: 0)))))
        }
        return facts
    }
}
