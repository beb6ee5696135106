/// Numbers words by the hash of their small letters, from 1; what is in no table is 0.
///
/// A table of our own, because a dictionary of strings would cost more than all else that is done with a letter. Two words with one
/// hash would be taken for each other; among a few thousand that does not happen, and would cost a wrong guess.
struct WordNumbers {
    private var keys: [UInt64]
    private var numbers: [Int]
    private let mask: Int

    init(_ words: [Substring]) {
        var size = 1024
        while size < words.count * 4 { size *= 2 }
        (keys, numbers, mask) = ([UInt64](repeating: 0, count: size), [Int](repeating: 0, count: size), size - 1)
        for (index, word) in words.enumerated() {
            let hash = Self.hash(word)
            var place = Int(truncatingIfNeeded: hash) & mask
            while numbers[place] != 0 { place = (place + 1) & mask }
            (keys[place], numbers[place]) = (hash, index + 1)
        }
    }

    subscript(hash: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: hash) & mask
        while numbers[place] != 0 {
            if keys[place] == hash { return numbers[place] }
            place = (place + 1) & mask
        }
        return 0
    }

    /// FNV-1a with 64 bits.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    static func hash(_ word: some StringProtocol) -> UInt64 { word.utf8.reduce(seed) { add($1, to: $0) } }
}
