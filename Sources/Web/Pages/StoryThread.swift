import Care
import Store

/// One line through all that happened: a ring came to us, a dot went from us, a knot was promised, a tick was kept.
struct StoryThread {
    let events: [Event]
    let reading: Reading
    /// Which of them are private, and who reads them.
    var confided: [Int64: [String]] = [:]

    var html: HTML { "\(days)" }

    private var days: [HTML] {
        var parts: [HTML] = []
        var day: Day?
        var open: [HTML] = []
        func close() {
            if let day { parts.append("<h3><span>\(Spoken.day(day, today: reading.today))</span></h3><ol>\(open)</ol>") }
            open = []
        }
        for event in events {
            let its = reading.zone.local(event.at).day
            if its != day { close() }
            day = its
            open.append(line(event))
        }
        close()
        return parts
    }

    private func line(_ event: Event) -> HTML {
        """
        <li class="ev"><time>\(Spoken.clock(reading.zone.local(event.at)))</time>\(Self.mark(event))<div>\
        <div class="how">\(how(event))</div>\
        \(words(event))\(AttachedFiles.line(event.files, count: event.attachments, of: event.number))\(then(event))</div></li>
        """
    }

    private func how(_ event: Event) -> HTML {
        let who: HTML = event.person.map { "\($0)" } ?? .empty
        switch event.kind {
        case .inbound:
            return "<b>\(name(event))</b> from \(who)\(subject(event))"
        case .outbound:
            return "<b>\(name(event))</b> \(Initials.html(event.ours)) to \(who)\(subject(event))"
        case .within: return "<b>\(name(event))</b> \(Initials.html(event.ours)) within the firm\(subject(event))"
        case .promised:
            let side = event.side == .theirs ? "They promised" : "Promised"
            return "<b><a class=\"plain\" href=\"/record/\(event.number)\">\(side)</a></b> \(Initials.html(event.ours))"
        case .timePassed: return "<b>Its time passed</b>"
        case .moved: return "<b>Moved</b> \(Initials.html(event.ours))"
        case .kept: return "<b>Kept</b> \(Initials.html(event.ours))"
        case .keptLate: return "<b>Kept, late</b> \(Initials.html(event.ours))"
        case .released: return "<b>Released</b> \(Initials.html(event.ours))"
        }
    }

    private func name(_ event: Event) -> HTML {
        let name =
            switch event.channel ?? .mail {
            case .missed: "Missed call"
            case let channel: channel.rawValue.prefix(1).uppercased() + channel.rawValue.dropFirst()
            }
        let address = event.isMessage ? "/messages/\(event.number)" : "/record/\(event.number)"
        return "<a class=\"plain\" href=\"\(address)\">\(name)</a>"
    }

    private func subject(_ event: Event) -> HTML { event.isMessage && !event.subject.isEmpty ? ", “\(event.subject)”" : .empty }

    private func words(_ event: Event) -> HTML {
        switch event.kind {
        case .promised, .moved, .timePassed, .kept, .keptLate, .released: return "<p class=\"said\">\(event.subject)</p>"
        case .inbound, .outbound, .within:
            let text = Excerpt.of(event.text, limit: 320)
            if text.isEmpty { return .empty }
            return event.isMessage ? "<q>\(text)</q>" : "<p class=\"said\">\(text)</p>"
        }
    }

    private func then(_ event: Event) -> HTML {
        var parts: [HTML] = []
        if let felt = event.felt { parts.append("Felt \(felt.rawValue).") }
        if event.waits { parts.append("<b class=\"pen\">Waits for an answer.</b>") }
        switch event.settled {
        case .nothing: parts.append("Nothing was owed for it.")
        case .promised: parts.append("Promised about.")
        case .answered: parts.append("Answered.")
        case nil: break
        }
        if event.kind == .promised, let due = event.due { parts.append("By \(reading.said(due)).") }
        if event.kind == .moved, let due = event.due { parts.append("To \(reading.said(due)): \(event.text)") }
        if event.kind == .released { parts.append("\(event.text)") }
        if let names = confided[event.number] { parts.append(Confided.line(names)) }
        if event.automatic { parts.append("Automatic.") }
        if event.undated { parts.append("Its own date is missing or impossible.") }
        if !event.isMessage, event.recorded.milliseconds(since: event.at) > 60_000 {
            parts.append("Written down \(Spoken.when(event.recorded, now: reading.at, zone: reading.zone)).")
        }
        if parts.isEmpty { return .empty }
        return "<div class=\"then\">\(parts.enumerated().map { place, part in place == 0 ? part : " \(part)" as HTML })</div>"
    }

    static let legend: HTML = """
        <div class="legend"><span><svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="4"/></svg>came to us</span><span>\
        <svg viewBox="0 0 24 24">\
        <circle cx="12" cy="12" r="4" class="ink-2"/></svg>went from us</span><span><svg viewBox="0 0 24 24">\
        <rect x="4" y="8.75" width="16" \
        height="6.5" rx="3.25" transform="rotate(45 12 12)" class="pen-fill"/></svg>promised</span><span><svg viewBox="0 0 24 24">\
        <path d="M8 12.5l3 3 5.5-7"/></svg>kept</span></div>
        """

    private static func mark(_ event: Event) -> HTML {
        switch event.kind {
        case .inbound:
            "<svg class=\"knot\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"4\" class=\"ring\"/></svg>"
        case .outbound, .within:
            "<svg class=\"knot\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"4\" class=\"dot\"/></svg>"
        case .promised, .moved: band("pen-fill")
        case .timePassed: band("red-fill")
        case .kept, .keptLate, .released:
            """
            <svg class="knot" viewBox="0 0 24 24" aria-hidden="true"><path class="halo" d="M8 12.5l3 3 5.5-7"/>\
            <path class="done" d="M8 12.5l3 3 5.5-7"/></svg>
            """
        }
    }

    private static func band(_ fill: String) -> HTML {
        """
        <svg class="knot" viewBox="0 0 24 24" aria-hidden="true"><rect x="4" y="8.75" width="16" height="6.5" rx="3.25" \
        transform="rotate(45 12 12)" class="\(fill) band"/></svg>
        """
    }
}
