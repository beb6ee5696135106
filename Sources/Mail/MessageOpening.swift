extension Message {
    /// The new words at the top: what stands before the first earlier message that is quoted or forwarded.
    ///
    /// If nothing does, as in a bare forward, it is the beginning of the whole text. At most so many Unicode scalars.
    public func opening(_ limit: Int = 2000) -> String {
        var text = self.text
        return text.withUTF8 { bytes in
            let new = ASCII.trimmed(bytes[..<EarlierMessage.start(in: UnsafeBufferPointer(rebasing: bytes[...]))])
            return String(decoding: TextLimit.cut(new.isEmpty ? ASCII.trimmed(bytes) : new, characters: limit), as: UTF8.self)
        }
    }
}

/// Finds where new words end and an earlier message begins.
struct EarlierMessage {
    private let text: UnsafeBufferPointer<UInt8>
    private var lines: [Range<Int>] = []

    /// Nobody writes more new lines than this above a quote, and a text of nothing but line ends must stay cheap.
    private static let mostLines = 5000
    /// A header copied into a reply has about five lines, with blank ones between in some programs.
    private static let headerLines = 8

    static func start(in text: UnsafeBufferPointer<UInt8>) -> Int {
        let search = EarlierMessage(text)
        guard let index = search.lines.indices.first(where: search.begins) else { return text.count }
        return search.lines[search.withoutLeadIn(index)].lowerBound
    }

    private init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        var start = 0
        while start < text.count, lines.count < Self.mostLines {
            let end = text[start...].firstIndex(of: ASCII.lf) ?? text.count
            lines.append(start..<end)
            start = end + 1
        }
    }

    private func line(_ index: Int) -> Slice<UnsafeBufferPointer<UInt8>> { ASCII.trimmed(text[lines[index]]) }

    private func begins(_ index: Int) -> Bool {
        let line = line(index)
        guard let first = line.first else { return false }
        switch first {
        case UInt8(ascii: ">"): return true
        case UInt8(ascii: "-"): return isDivider(line)
        case UInt8(ascii: "O"), UInt8(ascii: "A"), UInt8(ascii: "L"), UInt8(ascii: "E"): return isAttribution(index)
        case UInt8(ascii: "B"): return ASCII.starts(line, "begin forwarded message:")
        default: return isHeader(index)
        }
    }

    /// "-----Original Message-----", "---------- Forwarded by …".
    private func isDivider(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let words = line.drop { $0 == UInt8(ascii: "-") || $0 == ASCII.space }
        guard line.count - words.count >= 2 else { return false }
        return Self.dividers.contains { ASCII.starts(words, $0) }
    }

    private static let dividers: [StaticString] = [
        "original message", "original appointment", "forwarded by", "forwarded message", "forwarded to",
        "ursprüngliche nachricht", "weitergeleitete nachricht", "message d'origine", "message transféré", "mensaje original",
        "oorspronkelijk bericht",
    ]

    /// "On Monday Ines Ferreira wrote:", which may be broken into three lines.
    private func isAttribution(_ index: Int) -> Bool {
        let line = line(index)
        guard let words = Self.attributions.first(where: { ASCII.starts(line, $0.start) }) else { return false }
        for next in index..<min(index + 3, lines.count) {
            let part = self.line(next)
            guard !part.isEmpty else { return false }
            if part.last == UInt8(ascii: ":") { return ASCII.contains(part, words.verb) }
        }
        return false
    }

    private static let attributions: [(start: StaticString, verb: StaticString)] = [
        ("on ", "wrote"), ("am ", "schrieb"), ("le ", "a écrit"), ("el ", "escribió"), ("em ", "escreveu"), ("op ", "schreef"),
    ]

    /// A header copied into the text: From and, soon after, Sent, Date or Subject; or Lotus Notes' To, cc and Subject.
    private func isHeader(_ index: Int) -> Bool {
        let first = Self.withoutStars(line(index))
        let following = (index + 1)..<min(index + Self.headerLines, lines.count)
        if Self.froms.contains(where: { ASCII.starts(first, $0) }) {
            return following.contains { next in
                Self.companions.contains { ASCII.starts(Self.withoutStars(line(next)), $0) }
            }
        }
        return ASCII.starts(first, "to:") && following.contains { ASCII.starts(line($0), "subject:") }
            && following.contains { ASCII.starts(line($0), "cc:") }
    }

    private static let froms: [StaticString] = ["from:", "von:", "de:", "de :", "van:"]
    private static let companions: [StaticString] = [
        "sent:", "date:", "subject:", "gesendet:", "datum:", "betreff:", "envoyé:", "envoyé :", "objet:", "objet :", "enviado",
        "verzonden:",
    ]

    /// Some programs make the names bold: "*From:*".
    private static func withoutStars(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        line.drop { $0 == UInt8(ascii: "*") }
    }

    /// Goes back over what leads into an earlier message: rulers, and Lotus Notes' "Ines Ferreira on 03/02/2026 09:00 AM".
    private func withoutLeadIn(_ index: Int) -> Int {
        let isOfNotes = ASCII.starts(line(index), "to:")
        var index = index
        while index > 0 {
            let before = line(index - 1)
            let isRuler = before.allSatisfy { "_-*=".utf8.contains($0) }
            let isStamp = isOfNotes && ["AM", "PM"].contains { before.suffix(2).elementsEqual($0.utf8) }
            guard isRuler || isStamp else { break }
            index -= 1
        }
        return index
    }
}
