import Care
import Formats
import Store

/// Saved lists: which there are, and who is on one.
enum SavedListTools {
    static let all = [lists, list]

    private static let lists = Tool(.lists) { reading, _ in
        let lines = try reading.lists().map { list in
            "\(list.number)".padded(8) + list.shown.padded(28) + (list.owner == nil ? "firm" : "yours").padded(8)
                + (try reading.sentence(list.content))
        }
        return lines.isEmpty ? "There is no list yet: kept list save keeps one." : lines.joined(separator: "\n")
    }

    private static let name = Parameter(
        name: "name", kind: .list, help: "its name or number; without one, what is asked behind it", required: false, positional: true,
        repeats: false)

    private static let list = Tool(
        "list", "who is on a list, or for whom some conditions hold",
        [name] + ListWords.content + [
            .optional("count", .flag, "only how many they are"), .optional("csv", .flag, "as a table for a spreadsheet"),
        ]
    ) { session, typed in
        try session.reading { reading in
            let content = try reading.listContent(typed)
            if typed["count"] != nil {
                let count = try reading.count(content)
                return Output(text: Spoken.number(count), json: ["count": .integer(Int64(count))])
            }
            return try typed["csv"] == nil ? shown(reading, content) : table(reading, content)
        }
    }

    private static func shown(_ reading: Reading, _ content: SavedList.Content) throws -> Output {
        var (rows, items): ([[String]], [JSON]) = ([], [])
        try reading.eachLine(on: content) { lines in
            rows += lines.map { line in
                ["\(line.party.number)", line.party.shown] + content.columns.map { reading.shown(line, $0) }
            }
            items += lines.map { $0.json(content.columns) }
        }
        let sentence = try reading.sentence(content)
        let count = rows.count == 1 ? "1 is on it" : "\(Spoken.number(rows.count)) are on it"
        return Output(
            text: (["\(sentence): \(count)."] + columns(rows)).joined(separator: "\n"),
            json: ["sentence": .string(sentence), "count": .integer(Int64(items.count)), "items": .array(items)])
    }

    /// The widest column; what is longer is cut, because a line is read at a glance.
    private static let widest = 32

    private static func columns(_ rows: [[String]]) -> [String] {
        guard let first = rows.first else { return [] }
        let widths = first.indices.map { column in min(rows.map { $0[column].count }.max() ?? 0, widest) }
        return rows.map { row in
            row.enumerated().map { place, cell in
                let cut = cell.count > widest ? cell.prefix(widest - 1) + "…" : cell[...]
                return place == row.count - 1 ? String(cut) : String(cut).padded(widths[place] + 2)
            }.joined().trimmed
        }
    }

    private static func table(_ reading: Reading, _ content: SavedList.Content) throws -> Output {
        var text = TableWriter.row(["number", "kind", "name"] + content.columns.map(\.text))
        var items: [JSON] = []
        try reading.eachLine(on: content) { lines in
            for line in lines {
                text += TableWriter.row(
                    ["\(line.party.number)", line.party.kind.rawValue, line.party.shown] + content.columns.map(line.plain))
            }
            items += lines.map { $0.json(content.columns) }
        }
        if text.hasSuffix("\r\n") { text.removeLast() }
        return Output(text: text, json: ["items": .array(items)])
    }
}

extension Session {
    /// What a change of many would do, with the first of whom it changes.
    func preview(_ command: ChangeMany) throws -> Output {
        try reading { reading in
            let preview = try reading.preview(of: command)
            let shown = preview.lines.prefix(Self.mostPreviewed).map { "  " + "\($0.party.number)".padded(8) + $0.party.shown }
            let more = preview.lines.count - shown.count
            return Output(
                text: ([preview.sentence] + shown + (more > 0 ? ["  and \(Spoken.number(more)) more"] : [])).joined(separator: "\n"),
                json: preview.json)
        }
    }

    private static let mostPreviewed = 20
}
