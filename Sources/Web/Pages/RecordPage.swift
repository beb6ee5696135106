import Care
import Hummingbird
import Mail
import Store

/// One message whole, as it came.
struct MessagePage {
    static func show(_ visit: Visit) throws -> Response {
        guard let number = visit.number, let message = try visit.reading({ try $0.message(number) }) else {
            return try RecordPage.show(visit)
        }
        return try visit.reading { reading in
            let whole = whole(visit, message.raw)
            // Entries older than the naming of files only count them; the message itself has them all.
            let files = try reading.files(of: [number])[number] ?? whole?.files ?? []
            let back: HTML = message.party.map { "<p class=\"crumb\"><a href=\"/clients/\($0)\">The whole story</a></p>" } ?? .empty
            let when =
                "\(Spoken.day(reading.zone.local(message.at).day, today: reading.today)), \(Spoken.clock(reading.zone.local(message.at)))"
            return visit.page(
                try reading.frame(message.subject.isEmpty ? "Message" : message.subject, .none)(
                    """
                    \(back)<h1>\(message.subject.isEmpty ? "No subject" : message.subject)</h1>
                    <p class="sub circ">\([message.sender, message.address].filter { !$0.isEmpty }.joined(separator: ", ")) · \(when)</p>
                    <div class="letter"><pre class="body">\
                    \(Marked.html(whole?.text ?? message.text, FindQuery(visit.typed("q"))))</pre></div>
                    \(AttachedFiles.list(files, of: number))
                    <p class="small circ"><a href="/record/\(number)">What the record says\
                    </a>, SHA-256 of the message as it came: \(message.raw)</p>
                    """))
        }
    }

    private static func whole(_ visit: Visit, _ raw: String) -> Message? {
        guard let bytes = visit.site.folder.letters.bytes(raw) else { return nil }
        do { return try Message(parsing: bytes) } catch { return nil }
    }
}

/// What the record says about one thing, line by line.
struct RecordPage {
    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            guard let number = visit.number, let explanation = try reading.explanation(of: number) else {
                return Site.answer(ErrorPage.status(.notFound), status: .notFound)
            }
            let rows = explanation.lines.map { line -> HTML in
                let local = reading.zone.local(line.at)
                return """
                    <tr><td class="num">\(line.number)</td><td>\(line.kind)\(", taken back", if: line.undone)</td>\
                    <td>\(Spoken.day(local.day, today: reading.today)), \(Spoken.clock(local))</td><td>\(line.by), \(line.via)</td>\
                    <td class="words">\(line.words?.text ?? "")</td></tr>
                    """
            }
            return visit.page(
                try reading.frame("Record", .none)(
                    """
                    <div class="head"><div><h1>What the record says</h1>\
                    <p class="sub">Every line as it was written down. None can be changed.</p></div></div>
                    <div class="wide-scroll"><table class="entries"><thead><tr><th class="num">Entry</th><th>What</th><th>When</th>\
                    <th>By</th><th>Words</th></tr></thead>\
                    <tbody>\(rows)</tbody></table></div>
                    \(try Confided.form(number, reading, visit.seal))
                    """))
        }
    }
}

/// The keys.
struct KeysPage {
    private static let keys: [(String, String)] = [
        ("j, k, ↓, ↑", "to the next or previous line"), ("Enter", "open the line"), ("/", "write down what happened"),
        ("Ctrl K", "people, promises, pages and verbs, from anywhere: arrow keys choose, Enter opens or does"),
        (".", "show what came since the page was shown"),
        ("a", "answered"), ("c", "call by…"), ("p", "promise…"), ("n", "nothing owed"),
        ("k on a promise: its own letters", "Kept K, Move M, Release R"),
        ("y, w, d", "to confirm: yes, it waits for us, or yes for all of the domain"),
        ("e, m, i", "on a client: edit, merge with another, print"),
        ("t, l", "on received files: take them in, look again"), ("u", "undo"),
        ("g t, g c, g l, g n", "go to Today, to Clients, to Lists, to Notices"), ("?", "this page"),
        ("Esc", "leave it"),
    ]

    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            let rows = keys.map { "<div><dt><b>\($0.0)</b></dt><dd>\($0.1)</dd></div>" as HTML }
            return visit.page(
                try reading.frame("Keys", .none)("<div class=\"head\"><div><h1>Keys</h1></div></div><dl class=\"smalls\">\(rows)</dl>"))
        }
    }
}
