import Care

/// One thing that can be looked at, declared once: the command line’s `--json` and the API give the same answer to it.
public struct Question: Sendable {
    /// What it is called, in the command line’s words where it has one.
    public let name: String
    public let help: String
    /// Where a program asks: `/clients/{who}`. What stands in braces is a parameter.
    public let address: String
    public let parameters: [Parameter]
    public let paging: Paging
    public let shape: Shape
    /// What members may not do, and so not ask, in words behind “may”; nil where everybody may.
    public let managing: String?
    /// Throws a `Refusal`, or a fault.
    public let ask: @Sendable (Reading, [String: [String]], Page) throws -> Told

    /// Whether all of it is given at once, or so much: of each part the first, or a page at a time.
    public enum Paging: Sendable { case whole, first, pages }

    /// What it came to.
    public struct Told: Sendable {
        public let json: JSON
        /// Where the next page begins.
        public var next: Page.Cursor?
        /// The last entry about the one thing asked for: as long as it is the same, so is what is said of it.
        public var tag: Int64?

        public init(_ json: JSON, next: Page.Cursor? = nil, tag: Int64? = nil) { (self.json, self.next, self.tag) = (json, next, tag) }
    }

    init(
        _ name: String, _ help: String, at address: String, _ parameters: [Parameter] = [], given paging: Paging = .whole, _ shape: Shape,
        managing: String? = nil,
        ask: @escaping @Sendable (Reading, [String: [String]], Page) throws -> Told
    ) {
        (self.name, self.help, self.address, self.parameters, self.paging) = (name, help, address, parameters, paging)
        (self.shape, self.managing, self.ask) = (shape, managing, ask)
    }

    /// All of them, in the order in which they are described.
    public static let all: [Question] = [
        today, waiting, due, confirm, find, people, story, person, organization, promise, interaction, entries, lists, list, staff, teams,
        colleagues,
        duplicates, imports, importRun,
    ]
}

extension [String: [String]] {
    /// The first word typed for a parameter.
    func word(_ name: String) -> String? { self[name]?.first }
}
