import Care

/// Writes down what somebody has read of the notices, and what they want to hear of. No record.
public struct NoticeBook: Sendable {
    private let engine: any Engine
    public init(folder: DataFolder) { engine = folder.engine }

    /// One is read.
    public func read(_ entry: Int64, by holder: Sessions.Holder) throws {
        try engine.write { database in
            guard try database.row("select 1 from entry where firm = \(holder.firm) and number = \(entry)") != nil else { return }
            try database.run(
                """
                insert into notice_read (firm, staff, entry) values (\(holder.firm), \(holder.staff), \(entry)) on conflict do nothing
                """)
        }
    }

    /// All are read that stood on a page which showed the record up to an entry; what came since is not.
    public func readAll(to entry: Int64, by holder: Sessions.Holder) throws {
        try change(holder) { database, setting in
            let head = try database.row("select head from firm where number = \(holder.firm)")?.integer(0) ?? 0
            setting.readTo = max(setting.readTo, min(entry, head))
            try database.run(
                """
                delete from notice_read where firm = \(holder.firm) and staff = \(holder.staff) and entry <= \(setting.readTo)
                """)
        }
    }

    /// When there is quiet, and of what somebody does not want to hear.
    public func set(quiet: (from: Int, until: Int)?, without: Set<Notice.Kind>, by holder: Sessions.Holder) throws {
        try change(holder) { (_, setting) in (setting.quiet, setting.without) = (quiet, without) }
    }

    private func change(_ holder: Sessions.Holder, _ change: (any Database, inout NoticeSetting) throws -> Void) throws {
        try engine.write { database in
            let row = try database.row(
                "select read_to, quiet, without from notice_setting where firm = \(holder.firm) and staff = \(holder.staff)")
            var setting = row.map { NoticeSetting(readTo: $0.integer(0), quiet: $0.text(1), without: $0.text(2)) } ?? NoticeSetting()
            try change(database, &setting)
            let without = setting.without.map(\.rawValue).sorted().joined(separator: " ")
            try database.run(
                """
                insert into notice_setting (firm, staff, read_to, quiet, without)
                values (\(holder.firm), \(holder.staff), \(setting.readTo), \(setting.quietText), \(without))
                on conflict (firm, staff) do update set read_to = excluded.read_to, quiet = excluded.quiet, without = excluded.without
                """)
        }
    }
}
