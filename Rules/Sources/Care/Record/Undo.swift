/// A command was taken back: the folds leave out what came by it. The command's own entries stay in the record.
public struct Undone: Storable, Codable {
    /// The entries that came by the command, from and to.
    public let first: Int64
    public let last: Int64

    public init(first: Int64, last: Int64) { (self.first, self.last) = (first, last) }

    public static let kinds = ["command.undone"]
    public var form: Form { Form("command.undone", body: ["first": .integer(first), "last": .integer(last)]) }
    public init(_ form: Form) throws(Form.Unreadable) {
        guard form.kind == "command.undone" else { throw Form.Unreadable(kind: form.kind, field: "kind") }
        self.init(first: try form.number("first"), last: try form.number("last"))
    }

    /// A command that could be undone, as the Desk sees it.
    public struct Candidate: Equatable, Sendable {
        public let first: Int64
        public let last: Int64
        public let firstKind: String
        /// What a later command has said about a thing that began with this one, or nil.
        public let stoodUponBy: Int64?

        public init(first: Int64, last: Int64, firstKind: String, stoodUponBy: Int64?) {
            (self.first, self.last, self.firstKind, self.stoodUponBy) = (first, last, firstKind, stoodUponBy)
        }
    }
}

/// Takes back one's own last command; refused when that is another than the one a page offered to take back.
public struct UndoLast: Command {
    public let by: Int64
    public let offered: Int64?
    public init(by: Int64, offered: Int64? = nil) { (self.by, self.offered) = (by, offered) }

    public var needs: [Need] { [.lastCommand(by: .staff(by))] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        guard let command = sight.lastCommand else { throw .nothingToUndo }
        if let offered, offered != command.first { throw .stoodUpon(what: "entry \(offered)") }
        if command.firstKind == "firm.founded" { throw .nothingToUndo }
        if command.firstKind == "import.started" { throw .cannotUndo(what: "Taking in a mailbox") }
        if command.firstKind == "import.undone" { throw .cannotUndo(what: "Taking an import back") }
        if command.firstKind == Erased.kind { throw .cannotUndo(what: "Erasing somebody") }
        if command.stoodUponBy != nil { throw .stoodUpon(what: "entry \(command.first)") }
        return [.about(command.first, .undone(Undone(first: command.first, last: command.last)))]
    }
}
