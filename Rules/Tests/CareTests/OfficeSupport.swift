import Care
import Foundation

/// Random numbers that are the same for the same seed, on every machine: splitmix64 (Steele, Lea, Flood 2014).
struct OfficeRandom: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// An instant between two, to the millisecond.
    mutating func instant(from: String, to: String) -> Instant {
        let (first, last) = (at(from).milliseconds, at(to).milliseconds)
        return Instant(milliseconds: Int64.random(in: first...last, using: &self))
    }
}

/// The zones of the system, read once each.
enum SystemZones {
    static let folder = "/usr/share/zoneinfo/"
    static let areHere = FileManager.default.fileExists(atPath: folder + "Europe/London")

    static func bytes(_ name: String) -> [UInt8] {
        FileManager.default.contents(atPath: folder + name).map(Array.init) ?? []
    }

    static func zone(_ name: String) -> Zone {
        guard let zone = try? Zone(name: name, tzif: bytes(name)) else { fatalError("no zone \(name) under \(folder)") }
        return zone
    }

    static let london = zone("Europe/London")
    static let newYork = zone("America/New_York")
}

/// An instant as tests write it: "2026-03-02T09:00Z".
func at(_ iso: String) -> Instant {
    guard let instant = Instant(iso: iso) else { fatalError("no instant: \(iso)") }
    return instant
}

/// A day as tests write it: "2026-03-02".
func day(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { fatalError("no day: \(iso)") }
    return day
}

/// A local time as tests write it: "2026-03-02T15:00".
func local(_ iso: String) -> LocalTime {
    guard let local = LocalTime(iso: iso) else { fatalError("no local time: \(iso)") }
    return local
}

/// A working week as tests write it: "Mon-Fri 9-17".
func week(_ text: String) -> WorkingWeek {
    guard let week = WorkingWeek(text) else { fatalError("no week: \(text)") }
    return week
}
