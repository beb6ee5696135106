import Care

/// Browsers that are signed in. No record: never rebuilt, never backed up. Only digests of tokens are stored.
public struct Sessions: Sendable {
    /// Whose session it is; firm 0 while there is no firm yet.
    public struct Holder: Equatable, Sendable {
        public let firm: Int64
        public let staff: Int64

        public init(firm: Int64, staff: Int64) { (self.firm, self.staff) = (firm, staff) }
    }

    /// A session as its holder sees it.
    public struct Line: Equatable, Sendable {
        /// What it is ended by: its digest, which opens nothing.
        public let name: String
        public let browser: String
        public let began: Instant
        public let seen: Instant
    }

    /// A session that nobody used for so long has ended, and one that began so long ago too. Milliseconds.
    private static let idle: Int64 = 7 * 86_400_000
    private static let longest: Int64 = 30 * 86_400_000
    /// Who has no password could not come back but by starting Kept anew.
    public static let longestWithoutPassword: Int64 = 365 * 86_400_000
    /// Seen is written down again after so long: a page costs no write.
    private static let seenAgain: Int64 = 60_000
    /// For so long a code may be given after the password.
    private static let pending: Int64 = 300_000

    private let engine: any Engine
    public init(folder: DataFolder) { engine = folder.engine }

    /// Signs a browser in. `browser`: how its holder will know it again.
    public func begin(token: String, as holder: Holder, browser: String, now: Instant) throws {
        try engine.write { try Self.insert(token, holder, browser, now, into: $0) }
    }

    static func insert(
        _ token: String, _ holder: Holder, _ browser: String, _ now: Instant, isPending: Bool = false, into database: any Database
    ) throws {
        try database.run(
            """
            insert into session (digest, firm, staff, began, seen, browser, pending)
            values (\(Secret.digest(token)), \(holder.firm), \(holder.staff), \(now.milliseconds), \(now.milliseconds), \(browser),
                \(isPending))
            """)
    }

    /// A session that opens nothing until a code was given: whoever has the password has shown half.
    public func beginPending(token: String, as holder: Holder, now: Instant) throws {
        try engine.write { try Self.insert(token, holder, "", now, isPending: true, into: $0) }
    }

    /// Who still owes a code.
    public func pendingHolder(of token: String, now: Instant) throws -> Holder? {
        try engine.read { database in
            try database.row(
                """
                select firm, staff from session where digest = \(Secret.digest(token)) and pending = 1
                and began > \(now.milliseconds - Self.pending)
                """
            ).map { Holder(firm: $0.integer(0), staff: $0.integer(1)) }
        }
    }

    /// Who is signed in by this token; nil where it has ended, or its holder is of the firm no longer.
    public func holder(of token: String, now: Instant) throws -> Holder? {
        let digest = Secret.digest(token)
        let row = try engine.read { try Self.row(of: digest, now, in: $0) }
        guard let row else { return nil }
        if now.milliseconds - row.integer(2) > Self.seenAgain {
            try engine.write { try $0.run("update session set seen = \(now.milliseconds) where digest = \(digest)") }
        }
        return Holder(firm: row.integer(0), staff: row.integer(1))
    }

    /// Whether the session of this token still opens pages. A page that only lies open keeps no session alive by asking.
    public func isOpen(_ token: String, now: Instant) throws -> Bool {
        try engine.read { try Self.row(of: Secret.digest(token), now, in: $0) != nil }
    }

    private static func row(of digest: [UInt8], _ now: Instant, in database: any Database) throws -> Row? {
        try database.row(
            """
            select firm, staff, seen from session where digest = \(digest) and pending = 0
            and \(lasts(now))
            and (firm = 0 or exists (select 1 from staff where staff.firm = session.firm and staff.number = session.staff and gone = 0))
            """)
    }

    /// Gives a session that began before there was a firm to its founder.
    public func bind(token: String, to holder: Holder) throws {
        try engine.write {
            try $0.run("update session set firm = \(holder.firm), staff = \(holder.staff) where digest = \(Secret.digest(token))")
        }
    }

    /// Where somebody is signed in, the last used first.
    public func lines(of holder: Holder, now: Instant) throws -> [Line] {
        try engine.read { database in
            try database.rows(
                """
                select digest, browser, began, seen from session where firm = \(holder.firm) and staff = \(holder.staff) and pending = 0
                and \(Self.lasts(now)) order by seen desc, began desc
                """
            ).map {
                Line(
                    name: Hex.text($0.blob(0) ?? []), browser: $0.text(1), began: Instant(milliseconds: $0.integer(2)),
                    seen: Instant(milliseconds: $0.integer(3)))
            }
        }
    }

    /// By what the lines name the session of this token.
    public static func name(of token: String) -> String { Hex.text(Secret.digest(token)) }

    public func end(token: String) throws {
        try engine.write { try $0.run("delete from session where digest = \(Secret.digest(token))") }
    }

    /// Ends the one of theirs that a line names.
    public func end(named name: String, of holder: Holder) throws {
        for line in try engine.read({ try $0.rows("select digest from session where firm = \(holder.firm) and staff = \(holder.staff)") }) {
            guard let digest = line.blob(0), Hex.text(digest) == name else { continue }
            try engine.write { try $0.run("delete from session where digest = \(digest)") }
        }
    }

    /// Signs somebody out everywhere, but for one token.
    public func endAll(of holder: Holder, but token: String? = nil) throws {
        try engine.write { try Self.endAll(of: holder, but: token, in: $0) }
    }

    static func endAll(of holder: Holder, but token: String?, in database: any Database) throws {
        let kept = token.map { Secret.digest($0) } ?? []
        try database.run("delete from session where firm = \(holder.firm) and staff = \(holder.staff) and digest <> \(kept)")
    }

    /// Removes what has ended.
    public func sweep(now: Instant) throws {
        try engine.write {
            try $0.run("delete from session where not (\(Self.lasts(now))) or pending = 1 and began <= \(now.milliseconds - Self.pending)")
        }
    }

    private static func lasts(_ now: Instant) -> SQL {
        """
        (seen > \(now.milliseconds - idle) and began > \(now.milliseconds - longest)
            or began > \(now.milliseconds - longestWithoutPassword) and not exists (
                select 1 from credential where credential.firm = session.firm and credential.staff = session.staff))
        """
    }
}
