import Care
import Store

/// What is known of a client, beside the story: how they are reached, where they belong, what matters to them.
struct StorySide {
    let story: Story
    let reading: Reading
    let mergings: [Int64: Said]
    /// The time where they are, in words; nil where it is ours.
    let localTime: String?
    let seal: HTML
    var alike: [Suggestion] = []

    private var party: Party { story.party }

    var html: HTML {
        """
        <div class="sec"><h2>Reached</h2><span class="order verbs keys">\
        <a class="verb" href="/clients/\(party.number)/edit" aria-keyshortcuts="e"><u>E</u>dit</a>\
        <a class="verb" href="/clients/\(party.number)/merge" aria-keyshortcuts="m"><u>M</u>erge with…</a>\
        <button type="button" class="verb scripted" data-print aria-keyshortcuts="i">Pr<u>i</u>nt</button></span></div>\
        \(reached)\(there)\(twice)
        \(belonging)\(people)\(matters)\(also)
        """
    }

    // MARK: How they are reached

    private var reached: HTML {
        let places = party.profile.places.map { "<p class=\"place\">\($0)</p>" as HTML }
        let reaching: HTML = "<p class=\"matter\">\(Sentence.begun(party.profile.reaching))</p>"
        let nothing = party.numbers.isEmpty && party.addresses.isEmpty && places.isEmpty && party.profile.reaching.isEmpty
        if nothing { return Self.item("<p>Nobody knows how yet. <a href=\"/clients/\(party.number)/edit#reach\">Write it down</a></p>") }
        return Self.item("\(Self.ways(party))\(places)\(reaching, if: !party.profile.reaching.isEmpty)")
    }

    /// Numbers to call and addresses to write to.
    static func ways(_ party: Party) -> HTML {
        let numbers = party.numbers.map { number -> HTML in
            "<div class=\"row\"><a href=\"tel:\(number.filter { $0.isNumber || $0 == "+" })\">\(number)</a></div>"
        }
        let addresses = party.addresses.map { "<div class=\"row\"><a href=\"mailto:\($0)\">\($0)</a></div>" as HTML }
        return "\(numbers)\(addresses)"
    }

    private var there: HTML {
        let language: HTML? = party.profile.language.isEmpty ? nil : "<p>Writes \(Tongue.name(party.profile.language)).</p>"
        let time: HTML? = localTime.map { "<p>It is <b>\($0)</b> there, in \(place(party.profile.zone)).</p>" }
        let parts = [time, language].compactMap { $0 }
        return parts.isEmpty ? .empty : Self.item("\(parts)")
    }

    /// Of “Europe/Lisbon” the place: Lisbon.
    private func place(_ zone: String) -> String { (zone.split(separator: "/").last.map(String.init) ?? zone).replacing("_", with: " ") }

    private var twice: HTML {
        let items = alike.map { pair -> HTML in
            let (other, name) = pair.a == party.number ? (pair.b, pair.names[1]) : (pair.a, pair.names[0])
            return """
                <p>Perhaps the same as <a href="/clients/\(party.number)/merge?with=\(other)">\(name)</a>: \
                \(DuplicatesPage.percent(pair)) % likely.</p>
                """
        }
        return items.isEmpty ? .empty : Self.item("\(items)")
    }

    // MARK: Where they belong

    private var belonging: HTML {
        if party.memberships.isEmpty { return .empty }
        let items = party.memberships.sorted { $0.until == nil && $1.until != nil }.map { one -> HTML in
            let since = one.from.map { "since \(Spoken.date($0, today: reading.today))" }
            let until = one.until.map { "until \(Spoken.date($0, today: reading.today))" }
            return Self.item(
                """
                <div class="row"><b>\
                <a class="plain" href="/clients/\(one.organization)">\(story.organizations[one.organization] ?? "")</a></b>\
                <span>\(one.role)</span></div>\(circumstance([since, until]))
                """)
        }
        return "\(SectionHead.html("Belongs to"))\(items)"
    }

    private func circumstance(_ parts: [String?]) -> HTML {
        let said = parts.compactMap { $0 }.joined(separator: ", ")
        return said.isEmpty ? .empty : "<p>\(Sentence.begun(said))</p>"
    }

    private var people: HTML {
        if party.kind == .person || story.people.isEmpty { return .empty }
        let items = story.people.map { person -> HTML in
            let role = person.memberships.last { $0.organization == party.number && $0.until == nil }?.role ?? person.role
            return Self.item(
                """
                <div class="row"><b><a class="plain" href="/clients/\(person.number)">\(person.shown)</a></b><span>\(role)</span></div>\
                \(Self.ways(person))\("<p>\(person.notes)</p>", if: !person.notes.isEmpty)
                """)
        }
        return "\(SectionHead.html("People", Grouped.number(items.count)))\(items)"
    }

    // MARK: What matters

    private var matters: HTML {
        let notes: HTML = "<p class=\"matter\">\(party.notes)</p>"
        let tags: HTML = "<p>\(party.profile.tags.joined(separator: ", "))</p>"
        let fields = party.profile.fields.map {
            "<div class=\"row\"><span>\($0.name)</span><b class=\"value\">\($0.value)</b></div>" as HTML
        }
        let parts = [
            party.notes.isEmpty ? .empty : Self.item(notes), fields.isEmpty ? .empty : Self.item("\(fields)"),
            party.profile.tags.isEmpty ? .empty : Self.item(tags),
        ]
        let isNothing = party.notes.isEmpty && fields.isEmpty && party.profile.tags.isEmpty
        return isNothing ? .empty : "\(SectionHead.html("What matters"))\(parts)"
    }

    // MARK: Who was merged

    private var also: HTML {
        if story.merged.isEmpty { return .empty }
        let items = story.merged.map { other -> HTML in
            let when =
                mergings[other.number].map { "Merged on \(Spoken.date(reading.zone.local($0.at).day, today: reading.today)) by \($0.by)." }
                ?? ""
            return Self.item(
                """
                <div class="row"><b>\(other.shown)</b></div><p>\(when) \
                <button class="verb" formaction="/clients/\(other.number)/part">Part them again</button></p>
                """)
        }
        return """
            <form method="post">\(seal)<input type="hidden" name="back" value="/clients/\(party.number)">\
            \(SectionHead.html("Also known as"))\(items)</form>
            """
    }

    private static func item(_ html: HTML) -> HTML { "<div class=\"item\">\(html)</div>" }
}
