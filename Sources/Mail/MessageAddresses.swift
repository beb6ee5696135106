import Formats

extension MessageHeader {
    /// Everybody a header names, groups taken apart; at most 500.
    func correspondents(_ name: HeaderName) -> [Correspondent] {
        var found: [Correspondent] = []
        for field in all(name) where found.count < Message.Limit.correspondents {
            let value = value(field)
            var addresses = MessageAddresses.read(value)
            // Some programs encode the whole value, addresses and all, which is not allowed: then decode first.
            if HeaderText.hasEncodedWord(value), !addresses.contains(where: { $0.address.utf8.contains(UInt8(ascii: "@")) }) {
                addresses = MessageAddresses.read(HeaderText.decoded(value))
            }
            found += addresses
        }
        return Array(found.prefix(Message.Limit.correspondents))
    }
}

/// Reads the addresses in a header's value.
///
/// It is ours and not GMime's: GMime gives up a whole list for one bad address, such as "k..allen@…", and a header of
/// nested groups ("a:a:a:…") makes it overflow the stack. Here every address that can be told is told, in one pass.
struct MessageAddresses {
    /// What is before or beside the address: a name, or a bare address.
    private var phrase: [UInt8] = []
    private var comment: [UInt8] = []
    private var angle: [UInt8]?
    /// "Okafor" of "Okafor, Chidi <…>", until we see whether a name goes on after the comma.
    private var waiting: [UInt8] = []
    private var found: [Correspondent] = []
    private let value: [UInt8]
    private var position = 0
    /// A quote that never ends is no quote, and to look for its end again would take time that grows with the square.
    private var quotesAreOver = false

    private static let longestAddress = 320

    static func read(_ value: [UInt8]) -> [Correspondent] {
        var reader = MessageAddresses(value: value)
        reader.read()
        return reader.found
    }

    private init(value: [UInt8]) { self.value = value }

    private mutating func read() {
        while position < value.count, found.count < Message.Limit.correspondents {
            let byte = value[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): readQuoted()
            case UInt8(ascii: "("): readComment()
            case UInt8(ascii: "<"): readAngle()
            case UInt8(ascii: ","): end(atComma: true)
            case UInt8(ascii: ";"): end(atComma: false)
            case UInt8(ascii: ":") where angle == nil && !phrase.contains(UInt8(ascii: "@")):
                // The name of a group, or "mailto:".
                phrase = []
                waiting = []
            default: phrase.append(byte)
            }
        }
        end(atComma: false)
    }

    private mutating func readQuoted() {
        guard !quotesAreOver, let close = closingQuote() else {
            quotesAreOver = true
            return
        }
        var quoted: [UInt8] = []
        var escaped = false
        for byte in value[position..<close] {
            if byte == UInt8(ascii: "\\"), !escaped {
                escaped = true
            } else {
                quoted.append(byte)
                escaped = false
            }
        }
        position = close + 1
        phrase += quoted
    }

    private func closingQuote() -> Int? {
        var index = position
        while index < value.count, value[index] != UInt8(ascii: "\"") { index += value[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return index < value.count ? index : nil
    }

    private mutating func readComment() {
        var depth = 1
        while position < value.count, depth > 0 {
            let byte = value[position]
            position += 1
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            if depth > 0 { comment.append(byte) }
        }
        phrase.append(ASCII.space)
    }

    private mutating func readAngle() {
        let stop = value[position...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: ",") } ?? value.count
        // "<@relay,@other:anna@…>" is a route; only what follows its colon is the address.
        let isRoute = position < value.count && value[position] == UInt8(ascii: "@")
        let close = isRoute ? value[position...].firstIndex(of: UInt8(ascii: ">")) ?? value.count : stop
        var inside = value[position..<close]
        if isRoute, let colon = inside.lastIndex(of: UInt8(ascii: ":")) { inside = inside[(colon + 1)...] }
        position = close < value.count && value[close] == UInt8(ascii: ">") ? close + 1 : close
        if angle?.isEmpty ?? true { angle = Array(inside) }
    }

    private mutating func end(atComma: Bool) {
        defer {
            phrase = []
            comment = []
            angle = nil
        }
        let name = Array(ASCII.trimmed(phrase))
        if let angle {
            add(angle, name: waiting.isEmpty ? name : waiting + [UInt8(ascii: ","), ASCII.space] + name)
            waiting = []
        } else if name.contains(UInt8(ascii: "@")) {
            addWaiting()
            addBare(name)
        } else {
            waiting += (waiting.isEmpty || name.isEmpty ? [] : [UInt8(ascii: ","), ASCII.space]) + name
            if !atComma { addWaiting() }
        }
    }

    /// A lone word is an address without a domain, such as "root"; more words without an address are nobody we could write to.
    private mutating func addWaiting() {
        if !waiting.isEmpty, !waiting.contains(ASCII.space), !HeaderText.hasEncodedWord(waiting) { add(waiting, name: []) }
        waiting = []
    }

    private mutating func addBare(_ phrase: [UInt8]) {
        let words = phrase.split(separator: ASCII.space)
        guard let index = words.lastIndex(where: { $0.contains(UInt8(ascii: "@")) }) else { return }
        add(Array(words[index]), name: index == 0 ? comment : Array(words[..<index].joined(separator: [ASCII.space])))
    }

    private mutating func add(_ raw: [UInt8], name: [UInt8]) {
        let address = Self.tidy(raw)
        guard let first = address.first, first != UInt8(ascii: "@"), address.count <= Self.longestAddress else { return }
        let text = HeaderText.oneLine(Charset.readable(address), limit: Self.longestAddress).lowercased()
        let shown = Self.shown(name.isEmpty ? comment : name)
        found.append(Correspondent(name: shown.lowercased() == text ? "" : shown, address: text))
    }

    /// Without the brackets, quotes and full stops that people and programs leave around addresses.
    private static func tidy(_ raw: [UInt8]) -> [UInt8] {
        let litter = Array("<>[]'\"` ".utf8)
        var address = raw.drop { litter.contains($0) || $0 <= ASCII.space }
        while let last = address.last, litter.contains(last) || last <= ASCII.space || last == UInt8(ascii: ".") { address.removeLast() }
        // "mailto:anna@…", "smtp:anna@…".
        if let at = address.firstIndex(of: UInt8(ascii: "@")), let colon = address[..<at].lastIndex(of: UInt8(ascii: ":")) {
            address = address[(colon + 1)...]
        }
        return address.contains(UInt8(ascii: "@")) ? address.filter { $0 > ASCII.space } : Array(address)
    }

    private static func shown(_ name: [UInt8]) -> String {
        let line = HeaderText.line(name, limit: Message.Limit.nameCharacters)
        guard let first = line.first, "'\"".contains(first) || "'\"".contains(line.last ?? " ") else { return line }
        return String(line.drop { "'\" ".contains($0) }.reversed().drop { "'\" ".contains($0) }.reversed())
    }
}
