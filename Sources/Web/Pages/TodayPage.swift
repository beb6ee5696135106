import Care
import Hummingbird
import Store

/// What wants somebody's eye today, in the order of what hurts.
struct TodayPage {
    let list: TodayList
    let reading: Reading
    let seal: HTML
    let done: HTML
    let showsAll: Bool
    /// Whom others are answering just now.
    var beside: [Int64: String] = [:]

    /// So many lines a section at first; the rest by a link.
    static let firstLines = 50

    static func show(_ visit: Visit) throws -> Response {
        let showsAll = visit.query["all"] != nil
        return try visit.reading { reading in
            var page = TodayPage(
                list: try reading.todayList(limit: showsAll ? .max : firstLines), reading: reading, seal: visit.seal,
                done: try DoneLine.html(visit, reading), showsAll: showsAll)
            page.beside = try visit.beside(reading)
            return visit.page(try reading.frame("Today", .today)(page.html))
        }
    }

    /// What was never answered before the mailboxes' last 20 working days.
    static func showOlder(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            let section = try reading.waiting(.everybodys, history: true, limit: visit.query["all"] != nil ? .max : firstLines)
            let more: HTML =
                section.count > section.items.count
                ? "<p class=\"more\"><a href=\"?all\">All \(Grouped.number(section.count))</a></p>" : .empty
            func list(_ name: String, _ items: [Item]) -> HTML {
                let lines = items.map {
                    Line(
                        item: $0, time: reading.time(of: $0), age: reading.age(of: $0), verbs: LineVerbs.any($0), back: "/waiting/older"
                    ).html
                }
                return lines.isEmpty ? .empty : "\(SectionHead.html(name, order: "oldest first"))<ol>\(lines)</ol>"
            }
            return visit.page(
                try reading.frame("Older unanswered", .today)(
                    """
                    <div class="head"><div><h1>Older, and never answered</h1>
                    <p class="sub">From before the last 20 working days of the mailboxes you took in. None of it is on Today.</p>\
                    </div></div>
                    <form method="post" class="lines">\(visit.seal)<input type="hidden" name="back" value="/waiting/older">
                    \(list("Unanswered", section.items.filter { $0.confirms == nil }))\
                    \(list("Likely nothing is owed", section.items.filter { $0.confirms != nil }))</form>\(more)
                    """))
        }
    }

    var html: HTML {
        """
        \(done)<div class="head"><div><h1>\(title)</h1>
        <p class="sub">\(sentence)</p></div></div>\(QuickLine.html())
        <form method="post" class="lines">\(seal)<input type="hidden" name="back" value="/today">
        \(list.sections.map(section))</form>\(empty)\(older)
        """
    }

    private var title: String { Spoken.day(reading.today, today: reading.today) }

    private var sentence: String {
        let (waiting, due) = (list[.waiting].count, list[.due].count)
        let late = list[.due].items.filter(\.isLate).count
        let who = waiting == 0 ? "Nobody waits for you" : waiting == 1 ? "One client waits for you" : "\(waiting) clients wait for you"
        let what = due == 0 ? "nothing is due today" : due == 1 ? "one promise is due" : "\(due) promises are due"
        return "\(who); \(what)\(late == 0 ? "" : ", \(late) late")."
    }

    private func section(_ section: Section) -> HTML {
        if section.count == 0 { return .empty }
        switch section.name {
        case .waiting: return listed(section, "Client is waiting", order: "longest working time first", LineVerbs.waiting, isFirst: true)
        case .due:
            return listed(section, "Due or at risk today", order: "earliest first", LineVerbs.promise, isFirst: list[.waiting].count == 0)
        case .confirm: return confirm(section)
        case .handovers, .vouched, .quiet: return .empty
        }
    }

    private func listed(_ section: Section, _ name: String, order: String, _ verbs: (Item) -> HTML, isFirst: Bool) -> HTML {
        """
        \(SectionHead.html(name, Grouped.number(section.count), order: order))<ol>\(lines(section, verbs, isFirst: isFirst))\
        </ol>\(more(section))
        """
    }

    private func lines(_ section: Section, _ verbs: (Item) -> HTML, isFirst: Bool = false) -> [HTML] {
        section.items.enumerated().map { place, item in
            Line(
                item: item, time: reading.time(of: item), age: reading.age(of: item), verbs: verbs(item), isAt: isFirst && place == 0,
                beside: item.party.flatMap { beside[$0] }
            ).html
        }
    }

    private func more(_ section: Section) -> HTML {
        section.count > section.items.count
            ? "<p class=\"more\"><a href=\"/today?all\">\(Grouped.number(section.count - section.items.count)) more</a></p>" : .empty
    }

    private func confirm(_ section: Section) -> HTML {
        """
        <details class="confirm"><summary class="sec"><h2>To confirm</h2><span class="n">\(Grouped.number(section.count))</span>\
        <span class="circ small tell">likely nothing is owed; a yes or no for each</span>\
        <span class="order"><span class="sh">show</span><span class="hi">hide</span></span></summary>\
        <ol>\(lines(section, LineVerbs.confirm))</ol></details>\(more(section))
        """
    }

    private var older: HTML {
        list.older == 0
            ? .empty
            : """
            <p class="older"><a href="/waiting/older">\(olderCount) older unanswered\(olderAsking): look</a> \
            <span class="quiet small">from before the last 20 working days of your mailboxes; never on Today</span></p>
            """
    }

    private var isCounted: Bool { list.older <= Reading.mostCounted }
    private var olderCount: String { isCounted ? Grouped.number(list.older) : "More than \(Grouped.number(Reading.mostCounted))" }

    private var olderAsking: HTML {
        !isCounted || list.olderAsking == 0 || list.olderAsking == list.older
            ? .empty : ", \(Grouped.number(list.olderAsking)) of which ask something"
    }

    private var empty: HTML {
        if list.sections.contains(where: { $0.count > 0 }) { return .empty }
        return """
            <div class="empty"><svg width="64" height="64" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width=".75" \
            aria-hidden="true">\
            <path d="M2 4.5C6 4 10 5 14 4.200 13.500 8 13.500 11 14 14 10 13.400 6 14 2 13.600 2.500 10.500 2.500 7.500 2 4.500z"/></svg>
            <h2>Nobody waits, and nothing is due.</h2>
            <p>Write down the next call, or <a href="/import">take in a mailbox</a>.</p></div>
            """
    }
}
