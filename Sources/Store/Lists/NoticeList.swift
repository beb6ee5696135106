import Care

extension Reading {
    /// So many of what people wrote down last are looked at; who was away for longer reads the stories.
    private static let mostTold = 2000
    /// Who waits for longer is no news; Today has them. Milliseconds.
    private static let newsFor: Int64 = 3 * 86_400_000

    public func noticeSetting() throws -> NoticeSetting {
        let row = try database.row(
            "select read_to, quiet, without from notice_setting where firm = \(firm) and staff = \(me)")
        let setting = row.map { NoticeSetting(readTo: $0.integer(0), quiet: $0.text(1), without: $0.text(2)) }
        return setting ?? NoticeSetting()
    }

    /// What concerns the reader, the newest first, since they are of the firm. `after`: only what came after this entry.
    public func notices(after: Int64 = 0) throws -> [Notice] {
        let setting = try noticeSetting()
        let read = Set(
            try database.rows("select entry from notice_read where firm = \(firm) and staff = \(me)").map { $0.integer(0) })
        let all = try told(after: max(after, me)) + waits(after: after)
        var seen: Set<Int64> = []
        return all.sorted { ($0.entry, $1.order) > ($1.entry, $0.order) }.filter {
            !setting.without.contains($0.kind) && seen.insert($0.entry).inserted
        }.map { notice in
            var notice = notice
            notice.isRead = notice.entry <= setting.readTo || read.contains(notice.entry)
            return notice
        }
    }

    /// How many are unread.
    public func unreadCount() throws -> Int { try notices(after: noticeSetting().readTo).count { !$0.isRead } }

    /// How many more there are after an entry; nil where what came may have changed those before, and all must be counted.
    public func unreadCount(after: Int64) throws -> Int? {
        let head = try entryCount()
        if head - after > Int64(Self.mostTold) { return nil }
        let others = try database.row(
            """
            select 1 from entry where firm = \(firm) and number > \(after)
            and kind not in ('interaction.logged', 'interaction.mailed', 'interaction.placed', 'promise.made', 'promise.moved',
                'person.added', 'organization.added') limit 1
            """)
        return others == nil ? try notices(after: after).count { !$0.isRead } : nil
    }

    // MARK: What people wrote down

    private func told(after: Int64) throws -> [Notice] {
        let entries = try EntryLog(database: database, firm: firm).entries(
            """
            firm = \(firm) and number > \(after) and by <> \(Actor.staff(me).text) and \(SQL(ours: Notice.told)) and \(EntryLog.stands)
            """, order: "number desc limit \(Self.mostTold)")
        let known = try Concerned(entries, self)
        return entries.compactMap { entry in
            guard let concern = known.concern(entry) else { return nil }
            return Notice(
                kind: concern.kind, entry: entry.number, at: entry.recorded, by: entry.by.staff.flatMap { staff[$0]?.name } ?? "Kept",
                party: concern.party, name: concern.name, words: concern.words, did: concern.did)
        }
    }

    /// Who has begun to wait for the reader.
    private func waits(after: Int64) throws -> [Notice] {
        let recent = at.milliseconds - Self.newsFor
        let any = try database.row(
            "select 1 from waiting where firm = \(firm) and state = 'waiting' and last > \(after) and since > \(recent) limit 1")
        if any == nil { return [] }
        return try waiting(.mine).items.filter { $0.number > after && ($0.since?.milliseconds ?? 0) > recent }.map { item in
            Notice(
                kind: .waits, entry: item.number, at: item.since ?? at, by: item.who, party: item.party, name: item.who,
                words: item.words, did: item.why)
        }
    }
}

extension Notice {
    fileprivate var order: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}
