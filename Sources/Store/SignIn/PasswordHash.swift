import CArgon2
import Foundation

/// A password as it is kept: Argon2id, with its parameters and salt in the text, so that they can grow.
///
/// 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet. About 20 ms of one core.
struct PasswordHash {
    let text: String

    private static let kibibytes: UInt32 = 19 << 10
    private static let passes: UInt32 = 2
    private static let hashLength = 32
    static let saltLength = 16
    private static let longestText = 256

    /// What a password is hashed against where there is none, so that an unknown address takes as long as a known one.
    static let nobody = PasswordHash(
        text: "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")

    init(text: String) { self.text = text }

    /// Throws a `Fault` where there is not enough memory.
    init(of password: String, salt: [UInt8]) throws {
        let bytes = Self.bytes(password)
        var encoded = [CChar](repeating: 0, count: Self.longestText)
        let result = argon2id_hash_encoded(
            Self.passes, Self.kibibytes, 1, bytes, bytes.count, salt, salt.count, Self.hashLength, &encoded, encoded.count)
        guard result == ARGON2_OK.rawValue else { throw Fault("the password cannot be hashed: \(result)") }
        text = String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether this is the password. Takes as long when it is not.
    func matches(_ password: String) -> Bool {
        let bytes = Self.bytes(password)
        return argon2id_verify(text, bytes, bytes.count) == ARGON2_OK.rawValue
    }

    /// One way to write an accented letter.
    private static func bytes(_ password: String) -> [UInt8] { Array(password.precomposedStringWithCanonicalMapping.utf8) }
}
