import Care
import Store

/// Writes messages into one mailbox (mboxrd): before each a line that begins with "From ", and a ">" before lines of its own that do.
/// What was put before is taken off again by whoever reads it, so the bytes come out as they were.
struct Mboxrd {
    private static let mark = Array("From ".utf8)

    let mailbox: ExportFile
    let index: ExportFile

    init(mailbox: ExportFile, index: ExportFile) throws {
        (self.mailbox, self.index) = (mailbox, index)
        try index.write("sha256,offset,length,entry\r\n")
    }

    /// Adds a message, and where its quoted bytes lie: from an offset, so many.
    func add(_ message: ExportedMessage, _ bytes: [UInt8]) throws {
        try mailbox.write("From - \(Self.date(message.at))\n")
        let quoted = Self.quoted(bytes)
        try index.write("\(message.digest),\(mailbox.offset),\(quoted.count),\(message.entry)\r\n")
        try mailbox.write(quoted)
        try mailbox.write(quoted.last == UInt8(ascii: "\n") ? "\n" : "\n\n")
    }

    static func quoted(_ bytes: [UInt8]) -> [UInt8] { moved(bytes, adds: true) }

    /// The reverse.
    static func unquoted(_ bytes: [UInt8]) -> [UInt8] { moved(bytes, adds: false) }

    /// Puts a ">" before each line of any number of these and "From ", or takes one off.
    private static func moved(_ bytes: [UInt8], adds: Bool) -> [UInt8] {
        var (result, copied, line) = ([UInt8](), 0, 0)
        while line < bytes.count {
            var place = line
            while place < bytes.count, bytes[place] == UInt8(ascii: ">") { place += 1 }
            if bytes[place...].starts(with: mark), adds || place > line {
                result += bytes[copied..<line]
                if adds { result.append(UInt8(ascii: ">")) }
                copied = adds ? line : line + 1
            }
            line = (bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
        }
        return copied == 0 && result.isEmpty ? bytes : result + bytes[min(copied, bytes.count)...]
    }

    /// As C's asctime writes it, in UTC: "Mon Mar  2 09:00:00 2026".
    private static func date(_ instant: Instant) -> String {
        let local = Zone.utc.local(instant)
        let (year, month, day) = local.day.civil
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(two(local.hour)):\(two(local.minute)):\(two(local.second % 60))"
        return "\(local.day.weekday.short) \(Month.allCases[month - 1].short) \(day < 10 ? " " : "")\(day) \(clock) \(year)"
    }
}
