import Care

/// Whether whoever asks for a command sees the things it names. What they do not see is not there for them.
struct Seeing {
    let database: any Database
    let firm: Int64
    let staff: Int64
    let seesClosed: Bool

    private var hidden: Hidden { Hidden(reader: "\(staff)", seesClosed: "\(seesClosed)") }

    func party(_ number: Int64) throws -> Bool { try isOpen(hidden.party("\(firm)", "\(number)")) }
    func interaction(_ number: Int64) throws -> Bool { try isOpen(hidden.interaction("\(firm)", "\(number)")) }
    func promise(_ number: Int64) throws -> Bool { try isOpen(hidden.promise("\(firm)", "\(number)")) }

    private func isOpen(_ hidden: SQL) throws -> Bool { try database.row("select \(hidden)")?.flag(0) == false }

    /// Whether there is anything in the firm that this reader may not see.
    static func isBarred(_ database: any Database, firm: Int64, seesClosed: Bool) throws -> Bool {
        try database.row(
            """
            select exists (select 1 from confided where firm = \(firm))
                or (not \(seesClosed) and exists (select 1 from closed where firm = \(firm)))
            """)?.flag(0) ?? true
    }
}
