/// One run of an import: what was read, and what came of it.
public struct ImportRun: Equatable, Sendable {
    /// How many messages were read, and what became of them: `read = recorded + already + later + failed`.
    public struct Counts: Codable, Equatable, Sendable {
        public var read = 0
        public var recorded = 0
        public var already = 0
        public var later = 0
        public var failed = 0
        public init() {}
    }

    /// What can happen to an import run.
    public enum Fact: Storable {
        /// `origin`: of the export of another firm, that firm's public id in hex.
        case started(until: Instant?, historyBefore: Instant?, mailboxOf: Int64?, paths: [String], origin: String? = nil)
        case finished(Counts)
        /// All that came by the run is taken back: these entries are left out by the folds.
        case undone([Undone])

        public static let kinds = ["import.started", "import.finished", "import.undone"]

        public var form: Form {
            switch self {
            case .started(let until, let history, let owner, let paths, let origin):
                Form(
                    "import.started",
                    body: .members([
                        "until": until.map { .integer($0.milliseconds) }, "historyBefore": history.map { .integer($0.milliseconds) },
                        "mailboxOf": owner.map(JSON.integer), "origin": origin.map(JSON.string),
                    ]), words: .members(["paths": .texts(paths)]))
            case .finished(let counts):
                Form(
                    "import.finished",
                    body: [
                        "read": .integer(Int64(counts.read)), "recorded": .integer(Int64(counts.recorded)),
                        "already": .integer(Int64(counts.already)), "later": .integer(Int64(counts.later)),
                        "failed": .integer(Int64(counts.failed)),
                    ])
            case .undone(let ranges):
                Form("import.undone", body: ["ranges": .array(ranges.map { .array([.integer($0.first), .integer($0.last)]) })])
            }
        }

        public init(_ form: Form) throws(Form.Unreadable) {
            switch form.kind {
            case "import.started":
                self = .started(
                    until: form.body["until"]?.integer.map(Instant.init(milliseconds:)),
                    historyBefore: form.body["historyBefore"]?.integer.map(Instant.init(milliseconds:)),
                    mailboxOf: form.body["mailboxOf"]?.integer, paths: form.wordList("paths"), origin: form.body["origin"]?.string)
            case "import.finished":
                var counts = Counts()
                counts.read = Int(try form.number("read"))
                counts.recorded = Int(try form.number("recorded"))
                counts.already = Int(try form.number("already"))
                counts.later = Int(try form.number("later"))
                counts.failed = Int(try form.number("failed"))
                self = .finished(counts)
            case "import.undone":
                let ranges = (form.body["ranges"]?.array ?? []).map(\.integers)
                guard ranges.allSatisfy({ $0.count == 2 }) else { throw Form.Unreadable(kind: form.kind, field: "ranges") }
                self = .undone(ranges.map { Undone(first: $0[0], last: $0[1]) })
            case _: throw Form.Unreadable(kind: form.kind, field: "kind")
            }
        }
    }

    /// Unanswered mail older than this many working days before the end of a mailbox is history, never on Today.
    static let historyWorkingDays = 20

    /// The end of a mailbox: the first time after which at most 1 % of its dated messages lie, so that one wrong clock does not
    /// make everything history. Nil for a mailbox without a date. O(n log n).
    public static func end(of dates: [Instant]) -> Instant? {
        guard !dates.isEmpty else { return nil }
        return dates.sorted()[dates.count - 1 - dates.count / 100]
    }

    /// What is older than this is history.
    public static func historyBefore(_ end: Instant, hours: WorkingHours, zone: Zone) -> Instant? {
        let day = zone.local(end).day
        guard let first = hours.workingDay(historyWorkingDays, before: day) else { return nil }
        return zone.instant(LocalTime(day: first, second: zone.local(end).second))
    }
}

/// Opens an import run; its number stands behind everything that comes by it.
public struct StartImport: Command {
    public let until: Int64?
    public let historyBefore: Int64?
    public let mailboxOf: Int64?
    public let paths: [String]
    /// Whose export it is: that firm's public id in hex.
    public let origin: String?

    public init(until: Instant?, historyBefore: Instant?, mailboxOf: Int64?, paths: [String], origin: String? = nil) {
        (self.until, self.historyBefore) = (until?.milliseconds, historyBefore?.milliseconds)
        (self.mailboxOf, self.paths, self.origin) = (mailboxOf, paths, origin)
    }

    public var needs: [Need] { [] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if let mailboxOf { _ = try sight.present(mailboxOf) }
        if try sight.asker().rights == .member { throw .onlyManagers("take in files") }
        if origin != nil, try sight.asker().rights != .principal { throw .onlyPrincipals("take in an export") }
        let started = ImportRun.Fact.started(
            until: until.map(Instant.init(milliseconds:)), historyBefore: historyBefore.map(Instant.init(milliseconds:)),
            mailboxOf: mailboxOf, paths: paths, origin: origin)
        return [.begins(.importRun(started))]
    }
}

/// Closes an import run with its counts.
public struct FinishImport: Command {
    public let run: Int64
    public let counts: ImportRun.Counts
    public init(run: Int64, counts: ImportRun.Counts) { (self.run, self.counts) = (run, counts) }

    public var needs: [Need] { [] }
    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] { [.about(run, .importRun(.finished(counts)))] }
}
