/// How alike two words are, letter by letter. It keeps its working rows, so that millions of words cost no memory.
struct Closeness: Sendable {
    private var before: [Int] = []
    private var above: [Int] = []
    private var row: [Int] = []
    private var taken: [Bool] = []
    private var matched: [UInt32] = []

    /// The same of prepared values: most unlike ones are told apart by which letters they have.
    mutating func edits(_ one: Column.Value, _ other: Column.Value, within limit: Int) -> Int? {
        (one.mask ^ other.mask).nonzeroBitCount > 2 * limit ? nil : edits(one.letters, other.letters, within: limit)
    }

    /// Letters to insert, remove, change or swap with their neighbour (Damerau’s distance, optimal string alignment), or nil when it is
    /// more than the limit. Time: what the words do not share at both ends, squared.
    mutating func edits(_ one: [UInt32], _ other: [UInt32], within limit: Int) -> Int? {
        guard abs(one.count - other.count) <= limit else { return nil }
        var start = 0
        var (end, otherEnd) = (one.count, other.count)
        while start < end, start < otherEnd, one[start] == other[start] { start += 1 }
        while end > start, otherEnd > start, one[end - 1] == other[otherEnd - 1] { (end, otherEnd) = (end - 1, otherEnd - 1) }
        let longer = max(end, otherEnd) - start
        if min(end, otherEnd) == start || longer <= 1 { return longer <= limit ? longer : nil }
        if limit == 1 {
            let swapped = end - start == 2 && otherEnd - start == 2 && one[start] == other[start + 1] && one[start + 1] == other[start]
            return swapped ? 1 : nil
        }
        let distance = aligned(one[start..<end], other[start..<otherEnd])
        return distance <= limit ? distance : nil
    }

    private mutating func aligned(_ one: ArraySlice<UInt32>, _ other: ArraySlice<UInt32>) -> Int {
        let (first, width) = (other.startIndex, other.count)
        above = Array(0...width)
        before = above
        row = above
        for (down, i) in one.indices.enumerated() {
            row[0] = down + 1
            for across in 1...width {
                let j = first + across - 1
                let changed = above[across - 1] + (one[i] == other[j] ? 0 : 1)
                row[across] = min(changed, above[across] + 1, row[across - 1] + 1)
                if down > 0, across > 1, one[i] == other[j - 1], one[i - 1] == other[j] {
                    row[across] = min(row[across], before[across - 2] + 1)
                }
            }
            (before, above, row) = (above, row, before)
        }
        return above[width]
    }

    /// The same of prepared values; 0 where which letters they have shows that it cannot reach the least.
    mutating func likeness(_ one: Column.Value, _ other: Column.Value, atLeast least: Double) -> Double {
        let (length, otherLength) = (Double(one.letters.count), Double(other.letters.count))
        let common = min(
            length - Double((one.mask & ~other.mask).nonzeroBitCount), otherLength - Double((other.mask & ~one.mask).nonzeroBitCount))
        let jaro = common <= 0 ? 0 : (common / length + common / otherLength + 1) / 3
        let bonus = one.letters.first == other.letters.first ? 0.4 * (1 - jaro) : 0
        return jaro + bonus < least ? 0 : likeness(one.letters, other.letters)
    }

    /// Jaro’s likeness with Winkler’s bonus of a tenth for each of up to four letters the words begin with: 0 to 1.
    ///
    /// Winkler, "String comparator metrics and enhanced decision rules in the Fellegi-Sunter model of record linkage", 1990.
    mutating func likeness(_ one: [UInt32], _ other: [UInt32]) -> Double {
        if one.isEmpty || other.isEmpty { return 0 }
        let jaro = jaro(one, other)
        var common = 0
        while common < min(4, one.count, other.count), one[common] == other[common] { common += 1 }
        return jaro + Double(common) * 0.1 * (1 - jaro)
    }

    private mutating func jaro(_ one: [UInt32], _ other: [UInt32]) -> Double {
        let reach = max(0, max(one.count, other.count) / 2 - 1)
        taken.removeAll(keepingCapacity: true)
        taken.append(contentsOf: repeatElement(false, count: other.count))
        matched.removeAll(keepingCapacity: true)
        for (i, letter) in one.enumerated() {
            let (low, high) = (max(0, i - reach), min(other.count, i + reach + 1))
            if low < high, let j = (low..<high).first(where: { !taken[$0] && other[$0] == letter }) {
                taken[j] = true
                matched.append(letter)
            }
        }
        if matched.isEmpty { return 0 }
        var (place, moved) = (0, 0)
        for (j, letter) in other.enumerated() where taken[j] {
            if matched[place] != letter { moved += 1 }
            place += 1
        }
        let common = Double(matched.count)
        return (common / Double(one.count) + common / Double(other.count) + (common - Double(moved / 2)) / common) / 3
    }
}
