import Care

/// One import run as a line: what was read, when, and what came of it.
public struct ImportLine: Sendable, Equatable {
    public let number: Int64
    public let at: Instant
    public let name: String
    /// Nil for a run that never ended: it was stopped on the way, and what it had read is there.
    public let counts: ImportRun.Counts?
    public let isUndone: Bool

    /// What came of it, in words.
    public var state: String {
        if isUndone { return "taken back" }
        guard let counts else { return "stopped on the way; take it in again to go on" }
        let others = [("here already", counts.already), ("later", counts.later), ("failed", counts.failed)].filter { $0.1 > 0 }
        return (["\(Spoken.number(counts.recorded)) recorded"] + others.map { "\(Spoken.number($0.1)) \($0.0)" }).joined(separator: ", ")
    }

    /// The first files by their names, and how many more; nil without any.
    static func name(of paths: [String]) -> String? {
        if paths.isEmpty { return nil }
        let more = paths.count - mostNamed
        return paths.prefix(mostNamed).joined(separator: ", ") + (more > 0 ? " and \(Spoken.number(more)) more" : "")
    }

    private static let mostNamed = 3

    public var json: JSON {
        [
            "number": .integer(number), "at": .string(at.iso), "name": .string(name), "undone": .bool(isUndone),
            "recorded": counts.map { .integer(Int64($0.recorded)) } ?? .null,
        ]
    }
}

extension Reading {
    /// Import runs, the newest first.
    public func importRuns(limit: Int = 50) throws -> [ImportLine] {
        let rows = try database.rows(
            "select number from import_run where firm = \(firm) order by number desc limit \(limit)")
        let log = EntryLog(database: database, firm: firm)
        return try rows.compactMap { row in line(try log.all(about: row.integer(0))) }
    }

    func line(_ entries: [Entry]) -> ImportLine? {
        guard let first = entries.first, case .importRun(.started(_, _, _, let paths, _)) = first.fact else { return nil }
        var (counts, isUndone): (ImportRun.Counts?, Bool) = (nil, false)
        for case .importRun(let fact) in entries.map(\.fact) {
            switch fact {
            case .started: continue
            case .finished(let ended): counts = ended
            case .undone: isUndone = true
            }
        }
        return ImportLine(
            number: first.number, at: first.at, name: ImportLine.name(of: paths) ?? "import \(first.number)",
            counts: counts, isUndone: isUndone)
    }
}
