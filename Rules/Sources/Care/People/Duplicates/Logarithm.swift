/// Logarithms and powers of two by our own arithmetic: rules import nothing, and their figures are the same on every machine.
enum Logarithm {
    private static let naturalOf2 = 0.693147180559945309417

    /// The logarithm to base 2 of a positive, finite number; exact to about 1e-15. By the series of artanh, which converges fast near 1.
    static func base2(_ value: Double) -> Double {
        var (exponent, part) = (Double(value.exponent), value.significand)
        if part > 1.4142135623730951 { (exponent, part) = (exponent + 1, part / 2) }
        let ratio = (part - 1) / (part + 1)
        let square = ratio * ratio
        var (sum, power, odd) = (0.0, ratio, 1.0)
        while odd < 22 { (sum, power, odd) = (sum + power / odd, power * square, odd + 2) }
        return exponent + 2 * sum / naturalOf2
    }

    /// 2 to that power; 0 and infinity where it leaves the range of numbers.
    static func power(_ exponent: Double) -> Double {
        if exponent < -1000 { return 0 }
        if exponent > 1000 { return .infinity }
        let whole = exponent.rounded()
        let rest = (exponent - whole) * naturalOf2
        var (sum, term, step) = (1.0, 1.0, 1.0)
        while step < 16 { (term, step) = (term * rest / step, step + 1); sum += term }
        return Double(sign: .plus, exponent: Int(whole), significand: 1) * sum
    }

    /// The probability that odds of 2 to that power say.
    static func probability(_ odds: Double) -> Double { odds > 0 ? 1 / (1 + power(-odds)) : power(odds) / (1 + power(odds)) }
}
