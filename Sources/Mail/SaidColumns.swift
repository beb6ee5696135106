/// What somebody says of the columns of tables, over what is kept of them and what their names say.
public struct SaidColumns: Equatable, Sendable {
    /// One column each, in whatever table: `Office Phone=phone work`, as `Mapping.edit` reads it.
    public var edits: [String]
    /// All columns of the tables that have these.
    public var meanings: [[String]: [String]]

    public init(edits: [String] = [], meanings: [[String]: [String]] = [:]) { (self.edits, self.meanings) = (edits, meanings) }

    /// Whether something new is said of a table with these columns. Its rows that are here already are looked at again then.
    func speaks(of header: [String]) -> Bool { !edits.isEmpty || meanings[header] != nil }
}
