import Foundation

/// Writes zip files, stored or with one block that repeats, since office files are zips.
enum Zip {
    static func make(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var (body, directory): ([UInt8], [UInt8]) = ([], [])
        for file in files {
            let name = Array(file.name.utf8)
            let fields = number(0, 4) + number(Int(crc(file.bytes)), 4) + number(file.bytes.count, 4) + number(file.bytes.count, 4)
            let common = number(20, 2) + number(0, 2) + number(0, 2) + fields + number(name.count, 2)
            directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 12) + number(0, 2) + number(body.count, 4) + name
            body += [0x50, 0x4B, 3, 4] + common + number(0, 2) + name + file.bytes
        }
        let counts = number(0, 4) + number(files.count, 2) + number(files.count, 2)
        return body + directory + [0x50, 0x4B, 5, 6] + counts + number(directory.count, 4) + number(body.count, 4) + number(0, 2)
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { (sum: UInt32, byte: UInt8) -> UInt32 in
            var sum = sum ^ UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ UInt32(0xEDB8_8320) : sum >> 1 }
            return sum
        }
    }
}
