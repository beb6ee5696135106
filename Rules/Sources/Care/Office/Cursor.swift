/// Reads ASCII text from left to right: ISO times, the footers of zone files, working weeks.
///
/// Every step says whether it succeeded and never reads past the end, so any text at all is safe to try.
struct Cursor {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    /// The byte that comes next, not yet taken.
    var next: UInt8? { isAtEnd ? nil : bytes[position] }

    /// Takes one given character, if it comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Takes whatever comes next.
    mutating func takeAny() -> UInt8? {
        guard let byte = next else { return nil }
        position += 1
        return byte
    }

    /// Takes as many digits as come, up to the most allowed; nil, with nothing taken, where fewer come than the least.
    mutating func number(digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var end = position
        while end < bytes.count, end - position < digits.upperBound, (48...57).contains(bytes[end]) {
            value = value * 10 + Int(bytes[end] - 48)
            end += 1
        }
        guard end - position >= digits.lowerBound else { return nil }
        position = end
        return value
    }

    /// Takes the letters A to Z and a to z that come; possibly none.
    mutating func letters() -> String {
        taking(while: { (65...90).contains($0) || (97...122).contains($0) })
    }

    /// Takes the bytes that a test holds for; possibly none.
    mutating func taking(while test: (UInt8) -> Bool) -> String {
        let start = position
        while position < bytes.count, test(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

/// A number with leading zeros, as dates and clocks need it: `padded(7, 2)` is "07".
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
}
