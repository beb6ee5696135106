import Care

/// Wrong passwords for one mail address, known or not, or wrong codes: each makes the next wait longer, and nobody is ever locked out.
struct Attempts {
    let database: any Database
    let name: String

    /// So many are free; then one waits 1 second, 2, 4, up to the longest. Forgotten after a day.
    private static let free: Int64 = 3
    private static let longest: Int64 = 300_000
    private static let forgotten: Int64 = 86_400_000

    /// `what`: for whom it is tried, in words of ours; only its digest is stored.
    init(_ what: String, database: any Database) { (self.database, name) = (database, Hex.text(Secret.digest(what))) }

    /// Until when the next must wait, in milliseconds; nil when it need not.
    func wait(now: Instant) throws -> Int64? {
        guard let row = try row(now) else { return nil }
        let over = row.failed - Self.free
        if over < 0 { return nil }
        let until = row.last + min(Self.longest, 1_000 << min(over, 20))
        return until > now.milliseconds ? until - now.milliseconds : nil
    }

    func failed(now: Instant) throws {
        let before = try row(now)?.failed ?? 0
        try database.run(
            """
            insert into attempt (name, failed, last) values (\(name), \(before + 1), \(now.milliseconds))
            on conflict (name) do update set failed = excluded.failed, last = excluded.last
            """)
    }

    func succeeded() throws { try database.run("delete from attempt where name = \(name)") }

    private func row(_ now: Instant) throws -> (failed: Int64, last: Int64)? {
        try database.row("select failed, last from attempt where name = \(name) and last > \(now.milliseconds - Self.forgotten)").map {
            ($0.integer(0), $0.integer(1))
        }
    }
}
