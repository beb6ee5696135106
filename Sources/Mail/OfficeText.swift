/// The words in the XML of office files (docx, xlsx, pptx, OpenDocument), a paragraph or a cell's row to a line.
///
/// It is no XML reader: it goes through the bytes once, drops the tags and keeps where words end. No entity but a character's
/// is known, so nothing can grow.
struct OfficeText {
    private let xml: [UInt8]
    private var position = 0
    private var output: [UInt8] = []
    /// Inside what no reader sees: formulas, field codes, deleted words, and numbers that stand for shared words.
    private var hidden: [UInt8] = []

    /// Takes and gives UTF-8; at most so many bytes of it.
    static func text(of xml: [UInt8], limit: Int) -> [UInt8] {
        var reader = OfficeText(xml: xml)
        while reader.position < xml.count, reader.output.count < limit { reader.step() }
        return reader.output
    }

    private init(xml: [UInt8]) { self.xml = xml }

    private mutating func step() {
        let byte = xml[position]
        if byte == UInt8(ascii: "<") {
            readTag()
        } else if byte == UInt8(ascii: "&") {
            let (scalar, end) = HTMLEntity.read(xml, position)
            position = max(end, position + 1)
            if let scalar { emit(Array(String(scalar).utf8)) }
        } else {
            position += 1
            emit([byte <= ASCII.space ? ASCII.space : byte])
        }
    }

    private mutating func emit(_ bytes: [UInt8]) {
        guard hidden.isEmpty else { return }
        let isBlank = bytes == [ASCII.space]
        if isBlank, output.isEmpty || output.last == ASCII.space || output.last == ASCII.lf { return }
        output += bytes
    }

    private mutating func readTag() {
        let start = position + 1
        var quote: UInt8?
        position = start
        while position < xml.count, quote != nil || xml[position] != UInt8(ascii: ">") {
            let byte = xml[position]
            if byte == quote {
                quote = nil
            } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            position += 1
        }
        let tag = xml[start..<min(position, xml.count)]
        position = min(position + 1, xml.count)
        act(on: tag)
    }

    private mutating func act(on tag: ArraySlice<UInt8>) {
        let (isEnd, isEmpty) = (tag.first == UInt8(ascii: "/"), tag.last == UInt8(ascii: "/"))
        let whole = tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > ASCII.space && $0 != UInt8(ascii: "/") }
        // Without the prefix of its namespace: "w:p" and "text:p" are both a paragraph.
        let name = Array(whole.drop { $0 != UInt8(ascii: ":") }.dropFirst())
        let own = name.isEmpty ? Array(whole) : name
        if !hidden.isEmpty {
            if isEnd, own == hidden { hidden = [] }
        } else if Self.unseen.contains(own) {
            if !isEnd, !isEmpty { hidden = own }
        } else if Self.breaks.contains(own), isEnd || isEmpty {
            if let last = output.last, last != ASCII.lf { output.append(ASCII.lf) }
        } else if Self.gaps.contains(own), isEnd || isEmpty {
            emit([ASCII.space])
        }
    }

    private static let breaks = Set(["p", "h", "br", "cr", "line-break", "si", "row", "tr", "table-row"].map { Array($0.utf8) })
    private static let gaps = Set(["tab", "tc", "c", "table-cell", "s", "is"].map { Array($0.utf8) })
    private static let unseen = Set(["instrText", "delText", "f", "v", "binary-data", "rPh"].map { Array($0.utf8) })
}
