import Care
import Hummingbird
import Store

/// Your lists and the firm’s, and the form that asks for another.
struct ListsPage {
    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            let lists = try reading.lists().map { (list: $0, sentence: try reading.sentence($0.content)) }
            let page = ListsPage(lists: lists, done: try DoneLine.html(visit, reading))
            return visit.page(try reading.frame("Lists", .clients)(page.html))
        }
    }

    let lists: [(list: SavedList, sentence: String)]
    let done: HTML

    var html: HTML {
        """
        \(done)<div class="head"><div><h1>Lists</h1>\
        <p class="sub">A list keeps a question. Who is on it is worked out each time you look.</p></div></div>\
        \(SectionHead.html("Kept", "\(lists.count)", order: "by name"), if: !lists.isEmpty)\
        <ol class="lines asked">\(lists.map(line))</ol>\(Self.empty, if: lists.isEmpty)
        \(SectionHead.html("Ask for one"))\(ListForm(fields: ListFields(["columns": Self.usual])).html)
        """
    }

    /// What is shown unless somebody chooses.
    private static let usual = "standing\norganization\ncontact"

    private static let empty: HTML = "<p class=\"lead\">No list is kept yet.</p>"

    private func line(_ one: (list: SavedList, sentence: String)) -> HTML {
        """
        <li class="line"><div class="when circ">\(one.list.owner == nil ? "the firm’s" : "yours")</div>\
        <div class="who"><a href="/lists/\(one.list.number)">\(one.list.shown)</a></div>\
        <div class="what circ">\(one.sentence).</div></li>
        """
    }
}
