/// Writes down what we owe somebody, or what they owe us, by a time.
public struct MakePromise: Command {
    public let side: Promise.Side
    public let text: String
    public let to: Int64
    public let due: JSONDue
    public let owner: Int64
    public let during: Int64?

    public init(side: Promise.Side, text: String, to: Int64, due: Due, owner: Int64, during: Int64? = nil) {
        (self.side, self.text, self.to, self.due, self.owner, self.during) = (side, text.trimmed, to, JSONDue(due), owner, during)
    }

    public var needs: [Need] { [.party(to)] + (during.map { [.interaction($0)] } ?? []) }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if text.isEmpty { throw .missing(field: "what is promised", example: "\"send the revised quote\"") }
        _ = try sight.party(to)
        _ = try sight.present(owner)
        if let during { _ = try sight.interaction(during) }
        if due.due.instant <= sight.at { throw .dueHasPassed(due.due.spoken) }
        let made = Promise.Made(side: side, to: to, due: due.due, owner: owner, during: during, text: text)
        return [.begins(.promise(.made(made)))]
    }

    static let verb = Verb(
        "promise", "what we owe somebody, by when",
        [
            .first("text", .words, "what is promised"),
            .required("to", .who(.party), "to whom"),
            .required("due", .when, "by when: Fri, \"Thu 15:00\", \"in 2 days\", 2026-03-06"),
            .optional("owner", .who(.staff), "who answers for it (you)"),
            .optional("during", .interaction, "the interaction it was said in"),
        ]
    ) { given throws(Refusal) in try made(.ours, "to", given) }

    static let owedVerb = Verb(
        "owed", "what somebody owes us, by when",
        [
            .first("text", .words, "what is owed"),
            .required("from", .who(.party), "by whom"),
            .required("due", .when, "by when"),
            .optional("owner", .who(.staff), "who of us looks after it (you)"),
            .optional("during", .interaction, "the interaction it was said in"),
        ]
    ) { given throws(Refusal) in try made(.theirs, "from", given) }

    private static func made(_ side: Promise.Side, _ whom: String, _ given: Given) throws(Refusal) -> MakePromise {
        MakePromise(
            side: side, text: try given.text("text", example: "\"send the revised quote\""),
            to: try given.number(whom, example: "--\(whom) \"Ines Ferreira\""), due: try given.due("due"),
            owner: given.optionalNumber("owner") ?? given.asker, during: given.optionalNumber("during"))
    }
}

/// Says that a promise is kept.
public struct KeepPromise: Command {
    public let promise: Int64
    public init(promise: Int64) { self.promise = promise }
    public var needs: [Need] { [.promise(promise)] }
    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        [.about(promise, .promise(try sight.promise(promise).keep(at: sight.at)))]
    }

    static let verb = Verb("keep", "it is done: the promise is kept", [.first("promise", .promise, "its number, or words of it")]) {
        given throws(Refusal) in KeepPromise(promise: try given.number("promise", example: "1042"))
    }
}

/// Gives a promise another time, and says why.
public struct MovePromise: Command {
    public let promise: Int64
    public let due: JSONDue
    public let because: String
    public init(promise: Int64, due: Due, because: String) {
        (self.promise, self.due, self.because) = (promise, JSONDue(due), because.trimmed)
    }
    public var needs: [Need] { [.promise(promise)] }
    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        [.about(promise, .promise(try sight.promise(promise).move(to: due.due, at: sight.at, because: because)))]
    }

    static let verb = Verb(
        "move", "another time, and why",
        [
            .first("promise", .promise, "its number, or words of it"), .required("due", .when, "the new time"),
            .optional("because", .words, "why; the client will see it"),
        ]
    ) { given throws(Refusal) in
        MovePromise(
            promise: try given.number("promise", example: "1042"), due: try given.due("due"), because: given.optionalText("because") ?? "")
    }
}

/// Ends a promise that is owed no longer, and says why.
public struct ReleasePromise: Command {
    public let promise: Int64
    public let because: String
    public init(promise: Int64, because: String) { (self.promise, self.because) = (promise, because.trimmed) }
    public var needs: [Need] { [.promise(promise)] }
    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        [.about(promise, .promise(try sight.promise(promise).release(because: because)))]
    }

    static let verb = Verb(
        "release", "it is owed no longer, and why",
        [.first("promise", .promise, "its number, or words of it"), .optional("because", .words, "why")]
    ) { given throws(Refusal) in
        ReleasePromise(promise: try given.number("promise", example: "1042"), because: given.optionalText("because") ?? "")
    }
}

/// A due time inside a command: coded as in the record, so that a command's digest does not hang on how Swift codes structs.
public struct JSONDue: Codable, Equatable, Sendable {
    public let due: Due
    init(_ due: Due) { self.due = due }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(due.json.text)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let due = (try? JSON(try container.decode(String.self))).flatMap({ Due($0) }) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a due time")
        }
        self.due = due
    }
}
