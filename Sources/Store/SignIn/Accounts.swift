import Care

/// Passwords of staff, and invitations to choose one. No record, no backup: after a restore everybody is invited anew.
///
/// Hashing a password takes about 20 ms of a core and 19 MiB: not on a thread that answers others.
public struct Accounts: Sendable {
    let engine: any Engine
    let random: @Sendable (Int) -> [UInt8]

    /// An invitation opens for so long. Milliseconds.
    public static let invitationLasts: Int64 = 7 * 86_400_000

    public init(folder: DataFolder, random: @escaping @Sendable (Int) -> [UInt8]) { (engine, self.random) = (folder.engine, random) }

    /// What came of a name and a password.
    public enum Answer: Equatable, Sendable {
        case welcome(Sessions.Holder)
        /// The password is right, and a code is asked for.
        case code(Sessions.Holder)
        case wrong
        /// Too many were wrong: again after so many seconds.
        case wait(seconds: Int)
    }

    /// Whether anybody can sign in with a password.
    public func isAnyone() throws -> Bool { try engine.read { try $0.row("select 1 from credential limit 1") != nil } }

    /// Whose the address and the password are. One who is of several firms comes to the one whose password it is.
    public func signIn(address: String, password: String, now: Instant) throws -> Answer {
        let address = Contact(name: "", address: address).address
        if let wait = try engine.read({ try Attempts("address \(address)", database: $0).wait(now: now) }) {
            return .wait(seconds: Int((wait + 999) / 1_000))
        }
        let known = try engine.read { try Self.credentials(at: address, $0) }
        let holder = password.count > PasswordRule.longest ? nil : known.first { $0.hash.matches(password) }?.holder
        if known.isEmpty { _ = PasswordHash.nobody.matches(password) }
        return try engine.write { database in
            let attempts = Attempts("address \(address)", database: database)
            guard let holder else {
                try attempts.failed(now: now)
                return .wrong
            }
            try attempts.succeeded()
            return try Self.asksCode(of: holder, database) ? .code(holder) : .welcome(holder)
        }
    }

    static func asksCode(of holder: Sessions.Holder, _ database: any Database) throws -> Bool {
        try database.row(
            "select 1 from one_time_key where firm = \(holder.firm) and staff = \(holder.staff) and confirmed is not null") != nil
    }

    private static func credentials(at address: String, _ database: any Database) throws -> [(holder: Sessions.Holder, hash: PasswordHash)]
    {
        if address.isEmpty { return [] }
        return try database.rows(
            """
            select credential.firm, credential.staff, credential.password from staff
            join credential on credential.firm = staff.firm and credential.staff = staff.number
            where staff.address = \(address) and staff.gone = 0 order by credential.firm
            """
        ).map { (Sessions.Holder(firm: $0.integer(0), staff: $0.integer(1)), PasswordHash(text: $0.text(2))) }
    }

    /// Who of a firm has a password.
    public func withPassword(firm: Int64) throws -> Set<Int64> {
        Set(try engine.read { try $0.numbers("select staff from credential where firm = \(firm)") })
    }

    /// Whether this is theirs.
    public func isPassword(_ password: String, of holder: Sessions.Holder) throws -> Bool {
        let row = try engine.read {
            try $0.row("select password from credential where firm = \(holder.firm) and staff = \(holder.staff)")
        }
        return row.map { PasswordHash(text: $0.text(0)).matches(password) } ?? false
    }

    /// Sets a password and signs them out everywhere but here. Throws a refusal where it is too weak.
    public func setPassword(_ password: String, again: String, of holder: Sessions.Holder, keeping token: String, now: Instant) throws {
        let hash = try hash(password, again, of: holder)
        try engine.write { database in
            try Self.write(hash, holder, now, database)
            try Sessions.endAll(of: holder, but: token, in: database)
        }
    }

    private func hash(_ password: String, _ again: String, of holder: Sessions.Holder) throws -> PasswordHash {
        let known = try engine.read { database in
            try database.rows(
                """
                select staff.name, staff.address, firm.name from staff join firm on firm.number = staff.firm
                where staff.firm = \(holder.firm) and staff.number = \(holder.staff)
                """)
        }
        try PasswordRule.check(password, again: again, known: known.flatMap { [$0.text(0), $0.text(1), $0.text(2)] } + ["Kept"])
        return try PasswordHash(of: password, salt: random(PasswordHash.saltLength))
    }

    private static func write(_ hash: PasswordHash, _ holder: Sessions.Holder, _ now: Instant, _ database: any Database) throws {
        try database.run(
            """
            insert into credential (firm, staff, password, changed)
            values (\(holder.firm), \(holder.staff), \(hash.text), \(now.milliseconds))
            on conflict (firm, staff) do update set password = excluded.password, changed = excluded.changed
            """)
    }

    // MARK: Invitations

    /// A secret by which somebody chooses a password, once; one made before opens nothing any more. Only principals invite.
    public func invite(_ staff: Int64, by: Staff, firm: Int64, now: Instant) throws -> String {
        guard by.rights == .principal else { throw Refusal.onlyPrincipals("invite") }
        let secret = Secret.make(random)
        try engine.write { database in
            guard try database.row("select 1 from staff where firm = \(firm) and number = \(staff) and gone = 0") != nil else {
                throw Refusal.noSuch(thing: "staff member", given: String(staff))
            }
            try database.run("delete from invitation where firm = \(firm) and staff = \(staff)")
            try database.run(
                """
                insert into invitation (digest, firm, staff, made_by, made, expires)
                values (\(Secret.digest(secret)), \(firm), \(staff), \(by.number), \(now.milliseconds),
                    \(now.milliseconds + Self.invitationLasts))
                """)
        }
        return secret
    }

    /// Chooses the password of whoever was invited, ends where they were signed in, and signs this browser in; where a code is asked of
    /// them, it is still owed.
    public func accept(
        _ secret: String, password: String, again: String, token: String, browser: String, now: Instant
    ) throws -> Answer {
        let digest = Secret.digest(secret)
        guard let holder = try engine.read({ try Self.invited(digest, now, $0) }) else { throw Refusal.invitationEnded }
        let hash = try hash(password, again, of: holder)
        return try engine.write { database in
            // Somebody else may have been quicker with the same one.
            guard try Self.invited(digest, now, database) == holder else { throw Refusal.invitationEnded }
            try database.run("delete from invitation where digest = \(digest)")
            try Self.write(hash, holder, now, database)
            try Sessions.endAll(of: holder, but: nil, in: database)
            let owesCode = try Self.asksCode(of: holder, database)
            try Sessions.insert(token, holder, browser, now, isPending: owesCode, into: database)
            return owesCode ? .code(holder) : .welcome(holder)
        }
    }

    private static func invited(_ digest: [UInt8], _ now: Instant, _ database: any Database) throws -> Sessions.Holder? {
        try database.row(
            """
            select invitation.firm, invitation.staff from invitation
            join staff on staff.firm = invitation.firm and staff.number = invitation.staff and staff.gone = 0
            where digest = \(digest) and expires > \(now.milliseconds)
            """
        ).map { Sessions.Holder(firm: $0.integer(0), staff: $0.integer(1)) }
    }
}
