import Care

/// A part of a list: so many, behind a place.
public struct Page: Sendable {
    public let limit: Int
    public let after: Cursor?

    public init(limit: Int, after: Cursor?) { (self.limit, self.after) = (limit, after) }

    /// All of it, as the command line shows it.
    public static let all = Page(limit: .max, after: nil)

    /// The place in a list behind which the next part begins: how many went before, and the number of the last of them.
    public struct Cursor: Equatable, Sendable {
        public let passed: Int
        public let last: Int64

        public init(passed: Int, last: Int64) { (self.passed, self.last) = (passed, last) }

        public var text: String { "\(String(passed, radix: 36)).\(String(last, radix: 36))" }

        /// Nil for what is no cursor of ours.
        public init?(_ text: String) {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let passed = Int(parts[0], radix: 36), let last = Int64(parts[1], radix: 36), passed >= 0, last >= 0
            else { return nil }
            self.init(passed: passed, last: last)
        }
    }

    /// The part of a whole list that belongs to the page, and where the next begins. Who went meanwhile shifts nothing: the last one shown
    /// is looked for, and only where it is gone itself does the count tell.
    func part<Item>(of all: [Item], number: (Item) -> Int64) -> (items: [Item], next: Cursor?) {
        let start = after.map { after in all.firstIndex { number($0) == after.last }.map { $0 + 1 } ?? min(after.passed, all.count) } ?? 0
        let items = Array(all[start...].prefix(limit))
        let end = start + items.count
        return (items, end < all.count ? items.last.map { Cursor(passed: end, last: number($0)) } : nil)
    }
}
