import Care
import Store

/// What Ctrl K opens: people, promises and what happened, and every page, while one types. The verbs of the page itself the script adds.
struct Palette {
    let text: String
    let found: [Found]
    let reading: Reading

    /// So many of each kind.
    static let lines = 6

    /// A page by its name, with the key that opens it.
    private struct Page {
        let name: String
        let address: String
        var key = ""
        /// Words by which one may look for it besides its name.
        var also = ""
    }

    private static let pages = [
        Page(name: "Today", address: "/today", key: "g t"), Page(name: "Clients", address: "/clients", key: "g c", also: "people"),
        Page(name: "Notices", address: "/notices", key: "g n", also: "notifications quiet hours mentions"),
        Page(name: "Lists", address: "/lists", key: "g l"), Page(name: "Write it down", address: "/note", key: "/", also: "note log call"),
        Page(name: "New person", address: "/people/new"), Page(name: "New organization", address: "/organizations/new"),
        Page(name: "Older unanswered", address: "/waiting/older"),
        Page(name: "Here twice", address: "/duplicates", also: "duplicates merge"),
        Page(name: "Import", address: "/import", also: "mailbox address book"), Page(name: "Staff", address: "/staff", also: "invite"),
        Page(name: "Colleagues", address: "/colleagues", also: "shared mailboxes"),
        Page(name: "You", address: "/you", also: "password codes sessions sign out"),
        Page(name: "Settings", address: "/settings", also: "hours firm zone"),
        Page(name: "Record", address: "/record", also: "entries leaves verify"),
        Page(name: "Keys", address: "/keys", key: "?", also: "help shortcuts"),
    ]

    var html: HTML {
        let query = FindQuery(text)
        let groups = Found.Group.allCases.map { kind in
            group(FindPage.heading(kind), found.filter { $0.group == kind }.map { option($0, query) })
        }
        return "\(group("Pages", pages.map(option)))\(groups)"
    }

    /// Those of which each typed word begins a word.
    private var pages: [Page] {
        let typed = text.lowercased().split(separator: " ")
        return Self.pages.filter { page in
            let words = "\(page.name) \(page.also)".lowercased().split(separator: " ")
            return typed.allSatisfy { part in words.contains { $0.hasPrefix(part) } }
        }
    }

    private func group(_ name: String, _ options: [HTML]) -> HTML {
        options.isEmpty
            ? .empty
            : "<div role=\"group\" aria-label=\"\(name)\"><p class=\"sec\" aria-hidden=\"true\">\(name)</p>\(options)</div>"
    }

    private func option(_ page: Page) -> HTML {
        """
        <div class="option" role="option" data-to="\(page.address)"><b>\(page.name)</b>\
        <kbd class="key" aria-hidden="true">\(page.key)</kbd></div>
        """
    }

    private func option(_ one: Found, _ query: FindQuery) -> HTML {
        let rest = [one.about, one.time, one.matched].filter { !$0.isEmpty && $0 != one.name }
        return """
            <div class="option" role="option" data-to="\(FindPage.address(one, text))"><b>\(Marked.html(one.name, query))</b>\
            <span>\(Marked.html(rest.joined(separator: ", "), query))</span></div>
            """
    }
}
