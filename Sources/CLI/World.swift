import Care
import Foundation
import Glibc

/// The clock, chance, and the zones of this machine, handed to everything that needs them.
struct World: Sendable {
    var now: @Sendable () -> Instant
    var random: @Sendable (Int) -> [UInt8]
    var zone: @Sendable (String) -> Zone?
    /// Whether somebody has asked that what takes long should stop.
    var stops: @Sendable () -> Bool = { false }
    /// From now on Ctrl-C asks to stop instead of ending the process.
    var heed: @Sendable () -> Void = {}

    /// This machine's own.
    static let real: World = {
        let zones = ZoneFiles()
        return World(
            now: systemClock, random: systemRandom, zone: { zones.zone($0) }, stops: { Interrupt.isAsked }, heed: { Interrupt.heed() })
    }()

    @Sendable private static func systemClock() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    @Sendable private static func systemRandom(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            // The system gives at most 256 bytes at a time.
            while filled < count, getentropy(bytes.baseAddress! + filled, min(256, count - filled)) == 0 {
                filled += min(256, count - filled)
            }
            precondition(filled == count, "the system has no randomness")
        }
    }

    /// The same world at a set time.
    func at(_ instant: Instant) -> World {
        var world = self
        world.now = { instant }
        return world
    }
}

/// The zones of the system's tzdata, each file read once.
private final class ZoneFiles: @unchecked Sendable {
    private let lock = NSLock()
    private var known: [String: Zone] = [:]
    private let folder = ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"

    func zone(_ name: String) -> Zone? {
        lock.withLock {
            if let zone = known[name] { return zone }
            let fitting =
                !name.isEmpty && name.utf8.allSatisfy { $0 != 0 } && !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
            guard fitting, let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)"),
                let zone = try? Zone(name: name, tzif: [UInt8](bytes))
            else { return nil }
            known[name] = zone
            return zone
        }
    }
}
