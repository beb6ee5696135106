import CPhone
import Foundation

/// A phone number as somebody typed it, read by libphonenumber.
public struct PhoneNumber: Sendable, Equatable {
    /// Country code and number, without `+`: what two ways of writing one number share. Its bare digits where it is no number.
    public let digits: String

    /// Longer than any number with its extension, and as much as the library is handed.
    private static let longest = 60

    /// `region`: the country from which it is written, as GB; empty where that is not known.
    public init(_ typed: String, region: String) {
        let plain = String(typed.prefix(Self.longest))
        digits = Self.read(plain, region) ?? Fold.digits(plain)
    }

    private static func read(_ typed: String, _ region: String) -> String? {
        // A C string ends at a NUL; a region of nowhere is ZZ.
        guard typed.utf8.allSatisfy({ $0 != 0 }) else { return nil }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { space in
            guard let start = space.baseAddress else { return nil }
            guard kept_phone_read(typed, region.isEmpty ? "ZZ" : region, start, 128) != 0 else { return nil }
            return String(cString: start + 1)
        }
    }
}

/// The country of a time zone, by which numbers without a country code are read.
public enum Region {
    private static let lock = NSLock()
    nonisolated(unsafe) private static var known: [String: String] = [:]

    /// The two letters of the country whose zone it is; empty for a zone of no country.
    public static func of(zone: String) -> String {
        lock.withLock {
            if let region = known[zone] { return region }
            let region = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 8) { space -> String in
                guard let start = space.baseAddress, kept_region_of_zone(zone, start, 8) != 0 else { return "" }
                return String(cString: start)
            }
            known[zone] = region
            return region
        }
    }
}
