/// One thing that can be asked of Kept, declared once: the command line's grammar, the form's decoding and the API come from it.
public struct Verb: Sendable {
    /// The words typed: `promise`, `staff add`.
    public let name: String
    /// One line of help.
    public let help: String
    public let parameters: [Parameter]
    /// Makes the command of what was given; refuses with the field that is missing or not understood.
    public let make: @Sendable (Given) throws(Refusal) -> any Command

    public init(
        _ name: String, _ help: String, _ parameters: [Parameter],
        make: @escaping @Sendable (Given) throws(Refusal) -> any Command
    ) {
        (self.name, self.help, self.parameters, self.make) = (name, help, parameters, make)
    }

    /// All verbs, in the order the help shows them.
    public static let all: [Verb] = [
        LogInteraction.verb, MakePromise.verb, MakePromise.owedVerb, KeepPromise.verb, MovePromise.verb, ReleasePromise.verb,
        SettleNothing.verb, SayOwed.verb, ConfirmSender.automaticVerb, ConfirmSender.genuineVerb, UndoLast.verb, UndoImport.verb,
        AddPerson.verb, EditParty.personVerb, MergeParties.personVerb, UnmergeParty.personVerb,
        AddOrganization.verb, EditParty.organizationVerb, MergeParties.organizationVerb, UnmergeParty.organizationVerb,
        TellApart.verb, SaveList.verb, DropList.verb,
        ChangeMany.tagVerb, ChangeMany.untagVerb, ChangeMany.standingVerb, ChangeMany.wishVerb, ChangeMany.responsibleVerb,
        AddStaff.verb, SetHours.verb, SetRights.verb, StaffLeaves.verb,
        FormTeam.verb, JoinTeam.verb, LeaveTeam.verb, CloseParty.verb, OpenParty.verb, Confide.verb, Disclose.verb,
        KnowColleague.sharedVerb, KnowColleague.goneVerb, KnowColleague.hereVerb,
    ]

    /// The verb of that name.
    public static func named(_ name: String) -> Verb? { all.first { $0.name == name } }
}

/// One parameter of a verb: a positional word or an option.
public struct Parameter: Sendable {
    /// How what was typed is read.
    public enum Kind: Equatable, Sendable {
        case words
        case who(Who)
        /// Somebody outside, or with `@domain` all who write from there.
        case sender
        case promise
        case interaction
        case importRun
        /// A saved list, by its name or number.
        case list
        /// Everybody on a saved list.
        case members
        /// What holds of everybody on a list: `not tag=easter`.
        case condition
        case when
        case choice([String])
        /// A file or folder of the machine on which it is typed.
        case path
        case flag
    }

    /// Among whom a WHO is looked for.
    public enum Who: Equatable, Sendable { case party, person, organization, merged, staff, colleague, team }

    public let name: String
    public let kind: Kind
    public let help: String
    public let required: Bool
    public let positional: Bool
    public let repeats: Bool
    /// Whether saying nothing for it says something: it takes away what was known.
    public let empties: Bool

    public init(name: String, kind: Kind, help: String, required: Bool, positional: Bool, repeats: Bool, empties: Bool = false) {
        (self.name, self.kind, self.help, self.required) = (name, kind, help, required)
        (self.positional, self.repeats, self.empties) = (positional, repeats, empties)
    }

    public static func first(_ name: String, _ kind: Kind, _ help: String) -> Parameter {
        Parameter(name: name, kind: kind, help: help, required: true, positional: true, repeats: false)
    }
    public static func required(_ name: String, _ kind: Kind, _ help: String) -> Parameter {
        Parameter(name: name, kind: kind, help: help, required: true, positional: false, repeats: false)
    }
    public static func optional(_ name: String, _ kind: Kind, _ help: String) -> Parameter {
        Parameter(name: name, kind: kind, help: help, required: false, positional: false, repeats: false)
    }
    /// Words that may be said anew, and taken away by saying none.
    public static func changeable(_ name: String, _ help: String) -> Parameter {
        Parameter(name: name, kind: .words, help: help, required: false, positional: false, repeats: false, empties: true)
    }
    public static func list(_ name: String, _ kind: Kind, _ help: String) -> Parameter {
        Parameter(name: name, kind: kind, help: help, required: false, positional: false, repeats: true)
    }
}

/// What was given for a verb's parameters, every WHO, N and WHEN resolved already.
public struct Given: Sendable {
    public enum Value: Equatable, Sendable {
        case text(String)
        case number(Int64)
        case numbers([Int64])
        case condition(Condition)
        case due(Due)
        case flag
    }

    public var values: [String: [Value]]
    /// The staff member who asks.
    public let asker: Int64
    /// The day on which it is asked, in the firm's zone.
    public let today: Day

    public init(_ values: [String: [Value]], asker: Int64, today: Day) {
        (self.values, self.asker, self.today) = (values, asker, today)
    }

    func text(_ name: String, example: String) throws(Refusal) -> String {
        guard let text = optionalText(name), !text.isEmpty else { throw .missing(field: "the \(name)", example: example) }
        return text
    }

    func optionalText(_ name: String) -> String? { texts(name).first }

    func texts(_ name: String) -> [String] {
        (values[name] ?? []).compactMap { if case .text(let text) = $0 { text.trimmed } else { nil } }
    }

    func number(_ name: String, example: String) throws(Refusal) -> Int64 {
        guard let number = optionalNumber(name) else { throw .missing(field: "the \(name)", example: example) }
        return number
    }

    func optionalNumber(_ name: String) -> Int64? {
        if case .number(let number)? = values[name]?.first { number } else { nil }
    }

    func due(_ name: String) throws(Refusal) -> Due {
        guard case .due(let due)? = values[name]?.first else { throw .missing(field: "by when", example: "--due \"Fri 15:00\"") }
        return due
    }

    func flag(_ name: String) -> Bool { values[name]?.isEmpty == false }

    func choice<Choice: RawRepresentable<String>>(_ name: String) -> Choice? { optionalText(name).flatMap(Choice.init(rawValue:)) }
}

extension StringProtocol {
    /// Without white space at both ends.
    public var trimmed: String {
        // Most texts have nothing to trim, and to look at letters is slow.
        if let first = unicodeScalars.first, let last = unicodeScalars.last, "!"..."~" ~= first, "!"..."~" ~= last { return String(self) }
        var part = self[...]
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}

extension UndoLast {
    static let verb = Verb("undo", "take back your last command", []) { given in UndoLast(by: given.asker) }
}
