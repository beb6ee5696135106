/// Marks and who has them, sorted by mark. One number each: a mark’s upper 40 bits, then the party’s 24.
///
/// Marks that are equal in 40 bits by accident only propose a pair more.
struct BlockIndex {
    private static let partyBits: UInt64 = 24
    /// So many parties can be told apart.
    static let mostParties = 1 << 24

    private var entries: [UInt64] = []
    private var blocks: [Range<Int>] = []
    /// By party, the places of its blocks.
    private(set) var byParty = Rows([])

    static func tag(_ key: UInt64) -> UInt64 { key >> partyBits }

    mutating func add(_ key: UInt64, _ party: Int) { entries.append(Self.tag(key) << Self.partyBits | UInt64(party)) }

    /// Sorts, and keeps the blocks of two to `most` parties; the answer is the tags of the larger ones.
    mutating func close(most: Int, parties: Int) -> Set<UInt64> {
        entries.sort()
        var large: Set<UInt64> = []
        var start = 0
        while start < entries.count {
            let tag = Self.tag(entries[start])
            var end = start + 1
            while end < entries.count, Self.tag(entries[end]) == tag { end += 1 }
            if end - start > most { large.insert(tag) } else if end - start > 1 { blocks.append(start..<end) }
            start = end
        }
        var rows = [[Int32]](repeating: [], count: parties)
        for (place, block) in blocks.enumerated() { for entry in block { rows[party(entry)].append(Int32(place)) } }
        byParty = Rows(rows)
        return large
    }

    func block(_ place: Int32) -> Range<Int> { blocks[Int(place)] }

    func party(_ entry: Int) -> Int { Int(entries[entry] & (1 << Self.partyBits - 1)) }
}
