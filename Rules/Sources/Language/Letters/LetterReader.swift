import Care

/// Finds the gist of a letter in its subject and its new words.
///
/// It goes by phrases and question marks, which business mail uses sparingly and to the point. It knows nobody and reads no numbers.
/// O(bytes); what is longer than a reader's patience is left unread.
public struct LetterReader {
    /// So much of a letter's new words is read.
    public static let mostBytes = 6000

    private let text: UnsafeBufferPointer<UInt8>
    private let phrases: Phrasebook
    private let sentences: LetterSentences
    /// Signs found anywhere, as bits.
    private var found: UInt16 = 0
    /// Words that belong to some phrase of thanks, greeting or closing, and all others but a name below the letter.
    private var polite = 0
    private var others = 0
    private var asking: (ask: Ask, sentence: Range<Int>, isWhole: Bool)?
    private var selling = 0

    /// - Parameters:
    ///   - words: the new words: quoted mail is cut off already, signature and disclaimer may be there. UTF-8.
    ///   - hasEarlier: whether an earlier message is quoted or forwarded below them.
    public static func gist(subject: String, words: UnsafeBufferPointer<UInt8>, hasEarlier: Bool, attachments: Int) -> Gist {
        let most = UnsafeBufferPointer(rebasing: words[..<min(words.count, mostBytes)])
        let body = UnsafeBufferPointer(rebasing: most[..<LetterCut.end(of: most)])
        let reader = LetterReader(body, .all)
        return reader.gist(LetterSubject(subject), hasEarlier: hasEarlier, attachments: attachments)
    }

    private init(_ text: UnsafeBufferPointer<UInt8>, _ phrases: Phrasebook) {
        (self.text, self.phrases) = (text, phrases)
        sentences = LetterSentences(text, phrases)
        sentences.words.withUnsafeBufferPointer { words in
            for sentence in sentences.all { read(sentence, words) }
        }
    }

    // MARK: Sentences

    private mutating func read(_ sentence: LetterSentence, _ words: UnsafeBufferPointer<Int>) {
        var signs: UInt16 = 0
        var opening: UInt16 = 0
        let politeBefore = polite
        var place = sentence.words.lowerBound
        while place < sentence.words.upperBound {
            guard let phrase = phrases.longest(words, from: place, to: sentence.words.upperBound) else {
                place += 1
                continue
            }
            signs |= phrase.sign.bit
            if place - sentence.words.lowerBound <= Self.latestOpening { opening |= phrase.sign.bit }
            if phrase.sign.endsTheMatter { polite += phrase.length }
            place += phrase.length
        }
        found |= signs
        let isName = polite > 0 && sentence.words.count == 1 && sentence.words.upperBound == words.count
        others += isName ? 0 : sentence.words.count - (polite - politeBefore)
        if signs & Sign.sells.bit != 0 { selling += 1 }
        guard let ask = ask(sentence, signs, opening: opening) else { return }
        // A question says best what is wanted, and one with a verb better than "And me?"; else what comes first.
        let isWhole = ask == .question && sentence.words.count > Self.shortQuestion
        if asking == nil || (isWhole && asking?.isWhole != true) { asking = (ask, sentence.bytes, isWhole) }
    }

    private static let shortQuestion = 2
    /// "Mike, do you know …" still opens with the question; "I know what you mean" does not.
    private static let latestOpening = 1

    private func ask(_ sentence: LetterSentence, _ signs: UInt16, opening: UInt16) -> Ask? {
        if signs & Sign.courtesy.bit != 0 { return nil }
        if sentence.isQuestion {
            let needsMore = sentence.isAside || signs & Sign.formula.bit != 0
            return needsMore && signs & (Sign.asks.bit | Sign.inquires.bit) == 0 ? nil : .question
        }
        if signs & Sign.asks.bit != 0 || opening & Sign.orders.bit != 0 { return .request }
        if signs & Sign.urges.bit != 0 { return .reminder }
        if signs & Sign.complains.bit != 0 { return .complaint }
        return opening & Sign.inquires.bit != 0 ? .question : nil
    }

    // MARK: The whole

    /// In a longer letter the words of complaints tell of something else.
    private static let longComplaint = 150
    private static let shortForward = 80
    private static let shortThanks = 25
    private static let shortest = 6
    /// Who asks something may speak of a newsletter once; two sentences sell.
    private static let sellingSentences = 2

    private func gist(_ subject: LetterSubject, hasEarlier: Bool, attachments: Int) -> Gist {
        var gist = Gist()
        gist.words = sentences.words.count
        gist.toAll = found & Sign.everybody.bit != 0
        if let asking, asking.ask != .complaint || gist.words <= Self.longComplaint {
            gist.asks = asking.ask
            gist.asked = sentence(asking.sentence)
        }
        gist.mailing = selling >= (gist.asks == nil ? 1 : Self.sellingSentences) ? .mailing : nil
        gist.tells = tells(subject, gist.words, hasEarlier: hasEarlier)
        gist.only = gist.asks == nil && attachments == 0 && isOnlyPolite
        return gist
    }

    private func tells(_ subject: LetterSubject, _ words: Int, hasEarlier: Bool) -> Nothing {
        if words == 0 { return hasEarlier ? .forwarded : .empty }
        if subject == .forward, words < Self.shortForward { return .forwarded }
        if words < Self.shortThanks, found & Sign.thanks.bit != 0 { return .thanks }
        if words < Self.shortThanks, found & Sign.closes.bit != 0, subject == .reply { return .closes }
        if words < Self.shortThanks, found & Sign.greets.bit != 0 { return .greets }
        if found & Sign.informs.bit != 0 { return .informs }
        return subject == .reply ? .answers : .tells
    }

    /// "Thanks, got it." and nothing else: every word but a name or two belongs to a phrase of thanks, greeting or closing.
    private var isOnlyPolite: Bool {
        polite > 0 && sentences.words.count <= Self.shortest && others <= 1
    }

    /// One sentence on one line.
    private func sentence(_ bytes: Range<Int>) -> String {
        let words = text[bytes].prefix(Self.longestSentence).split { $0 <= 0x20 }
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    private static let longestSentence = 300
}

extension Sign {
    /// Phrases that leave nothing to be done.
    var endsTheMatter: Bool { self == .thanks || self == .closes || self == .greets }
}

/// What the prefix of a subject says.
enum LetterSubject: Equatable {
    case fresh, reply, forward

    private static let replies: [StaticString] = ["re", "aw", "sv", "antw", "odp", "rif", "ref"]
    private static let forwards: [StaticString] = ["fw", "fwd", "wg", "tr", "rv", "vs", "i"]

    init(_ subject: String) {
        let prefix = subject.drop(while: \.isWhitespace).prefix { $0 != ":" && $0 != " " && $0 != "[" }.lowercased()
        let hasColon = subject.prefix(12).contains(":")
        if hasColon, Self.replies.contains(where: { prefix == "\($0)" }) {
            self = .reply
        } else if hasColon, Self.forwards.contains(where: { prefix == "\($0)" }) {
            self = .forward
        } else {
            self = .fresh
        }
    }
}
