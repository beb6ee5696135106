import Care
import Language

extension Reading {
    /// Promises of ours that somebody must be called or written to for, and whom nobody knows a number or an address of, say so. One query.
    func withMissingWays(_ items: [Item]) throws -> [Item] {
        let needed = items.map { $0.side == .ours ? WayWords.needed(by: $0.words) : nil }
        let parties = Set(zip(items, needed).compactMap { $1 == nil ? nil : $0.party })
        if parties.isEmpty { return items }
        let known = try ways(to: parties)
        return zip(items, needed).map { item, way in
            guard let way, let party = item.party, known[party]?.contains(way) != true else { return item }
            var item = item
            item.missing = way
            item.why = "Promised a \(way.rawValue), and no \(way == .call ? "number" : "address") is known."
            return item
        }
    }

    /// How each of these can be reached: by what is known of them and of those merged with them; an organization also by its people.
    private func ways(to parties: Set<Int64>) throws -> [Int64: Set<Way>] {
        let list = parties.sorted().map(SQL.Value.integer)
        let rows = try database.rows(
            """
            select distinct p.root, r.kind from party p join reach r on r.firm = p.firm and r.party = p.number
                where p.firm = \(firm) and p.root in (\(list: list)) and r.kind <> 'name'
            union select distinct o.root, r.kind from party o
                join membership m on m.firm = o.firm and m.organization = o.number and m.last_day is null
                join reach r on r.firm = m.firm and r.party = m.party
                where o.firm = \(firm) and o.root in (\(list: list)) and r.kind <> 'name'
            """)
        return Dictionary(grouping: rows) { $0.integer(0) }.mapValues { Set($0.map { $0.text(1) == "number" ? .call : .mail }) }
    }
}
