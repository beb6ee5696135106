import Care
import Foundation
import Testing

/// Every zone of the system, at every transition to 2040, gives what Python's zoneinfo gives from the same files.
@Suite struct `Zones against Python` {
    private static let python = "/usr/bin/env"
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "zoneinfo_answers.py").path

    static let canAsk = SystemZones.areHere && (try? ask(["-c", "import zoneinfo"])) != nil

    private static func ask(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["python3"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
        return data
    }

    @Test(.enabled(if: canAsk, "needs python3 with zoneinfo and the system's tzdata"))
    func `all zones, all transitions, both ways`() throws {
        let answers = Array(try Self.ask([Self.script]))
        let split = try #require(zip(answers, answers.dropFirst()).enumerated().first { $0.element == (10, 10) }?.offset)
        let files = String(decoding: answers[..<split], as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
        var next = split + 2
        for words in files {
            // Files with the same bytes, as those of links, are one zone under several names.
            let zone = try Zone(name: String(words[1]), tzif: SystemZones.bytes(String(words[1])))
            for _ in 0..<(Int(words[0]) ?? 0) {
                let numbers = answers.withUnsafeBytes { bytes in
                    (0..<10).map { bytes.loadUnaligned(fromByteOffset: next + $0 * 8, as: Int64.self) }
                }
                check(zone, numbers)
                next += 80
            }
        }
        #expect(next == answers.count)
        #expect(files.reduce(0) { $0 + $1.count - 1 } > 400)
    }

    /// One transition: the offsets and the name around it, and instants of the local times around it.
    private func check(_ zone: Zone, _ numbers: [Int64]) {
        let (at, before, after) = (numbers[0], numbers[1], numbers[2])
        let instant = Instant(milliseconds: at * 1000)
        let offsets = [zone.offset(at: instant.adding(milliseconds: -1)), zone.offset(at: instant)]
        let (low, high) = (at + min(before, after), at + max(before, after))
        let found = [low - 1, low, low + (high - low) / 2, high - 1, high, high + 1].map { local in
            zone.instant(Zone.utc.local(Instant(milliseconds: local * 1000))).milliseconds / 1000 - at
        }
        let name = zone.abbreviation(at: instant)
        let isSame = offsets == [Int(before), Int(after)] && found == Array(numbers[4...]) && Self.packed(name) == numbers[3]
        if !isSame { Issue.record("\(zone.name) at \(instant.iso): \(offsets) \(name) \(found), but Python has \(numbers)") }
    }

    /// The first eight bytes of a name, as one number.
    private static func packed(_ name: String) -> Int64 {
        name.utf8.prefix(8).reversed().reduce(0) { $0 << 8 | Int64($1) }
    }
}
