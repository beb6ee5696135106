import Care
import Hummingbird
import Store

/// The whole story of a client on one screen.
struct StoryPage {
    let story: Story
    let reading: Reading
    let seal: HTML
    let done: HTML
    var mergings: [Int64: Said] = [:]
    var alike: [Suggestion] = []
    /// The time where the client is, in words; nil where it is ours.
    var localTime: String?
    /// The number from which they ring just now; empty where they do not.
    var rings = ""
    /// That it is closed, and the form that closes and opens it.
    var closed: (banner: HTML, form: HTML) = (.empty, .empty)
    var confided: [Int64: [String]] = [:]
    /// Who else is answering them just now, in a sentence.
    var beside: String?

    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            guard let number = visit.number, let story = try reading.story(number, before: visit.query["before"].flatMap { Int64($0) })
            else {
                return Site.answer(ErrorPage.status(.notFound), status: .notFound)
            }
            var page = StoryPage(story: story, reading: reading, seal: visit.seal, done: try DoneLine.html(visit, reading))
            page.mergings = try reading.mergings(of: story.merged.map(\.number))
            page.alike = try reading.suggestions(of: story.party.number)
            page.rings = String((visit.query["rings"] ?? "").prefix(40))
            let seen = try SeenBy(story.party, reading)
            page.closed = (seen.banner, try seen.form(visit.seal))
            page.confided = try reading.confidants(of: story.events.map(\.number))
            page.beside = try visit.beside(reading)[story.party.number]
            page.localTime = localTime(visit, reading, story.party.profile.zone)
            return visit.page(try reading.frame(story.party.shown, .clients)(page.html))
        }
    }

    /// With the day where it is another one there.
    private static func localTime(_ visit: Visit, _ reading: Reading, _ name: String) -> String? {
        guard name != reading.thing.zone, let zone = name.isEmpty ? nil : visit.site.zones(name) else { return nil }
        let local = zone.local(reading.at)
        return local.day == reading.today ? Spoken.clock(local) : "\(local.day.weekday.short) \(Spoken.clock(local))"
    }

    var html: HTML {
        """
        \(done)\(rings.isEmpty ? .empty : Ringing.html(rings, story.party.number))<h1 class="name">\(story.party.shown)</h1>
        <p class="lead">\(lead)</p>\(BesideLine.html(beside))\(Self.wish, if: story.party.profile.doNotContact)\(closed.banner)
        <dl class="facts">\(facts)</dl>
        \(QuickLine.html(with: String(story.party.number)))
        <div class="two"><div><form method="post" class="lines">\(seal)\
        <input type="hidden" name="back" value="/clients/\(story.party.number)">
        \(waiting)\(owed)</form>
        \(happened)</div><div class="side">\(side.html)\(closed.form)</div></div>
        """
    }

    private static let wish: HTML = """
        <div class="banner amber-b"><span><b class="amber">They do not wish to hear from us</b> of our own accord. Answer them, and keep \
        what \
        was promised.</span></div>
        """

    private var side: StorySide {
        StorySide(story: story, reading: reading, mergings: mergings, localTime: localTime, seal: seal, alike: alike)
    }

    /// The sentence to read first: who waits, what is late, what is next.
    private var lead: HTML {
        let waits: HTML? = story.waiting.items.first.map { item in
            "\(item.who) has waited since \(item.since.map(when) ?? "") for an answer."
        }
        let late: HTML? = story.owed.first { $0.isLate && $0.side == .ours }.map { item in
            "<span class=\"red\">What we said for \(item.due.map { day($0.instant) } ?? "") is late: \(item.words).</span>"
        }
        let next: HTML? = story.owed.first { !$0.isLate && $0.side == .ours }.map {
            "Next we owe: \($0.words), by \($0.due.map { when($0.instant) } ?? "")."
        }
        let parts = [waits, late, next].compactMap { $0 }
        if parts.isEmpty { return story.eventCount == 0 ? "Nothing has happened yet." : "Nothing is owed, and nobody waits." }
        return "\(parts.enumerated().map { place, part in place == 0 ? part : " \(part)" as HTML })"
    }

    private func when(_ instant: Instant) -> String { Spoken.when(instant, now: reading.at, zone: reading.zone) }
    private func day(_ instant: Instant) -> String { Spoken.day(reading.zone.local(instant).day, today: reading.today) }

    private var facts: HTML {
        func fact(_ name: String, _ answer: HTML, _ circumstance: String) -> HTML {
            "<div><dt>\(name)</dt><dd>\(answer)</dd><dd>\(circumstance)</dd></div>"
        }
        let ours = story.owed.filter { $0.side == .ours }
        let theirs = story.owed.filter { $0.side == .theirs }
        let late = ours.filter(\.isLate).count
        let (lastIn, lastOut) = (story.lastIn, story.lastOut)
        let weOwe: HTML =
            late == 0 ? "\(ours.count)" : "<span class=\"red\">\(ours.count == late ? "" : "\(ours.count), ")\(late) late</span>"
        return """
            \(fact("Responsible", "\(story.responsible?.name ?? "Nobody yet")", standing))\
            \(fact("They last", "\(lastIn.map { when($0.at) } ?? "never")", lastIn?.channel.map { "\($0.rawValue) to us" } ?? ""))\
            \(fact("We last", "\(lastOut.map { when($0.at) } ?? "never")", lastOut?.channel.map { "\($0.rawValue) to them" } ?? ""))\
            \(fact("We owe", weOwe, ours.first?.words ?? "nothing"))\
            \(fact("They owe", "\(theirs.count)", theirs.first?.words ?? "nothing"))
            """
    }

    private var standing: String { story.party.standing == .unknown ? "" : story.party.standing.rawValue }

    private var waiting: HTML {
        if story.waiting.count == 0 { return .empty }
        let lines = story.waiting.items.map {
            Line(item: $0, time: reading.time(of: $0), age: reading.age(of: $0), verbs: LineVerbs.any($0)).html
        }
        return """
            \(SectionHead.html("Waiting", Grouped.number(story.waiting.count), verb: rang))<ol class="narrow">\(lines)</ol>
            """
    }

    private var rang: HTML {
        """
        <button class="verb" formaction="/clients/\(story.party.number)/rang" aria-keyshortcuts="r">They <u>r</u>ang again</button>
        """
    }

    private var owed: HTML {
        let (ours, theirs) = (story.owed.filter { $0.side == .ours }.count, story.owed.filter { $0.side == .theirs }.count)
        if story.owed.isEmpty { return .empty }
        let lines = story.owed.map { item -> HTML in
            let words = item.side == .theirs ? "They owe: \(item.words)" : Sentence.begun(item.words)
            return """
                <li class="line owed" data-n="\(item.number)"><div class="when">\(reading.time(of: item))\
                <small\(" class=red", if: item.isLate)>\(reading.age(of: item))</small></div>\
                <div class="who"><a href="/record/\(item.number)">\(words)</a></div>\
                <div class="why">\(item.why)\(MissingWay.html(item))<span class="verbs">\(LineVerbs.promise(item))</span>\
                </div>\(Initials.html(item.holder))</li>
                """
        }
        return "\(SectionHead.html("Owed", "we \(ours), they \(theirs)"))<ol>\(lines)</ol>"
    }

    private var happened: HTML {
        let count = Grouped.number(story.eventCount)
        if story.events.isEmpty {
            return "\(SectionHead.html("What happened", count))<p class=\"quiet small\">Nothing yet. The next call begins the story.</p>"
        }
        let earlier: HTML = story.earlier.map { "<p class=\"more\"><a href=\"?before=\($0)\">Earlier</a></p>" } ?? .empty
        return """
            \(SectionHead.html("What happened", count, order: "newest first"))\(StoryThread.legend)
            <div class="thread">\(StoryThread(events: story.events, reading: reading, confided: confided).html)</div>\(earlier)
            """
    }
}

/// A colleague's initials, as on a drawing.
enum Initials {
    static func html(_ name: String?) -> HTML {
        guard let name, !name.isEmpty else { return .empty }
        let words = name.split(whereSeparator: { $0 == " " || $0 == "." })
        let initials = ([words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first.map(String.init) }).joined().uppercased()
        return "<abbr class=\"ini\" title=\"\(name)\">\(initials)</abbr>"
    }
}
