import Care
import Hummingbird
import Store

/// Who is of the firm by mail and has no sign-in: shared mailboxes, who has left, who is there.
enum ColleaguesPage {
    static func show(_ visit: Visit) throws -> Response {
        try visit.reading { reading in
            let all = try reading.colleagues()
            let (guessed, rest) = (all.filter { $0.guess != nil }, all.filter { $0.guess == nil })
            let empty: HTML = all.isEmpty ? "<div class=\"empty\"><h2>Nobody yet.</h2><p>They come with your mailboxes.</p></div>" : .empty
            return visit.page(
                try reading.frame("Colleagues", .clients)(
                    """
                    \(try DoneLine.html(visit, reading))<div class="head"><div><h1>Colleagues</h1>
                    <p class="sub">Addresses of the firm without sign-in. What comes to a shared mailbox, or for somebody who has left, \
                    stands on the principal’s Today.</p></div></div>
                    <form method="post" class="lines">\(visit.seal)<input type="hidden" name="back" value="/colleagues">
                    \(section("To confirm", guessed, reading))\(section("Everybody", rest, reading))</form>\(empty)
                    """))
        }
    }

    private static func section(_ name: String, _ lines: [ColleagueLine], _ reading: Reading) -> HTML {
        if lines.isEmpty { return .empty }
        return "\(SectionHead.html(name, Grouped.number(lines.count), order: "by name"))<ol>\(lines.map { line($0, reading) })</ol>"
    }

    private static func line(_ line: ColleagueLine, _ reading: Reading) -> HTML {
        let wrote = line.lastWrote.map { Spoken.when($0, now: reading.at, zone: reading.zone) } ?? ""
        let number = line.colleague.number
        return """
            <li class="line"><div class="when">\(wrote)<small>\("last wrote", if: !wrote.isEmpty)</small></div>
            <div class="who"><b>\(line.colleague.shown)</b>\
            \("<span>\(line.colleague.address)</span>", if: !line.colleague.name.isEmpty)</div>
            <div class="what">\(Sentence.begun(line.what))</div>
            <div class="verbs">\(LineVerbs.button("/colleagues/\(number)/shared", "s", "hared", "S"))\
            \(LineVerbs.button("/colleagues/\(number)/gone", "g", "one", "G"))\
            \(LineVerbs.button("/colleagues/\(number)/here", "h", "ere", "H"))</div></li>
            """
    }
}
