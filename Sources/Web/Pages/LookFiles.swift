import Care
import Mail
import Store

/// Each of the files looked at: its columns with a choice for each, or whom it tells of, and what would be left out.
struct LookFiles {
    let preview: ImportPreview
    let reading: Reading

    /// So many files, lines of plain ones, columns of all tables, and reasons stand on a page.
    private static let mostFiles = 20
    private static let mostLines = 100
    private static let mostColumns = 300
    private static let mostReasons = 5
    private static let longestCell = 48

    static func field(_ file: Int, _ column: Int) -> String { "column.\(file).\(column)" }

    var html: HTML {
        var (left, seen, sections) = (Self.mostColumns, [[String]: String](), [HTML]())
        let plain = preview.files.count == 1 ? [] : preview.files.filter(\.isPlain)
        let others = preview.files.enumerated().filter { plain.isEmpty || !$1.isPlain }
        for (place, file) in others.prefix(Self.mostFiles) {
            let header = file.columns.map(\.name)
            let same = header.isEmpty ? nil : seen[header]
            let columns = same.map { "<p class=\"small circ\">Its columns are those of \($0).</p>" as HTML } ?? columns(place, file, left)
            if same == nil { left = max(0, left - header.count) }
            seen[header] = seen[header] ?? file.place
            sections.append(section(file, columns))
        }
        let more = max(0, others.count - Self.mostFiles) + max(0, plain.count - Self.mostLines)
        return """
            \(sections)\(lines(plain))\("<p class=\"more\">\(Grouped.number(more)) more, taken in as they are.</p>", if: more > 0)
            """
    }

    /// Files that need no word, a line for each.
    private func lines(_ files: [ImportPreview.File]) -> HTML {
        if files.isEmpty { return .empty }
        let lines = files.prefix(Self.mostLines).map { file -> HTML in
            let first = file.told.first.map(words) ?? "nobody"
            let more = file.counts.looked - 1
            return """
                <li class="line"><div class="who"><b>\(first)</b>\("<span>and \(Grouped.number(more)) more</span>", if: more > 0)</div>\
                <div class="what circ">\(file.place): \(file.counts.sentence)</div></li>
                """
        }
        return "\(SectionHead.html("Files", Grouped.number(files.count)))<ol class=\"lines\">\(lines)</ol>"
    }

    private func words(_ told: ImportPreview.Told) -> String {
        (told.at.map { "\(Spoken.when($0, now: reading.at, zone: reading.zone)): " } ?? "") + told.words
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
        let lines = file.told.map { "<li>\(words($0))</li>" as HTML }
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

extension ImportPreview.File {
    /// Taken in as it is: no column to say, nothing left out.
    fileprivate var isPlain: Bool { columns.isEmpty && why == nil && counts.leftOut.isEmpty }
}
