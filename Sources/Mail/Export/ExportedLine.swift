import Care
import Store

/// One entry as a line of JSON. Body and words stand in it as they stand in the record, byte for byte.
enum ExportedLine {
    static func write(_ entry: ExportedEntry, to line: inout [UInt8]) {
        line.removeAll(keepingCapacity: true)
        append("{\"number\":\(entry.number),\"command\":", &line)
        append(hex: entry.command, &line)
        append(",\"ordinal\":\(entry.ordinal),\"at\":\(entry.at),\"recorded\":\(entry.recorded),\"by\":", &line)
        append(JSON.string(entry.by).text, &line)
        append(",\"via\":", &line)
        append(JSON.string(entry.via).text, &line)
        append(",\"about\":\(entry.about),\"kind\":", &line)
        append(JSON.string(entry.kind).text, &line)
        append(",\"body\":", &line)
        append(entry.body, &line)
        append(",\"words\":", &line)
        append(entry.words ?? "null", &line)
        append(",\"nonce\":", &line)
        if let nonce = entry.nonce { append(hex: nonce, &line) } else { append("null", &line) }
        append(",\"digest\":", &line)
        append(hex: entry.digest, &line)
        append(",\"leaf\":", &line)
        append(hex: entry.leaf, &line)
        append(entry.isUndone ? ",\"undone\":true}\n" : "}\n", &line)
    }

    private static func append(_ text: String, _ line: inout [UInt8]) { line.append(contentsOf: text.utf8) }

    private static func append(hex bytes: [UInt8], _ line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        append(Hex.text(bytes), &line)
        line.append(UInt8(ascii: "\""))
    }
}
