import Care

/// What taking an import run back would do, said before it is done.
public struct ImportUndoing: Sendable, Equatable {
    public let run: ImportLine
    /// What goes: messages, meetings, and people and organizations that began with the run.
    public let messages: Int
    public let meetings: Int
    public let people: Int
    public let organizations: Int
    /// People known before, of whom it said something that goes.
    public let corrected: Int
    /// Who stays although they came by it, because something written down since stands upon them: some of them, and how many.
    public let stayingNames: [String]
    public let staying: Int

    /// One sentence about what goes and one about what stays.
    public var sentence: String {
        let parts = [
            Self.counted(messages, "message", "messages"), Self.counted(meetings, "meeting", "meetings"),
            Self.counted(people, "person", "people"),
            Self.counted(organizations, "organization", "organizations"),
            Self.counted(corrected, "person", "people").map { "what it changed of \($0) known before" },
        ].compactMap { $0 }
        let goes = parts.isEmpty ? "Nothing of it is left to take back." : "It takes back \(Self.joined(parts))."
        if staying == 0 { return goes }
        let names = stayingNames + (staying > stayingNames.count ? ["\(Spoken.number(staying - stayingNames.count)) more"] : [])
        return "\(goes) \(Self.joined(names)) \(staying == 1 ? "stays" : "stay"): something was written down about them since."
    }

    private static func counted(_ count: Int, _ one: String, _ several: String) -> String? {
        count == 0 ? nil : "\(Spoken.number(count)) \(count == 1 ? one : several)"
    }

    private static func joined(_ parts: [String]) -> String {
        parts.count < 2 ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "")
    }
}

extension Reading {
    /// So many of those who stay are named.
    private static let namesShown = 3

    /// One import run; nil where there is none of that number.
    public func importRun(_ run: Int64) throws -> ImportLine? {
        line(try EntryLog(database: database, firm: firm).all(about: run))
    }

    /// What taking a run back would do; nil where there is no such run. O(what came by it).
    public func importUndoing(_ run: Int64) throws -> ImportUndoing? {
        let runs = ImportRuns(database: database, firm: firm)
        guard let line = try importRun(run), let candidate = try runs.candidate(run) else { return nil }
        var (kinds, corrected): ([String: Int], Set<Int64>) = ([:], [])
        for range in candidate.ranges {
            let rows = try database.rows(
                """
                select kind, about, number from entry where firm = \(firm) and number between \(range.first) and \(range.last)
                and \(EntryLog.stands)
                """)
            for row in rows {
                // A meeting that was changed since is one.
                if row.integer(1) == row.integer(2) { kinds[row.text(0), default: 0] += 1 }
                if row.text(0).hasPrefix("party."), row.integer(1) < run { corrected.insert(row.integer(1)) }
            }
        }
        let staying = try runs.staying(run).filter { $0 > run }
        let names = try PartyTable(database: database, firm: firm).wholes(Array(staying.sorted().prefix(Self.namesShown))).map(\.shown)
        return ImportUndoing(
            run: line, messages: kinds["interaction.mailed"] ?? 0, meetings: kinds["interaction.met"] ?? 0,
            people: kinds["person.added"] ?? 0, organizations: kinds["organization.added"] ?? 0, corrected: corrected.count,
            stayingNames: names, staying: staying.count)
    }
}
