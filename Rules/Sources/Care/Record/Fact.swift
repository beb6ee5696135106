/// Something that happened, in the past tense: what the record is made of.
public enum Fact: Equatable, Sendable {
    case firm(Firm.Fact)
    case staff(Staff.Fact)
    case colleague(Colleague.Fact)
    case team(Team.Fact)
    case party(Party.Fact)
    case interaction(Interaction.Fact)
    case promise(Promise.Fact)
    case importRun(ImportRun.Fact)
    case list(SavedList.Fact)
    case undone(Undone)

    /// The stored form: what is written into the record.
    public var form: Form {
        switch self {
        case .firm(let fact): fact.form
        case .staff(let fact): fact.form
        case .colleague(let fact): fact.form
        case .team(let fact): fact.form
        case .party(let fact): fact.form
        case .interaction(let fact): fact.form
        case .promise(let fact): fact.form
        case .importRun(let fact): fact.form
        case .list(let fact): fact.form
        case .undone(let fact): fact.form
        }
    }

    /// Reads any form ever written; throws `Form.Unreadable` for one that was not written by Kept.
    public init(_ form: Form) throws(Form.Unreadable) {
        switch form.kind.prefix(while: { $0 != "." }) {
        case "firm": self = .firm(try Firm.Fact(form))
        case "staff": self = .staff(try Staff.Fact(form))
        case "colleague": self = .colleague(try Colleague.Fact(form))
        case "team": self = .team(try Team.Fact(form))
        case "person", "organization", "party", "words": self = .party(try Party.Fact(form))
        case "interaction": self = .interaction(try Interaction.Fact(form))
        case "promise": self = .promise(try Promise.Fact(form))
        case "import": self = .importRun(try ImportRun.Fact(form))
        case "list": self = .list(try SavedList.Fact(form))
        case "command": self = .undone(try Undone(form))
        case _: throw Form.Unreadable(kind: form.kind, field: "kind")
        }
    }

    /// Every kind of fact Kept writes, for docs/record.md and the format pins.
    public static let kinds =
        Firm.Fact.kinds + Staff.Fact.kinds + Colleague.Fact.kinds + Team.Fact.kinds + Party.Fact.kinds + Interaction.Fact.kinds
        + Promise.Fact.kinds + ImportRun.Fact.kinds + SavedList.Fact.kinds + Undone.kinds
}

/// A fact and the thing it belongs to: nil where the fact itself begins a thing.
public struct Stated: Equatable, Sendable {
    public let fact: Fact
    public let about: Int64?

    /// The fact begins a new thing, numbered by its entry.
    public static func begins(_ fact: Fact) -> Stated { Stated(fact: fact, about: nil) }
    /// The fact belongs to a thing that is there already.
    public static func about(_ number: Int64, _ fact: Fact) -> Stated { Stated(fact: fact, about: number) }
}

/// A fact with its circumstances: one line of the record.
public struct Entry: Equatable, Sendable {
    public let number: Int64
    public let command: [UInt8]
    public let ordinal: Int64
    /// When it happened.
    public let at: Instant
    /// When it was written down.
    public let recorded: Instant
    public let by: Actor
    public let via: String
    /// The number of the thing the fact belongs to; its own number where it begins one.
    public let about: Int64
    public let fact: Fact
    /// Whether its words have been erased: the fact is read without them.
    public let isErased: Bool

    public init(
        number: Int64, command: [UInt8], ordinal: Int64, at: Instant, recorded: Instant, by: Actor, via: String,
        about: Int64, fact: Fact, isErased: Bool = false
    ) {
        (self.number, self.command, self.ordinal, self.at, self.recorded) = (number, command, ordinal, at, recorded)
        (self.by, self.via, self.about, self.fact, self.isErased) = (by, via, about, fact, isErased)
    }
}

/// Who brought a fact into the record.
public enum Actor: Equatable, Hashable, Sendable {
    case staff(Int64)
    case person(Int64)
    case clock
    case importer

    /// The stored form: `staff:2`, `person:15`, `clock`, `importer`.
    public var text: String {
        switch self {
        case .staff(let number): "staff:\(number)"
        case .person(let number): "person:\(number)"
        case .clock: "clock"
        case .importer: "importer"
        }
    }

    /// Reads the stored form; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let number = parts.count == 2 && parts[1].allSatisfy(\.isWholeNumber) ? Int64(parts[1]) : nil
        guard number.map({ parts[1] == String($0) }) ?? true else { return nil }
        guard parts.count == 1 || number != nil, parts.count <= 2 else { return nil }
        switch (parts.first, number) {
        case ("staff", let number?): self = .staff(number)
        case ("person", let number?): self = .person(number)
        case ("clock", nil): self = .clock
        case ("importer", nil): self = .importer
        case _: return nil
        }
    }

    /// The staff member's number, where it is one.
    public var staff: Int64? { if case .staff(let number) = self { number } else { nil } }
}
