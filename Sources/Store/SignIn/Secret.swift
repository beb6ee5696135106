import Crypto

/// A random text that opens something: whoever shows it is let in. Only its digest is stored.
public enum Secret {
    private static let bytes = 32

    /// 256 random bits, as letters and digits.
    public static func make(_ random: (Int) -> [UInt8]) -> String { Hex.text(random(bytes)) }

    static func digest(_ secret: String) -> [UInt8] { Array(SHA256.hash(data: Array(secret.utf8))) }
}
