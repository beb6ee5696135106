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
    func words(_ title: Title, _ comparison: Comparison) -> String {
        let column = all.columns[title.column]
        let (left, right) = (column.values[Int(comparison.left)].shown, column.values[Int(comparison.right)].shown)
        let heading = column.kind == .name || column.kind == .title ? "name" : column.heading
        if comparison.elsewhere { return "\(heading) “\(left)” or “\(right)” stands under another heading" }
        return switch comparison.agreement {
        case .unknown: ""
        case .same: left == right ? "same \(heading) “\(left)”" : "same \(heading) “\(left)”, “\(right)”"
        case .near: "\(heading) one or two letters apart: “\(left)”, “\(right)”"
        case .close: "\(heading) close: “\(left)”, “\(right)”"
        case .alike: "\(heading) a little alike: “\(left)”, “\(right)”"
        case .different: "\(heading) differs: “\(left)”, “\(right)”"
        }
    }
}
