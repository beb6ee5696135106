/// Two parties that are likely one, with what speaks for it and against.
public struct Likeness: Sendable, Equatable {
    /// The parties’ numbers, the smaller first.
    public let a: Int64
    public let b: Int64
    /// 0 to 1.
    public let probability: Double
    /// The sum of the reasons’ weights.
    public let weight: Double
    /// What speaks for it first.
    public let reasons: [Reason]

    /// One comparison in words. Its weight says, as a power of 2, how many times likelier it is to be seen of one party than of two.
    public struct Reason: Sendable, Equatable {
        public let words: String
        public let weight: Double
        public init(words: String, weight: Double) { (self.words, self.weight) = (words, weight) }
    }

    public init(a: Int64, b: Int64, probability: Double, reasons: [Reason]) {
        (self.a, self.b, self.probability, self.reasons) = (a, b, probability, reasons)
        weight = reasons.reduce(0) { $0 + $1.weight }
    }
}

extension Comparing {
    /// A comparison in words, the values as they were typed first.
    mutating func words(_ title: Title, _ comparison: Comparison) -> String {
        let column = all.columns[title.column]
        let (left, right) = (column.values[Int(comparison.left)], column.values[Int(comparison.right)])
        if comparison.elsewhere { return "\(column.heading) “\(left.shown)” or “\(right.shown)” stands under another heading" }
        if column.kind == .title { return words(ofTitles: left, right, comparison.agreement) }
        return comparison.agreement.words(column.heading, left.shown, right.shown)
    }
}

extension Agreement {
    /// How two values under a heading agree, in words.
    func words(_ heading: String, _ left: String, _ right: String) -> String {
        switch self {
        case .unknown: ""
        case .same: left == right ? "same \(heading) “\(left)”" : "same \(heading) “\(left)”, “\(right)”"
        case .near: "\(heading) one or two letters apart: “\(left)”, “\(right)”"
        case .close: "\(heading) close: “\(left)”, “\(right)”"
        case .alike: "\(heading) a little alike: “\(left)”, “\(right)”"
        case .different: "\(heading) differs: “\(left)”, “\(right)”"
        }
    }
}
