import Care
import Mail
import Store

/// Each of the files looked at: its columns with a choice for each, or whom it tells of, and what would be left out.
struct LookFiles {
    let preview: ImportPreview
    let reading: Reading

    /// So many files, columns of all tables, and reasons stand on a page.
    private static let mostFiles = 20
    private static let mostColumns = 300
    private static let mostReasons = 5
    private static let longestCell = 48

    static func field(_ file: Int, _ column: Int) -> String { "column.\(file).\(column)" }

    var html: HTML {
        var (left, seen, sections) = (Self.mostColumns, [[String]: String](), [HTML]())
        for (place, file) in preview.files.prefix(Self.mostFiles).enumerated() {
            let header = file.columns.map(\.name)
            let same = header.isEmpty ? nil : seen[header]
            let columns = same.map { "<p class=\"small circ\">Its columns are those of \($0).</p>" as HTML } ?? columns(place, file, left)
            if same == nil { left = max(0, left - header.count) }
            seen[header] = seen[header] ?? file.place
            sections.append(section(file, columns))
        }
        let more = preview.files.count - Self.mostFiles
        return "\(sections)\("<p class=\"more\">\(Grouped.number(more)) more, taken in as they are.</p>", if: more > 0)"
    }

    private func section(_ file: ImportPreview.File, _ columns: HTML) -> HTML {
        let why: HTML = "<p class=\"refusal red small\">\(file.why ?? "")</p>"
        let counts: HTML = "<p class=\"small circ counts\">\(file.counts.sentence)</p>"
        let order = file.exporter.map { "as \($0) writes them" } ?? ""
        let isOne = preview.files.count == 1
        return """
            \(SectionHead.html(isOne ? Self.name(file) : file.place, order: order))\(why, if: file.why != nil)\
            \(counts, if: file.why == nil && !isOne)\(columns)\(told(file))\(leftOut(file))
            """
    }

    private static func name(_ file: ImportPreview.File) -> String {
        switch file.kind {
        case .table, .json: "Columns"
        case .vcard: "People and organizations"
        case .icalendar: "Meetings"
        }
    }

    // MARK: Columns

    private func columns(_ place: Int, _ file: ImportPreview.File, _ most: Int) -> HTML {
        if file.columns.isEmpty { return .empty }
        let rows = file.columns.prefix(most).enumerated().map { column, known -> HTML in
            let cells = file.cells(of: column).map { $0.count > Self.longestCell ? $0.prefix(Self.longestCell) + "…" : $0 }
            return """
                <tr><th scope="row">\(known.name)</th><td>\(choice(Self.field(place, column), known))</td>\
                <td>\(cells.joined(separator: " · "))</td></tr>
                """
        }
        let more = file.columns.count - most
        return """
            <table class="columns"><thead><tr><th scope="col">Column</th><th scope="col">holds</th>\
            <th scope="col">In the first rows</th></tr></thead><tbody>\(rows)</tbody></table>\
            \("<p class=\"more\">\(Grouped.number(more)) more columns, taken as they are guessed.</p>", if: more > 0)
            """
    }

    private func choice(_ name: String, _ column: (name: String, meaning: String)) -> HTML {
        let usual = ColumnWords.usual
        let own = usual.contains { $0.value == column.meaning } ? [] : [(column.meaning, ColumnWords.said(column.meaning))]
        let options = (own + usual).map { value, words -> HTML in
            "<option value=\"\(value)\"\(" selected", if: value == column.meaning)>\(words)</option>"
        }
        return "<select class=\"fill\" name=\"\(name)\" aria-label=\"What \(column.name) holds\">\(options)</select>"
    }

    // MARK: What comes of it

    /// The first of them as they would stand here.
    private func told(_ file: ImportPreview.File) -> HTML {
        if file.told.isEmpty { return .empty }
        let lines = file.told.map { told -> HTML in
            let when = told.at.map { "\(Spoken.when($0, now: reading.at, zone: reading.zone)): " } ?? ""
            return "<li>\(when)\(told.words)</li>"
        }
        let head: HTML = "<h3>As \(file.told.count == 1 ? "it comes" : "the first come") out</h3>"
        return "<div class=\"told\">\(head, if: !file.columns.isEmpty)<ul>\(lines)</ul></div>"
    }

    private func leftOut(_ file: ImportPreview.File) -> HTML {
        let reasons = file.counts.leftOut
        if reasons.isEmpty { return .empty }
        let lines = reasons.prefix(Self.mostReasons).map { "<tr><td>\($0.place)</td><td>\($0.why)</td></tr>" as HTML }
        let more = reasons.count - Self.mostReasons
        return """
            <div class="told"><h3>Left out</h3></div><table class="failed"><thead><tr><th scope="col">Where</th><th scope="col">Why</th>\
            </tr></thead><tbody>\(lines)</tbody></table>\
            \("<p class=\"small circ\">\(Grouped.number(more)) more; after taking it in all are listed.</p>", if: more > 0)
            """
    }
}
