import CGMime

/// The dates of a message, in UTC milliseconds.
enum MessageDate {
    /// A date takes 40 bytes; what is far longer is none.
    private static let longest = 200
    /// Servers between sender and reader, and to spare.
    private static let mostHops = 50
    /// 1 January 9999, in seconds: what lies after it leaves no room for reckoning.
    private static let lastSecond: Int64 = 253_370_764_800

    /// Nil for what cannot be read, for days that never were, and for years before 1970 or after 9998.
    static func milliseconds(_ value: some Collection<UInt8>) -> Int64? {
        guard !value.isEmpty, value.count <= longest else { return nil }
        GMime.start
        let text = value.map(CChar.init(bitPattern:)) + [0]
        guard let decoded = g_mime_utils_header_decode_date(text) else { return nil }
        defer { g_date_time_unref(decoded) }
        return milliseconds(seconds: Int64(g_date_time_to_unix(decoded)))
    }

    static func milliseconds(seconds: Int64) -> Int64? {
        (0..<lastSecond).contains(seconds) ? seconds * 1000 : nil
    }

    /// Of the topmost Received field that has a date: that server is the nearest to us, so the least likely to lie.
    static func received(_ header: MessageHeader) -> Int64? {
        for field in header.all(.received).prefix(mostHops) {
            let value = header.value(field)
            if let semicolon = value.lastIndex(of: UInt8(ascii: ";")),
                let date = milliseconds(value[(semicolon + 1)...].drop { $0 == ASCII.space })
            {
                return date
            }
        }
        return nil
    }
}
