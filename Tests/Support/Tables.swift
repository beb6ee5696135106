import Store

extension Cast {
    /// Everything that is folded from the record, to compare before and after.
    public func tables(without left: Set<String> = []) throws -> [String: [[SQL.Value]]] {
        try folder.engine.write { database in
            var dump = try found(database)
            let names = try database.rows("select name from sqlite_master where type = 'table'").map { $0.text(0) }
            for name in names where !left.contains(name) && name != "entry" && name != "session" && name != "migration" && name != "firm" {
                if name.hasPrefix("sqlite_") || ["search_text_1", "search_file_1", "gram"].contains(where: name.hasPrefix) { continue }
                let rows = try database.rows(SQL(stringLiteral: "select * from \(name) order by 1, 2")).map(\.values)
                dump[name] = rows.map { ("\($0)", $0) }.sorted { $0.0 < $1.0 }.map(\.1)
            }
            return dump
        }
    }

    /// What Find looks through, without the ways in which it may be cut up: which words hold which letters, and each word's places.
    private func found(_ database: any Database) throws -> [String: [[SQL.Value]]] {
        var lists: [String: Set<String>] = [:]
        for row in try database.rows("select gram, words from gram where firm = 1") {
            let words = row.text(1).split(separator: "\n").map(String.init)
            for word in words {
                let edged = Array("\n\(word)\n")
                let grams = row.text(0).isEmpty ? (2..<edged.count).map { String(edged[$0 - 2...$0]) } : [row.text(0)]
                for gram in grams { lists[gram, default: []].insert(word) }
            }
        }
        try database.run("create virtual table if not exists temp.place using fts5vocab('main', 'search_text_1', 'instance')")
        return [
            "gram": lists.keys.sorted().map { [.text($0)] + (lists[$0] ?? []).sorted().map(SQL.Value.text) },
            "search_text_1": try database.rows("select term, doc, col, offset from temp.place order by 1, 2, 3, 4").map(\.values),
        ]
    }
}

/// A seeded source of chance (splitmix64), so that a failing test can be played again.
public struct Dice: RandomNumberGenerator {
    private var state: UInt64
    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
