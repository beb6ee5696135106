import Foundation

/// Writes zip files, stored or with one block that repeats, since office files are zips.
enum Zip {
    static func make(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let name = Array(file.name.utf8)
            var common: [UInt8] = number(20, 2)
            common += [0, 0, 0, 0, 0, 0, 0, 0]
            common += number(Int(crc(file.bytes)), 4)
            common += number(file.bytes.count, 4)
            common += number(file.bytes.count, 4)
            common += number(name.count, 2)
            directory += [0x50, 0x4B, 1, 2, 20, 0]
            directory += common
            directory += [UInt8](repeating: 0, count: 12)
            directory += number(body.count, 4)
            directory += name
            body += [0x50, 0x4B, 3, 4]
            body += common
            body += [0, 0]
            body += name
            body += file.bytes
        }
        var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        let counts = [(files.count, 2), (files.count, 2), (directory.count, 4), (body.count, 4), (0, 2)]
        for (value, size) in counts { end += number(value, size) }
        return body + directory + end
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let odd: Bool = sum & 1 == 1
                sum = sum >> 1
                if odd { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }
}
