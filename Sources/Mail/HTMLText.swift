/// The readable text of an HTML page, as a person would see it without pictures.
///
/// It is not a browser: it goes through the bytes once, drops the tags and keeps the line breaks that matter. What is
/// quoted from an earlier message begins each line with "> ", as in plain text, so that new words can be told from old.
struct HTMLText {
    private let html: [UInt8]
    private var position = 0
    private var output: [UInt8] = []
    private var pendingSpace = false
    private var pendingBreaks = 0
    private var preformatted = 0
    private var quotes: [Bool] = []
    private var quoteDepth = 0
    /// Once the end of a head is not found, it is not looked for again.
    private var headIsOver = false

    /// More blank lines than one between paragraphs tell nothing.
    private static let mostBreaks = 2
    private static let mostQuoteMarks = 5

    /// Takes and gives UTF-8.
    static func text(of html: [UInt8]) -> [UInt8] {
        var reader = HTMLText(html: html)
        reader.read()
        return reader.output
    }

    private init(html: [UInt8]) {
        self.html = html
        output.reserveCapacity(html.count / 2)
    }

    private mutating func read() {
        while position < html.count {
            switch html[position] {
            case UInt8(ascii: "<") where beginsTag: readTag()
            case UInt8(ascii: "&"): readEntity()
            case let byte:
                position += 1
                if byte <= ASCII.space { space(byte) } else { emit(byte) }
            }
        }
    }

    // MARK: Text

    private mutating func emit(_ byte: UInt8) {
        flush()
        output.append(byte)
    }

    private mutating func flush() {
        if pendingBreaks > 0 {
            if !output.isEmpty { for _ in 0..<pendingBreaks { output.append(ASCII.lf) } }
            for _ in 0..<min(quoteDepth, Self.mostQuoteMarks) { output += [UInt8(ascii: ">"), ASCII.space] }
        } else if pendingSpace, !output.isEmpty {
            output.append(ASCII.space)
        }
        pendingBreaks = 0
        pendingSpace = false
    }

    private mutating func space(_ byte: UInt8) {
        if preformatted > 0, byte == ASCII.lf {
            breakLine(add: true)
        } else if preformatted > 0 {
            emit(byte)
        } else {
            pendingSpace = true
        }
    }

    private mutating func breakLine(add: Bool = false, atLeast: Int = 1) {
        pendingBreaks = min(Self.mostBreaks, add ? pendingBreaks + 1 : max(pendingBreaks, atLeast))
    }

    private mutating func readEntity() {
        let (scalar, end) = HTMLEntity.read(html, position)
        guard let scalar else {
            emit(html[position])
            position += 1
            return
        }
        position = end
        switch scalar.value {
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0: pendingSpace = true
        // Invisible: soft hyphens, joiners and marks with which newsletters pad their first lines.
        case 0..<0x20, 0x7F...0x9F, 0xAD, 0x34F, 0x200B, 0xFEFF: break
        default:
            flush()
            output += Array(String(scalar).utf8)
        }
    }

    // MARK: Tags

    /// A "<" that begins no tag is a "less than".
    private var beginsTag: Bool {
        guard position + 1 < html.count else { return false }
        let next = html[position + 1]
        return ASCII.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
    }

    private mutating func readTag() {
        if ASCII.starts(html[position...], "<!--") {
            position = HTMLTag.end(of: "-->", in: html, from: position + 4) ?? html.count
            return
        }
        let tag = HTMLTag(html, position)
        position = tag.end
        switch tag.name {
        case "script", "style", "title", "noscript", "template":
            if !tag.isClosing { position = HTMLTag.end(of: "</\(tag.name)", in: html, from: position) ?? html.count }
        case "head": if !tag.isClosing { skipHead() }
        case "br": breakLine(add: true)
        case "p", "h1", "h2", "h3", "h4", "h5", "h6": breakLine(atLeast: 2)
        case "td", "th": pendingSpace = true
        case "pre":
            breakLine()
            preformatted = max(0, preformatted + (tag.isClosing ? -1 : 1))
        case "blockquote": quote(tag)
        case "div", "li", "tr", "ul", "ol", "dl", "dt", "dd", "table", "hr", "section", "article", "header", "footer", "center", "form":
            breakLine()
        default: break
        }
    }

    /// A head that never ends is a mistake, and what follows it is text.
    private mutating func skipHead() {
        guard !headIsOver else { return }
        if let end = HTMLTag.end(of: "</head", in: html, from: position) { position = end } else { headIsOver = true }
    }

    private mutating func quote(_ tag: HTMLTag) {
        if tag.isClosing {
            if quotes.popLast() == true { quoteDepth -= 1 }
        } else {
            // Others only indent.
            let isQuote = ASCII.contains(html[tag.attributes], "cite") || ASCII.contains(html[tag.attributes], "quote")
            quotes.append(isQuote)
            if isQuote { quoteDepth += 1 }
        }
        breakLine()
    }
}
