import Care

extension ImportPreview {
    public var json: JSON {
        [
            "messages": .integer(Int64(messages)), "more": .bool(hasMoreMessages), "files": .array(files.map(\.json)),
        ]
    }

    /// A line for each column, and the first rows’ cells behind it.
    public var text: String {
        var lines =
            messages == 0 ? [] : ["\(Spoken.number(messages))\(hasMoreMessages ? " or more" : "") message\(messages == 1 ? "" : "s")."]
        for file in files { lines += file.lines }
        return lines.joined(separator: "\n")
    }
}

extension ImportPreview.File {
    fileprivate var json: JSON {
        .members([
            "place": .string(place), "exporter": .text(exporter),
            "columns": .array(columns.map { ["name": .string($0.name), "meaning": .string($0.meaning)] }),
            "rows": .array(rows.map { .array($0.map(JSON.string)) }), "why": .text(why), "new": .integer(Int64(counts.new)),
            "completed": .integer(Int64(counts.completed)), "already": .integer(Int64(counts.already)),
            "leftOut": .array(counts.leftOut.map { ["place": .string($0.place), "why": .string($0.why)] }),
            "cut": .bool(counts.isCut), "about": counts.about.map { .integer(Int64($0)) } ?? .null,
        ])
    }

    /// So many of what would be left out are named.
    private static let reasonsShown = 5

    fileprivate var lines: [String] {
        let head = place + (exporter.map { ", from \($0)" } ?? "") + ": " + (why ?? counts.sentence)
        let columns = columns.enumerated().map { place, column in
            "  \(column.name)=\(column.meaning)    \(cells(of: place).joined(separator: " | "))"
        }
        let told = columns.isEmpty ? told.map { "  \($0.words)" } : []
        return [head] + columns + told + counts.leftOut.prefix(Self.reasonsShown).map { "  \($0.place): \($0.why)" }
    }

    /// What stands in a column in the first rows.
    public func cells(of column: Int) -> [String] {
        Array(rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }.prefix(3))
    }
}

extension ImportPreview.Counts {
    /// “500 read: 480 new, 15 known and completed, 5 here already.”
    public var sentence: String {
        let parts = [("new", new), ("known and completed", completed), ("here already", already), ("left out", leftOut.count)]
        let said = parts.filter { $0.1 > 0 }.map { "\(Spoken.number($0.1)) \($0.0)" }.joined(separator: ", ")
        if isCut, looked == 0 { return "Not looked at: there was enough before it." }
        let of = about.map { " of about \(Spoken.number($0))" } ?? ""
        let read = isCut ? "The first \(Spoken.number(looked))\(of) read" : "\(Spoken.number(looked)) read"
        return said.isEmpty ? "Nothing in it." : "\(read): \(said)."
    }

    /// Of several files together.
    public static func + (one: Self, other: Self) -> Self {
        var sum = one
        sum.new += other.new
        sum.completed += other.completed
        sum.already += other.already
        sum.leftOut += other.leftOut
        sum.isCut = one.isCut || other.isCut
        sum.about = nil
        return sum
    }
}
