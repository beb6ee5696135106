import Care
import Crypto

/// Codes of six digits that change each half minute, as apps on phones make them of a key (RFC 6238: HMAC-SHA-1, 30 seconds).
enum OneTimeCode {
    static let keyLength = 20
    private static let step: Int64 = 30_000
    private static let digits = 6

    /// The code of one half minute since 1970 (RFC 4226, 5.3).
    static func code(_ key: [UInt8], step: Int64) -> String {
        let counter = (0..<8).reversed().map { UInt8(truncatingIfNeeded: step >> ($0 * 8)) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
        let offset = Int(mac[mac.count - 1] & 0xF)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The half minute whose code was typed: this one, or one before or behind, since clocks differ. Nil for another code, and for one
    /// that is not newer than the last that was taken: each is taken once.
    static func step(of typed: String, key: [UInt8], now: Instant, after last: Int64) -> Int64? {
        let typed = typed.filter(\.isNumber)
        let current = now.milliseconds / step
        return [current, current - 1, current + 1].first { $0 > last && code(key, step: $0) == typed }
    }
}

/// Bytes as letters and digits that are told apart when they are copied by hand (RFC 4648, 6).
enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ bytes: [UInt8]) -> String {
        var (bits, held, text): (Int, Int, String) = (0, 0, "")
        for byte in bytes {
            (bits, held) = (bits << 8 | Int(byte), held + 8)
            while held >= 5 {
                held -= 5
                text.append(letters[bits >> held & 31])
            }
            bits &= (1 << held) - 1
        }
        return held > 0 ? text + String(letters[bits << (5 - held) & 31]) : text
    }
}
