import Care
import Hummingbird
import Mail
import Store

/// What received files would come to, before anything is written: whom they tell of, and what each column of a table holds.
struct LookPage {
    let names: [String]
    let preview: ImportPreview
    let reading: Reading
    let seal: HTML
    var problem: String?

    static func show(_ visit: Visit) throws -> Response { try show(visit, nil) }

    private static func show(_ visit: Visit, _ problem: String?) throws -> Response {
        guard var held = visit.site.imports.held(of: visit.holder.firm) else { throw Turn.to("/import") }
        let preview = try held.look(visit)
        return try visit.reading { reading in
            let page = LookPage(names: held.names, preview: preview, reading: reading, seal: visit.seal, problem: problem)
            return visit.page(
                try reading.frame(page.title, .import)(page.html), status: problem == nil ? .ok : .unprocessableContent)
        }
    }

    /// Looks again with what is said of the columns now.
    static func again(_ visit: Visit) throws -> Response {
        _ = try said(visit)
        return Site.redirect("/import/look")
    }

    /// Takes the files in, and keeps what the columns hold for the next table like them.
    static func begin(_ visit: Visit) throws -> Response {
        let preview = try said(visit)
        if preview.messages == 0, preview.files.allSatisfy({ $0.why != nil }) {
            return try show(
                visit, "Say which column holds a name, an address or a number, or leave it.")
        }
        if visit.site.imports.isRunning(visit.holder.firm) {
            return try show(visit, "Another import goes on. Take this in when it has ended; it waits here.")
        }
        guard let mine = visit.site.imports.release(visit.holder.firm) else { throw Turn.to("/import") }
        let place = try visit.workplace()
        for file in preview.tables where file.why == nil {
            try place.keep(mapping: file.columns.map(\.meaning), of: file.columns.map(\.name))
        }
        if !visit.site.imports.start(mine, workplace: place, by: visit.holder.staff, site: visit.site) {
            visit.site.imports.hold(mine, firm: visit.holder.firm)
        }
        return Site.redirect("/import")
    }

    static func leave(_ visit: Visit) throws -> Response {
        visit.site.imports.release(visit.holder.firm)?.remove()
        return Site.redirect("/import")
    }

    /// What the form says of the columns, over what was said before, and what the files come to by it.
    private static func said(_ visit: Visit) throws -> ImportPreview {
        guard var held = visit.site.imports.held(of: visit.holder.firm) else { throw Turn.to("/import") }
        let seen = try held.look(visit)
        held.say(seen.said(visit.form, over: held.said), visit)
        return try held.look(visit)
    }

    // MARK: The page

    private var title: String { names.count == 1 ? names[0] : "\(Grouped.number(names.count)) files" }

    var html: HTML {
        """
        <p class="crumb"><a href="/import">Import</a></p><h1>\(title)</h1>
        <p class="lead">\(sentence)</p>
        <p class="sub circ">Nothing is written yet.\(Self.kept, if: !preview.tables.isEmpty)</p>
        \("<p class=\"refusal red small\" role=\"alert\">\(problem ?? "")</p>", if: problem != nil)
        <form method="post" action="/import/look">\(seal)
        \(LookFiles(preview: preview, reading: reading).html)
        <div class="do keys"><button class="btn" formaction="/import/begin" aria-keyshortcuts="t">Take it in <span class="key">T</span>\
        </button>\(Self.lookAgain, if: !preview.tables.isEmpty)<button class="btn plain leave" formaction="/import/leave">Leave it <span \
        class="key">Esc</span></button></div></form>
        """
    }

    private static let kept: HTML = " What you say of a column is kept for the next table with the same columns."

    private static let lookAgain: HTML =
        "<button class=\"btn plain\" aria-keyshortcuts=\"l\">Look again <span class=\"key\">L</span></button>"

    private var sentence: String {
        let counted = preview.files.filter { $0.why == nil }
        let count = "\(Grouped.number(preview.messages))\(preview.hasMoreMessages ? " or more" : "")"
        let mail = "\(count) \(preview.messages == 1 ? "message" : "messages")"
        let counts = counted.count == 1 ? counted[0].counts : counted.map(\.counts).reduce(ImportPreview.Counts(), +)
        let parts = [
            counted.isEmpty ? nil : counts.sentence,
            preview.messages == 0 ? nil : "\(mail)\(counted.isEmpty ? "" : " beside").",
        ].compactMap { $0 }
        return parts.isEmpty ? "Nothing here can be taken in as it is." : Sentence.begun(parts.joined(separator: " "))
    }
}

extension ImportPreview {
    var tables: [File] { files.filter { !$0.columns.isEmpty } }

    /// What a form says of the columns, over what was said before. A table like an earlier one means the same.
    func said(_ form: [String: String], over before: SaidColumns) -> SaidColumns {
        var (said, seen) = (before, Set<[String]>())
        for (place, file) in files.enumerated() where !file.columns.isEmpty {
            guard seen.insert(file.columns.map(\.name)).inserted else { continue }
            let meanings = file.columns.enumerated().map { form[LookFiles.field(place, $0)] ?? $1.meaning }
            if meanings != file.columns.map(\.meaning) { said.meanings[file.columns.map(\.name)] = meanings }
        }
        return said
    }
}
