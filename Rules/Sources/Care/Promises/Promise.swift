/// Something owed by a time: by us to somebody outside, or by them to us.
///
/// It is made once and ends once. Until then its time may move, never without a reason; moved after its time it stays late.
public struct Promise: Equatable, Sendable {
    public let number: Int64
    public let side: Side
    public let to: Int64
    public let text: String
    public private(set) var due: Due
    public let owner: Int64
    /// Its time passed once before it was moved: it ends kept late at best.
    public private(set) var late: Bool
    public private(set) var state: State

    public enum Side: String, Codable, Sendable { case ours, theirs }
    public enum State: String, Sendable { case open, kept, keptLate = "kept late", released }

    /// How it began.
    public struct Made: Equatable, Sendable {
        public let side: Side
        public let to: Int64
        public let due: Due
        public let owner: Int64
        /// The interaction in which it was said, where that is known.
        public let during: Int64?
        public let text: String
    }

    /// What can happen to a promise.
    public enum Fact: Equatable, Sendable {
        case made(Made)
        case moved(to: Due, late: Bool, because: String)
        case kept(late: Bool)
        case released(because: String)
    }

    // MARK: Replay

    /// The promise as its first fact made it; nil for any other fact.
    public init?(number: Int64, _ fact: Fact) {
        guard case .made(let made) = fact else { return nil }
        self.number = number
        (side, to, text, due, owner) = (made.side, made.to, made.text, made.due, made.owner)
        (late, state) = (false, .open)
    }

    public mutating func apply(_ fact: Fact) {
        switch fact {
        case .made: assertionFailure("a promise is made once")
        case .moved(let due, let late, _): (self.due, self.late) = (due, late)
        case .kept(let late): state = late ? .keptLate : .kept
        case .released: state = .released
        }
    }

    // MARK: Rules

    /// Keeping late is still keeping; the record says which.
    public func keep(at: Instant) throws(Refusal) -> Fact {
        try refuseIfSettled()
        return .kept(late: isLate(at: at))
    }

    public func move(to due: Due, at: Instant, because: String) throws(Refusal) -> Fact {
        try refuseIfSettled()
        if because.isEmpty { throw .reasonMissing }
        if due.instant <= at { throw .dueHasPassed(due.spoken) }
        return .moved(to: due, late: isLate(at: at), because: because)
    }

    public func release(because: String) throws(Refusal) -> Fact {
        try refuseIfSettled()
        if because.isEmpty { throw .missing(field: "why it is released", example: "--because \"they chose another way\"") }
        return .released(because: because)
    }

    private func isLate(at: Instant) -> Bool { late || at > due.instant }

    private func refuseIfSettled() throws(Refusal) {
        if state != .open { throw .alreadySettled(promise: text, how: state.rawValue) }
    }
}

extension Promise.Fact: Storable {
    public static let kinds = ["promise.made", "promise.moved", "promise.kept", "promise.released"]

    public var form: Form {
        switch self {
        case .made(let made):
            Form(
                "promise.made",
                body: .members([
                    "side": .string(made.side.rawValue), "to": .integer(made.to), "due": made.due.json, "owner": .integer(made.owner),
                    "during": made.during.map(JSON.integer),
                ]), words: .members(["text": .text(made.text)]))
        case .moved(let due, let late, let because):
            Form(
                "promise.moved", body: .members(["due": due.json, "late": late ? true : nil]), words: .members(["because": .text(because)]))
        case .kept(let late): Form("promise.kept", body: .members(["late": late ? true : nil]))
        case .released(let because): Form("promise.released", words: .members(["because": .text(because)]))
        }
    }

    public init(_ form: Form) throws(Form.Unreadable) {
        switch form.kind {
        case "promise.made":
            self = .made(
                Promise.Made(
                    side: try form.choice("side"), to: try form.number("to"), due: try form.due("due"), owner: try form.number("owner"),
                    during: form.body["during"]?.integer, text: form.word("text")))
        case "promise.moved": self = .moved(to: try form.due("due"), late: form.flag("late"), because: form.word("because"))
        case "promise.kept": self = .kept(late: form.flag("late"))
        case "promise.released": self = .released(because: form.word("because"))
        case _: throw Form.Unreadable(kind: form.kind, field: "kind")
        }
    }
}

extension Due {
    /// As in a sentence: 2026-03-06 15:00.
    var spoken: String { "\(local.day.iso) \(Spoken.clock(local))" }

    /// As said (local time and zone), and the instant worked out of it.
    public var json: JSON {
        .members([
            "local": .string(local.iso), "zone": .string(zone), "at": .integer(instant.milliseconds), "day": wholeDay ? true : nil,
        ])
    }

    /// Reads what `json` wrote; nil for anything else.
    public init?(_ json: JSON) {
        guard let local = json["local"]?.string.flatMap({ LocalTime(iso: $0) }), let zone = json["zone"]?.string,
            let at = json["at"]?.integer
        else { return nil }
        self.init(local: local, zone: zone, instant: Instant(milliseconds: at), wholeDay: json["day"]?.bool ?? false)
    }
}

extension Form {
    func due(_ name: String) throws(Unreadable) -> Due {
        guard let due = body[name].flatMap({ Due($0) }) else { throw Unreadable(kind: kind, field: name) }
        return due
    }
}
