import Care

/// What columns of tables mean, kept for the next table with the same columns. No record: it says nothing of anybody. Of a table whose
/// first row is already somebody's nothing is kept.
extension Workplace {
    /// The meanings said last for a table with these columns; nil where there was none.
    public func mapping(of header: [String]) throws -> [String]? {
        try folder.engine.read { database in
            try database.row("select meanings from mapping where firm = \(firm) and header = \(Self.text(header))").map {
                try JSON($0.text(0)).texts
            }
        }
    }

    public func keep(mapping meanings: [String], of header: [String]) throws {
        if header.contains(where: Self.isSomebodys) { return }
        try folder.engine.write { database in
            try database.run("delete from mapping where firm = \(firm) and header = \(Self.text(header))")
            try database.run(
                "insert into mapping (firm, header, meanings) values (\(firm), \(Self.text(header)), \(Self.text(meanings)))")
        }
    }

    /// No column is called by an address or a telephone number.
    private static func isSomebodys(_ cell: String) -> Bool { cell.contains("@") || cell.count(where: \.isNumber) >= 6 }

    private static func text(_ texts: [String]) -> String { JSON.array(texts.map(JSON.string)).text }
}
