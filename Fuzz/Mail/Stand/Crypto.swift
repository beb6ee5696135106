/// Stands in for the real one while readers are fuzzed: it hashes nothing, so that the time goes into reading.
public struct SHA256 {
    private var sum: UInt8 = 0

    public init() {}

    public mutating func update(bufferPointer: UnsafeRawBufferPointer) { for byte in bufferPointer { sum = sum &* 31 &+ byte } }
    public mutating func update(data: [UInt8]) { data.withUnsafeBytes { update(bufferPointer: $0) } }
    public func finalize() -> [UInt8] { [sum] }

    public static func hash(data: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: data)
        return hash.finalize()
    }
}
