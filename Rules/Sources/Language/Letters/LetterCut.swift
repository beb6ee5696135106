/// Cuts off what stands below a letter's words: the signature, the firm's disclaimer, the provider's advertisement.
///
/// It is light and knows lines only by how they begin; what it leaves costs little, for a signature asks nothing.
enum LetterCut {
    /// More than this below a sign-off is no signature but more letter.
    private static let longestSignature = 500
    private static let mostLines = 2000

    /// Where the words end.
    static func end(of text: UnsafeBufferPointer<UInt8>) -> Int {
        var start = 0
        var signed: Int?
        var hasWords = false
        for _ in 0..<mostLines where start < text.count {
            let end = lineEnd(text, start)
            let line = trimmed(text, start..<end)
            if !line.isEmpty {
                if hasWords, isFooter(text, line) { return signature(signed, start, text.count) }
                if hasWords, isSignOff(text, line) { signed = end }
                if begins(text, line, "ps") || begins(text, line, "p.s") { signed = nil }
                hasWords = true
            }
            start = end
        }
        return signature(signed, text.count, text.count)
    }

    private static func signature(_ signed: Int?, _ end: Int, _ count: Int) -> Int {
        if let signed, end - signed < longestSignature { signed } else { end }
    }

    private static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var end = start
        while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
        return min(end + 1, text.count)
    }

    private static func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Range<Int> {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, text[start] <= 0x20 { start += 1 }
        while end > start, text[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    private static func isFooter(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        if isRuler(text, line) { return true }
        return footers.contains { begins(text, line, $0) }
    }

    /// "-- ", or a long line of one sign.
    private static func isRuler(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        let first = text[line.lowerBound]
        guard first == UInt8(ascii: "-") || first == UInt8(ascii: "_") || first == UInt8(ascii: "*") || first == UInt8(ascii: "=") else {
            return false
        }
        return (line.count >= 8 || (line.count == 2 && first == UInt8(ascii: "-"))) && line.allSatisfy { text[$0] == first }
    }

    /// A line that has a sign-off and nothing else, as "Kind regards,".
    private static func isSignOff(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        var end = line.upperBound
        while end > line.lowerBound, !LetterSentences.isOfWord(text[end - 1]) { end -= 1 }
        return signOffs.contains { $0.utf8CodeUnitCount == end - line.lowerBound && begins(text, line, $0) }
    }

    private static func begins(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ words: StaticString) -> Bool {
        guard words.utf8CodeUnitCount <= line.count else { return false }
        return words.withUTF8Buffer { words in
            words.indices.allSatisfy { LetterSentences.small(text[line.lowerBound + $0]) == words[$0] }
        }
    }

    private static let signOffs: [StaticString] = [
        "thanks", "thank you", "thx", "many thanks", "thanks again", "thanks in advance", "regards", "best", "best regards",
        "kind regards", "warm regards", "with kind regards", "best wishes", "sincerely", "yours sincerely", "sincerely yours", "cheers",
        "yours", "yours truly", "respectfully", "love", "take care",
        "mit freundlichen grüßen", "mit freundlichem gruß", "viele grüße", "beste grüße", "liebe grüße", "freundliche grüße", "mfg",
        "danke", "vielen dank", "gruß", "grüße",
    ]

    private static let footers: [StaticString] = [
        "do you yahoo", "get your free", "get your private", "get more from the web", "send your free", "sent from my", "sent from mail",
        "the information in this", "the information contained in", "the foregoing e-mail", "this e-mail is", "this email is",
        "this e-mail and any", "this email and any", "this e-mail may", "this email may", "this message is intended", "this message may",
        "this message and any", "this message contains", "this communication is", "this communication may", "this transmission may",
        "confidentiality notice", "confidential:", "privileged/confidential", "disclaimer", "if you are not the intended",
        "diese e-mail", "diese nachricht", "der inhalt dieser", "von meinem iphone", "gesendet von", "vertraulichkeitshinweis",
    ]
}
