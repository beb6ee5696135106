import Care

extension Accounts {
    /// So many codes for the day on which the phone is lost, of 120 bits each.
    private static let recoveryCodes = 10
    private static let recoveryBytes = 15

    /// Since when codes are asked of somebody; nil where they are not.
    public func asksCode(of holder: Sessions.Holder) throws -> Instant? {
        try engine.read { database in
            try database.row("select confirmed from one_time_key where firm = \(holder.firm) and staff = \(holder.staff)")?
                .optionalInteger(0).map(Instant.init(milliseconds:))
        }
    }

    /// Who of a firm gives codes.
    public func withCodes(firm: Int64) throws -> Set<Int64> {
        Set(try engine.read { try $0.numbers("select staff from one_time_key where firm = \(firm) and confirmed is not null") })
    }

    /// The key for their app, in Base32: the same until it is ended. Codes are asked for once one of it was given.
    public func beginCodes(of holder: Sessions.Holder) throws -> String {
        let key = random(OneTimeCode.keyLength)
        try engine.write { database in
            try database.run(
                """
                insert into one_time_key (firm, staff, key, last_step) values (\(holder.firm), \(holder.staff), \(key), 0)
                on conflict (firm, staff) do nothing
                """)
        }
        return try engine.read { database in
            let row = try database.row("select key from one_time_key where firm = \(holder.firm) and staff = \(holder.staff)")
            return Base32.text(row?.blob(0) ?? [])
        }
    }

    /// From now on codes are asked for. Returns those to be kept on paper, each good once; signs them out everywhere but here.
    public func confirmCodes(_ typed: String, of holder: Sessions.Holder, keeping token: String, now: Instant) throws -> [String] {
        let codes = (0..<Self.recoveryCodes).map { _ in Base32.text(random(Self.recoveryBytes)) }
        try engine.write { database in
            guard try take(typed, of: holder, confirmed: false, now: now, database) else { throw Refusal.wrongCode }
            try database.run(
                """
                update one_time_key set confirmed = \(now.milliseconds) where firm = \(holder.firm) and staff = \(holder.staff)
                """)
            try database.run("delete from recovery_code where firm = \(holder.firm) and staff = \(holder.staff)")
            for code in codes {
                try database.run(
                    "insert into recovery_code (firm, staff, digest) values (\(holder.firm), \(holder.staff), \(Secret.digest(code)))")
            }
            try Sessions.endAll(of: holder, but: token, in: database)
        }
        return codes
    }

    /// No code is asked for any more.
    public func endCodes(of holder: Sessions.Holder) throws {
        try engine.write { database in
            try database.run("delete from one_time_key where firm = \(holder.firm) and staff = \(holder.staff)")
            try database.run("delete from recovery_code where firm = \(holder.firm) and staff = \(holder.staff)")
        }
    }

    /// What came of a code for somebody whose password was right. Wrong ones make the next wait, as wrong passwords do.
    public func giveCode(_ typed: String, of holder: Sessions.Holder, now: Instant) throws -> Answer {
        try engine.write { database in
            let attempts = Attempts("code \(holder.firm) \(holder.staff)", database: database)
            if let wait = try attempts.wait(now: now) { return .wait(seconds: Int((wait + 999) / 1_000)) }
            guard try take(typed, of: holder, confirmed: true, now: now, database) else {
                try attempts.failed(now: now)
                return .wrong
            }
            try attempts.succeeded()
            return .welcome(holder)
        }
    }

    /// Whether it is a code of theirs; then it is used up.
    private func take(_ typed: String, of holder: Sessions.Holder, confirmed: Bool, now: Instant, _ database: any Database) throws -> Bool {
        let row = try database.row(
            """
            select key, last_step from one_time_key
            where firm = \(holder.firm) and staff = \(holder.staff) and (confirmed is not null) = \(confirmed)
            """)
        guard let row, let key = row.blob(0) else { return false }
        if let step = OneTimeCode.step(of: typed, key: key, now: now, after: row.integer(1)) {
            try database.run("update one_time_key set last_step = \(step) where firm = \(holder.firm) and staff = \(holder.staff)")
            return true
        }
        let kept: SQL = """
            from recovery_code where firm = \(holder.firm) and staff = \(holder.staff)
            and digest = \(Secret.digest(typed.uppercased().filter { $0.isLetter || $0.isNumber }))
            """
        guard confirmed, try database.row("select 1 \(kept)") != nil else { return false }
        try database.run("delete \(kept)")
        return true
    }
}
