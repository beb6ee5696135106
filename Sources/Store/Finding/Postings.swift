/// Things that some words name, each with how near the nearest of them is and in how telling a part it stands.
///
/// One number a thing, in which the thing comes first and the grade behind it: sorted, the best grade of each thing comes first.
struct Postings {
    private(set) var keys: [Int64]
    /// Not all that there are: too many.
    private(set) var isCut: Bool

    /// Less is better: how near, then in which part.
    struct Grade: Comparable, Hashable {
        let number: Int64
        static func < (one: Grade, other: Grade) -> Bool { one.number < other.number }
    }

    static let none = Postings(keys: [], isCut: false)
    private static let gradeBits: Int64 = 8
    private static let partBits: Int64 = 4

    private init(keys: [Int64], isCut: Bool) { (self.keys, self.isCut) = (keys, isCut) }

    /// `found`: things, each with the place where it is named behind it. O(n log n).
    init(_ found: [Int64], _ closeness: Closeness, isCut: Bool) {
        let nearness = Int64(closeness.rawValue) << Self.partBits
        keys = stride(from: 0, to: found.count, by: 2).map {
            found[$0] << Self.gradeBits | nearness | Mention.part(found[$0 + 1])
        }
        self.isCut = isCut
        tidy()
    }

    private mutating func tidy() {
        keys.sort()
        var last: Int64?
        keys.removeAll { key in
            defer { last = key >> Self.gradeBits }
            return key >> Self.gradeBits == last
        }
    }

    var isEmpty: Bool { keys.isEmpty }

    func union(_ other: Postings) -> Postings {
        if other.isEmpty || isEmpty { return Postings(keys: keys + other.keys, isCut: isCut || other.isCut) }
        var all = Postings(keys: keys + other.keys, isCut: isCut || other.isCut)
        all.tidy()
        return all
    }

    /// Things in both, each with the worse of its grades. O(n).
    func intersection(_ other: Postings) -> Postings {
        var (both, one, two): ([Int64], Int, Int) = ([], 0, 0)
        while one < keys.count, two < other.keys.count {
            let (left, right) = (keys[one] >> Self.gradeBits, other.keys[two] >> Self.gradeBits)
            if left == right { both.append(left << Self.gradeBits | Self.worse(keys[one], other.keys[two])) }
            if left <= right { one += 1 }
            if right <= left { two += 1 }
        }
        return Postings(keys: both, isCut: isCut || other.isCut)
    }

    private static func worse(_ one: Int64, _ other: Int64) -> Int64 {
        let (part, nearness): (Int64, Int64) = ((1 << partBits) - 1, (1 << gradeBits) - (1 << partBits))
        return max(one & nearness, other & nearness) | max(one & part, other & part)
    }

    /// Only those named in these parts.
    func within(_ parts: ClosedRange<Mention.Part>) -> Postings {
        let part: Int64 = (1 << Self.partBits) - 1
        return Postings(keys: keys.filter { (parts.lowerBound.rawValue...parts.upperBound.rawValue).contains($0 & part) }, isCut: isCut)
    }

    /// Each thing as the one that stands for it.
    func standing(for root: [Int64: Int64]) -> Postings {
        if root.isEmpty { return self }
        let grade: Int64 = (1 << Self.gradeBits) - 1
        var all = Postings(
            keys: keys.map { (root[$0 >> Self.gradeBits] ?? $0 >> Self.gradeBits) << Self.gradeBits | $0 & grade }, isCut: isCut)
        all.tidy()
        return all
    }

    /// The best so many, those newest in the record first where equally good.
    func best(_ count: Int, without seen: Set<Int64>) -> [(thing: Int64, grade: Grade)] {
        let grade: Int64 = (1 << Self.gradeBits) - 1
        let new = keys.filter { !seen.contains($0 >> Self.gradeBits) }
        return new.sorted { ($0 & grade, $1) < ($1 & grade, $0) }.prefix(count).map { ($0 >> Self.gradeBits, Grade(number: $0 & grade)) }
    }
}
