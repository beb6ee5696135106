import Care
import Store

/// What stands around every page: the bar above, the strip below, and the line that says what was just done.
struct Frame {
    enum Place: String { case today, clients, find, note, `import`, you, notices, none }

    let title: String
    let place: Place
    let reader: String?
    let isRehearsal: Bool
    var strip: HTML = .empty
    /// Whether whoever reads takes in files: members do not.
    var mayTakeIn = false
    var bodyClass = ""
    /// The last entry that the page shows.
    var seen: Int64 = 0
    /// What stands in the head beside the title.
    var head: HTML = .empty

    static let knot: HTML = """
        <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">\
        <path d="M8.9 5.1C6.2 5 3.3 4.5.5 3.7 1 7.6 1 11.6.5 15.5 4.4 15 8.3 15 12.3 \
        15.5 11.5 12.6 11.1 9.9 10.9 7.1z"/><rect x="-2.6" y="-1.15" width="5.2" height="2.3" rx="1.15" transform="translate(11.1 \
        4.9) rotate(45)"/>\
        <path d="M12 2.9C12.3 2 12.2 1.3 11.9.5L15.5.5 15.5 4.1C14.7 3.8 14 3.7 13.1 4z"/></svg>
        """

    func callAsFunction(_ main: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="en-GB">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title) · Kept</title>
        <link rel="icon" href="/knot-16.svg" type="image/svg+xml">
        <link rel="apple-touch-icon" href="/knot-512.png">
        <link rel="manifest" href="/kept.webmanifest">
        <link rel="stylesheet" href="/kept.css?\(Assets.tag)">
        <script src="/kept.js?\(Assets.tag)" defer></script>\(head)
        <body class="\(bodyClass)" data-seen="\(seen)">
        <a class="skip" href="#main">To the page</a>
        <header class="bar"><div>
        <a class="mark" href="/today" aria-label="Kept, to Today">\(Self.knot)</a>
        \(navigation)
        </div></header>
        \(Self.rehearsal, if: isRehearsal)<main class="page" id="main">
        \(main)
        \(footer)
        </main>
        \(Self.tells, if: reader != nil)</body>
        </html>
        """
    }

    private static let rehearsal: HTML =
        """
        <aside class="rehearsal" aria-label="Rehearsal">A rehearsal: entries may have been written at set times. Nothing here proves \
        anything.</aside>

        """

    /// Where it is said what came since the page was shown.
    private static let tells: HTML = "<div class=\"live keys\" id=\"live\" role=\"status\" hidden></div>\n"

    private var navigation: HTML {
        guard let reader else { return .empty }
        func link(_ to: Place, _ name: String) -> HTML {
            "<a href=\"/\(to.rawValue)\"\(" aria-current=page", if: to == place)>\(name)</a>"
        }
        return """
            <nav aria-label="Pages">\(link(.today, "Today"))\(link(.clients, "Clients"))\(notices)\
            \(link(.import, "Import"), if: mayTakeIn)</nav>
            <div class="end">\(place == .find ? Self.here : Self.field)\
            <a class="reader" href="/you"\(" aria-current=page", if: place == .you)>\(reader)</a>\
            <a class="menu" href="/today">Today</a><a class="menu" href="/clients">Clients</a><a class="menu" href="/find">Find</a>\
            <a class="menu" href="/notices">Notices<b class="unread" data-unread></b></a></div>
            """
    }

    /// How many are unread, the script says.
    private var notices: HTML {
        "<a href=\"/notices\"\(" aria-current=page", if: place == .notices)>Notices<b class=\"unread\" data-unread></b></a>"
    }

    private static let here: HTML = "<a href=\"/find\" aria-current=page>Find</a>"

    /// Find on every page; what it finds while one types stands on a sheet below it.
    private static let field: HTML = """
        <form class="seek" action="/find" role="search"><label class="vh" for="seek">Find</label><input id="seek" name="q" \
        autocomplete="off" spellcheck="false" placeholder="Find" aria-keyshortcuts="Control+k">\
        <span class="key" aria-hidden="true">Ctrl K</span><div id="sought" hidden></div></form>
        """

    private var footer: HTML {
        reader == nil
            ? .empty
            : """
            <footer class="strip">\(strip)<span class="end"><a href="/keys">Keys</a> <span class="key">?</span></span></footer>
            """
    }
}

extension Reading {
    /// A frame for a page that this reading fills.
    func frame(_ title: String, _ place: Frame.Place) throws -> Frame {
        var frame = Frame(title: title, place: place, reader: reader?.name ?? "", isRehearsal: thing.rehearsal)
        frame.seen = try entryCount()
        frame.mayTakeIn = reader.map { $0.rights != .member } ?? false
        frame.strip = """
            <span>\(thing.name)</span><span>\(Grouped.number(Int(frame.seen))) entries in the record</span>\
            \("<a class=\"on-phone\" href=\"/import\">Import</a>", if: frame.mayTakeIn)
            """
        return frame
    }
}

/// Large numbers as people write them: 17,918.
enum Grouped {
    static func number(_ value: Int) -> String { Spoken.number(value) }
}

/// The quick line: whatever is typed opens the form that writes it down.
enum QuickLine {
    static func html(with: String = "") -> HTML {
        """
        <form class="ask" action="/note"><svg class="nib" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" \
        stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round"><path d="M2 14l1.200-4.200L11.500 1.500l3 3L6.200 12.800z"/>\
        <path d="M2 14l3-3"/></svg><label class="vh" for="ask">Write what happened, or what was promised</label>
        <input id="ask" name="text" autocomplete="off" placeholder="What happened? What was promised?">\
        \("<input type=hidden name=with value=\"\(with)\">", if: !with.isEmpty)<span class="key" aria-hidden="true">/</span></form>
        """
    }
}

/// The line that says what was just done, with its undo; it stays until the next page.
enum DoneLine {
    static func html(_ visit: Visit, _ reading: Reading) throws -> HTML {
        guard let did = Int64(visit.query["did"] ?? "") else { return .empty }
        let entries = try reading.command(of: did)
        guard let first = entries.first, first.by.staff == reading.me else { return .empty }
        let isUndo = ["command.undone", "import.undone"].contains(first.fact.form.kind)
        return """
            <div class="banner pen-b" role="status"><span><b>\(try reading.said(entries))</b></span>\
            \(undo(visit, first.number), if: !isUndo)</div>
            """
    }

    private static func undo(_ visit: Visit, _ first: Int64) -> HTML {
        """
        <form method="post" action="/undo">\(visit.seal)<input type="hidden" name="first" value="\(first)">\
        <input type="hidden" name="back" value="\(visit.path)"><button class="verb" aria-keyshortcuts="u"><u>U</u>ndo</button></form>
        """
    }
}
