import Care
import Hummingbird
import Store

/// The drop, how far reading is, the first result, and what was taken in before.
struct ImportPage {
    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            let isReading = visit.site.imports.isRunning(visit.holder.firm)
            let runs = try reading.importRuns()
            var page = ImportPage(
                reading: reading, seal: visit.seal, done: try DoneLine.html(visit, reading),
                runs: runs.filter { $0.counts != nil || !isReading }, state: try ImportProgress.html(visit, reading))
            page.held = visit.site.imports.held(of: visit.holder.firm)?.names ?? []
            var frame = try reading.frame("Import", .import)
            if isReading { frame.head = ImportProgress.refresh }
            return visit.page(frame(page.html))
        }
    }

    /// The part of the page that changes while something is read.
    static func state(_ visit: Visit) throws -> Response { try visit.reading { visit.page(try ImportProgress.html(visit, $0)) } }

    let reading: Reading
    let seal: HTML
    let done: HTML
    /// What was taken in before, the newest first.
    let runs: [ImportLine]
    let state: HTML
    /// The names of files that were received and wait for a yes.
    var held: [String] = []

    private var waiting: HTML {
        guard let first = held.first else { return .empty }
        return """
            <div class="banner pen-b"><span><b>\(held.count == 1 ? first : "\(Grouped.number(held.count)) files")</b> \
            \(held.count == 1 ? "waits" : "wait") for your look.</span> <a href="/import/look">Look</a></div>
            """
    }

    var html: HTML {
        """
        \(done)\(waiting)\(runs.isEmpty ? firstHead : head)
        <ol class="steps">\(runs.isEmpty ? you : .empty)<li class="now"><h2>\(runs.isEmpty ? "Your mail" : "Take in")</h2><div>\
        <p class="small circ">Kept reads. It sends nothing, marks nothing as read, and shows nobody else a word.</p>
        <form method="post" action="/import" enctype="multipart/form-data" id="drop">\(seal)<label class="drop">\
        <input type="file" name="files" class="vh" multiple>\(runs.isEmpty ? Self.dropFirst : Self.dropMore)\
        <u>Choose a file</u></label>\
        <p class="noscript-only"><button class="btn">Take it in</button></p></form></div><span class="state" id="sent">\
        </span></li></ol>
        <div id="state" aria-live="polite">\(state)</div>
        \(earlier)
        """
    }

    private static let dropFirst: HTML = "<b>Drop a mailbox here</b>, or an address book, a table of contacts, a calendar. "
    private static let dropMore: HTML =
        "<b>Drop files here</b>: mail, address books, tables of contacts, calendars, archives of all these. "

    private var firstHead: HTML {
        """
        <div class="head"><div><h1>\(greeting)</h1>\
        <p class="lead">Kept reads your mail and tells you who is waiting for you.</p></div></div>
        """
    }

    private let head: HTML = """
        <div class="head"><div><h1>Import</h1><p class="lead">Take in as often as you like: what is here already is not taken in twice, \
        and each run can be taken back whole.</p></div></div>
        """

    private var greeting: String {
        let hour = reading.zone.local(reading.at).hour
        let first = reading.reader?.name.split(separator: " ").first.map(String.init) ?? ""
        return "Good \(hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening"), \(first)."
    }

    private var you: HTML {
        """
        <li><h2>You</h2><div><p class="sentence">We are <b>\(reading.thing.name)</b>, on \(reading.thing.zone) time. I am \
        <b>\(reading.reader?.name ?? "")</b>.</p></div><span class="state">✓ written down</span></li>
        """
    }

    private var earlier: HTML {
        if runs.isEmpty { return .empty }
        let lines = runs.map { run -> HTML in
            """
            <li class="line"><div class="when">\(Spoken.when(run.at, now: reading.at, zone: reading.zone))</div>\
            <div class="who"><a href="/import/\(run.number)">\(run.name)</a></div>\
            <div class="what circ">\(run.state)</div></li>
            """
        }
        return "\(SectionHead.html("Taken in before", Grouped.number(runs.count), order: "newest first"))<ol class=\"lines\">\(lines)</ol>"
    }
}
