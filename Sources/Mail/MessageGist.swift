import Care
import Language

extension Message {
    /// What its new words ask or tell, and whether it looks like a mailing.
    ///
    /// The new words stand before the first earlier message. Where there are none, as in an answer written between the lines of a quote,
    /// they are the lines that are not quoted.
    public func gist() -> Gist {
        var text = self.text
        var gist = text.withUTF8 { bytes -> Gist in
            let end = EarlierMessage.start(in: bytes)
            let own = UnsafeBufferPointer(rebasing: bytes[..<end])
            let hasEarlier = end < bytes.count
            if hasEarlier, let between = Unquoted.lines(in: bytes, own: own) {
                return between.withUnsafeBufferPointer { read($0, hasEarlier: true) }
            }
            return read(own, hasEarlier: hasEarlier)
        }
        gist.mailing = MailingLooks.why(self) ?? gist.mailing
        return gist
    }

    private func read(_ words: UnsafeBufferPointer<UInt8>, hasEarlier: Bool) -> Gist {
        LetterReader.gist(subject: subject, words: words, hasEarlier: hasEarlier, attachments: fileCount)
    }
}

/// The lines between those of a quote.
private enum Unquoted {
    /// Nil where something new stands above the quote, or where nothing is quoted line by line.
    static func lines(in text: UnsafeBufferPointer<UInt8>, own: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard own.allSatisfy({ $0 <= ASCII.space }) || isAttribution(own) else { return nil }
        let most = text.prefix(LetterReader.mostBytes)
        let lines = most.split(separator: ASCII.lf, omittingEmptySubsequences: false)
        guard lines.contains(where: isQuoted) else { return nil }
        let kept = lines.drop { !isQuoted($0) }.filter { !isQuoted($0) }
        return kept.contains { !ASCII.trimmed($0).isEmpty } ? Array(kept.joined(separator: CollectionOfOne(ASCII.lf))) : nil
    }

    private static func isQuoted(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool { line.first == UInt8(ascii: ">") }

    /// One line that ends with "wrote:" or the like.
    private static func isAttribution(_ own: UnsafeBufferPointer<UInt8>) -> Bool {
        let line = ASCII.trimmed(own)
        return line.last == UInt8(ascii: ":") && !line.contains(ASCII.lf) && line.count < longestAttribution
    }

    private static let longestAttribution = 150
}

/// Tells what looks as if it went to many, by more than its header.
enum MailingLooks {
    /// So many links make a page; fewer do in a short text.
    private static let manyLinks = 8
    private static let someLinks = 3
    private static let bytesPerLink = 150
    private static let manyPictures = 4

    static func why(_ message: Message) -> Nothing? {
        if message.marks.bulkWords { return .mailing }
        if let address = (message.from ?? message.sender)?.address, MailingAddress.matches(address) { return .sender }
        let (links, pictures) = count(message.text)
        if pictures >= manyPictures || links >= manyLinks { return .page }
        if links >= someLinks, message.text.utf8.count < links * bytesPerLink { return .page }
        return isMarkup(message.text) ? .page : nil
    }

    /// "://" is a link; ".gif" and "[image" are pictures that some program has made words of.
    private static func count(_ text: String) -> (links: Int, pictures: Int) {
        var (links, pictures) = (0, 0)
        var text = text
        text.withUTF8 { bytes in
            for place in bytes.indices.dropLast(4) {
                switch bytes[place] {
                case UInt8(ascii: ":"): if bytes[place + 1] == UInt8(ascii: "/"), bytes[place + 2] == UInt8(ascii: "/") { links += 1 }
                case UInt8(ascii: "."): if ASCII.starts(bytes[place...], ".gif") { pictures += 1 }
                case UInt8(ascii: "["): if ASCII.starts(bytes[place...], "[image]") { pictures += 1 }
                default: break
                }
            }
        }
        return (links, pictures)
    }

    /// The text is a page that says of itself to be none.
    private static func isMarkup(_ text: String) -> Bool {
        let head = text.utf8.prefix(200).drop { $0 <= ASCII.space }
        return ASCII.starts(head, "<html") || ASCII.starts(head, "<!doctype") || ASCII.starts(head, "<!--")
    }
}

/// Tells the addresses that mailings come from: a word of the address names a mailing.
enum MailingAddress {
    static func matches(_ address: String) -> Bool {
        if Contact.isMadeForOneMailing(address), address.utf8.prefix(while: { $0 != UInt8(ascii: "@") }).count >= longestOfSomebody {
            return true
        }
        // The last two words of the domain are a name, which may be anything.
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), maxSplits: 1)
        let labels = parts.count == 2 ? parts[1].split(separator: UInt8(ascii: ".")).dropLast(2) : []
        return (parts.prefix(1) + labels).contains { part in
            part.split { !ASCII.isLetter($0) }.contains { words.contains(String(decoding: $0, as: UTF8.self)) }
        }
    }

    /// Somebody’s name with a year behind it is shorter.
    private static let longestOfSomebody = 16

    private static let words: Set<String> = [
        "news", "newsletter", "newsletters", "offer", "offers", "mailer", "mailing", "mailings", "emailprograms", "promo",
        "promotion", "promotions", "deal", "deals", "special", "specials", "announce", "announcement", "announcements", "alert", "alerts",
        "subscription", "subscriptions", "marketing", "customermail", "rewards", "bounce", "bounces", "list", "lists", "listserv", "owner",
        "response", "notification", "notifications", "digest", "insider", "webmaster", "nobody", "broadcast", "majordomo",
    ]
}
