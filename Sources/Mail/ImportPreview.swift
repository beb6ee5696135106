import Care
import Formats
import Store

/// What an import would make of files, shown before anything is written.
public struct ImportPreview: Sendable {
    /// One file that holds contacts, meetings or a table.
    public struct File: Sendable {
        public let place: String
        public let kind: OtherFile.Kind
        /// The program that seems to have written it.
        public let exporter: String?
        /// Column and meaning, as `Mapping.edit` reads it: what can be changed.
        public let columns: [(name: String, meaning: String)]
        /// The first rows as they stand there.
        public let rows: [[String]]
        /// Why nothing can be made of it.
        public let why: String?
    }

    public private(set) var files: [File] = []
    /// Messages among the files.
    public private(set) var messages = 0

    /// Looks at everything at these paths and writes nothing, not even what is said of columns.
    public init(_ paths: [String], workplace: Workplace, columns: [String] = []) throws {
        var (files, messages) = ([File](), 0)
        for path in paths {
            try MailboxReader.messages(
                at: path, each: { _ in messages += 1 },
                other: { files.append(try Self.look($0, workplace, columns)) },
                failed: { files.append(File(place: $0, kind: .table, exporter: nil, columns: [], rows: [], why: $1)) })
        }
        (self.files, self.messages) = (files, messages)
    }

    private static func look(_ file: OtherFile, _ workplace: Workplace, _ columns: [String]) throws -> File {
        func result(
            _ exporter: String? = nil, _ columns: [(name: String, meaning: String)] = [], _ rows: [[String]] = [], _ why: String? = nil
        ) -> File {
            File(place: file.place, kind: file.kind, exporter: exporter, columns: columns, rows: rows, why: why)
        }
        switch file.kind {
        case .vcard:
            var (reader, names) = (try VCardReader(file.stream), [[String]]())
            while names.count < 5, let piece = try reader.next() {
                if case .card(let card, _, _) = piece { names.append([card.name.shown]) }
            }
            return result(nil, [], names)
        case .icalendar: return result()
        case .table, .json:
            do {
                let table = try ContactTable(file, workplace: workplace, columns: columns, keep: false)
                return result(
                    table.mapping.exporter?.rawValue, table.mapping.columns.map { ($0.name, $0.meaning.text) }, table.shown)
            } catch let error as ContactTable.Unreadable { return result(nil, [], [], error.description) }
        }
    }

    public var json: JSON {
        [
            "messages": .integer(Int64(messages)),
            "files": .array(
                files.map { file in
                    .members([
                        "place": .string(file.place), "exporter": .text(file.exporter),
                        "columns": .array(file.columns.map { ["name": .string($0.name), "meaning": .string($0.meaning)] }),
                        "rows": .array(file.rows.map { .array($0.map(JSON.string)) }), "why": .text(file.why),
                    ])
                }),
        ]
    }

    /// A line for each column, and the first rows’ cells behind it.
    public var text: String {
        var lines = messages == 0 ? [] : ["\(messages) message\(messages == 1 ? "" : "s")."]
        for file in files {
            lines.append(file.place + (file.exporter.map { ", from \($0)" } ?? "") + (file.why.map { ": \($0)" } ?? ""))
            for (place, column) in file.columns.enumerated() {
                let cells = file.rows.compactMap { place < $0.count && !$0[place].isEmpty ? $0[place] : nil }.prefix(3)
                lines.append("  \(column.name)=\(column.meaning)    \(cells.joined(separator: " | "))")
            }
            if file.columns.isEmpty { lines += file.rows.map { "  \($0.joined(separator: " | "))" } }
        }
        return lines.joined(separator: "\n")
    }
}
