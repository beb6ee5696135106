/// How far two values under one heading agree. Five rungs and "not known of both": what each is worth is fitted, not given.
enum Agreement: UInt8, CaseIterable {
    case unknown = 0
    /// Equal.
    case same
    /// A slip of the pen apart: one or two letters, swapped neighbours, a space.
    case near
    /// Something in common that seldom is so by chance: an initial, a shortened name, two parts of a date.
    case close
    /// A likeness that chance often makes.
    case alike
    case different

    static let rungs = allCases.count
    /// Bits in which a rung is packed.
    static let bits: UInt64 = 3

    /// Whether it says more for one party than the other rung does; to know is more than not to know.
    func isBetter(than other: Agreement) -> Bool { self != .unknown && (other == .unknown || rawValue < other.rawValue) }

    // What the fit begins with, by rung. Typed data differs in one value of ten and is mistyped in another one.

    /// How often two records of one party stand on each rung.
    static let expected = [0, 0.72, 0.10, 0.05, 0.03, 0.10]
    /// How often two parties that have nothing to do with each other do.
    static let byChance = [0, 0.010, 0.005, 0.010, 0.025, 0.950]
    /// The same of a value that two different parties hold in common, as neighbours do their street: written alike, or at another number.
    static let common = [0, 0.65, 0.03, 0.07, 0.25, 0]
    /// The same of the telephones of one office: the switchboard’s, or with extensions side by side.
    static let commonTelephone = [0, 0.50, 0.05, 0.45, 0, 0]
    /// The same of the names of houses of one chain, or under one roof: alike.
    static let commonTitle = [0, 0, 0, 0, 1.0, 0]
}

/// One heading of two parties held against each other: the rung, and which values stand for it.
struct Comparison: Equatable {
    var agreement = Agreement.unknown
    /// Places in the column’s values; -1 where nothing stands.
    var left: Int32 = -1
    var right: Int32 = -1
    /// Whether the value was found under another heading.
    var elsewhere = false

    /// Whether it is the very same value.
    var isEqual: Bool { agreement == .same && left == right }
}

extension Array where Element == Comparison {
    /// The rungs alone, three bits each, the first lowest.
    var packed: UInt64 { reversed().reduce(0) { $0 << Agreement.bits | UInt64($1.agreement.rawValue) } }
}
