extension ImportRun {
    /// An import run that could be taken back, as the Desk sees it.
    public struct Candidate: Equatable, Sendable {
        public let name: String
        /// What came by it and stands: without the people whom something written down since stands upon.
        public let ranges: [Undone]
        /// Those people and organizations, who stay.
        public let staying: Int
        public let isUndone: Bool

        public init(name: String, ranges: [Undone], staying: Int, isUndone: Bool) {
            (self.name, self.ranges, self.staying, self.isUndone) = (name, ranges, staying, isUndone)
        }
    }
}

/// Takes a whole import run back: what it added goes, what it changed is as before. People whom the firm has since promised
/// something, written to or corrected stay, with all that was said since.
public struct UndoImport: Command {
    public let run: Int64
    public init(run: Int64) { self.run = run }

    public var needs: [Need] { [.importRun(run)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if try sight.asker().rights == .member { throw .onlyManagers("take an import back") }
        guard let candidate = sight.importRun else { throw .noSuch(thing: "import", given: String(run)) }
        if candidate.isUndone { throw .undoneAlready(candidate.name) }
        return [.about(run, .importRun(.undone(candidate.ranges)))]
    }

    static let verb = Verb(
        "import undo", "take back all that came by an import", [.first("import", .importRun, "its number; kept imports lists them")]
    ) {
        given throws(Refusal) in UndoImport(run: try given.number("import", example: "12"))
    }
}
