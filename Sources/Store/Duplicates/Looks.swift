import Care

extension Workplace {
    /// How a look for duplicates goes on: of whom, how many there are, and what is being done.
    public typealias LookProgress = (_ kind: Party.Kind, _ parties: Int, _ stage: Duplicates.Stage) -> Void

    /// Looks through all people and all organizations for those who may be one, and keeps what it finds until somebody answers.
    ///
    /// Nothing of it is record. Who was said to be two is left out. Answers how many pairs there are. Time: see docs/benchmarks.md; others
    /// can read and write meanwhile, but for the moment in which the suggestions are replaced.
    @discardableResult
    public func lookForDuplicates(telling: LookProgress = { _, _, _ in }) throws -> Int {
        var found: [(kind: Party.Kind, likeness: Likeness)] = []
        var head: Int64 = 0
        for kind in [Party.Kind.person, .organization] {
            let portraits = try folder.engine.read { database in
                head = try EntryLog(database: database, firm: firm).head().next - 1
                return try Portraits.all(kind, database, firm: firm)
            }
            var duplicates = Duplicates(portraits, as: kind, fold: Fold.text)
            found += duplicates.find { telling(kind, portraits.count, $0) }.map { (kind, $0) }
        }
        try folder.engine.write { try Suggestions(database: $0, firm: firm).replace(found, head: head) }
        return found.count
    }
}

/// What looks have found, and up to which entry they looked.
struct Suggestions {
    let database: any Database
    let firm: Int64

    /// Probabilities are kept in millionths: a whole number is the same in every engine.
    static let millionths = 1_000_000.0

    func replace(_ found: [(kind: Party.Kind, likeness: Likeness)], head: Int64) throws {
        try database.run("delete from suggestion where firm = \(firm)")
        let apart = try ToldApartTable(database: database, firm: firm).roots()
        for (kind, likeness) in found where !apart.contains([likeness.a, likeness.b]) {
            try database.run(
                """
                insert into suggestion (firm, a, b, kind, millionths, reasons)
                values (\(firm), \(likeness.a), \(likeness.b), \(kind.rawValue), \(Int((likeness.probability * Self.millionths).rounded())),
                    \(likeness.reasonsJSON.text))
                """)
        }
        try database.run("delete from look where firm = \(firm)")
        try database.run("insert into look (firm, head) values (\(firm), \(head))")
    }
}

extension Likeness {
    /// Weights are rounded to tenths: more would say more than is known.
    var reasonsJSON: JSON {
        .array(reasons.map { ["words": .string($0.words), "weight": .tenths($0.weight)] })
    }
}

extension JSON {
    /// A number with one digit behind the point.
    static func tenths(_ value: Double) -> JSON { .number((value * 10).rounded() / 10) }
}
