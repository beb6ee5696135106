import Care

/// Tokens by which programs ask for somebody of the firm, each with what it may do. No record, no backup; only digests are stored.
public struct Tokens: Sendable {
    /// What a program may do, beside what its holder may.
    public enum Scope: String, CaseIterable, Sendable {
        case read, write, `import`, export

        /// In words, behind “may”.
        public var words: String {
            switch self {
            case .read: "read what you may read"
            case .write: "write down in your name"
            case .import: "take in files"
            case .export: "take everything out"
            }
        }
    }

    /// Whom a program asks for.
    public struct Holder: Equatable, Sendable {
        public let firm: Int64
        public let staff: Int64
        public let scopes: Set<Scope>
        fileprivate let digest: [UInt8]
    }

    /// A token as its holder sees it.
    public struct Line: Equatable, Sendable {
        /// What it is ended by: its digest, which opens nothing.
        public let name: String
        public let title: String
        public let scopes: [Scope]
        public let made: Instant
        public let seen: Instant?
    }

    /// What a wrong token came to.
    public enum Wrong: Equatable, Sendable {
        case unknown
        /// Too many were wrong: again after so many seconds.
        case wait(seconds: Int)
    }

    /// Each begins so: whoever finds one lying about knows what it opens.
    public static let prefix = "kept_"
    public static let most = 30
    public static let longestTitle = 80
    /// Seen is written down again after so long: a question costs no write. Milliseconds.
    private static let seenAgain: Int64 = 60_000

    private let engine: any Engine
    private let random: @Sendable (Int) -> [UInt8]

    public init(folder: DataFolder, random: @escaping @Sendable (Int) -> [UInt8]) { (engine, self.random) = (folder.engine, random) }

    /// A new token, which is shown once. `title`: what it is for.
    public func make(_ title: String, _ scopes: Set<Scope>, of holder: Sessions.Holder, now: Instant) throws -> String {
        let title = String(title.trimmed.prefix(Self.longestTitle))
        if title.isEmpty { throw Refusal.missing(field: "what it is for", example: "“phone system”") }
        if scopes.isEmpty { throw Refusal.missing(field: "what it may do", example: "read") }
        let token = Self.prefix + Secret.make(random)
        let text = Scope.allCases.filter(scopes.contains).map(\.rawValue).joined(separator: " ")
        try engine.write { database in
            let count = try database.row("select count(*) from api_token where firm = \(holder.firm) and staff = \(holder.staff)")
            if count?.integer(0) ?? 0 >= Int64(Self.most) { throw Refusal.tooManyTokens(Self.most) }
            try database.run(
                """
                insert into api_token (digest, firm, staff, title, scopes, made)
                values (\(Secret.digest(token)), \(holder.firm), \(holder.staff), \(title), \(text), \(now.milliseconds))
                """)
        }
        return token
    }

    /// Whom this token asks for; nil where it was ended, or its holder is of the firm no longer.
    public func holder(of token: String, now: Instant) throws -> Holder? {
        let digest = Secret.digest(token)
        let row = try engine.read { database in
            try database.row(
                """
                select api_token.firm, api_token.staff, scopes, seen from api_token
                join staff on staff.firm = api_token.firm and staff.number = api_token.staff and staff.gone = 0
                where digest = \(digest)
                """)
        }
        guard let row else { return nil }
        if now.milliseconds - row.integer(3) > Self.seenAgain {
            try engine.write { try $0.run("update api_token set seen = \(now.milliseconds) where digest = \(digest)") }
        }
        return Holder(firm: row.integer(0), staff: row.integer(1), scopes: Set(Self.scopes(row.text(2))), digest: digest)
    }

    /// Whether the token that somebody showed before is not ended, nor its holder gone.
    public func isValid(_ holder: Holder) throws -> Bool {
        try engine.read { database in
            try database.row(
                """
                select 1 from api_token join staff on staff.firm = api_token.firm and staff.number = api_token.staff and staff.gone = 0
                where digest = \(holder.digest)
                """) != nil
        }
    }

    /// Notes that a wrong one was shown: each makes the next wrong one wait, whosever it is. A right one is never kept waiting.
    public func wrong(now: Instant) throws -> Wrong {
        if let wait = try engine.read({ try Attempts("token", database: $0).wait(now: now) }) {
            return .wait(seconds: Int((wait + 999) / 1_000))
        }
        try engine.write { try Attempts("token", database: $0).failed(now: now) }
        return .unknown
    }

    /// Somebody’s tokens, the newest first.
    public func lines(of holder: Sessions.Holder) throws -> [Line] {
        try engine.read { database in
            try database.rows(
                """
                select digest, title, scopes, made, seen from api_token
                where firm = \(holder.firm) and staff = \(holder.staff) order by made desc, title
                """
            ).map {
                Line(
                    name: Hex.text($0.blob(0) ?? []), title: $0.text(1), scopes: Self.scopes($0.text(2)),
                    made: Instant(milliseconds: $0.integer(3)), seen: $0.optionalInteger(4).map(Instant.init(milliseconds:)))
            }
        }
    }

    /// Ends the one of theirs that a line names.
    public func end(named name: String, of holder: Sessions.Holder) throws {
        guard let digest = Hex.bytes(name) else { return }
        try engine.write {
            try $0.run("delete from api_token where digest = \(digest) and firm = \(holder.firm) and staff = \(holder.staff)")
        }
    }

    private static func scopes(_ text: String) -> [Scope] { text.split(separator: " ").compactMap { Scope(rawValue: String($0)) } }
}
