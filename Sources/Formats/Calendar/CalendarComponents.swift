/// Divides a calendar into its components, line by line, so that one that is broken or huge stops at itself.
struct CalendarComponents {
    struct Component {
        /// In capitals: VEVENT, VTIMEZONE.
        let name: String
        let line: Int
        /// From BEGIN to END, attachments, pages in HTML and alarms left out.
        var bytes: [UInt8] = []
        var isTooLarge = false
    }

    /// 256 KiB, attachments left out: more than a meeting needs.
    static let largest = 256 << 10

    private(set) var components: [Component] = []
    /// METHOD of the calendar: what is sent with CANCEL does not take place.
    private(set) var isCancellation = false
    /// Where the file ends within a component.
    private(set) var unfinished: Int?
    private(set) var hasCalendar = false

    private var open: Component?
    private var depth = 0
    /// Whether lines are left out until one that is not folded.
    private var skipsFolded = false
    /// How deep the alarm lies that is left out; 0 for none.
    private var skippedDepth = 0

    /// O(bytes).
    init(_ bytes: [UInt8]) {
        var (start, number) = (0, 0)
        while start < bytes.count {
            number += 1
            let end = bytes[start...].firstIndex(of: Byte.lf) ?? bytes.count
            var line = bytes[start..<end]
            while line.last == Byte.cr { line = line.dropLast() }
            take(line, number)
            start = end + 1
        }
        unfinished = open?.line
    }

    private mutating func take(_ line: ArraySlice<UInt8>, _ number: Int) {
        let isFolded = line.first.map(Byte.isBlank) ?? false
        if let name = Self.mark("begin:", line) { return begin(name, line, number) }
        if let name = Self.mark("end:", line) { return end(name, line) }
        if open == nil {
            if Byte.starts(line, "method:"), Byte.starts(line.dropFirst(7), "cancel") { isCancellation = true }
        } else if skippedDepth == 0 {
            if !isFolded { skipsFolded = Self.isLeftOut(line) }
            if !skipsFolded { keep(line) }
        }
    }

    private mutating func begin(_ name: String, _ line: ArraySlice<UInt8>, _ number: Int) {
        skipsFolded = false
        if name == "VCALENDAR" {
            hasCalendar = true
            // One that begins within another component shows that the former was never ended.
            if let open { components.append(Component(name: open.name + " without an end", line: open.line)) }
            (open, depth, skippedDepth) = (nil, 0, 0)
            return
        }
        depth += 1
        if open == nil {
            open = Component(name: name, line: number)
        } else if skippedDepth == 0, depth > 1, open?.name != "VTIMEZONE" {
            skippedDepth = depth
        }
        if skippedDepth == 0 { keep(line) }
    }

    private mutating func end(_ name: String, _ line: ArraySlice<UInt8>) {
        skipsFolded = false
        guard open != nil, name != "VCALENDAR" else { return }
        if skippedDepth == 0 { keep(line) }
        if skippedDepth == depth { skippedDepth = 0 }
        depth -= 1
        if depth == 0, let done = open {
            components.append(done)
            open = nil
        }
    }

    private mutating func keep(_ line: ArraySlice<UInt8>) {
        guard let count = open?.bytes.count, count + line.count < Self.largest else {
            open?.isTooLarge = true
            return
        }
        // libical takes texts that end with a zero byte; within them there is none.
        open?.bytes += line.lazy.map { $0 == 0 ? Byte.space : $0 }
        open?.bytes += [Byte.cr, Byte.lf]
    }

    private static func isLeftOut(_ line: ArraySlice<UInt8>) -> Bool {
        let name = line.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
        return ["attach", "image", "x-alt-desc", "styled-description"].contains { word in
            name.count == word.utf8.count && zip(name, word.utf8).allSatisfy { Byte.lower($0) == $1 }
        }
    }

    /// What a line begins or ends, in capitals; nil for another line.
    private static func mark(_ word: StaticString, _ line: ArraySlice<UInt8>) -> String? {
        guard line.count < 80, Byte.starts(line, word) else { return nil }
        let name = Byte.trimmed(line.dropFirst(word.utf8CodeUnitCount))
        return String(decoding: name, as: UTF8.self).uppercased()
    }
}
