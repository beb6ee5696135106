import Store

extension Cast {
    /// Everything that is folded from the record, to compare before and after.
    public func tables(without left: Set<String> = []) throws -> [String: [[SQL.Value]]] {
        try folder.engine.read { database in
            var dump: [String: [[SQL.Value]]] = [:]
            let names = try database.rows("select name from sqlite_master where type = 'table'").map { $0.text(0) }
            for name in names where !left.contains(name) && name != "entry" && name != "session" && name != "migration" && name != "firm" {
                if name.hasPrefix("sqlite_") || name.hasPrefix("search_party_") || name.hasPrefix("search_word_") { continue }
                let rowid = name.hasPrefix("search_") ? "rowid, " : ""
                dump[name] = try database.rows(SQL(stringLiteral: "select \(rowid)* from \(name) order by 1, 2")).map(\.values).sorted {
                    "\($0)" < "\($1)"
                }
            }
            return dump
        }
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
