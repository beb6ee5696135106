import Care
import Store

/// Two parties side by side, and what they would be as one.
struct MergePair {
    let kept: Story
    let other: Story
    /// Where to go afterwards.
    var back = "/today"
    /// How likely they are one, where a look has found them alike.
    var alike: Suggestion?

    /// What is said of either under one name.
    private struct Row {
        let name: String
        let kept: String
        let other: String
        let whole: String
        /// There can be one alone: what differs wants a look.
        var isOne = true
    }

    func html(_ seal: HTML, _ reading: Reading) -> HTML {
        let (one, two) = (kept.party, other.party)
        let rows = self.rows(reading).filter { !$0.kept.isEmpty || !$0.other.isEmpty }.map { row -> HTML in
            let differs = row.isOne && row.kept != row.other && !row.kept.isEmpty && !row.other.isEmpty
            return """
                <tr><th scope="row">\(row.name)</th><td data-of="\(one.shown)">\(Self.value(row.kept, differs))</td>\
                <td data-of="\(two.shown)">\(Self.value(row.other, differs))</td><td data-of="As one">\(Self.value(row.whole, false))</td>\
                </tr>
                """
        }
        return """
            <p class="lead">They become one: \(one.shown) is kept, with all that was said of \(two.shown). Nothing is lost, and you can \
            part them again.</p>\(looked)
            <table class="pair"><thead><tr><td></td><th scope="col">\(one.shown), kept</th><th scope="col">\(two.shown)</th>\
            <th scope="col">As one</th></tr></thead><tbody>\(rows)</tbody></table>
            <form method="post" action="/clients/\(one.number)/merge?with=\(two.number)">\(seal)\
            <input type="hidden" name="keep" value="\(one.number)"><input type="hidden" name="other" value="\(two.number)">\
            <input type="hidden" name="back" value="\(back)">
            <div class="do keys"><button class="btn" aria-keyshortcuts="m">Merge <span class="key">M</span></button>\
            <a class="btn plain" href="/clients/\(two.number)/merge?with=\(one.number)&amp;back=\(back)" aria-keyshortcuts="s">\
            Keep \(two.shown) instead <span class="key">S</span></a>\
            <a class="btn plain leave" href="\(back)">Leave it <span class="key">Esc</span>\
            </a></div></form>
            """
    }

    private var looked: HTML {
        guard let alike else { return .empty }
        return """
            <p class="small circ">By their looks they are one with \(DuplicatesPage.percent(alike)) %. \(DuplicatesPage.why(alike)) \
            (One more doubles the odds that they are one.)</p>
            """
    }

    /// So much of a text is enough to tell two people apart.
    private static let longest = 400

    private static func value(_ text: String, _ differs: Bool) -> HTML {
        let text = text.count > longest ? text.prefix(longest) + "…" : text
        return differs ? "<b>\(text)</b>" : "\(text)"
    }

    private func rows(_ reading: Reading) -> [Row] {
        let whole = kept.party.absorbing(other.party)
        let names = kept.organizations.merging(other.organizations) { first, _ in first }
        func row(_ name: String, _ said: (Party) -> String) -> Row {
            Row(name: name, kept: said(kept.party), other: said(other.party), whole: said(whole))
        }
        func listed(_ name: String, _ said: (Party) -> [String]) -> Row {
            var row = row(name) { said($0).joined(separator: "\n") }
            row.isOne = false
            return row
        }
        return [
            row("Name") { $0.name }, row("Standing") { $0.standing == .unknown ? "" : $0.standing.rawValue },
            row("Responsible") { $0.responsible.flatMap { reading.staff[$0]?.name } ?? "" },
            listed("Numbers") { $0.numbers }, listed("Mail") { $0.addresses }, listed("Post") { $0.profile.places },
            listed("Belongs to") { $0.memberships.map { names[$0.organization] ?? "" } }, row("How") { $0.profile.reaching },
            row("What matters") { $0.notes }, listed("Tags") { $0.profile.tags },
            listed("Own fields") { $0.profile.fields.map { "\($0.name): \($0.value)" } },
            row("Language") { Tongue.name($0.profile.language) },
            row("Zone") { $0.profile.zone }, happened(reading),
        ]
    }

    private func happened(_ reading: Reading) -> Row {
        func said(_ story: Story) -> String {
            let last = [story.lastIn?.at, story.lastOut?.at].compactMap { $0 }.max()
            let count = Grouped.number(story.eventCount)
            return last.map { "\(count), last \(Spoken.when($0, now: reading.at, zone: reading.zone))" }
                ?? (story.eventCount == 0 ? "Nothing yet" : count)
        }
        return Row(
            name: "What happened", kept: said(kept), other: said(other), whole: Grouped.number(kept.eventCount + other.eventCount),
            isOne: false)
    }
}
