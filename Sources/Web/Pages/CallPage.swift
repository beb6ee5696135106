import Care
import Hummingbird
import Store

/// Somebody rings: phone systems and programs beside them open `/call?number=…`. A known number leads to the story; of an unknown one a
/// line asks who it is.
struct CallPage {
    let number: String
    let reading: Reading
    let seal: HTML
    /// All who have this number, where they are several.
    var callers: [Party] = []
    var who = ""
    var problem: Refusal?

    /// Longer than any number.
    private static let longest = 40

    static func show(_ visit: Visit) throws -> Response {
        let number = number(visit)
        if number.isEmpty { throw Turn.to("/find") }
        let callers = try visit.reading { try $0.parties(calling: number) }
        if callers.count == 1 { throw Turn.to(story(callers[0].number, number)) }
        return try answer(visit) { $0.callers = callers }
    }

    /// The number is theirs from now on: of whoever has this name, else of somebody new.
    static func write(_ visit: Visit) async throws -> Response {
        let (number, who) = (number(visit), visit.typed("who"))
        do {
            if who.isEmpty { throw Refusal.missing(field: "who it is", example: "Ines Ferreira") }
            var party = try await known(visit, who, number)
            if party == nil { party = try await visit.take(AddPerson(details: .init(name: who, numbers: [number]))).thing }
            throw Turn.to(story(party ?? 0, number))
        } catch let refusal as Refusal { return try answer(visit) { ($0.who, $0.problem) = (who, refusal) } }
    }

    private static func known(_ visit: Visit, _ who: String, _ number: String) async throws -> Int64? {
        do {
            let (party, command) = try visit.reading { reading in
                let party = try reading.who(who)
                let isPerson = try reading.party(party)?.kind != .organization
                return (party, try EditParty.adding(number: number, to: party, isPerson: isPerson, reading))
            }
            try await visit.take(command)
            return party
        } catch let refusal as Refusal where refusal.nobodysName != nil { return nil }
    }

    private static func number(_ visit: Visit) -> String { String(visit.typed("number").prefix(longest)) }

    private static func story(_ party: Int64, _ number: String) -> String { "/clients/\(party)?rings=\(Fields.encoded(number))" }

    private static func answer(_ visit: Visit, _ change: (inout CallPage) -> Void) throws -> Response {
        try visit.reading { reading in
            var page = CallPage(number: number(visit), reading: reading, seal: visit.seal)
            change(&page)
            return visit.page(try reading.frame("A call", .clients)(page.html), status: page.problem == nil ? .ok : .unprocessableContent)
        }
    }

    var html: HTML {
        """
        <div class="head"><div><h1>\(number)</h1><p class="lead">\(callers.isEmpty ? "Nobody known has this number." : "Several have it.")\
        </p></div></div>\(several)
        <form method="post" action="/call" class="sheet read" autocomplete="off">\(seal)\
        <input type="hidden" name="number" value="\(number)">
        <dl><div><dt>Who is it?</dt><dd><input class="fill" name="who" value="\(who)" size="24" required autofocus list="people" \
        placeholder="their name" aria-label="Who it is">\(Problem.html(problem))</dd>
        <dd class="why">Whoever has this name gets the number; somebody new is written down with it.</dd></div></dl>
        <div class="do"><button class="btn">Open their story <span class="key">Enter</span></button>\
        <a class="btn plain" href="/today">Leave it <span class="key">Esc</span></a></div></form><datalist id="people"></datalist>
        """
    }

    private var several: HTML {
        if callers.isEmpty { return .empty }
        let lines = callers.map { party -> HTML in
            """
            <li class="line"><div class="when circ">\(party.kind.rawValue)</div>\
            <div class="who"><a href="\(Self.story(party.number, number))">\(party.shown)</a></div></li>
            """
        }
        return "<ol class=\"lines\">\(lines)</ol>"
    }
}

/// What stands on a story while its client rings.
enum Ringing {
    static func html(_ number: String, _ party: Int64) -> HTML {
        """
        <div class="banner pen-b" role="status"><span><b>\(number)</b> rings.</span> <span class="keys">\
        <a class="verb" href="/note?how=call:in&with=\(party)" aria-keyshortcuts="w"><u>W</u>rite it down</a></span></div>
        """
    }
}

extension EditParty {
    fileprivate static func adding(number: String, to party: Int64, isPerson: Bool, _ reading: Reading) throws -> any Command {
        let name = isPerson ? "person edit" : "organization edit"
        guard let verb = Verb.named(name) else { throw Refusal.noSuch(thing: "verb", given: name) }
        return try reading.command(verb, ["who": [String(party)], "number": [number]])
    }
}
