import Care
import Store

/// The form about a person or an organization: sentences whose dotted words are yours to change, and a line for each address and number.
struct PartyForm {
    let kind: Party.Kind
    var draft: PartyDraft
    let reading: Reading
    let seal: HTML
    /// What is hidden in the form beside the seal.
    var hidden: HTML = .empty
    var conflicts: [PartyConflict] = []
    var problem: Refusal?
    /// Whose the address is that was refused.
    var taken: Int64?
    /// Those who are shown as one with them: what is theirs is changed at theirs.
    var merged: HTML = .empty
    /// Whether they are written down already.
    var isKnown = false
    let zones: [String]
    let leave: String

    var html: HTML {
        """
        <form method="post" class="sheet read party" autocomplete="off">\(seal)\(hidden)
        <button class="vh" tabindex="-1" aria-hidden="true">Write it down</button>
        <dl>
        \(row("who", "Who", who, hint: kind == .person ? "By this name they are shown." : "By this name it is shown."))
        \(row("reach", "Reached", ways, hint: "A number is found however it is written; a mail address is one’s alone.", also: merged))
        \(row("how", "How", how, hint: "Stands where they are called or written to."))
        \(row("belongs", "Belongs", belongings, hint: "To several, if so. What has ended is history."), if: kind == .person)
        \(row("matters", "What matters", matters, hint: "What a colleague should know before the next call."))
        \(row("there", "There", there, hint: "A language by its name or code; a zone, as Europe/Lisbon."))
        \(row("own", "Own fields", ownFields, hint: "Whatever else your firm writes down."))
        </dl>
        <div class="do"><button class="btn">Write it down <span class="key">Enter</span></button>\
        <a class="btn plain" href="\(leave)">Leave it <span class="key">Esc</span></a>\
        <p class="small circ">\(isKnown ? "What was written before stays readable in the record." : "Nothing is written yet.")</p></div>
        </form>
        <datalist id="organizations"></datalist><datalist id="zones">\(zones.map { "<option value=\"\($0)\">" as HTML })</datalist>
        <datalist id="languages">\(Tongue.all.map { "<option value=\"\($0.name)\">" as HTML })</datalist>
        """
    }

    private func row(_ id: String, _ name: String, _ content: HTML, hint: String, also: HTML = .empty) -> HTML {
        """
        <div id="\(id)"><dt>\(name)</dt><dd>\(content)\(problemHTML(id))</dd><dd class="why">\(hint)\(also)</dd></div>
        """
    }

    // MARK: Rows

    private var who: HTML {
        let name = field("name", draft[.name], kind == .person ? "name" : "its name", 20)
        let standings = Party.Standing.allCases.map { (value: $0.rawValue, words: Self.spoken($0)) }
        let standing = choice("standing", standings, draft[.standing], "What they are to us")
        let responsible = choice("responsible", staff, draft[.responsible], "Who is responsible")
        return """
            \(name) is \(standing). \(responsible) answers for \(kind == .person ? "them" : "it").\
            \(which(.word(.name)))\(which(.word(.standing)))\(which(.word(.responsible)))
            """
    }

    private var staff: [(value: String, words: String)] {
        let members = reading.staff.values.filter { !$0.left || String($0.number) == draft[.responsible] }.sorted { $0.number < $1.number }
        let nobody = draft[.responsible].isEmpty ? [(value: "", words: "Nobody yet")] : []
        return nobody + members.map { (String($0.number), $0.number == reading.me ? "You" : $0.name) }
    }

    private var ways: HTML {
        """
        \(lines(.number, "Phone number", "phone number", mode: "tel"))\(lines(.address, "Mail address", "mail address", mode: "email"))\
        \(lines(.place, "Postal address", "postal address", mode: nil))
        """
    }

    /// A line for each with a way to drop it, and an empty one; works without script.
    private func lines(_ kind: PartyDraft.Several, _ label: String, _ hint: String, mode: String?) -> HTML {
        let items = (draft[kind] + [""]).enumerated().map { place, value -> HTML in
            let name = "\(kind.rawValue).\(place)"
            let input: HTML =
                if let mode {
                    """
                    <input class="fill" name="\(name)" value="\(value)" inputmode="\(mode)" size="24" placeholder="\(hint)" \
                    aria-label="\(label) \(place + 1)"\(" aria-invalid=true", if: isWrong(value))>
                    """
                } else {
                    """
                    <textarea class="fill" name="\(name)" rows="1" placeholder="\(hint)" aria-label="\(label) \
                    \(place + 1)">\(value)</textarea>
                    """
                }
            return "<li>\(input)\(value.isEmpty ? more(kind.rawValue, hint) : drop(name, value))</li>"
        }
        return "<ul class=\"ways\">\(items)</ul>"
    }

    private func drop(_ name: String, _ value: String) -> HTML {
        "<button class=\"verb\" name=\"drop\" value=\"\(name)\" aria-label=\"Drop \(value)\" formaction=\"#reach\">drop</button>"
    }

    private func more(_ kind: String, _ hint: String) -> HTML {
        "<button class=\"verb\" name=\"more\" value=\"\(kind)\" aria-label=\"Another \(hint)\" formaction=\"#reach\">one more</button>"
    }

    private var how: HTML {
        let wishes = [(value: "no", words: "They may hear from us"), (value: "yes", words: "They do not wish to hear from us")]
        let wish = choice("do-not-contact", wishes, draft[.wish], "Whether they wish to hear from us")
        return """
            <textarea class="fill wide" name="reaching" rows="1" placeholder="mornings, never by mail" \
            aria-label="How they like to be reached">\(draft[.reaching])</textarea>\(which(.word(.reaching)))
            <p>\(wish) of our own accord.</p>\(which(.word(.wish)))
            """
    }

    private var belongings: HTML {
        let known = draft.belongings.filter { $0.number != nil }
        let new = draft.belongings.first { $0.number == nil } ?? PartyDraft.Belonging()
        return "\((known + [new]).enumerated().map { place, one in "<p>\(belonging(place, one))</p>" as HTML })\(newcomer)"
    }

    private func belonging(_ place: Int, _ one: PartyDraft.Belonging) -> HTML {
        let organization: HTML =
            one.number.map {
                "<input type=\"hidden\" name=\"belongs.\(place)\" value=\"\($0)\"><b>\(one.organization)</b>"
            }
                ?? """
                <input class="fill" name="organization.\(place)" value="\(one.organization)" size="18" placeholder="an organization" \
                aria-label="An organization they belong to" list="organizations" data-names="organization">
                """
        return """
            to \(organization) as \(field("role.\(place)", one.role, "what", 12)), since \(field("from.\(place)", one.from, "when", 5)), \
            until \(field("until.\(place)", one.until, "now", 5)).\(one.number.map { which(.belonging($0)) } ?? .empty)
            """
    }

    private var newcomer: HTML {
        guard case .nobody(let name)? = problem else { return .empty }
        return
            """
            <label class="block small"><input type="checkbox" name="new" value="1" checked> \
            Write “\(name)” down as a new organization</label>
            """
    }

    private var matters: HTML {
        """
        <textarea class="fill wide" name="notes" rows="2" placeholder="bakes at night, decides with her brother" aria-label="What matters \
        to them">\
        \(draft[.notes])</textarea>\(which(.word(.notes)))
        <p>Tags: \(field("tags", draft[.tag].joined(separator: ", "), "roof, oven", 18)).</p>
        """
    }

    private var there: HTML {
        """
        They write \(field("language", Tongue.name(draft[.language]), "a language", 8, list: "languages")), and live by \
        \(field("zone", draft[.zone], reading.thing.zone, 16, list: "zones")) time.\(which(.word(.language)))\(which(.word(.zone)))
        """
    }

    private var ownFields: HTML {
        let items = (draft.fields + [Profile.Field("", "")]).enumerated().map { place, one -> HTML in
            """
            <li><span>\(field("field.\(place)", one.name, "what", 10)): \(field("value.\(place)", one.value, "its value", 16))</span>\
            \(one.name.isEmpty ? more("field", "own field") : drop("field.\(place)", one.name))\(which(.field(one.name)))</li>
            """
        }
        return "<ul class=\"ways\">\(items)</ul>"
    }

    // MARK: Parts

    private func field(_ name: String, _ value: String, _ hint: String, _ size: Int, list: String = "") -> HTML {
        """
        <input class="fill" name="\(name)" value="\(value)" size="\(size)" placeholder="\(hint)" aria-label="\(hint)"\
        \(" list=\"\(list)\"", if: !list.isEmpty)>
        """
    }

    private func choice(_ name: String, _ options: [(value: String, words: String)], _ chosen: String, _ label: String) -> HTML {
        let items = options.map { "<option value=\"\($0.value)\"\(" selected", if: $0.value == chosen)>\($0.words)</option>" as HTML }
        return "<select class=\"fill\" name=\"\(name)\" aria-label=\"\(label)\">\(items)</select>"
    }

    /// What somebody else wrote there meanwhile, and which of the two holds.
    private func which(_ subject: PartyConflict.Subject) -> HTML {
        guard let conflict = conflicts.first(where: { $0.subject == subject }) else { return .empty }
        let choices: [(PartyConflict.Choice, String)] =
            [(.mine, "What stands here"), (.theirs, "What \(conflict.by) wrote")] + (subject.canBeBoth ? [(.both, "Both")] : [])
        let options = choices.map { choice, words -> HTML in
            """
            <label><input type="radio" name="\(subject.key)" value="\(choice.rawValue)"\(" checked", if: choice == conflict.usual)> \
            <span>\(words)</span></label>
            """
        }
        let when = Spoken.when(conflict.at, now: reading.at, zone: reading.zone)
        return """
            <fieldset class="which"><legend><b class="amber">\(conflict.by) wrote meanwhile</b>, \(when): <q>\(conflict.theirs)</q>\
            </legend>\
            \(options)</fieldset>
            """
    }

    static func spoken(_ standing: Party.Standing) -> String {
        switch standing {
        case .unknown: "somebody we know"
        case .prospect: "a prospect"
        case .client: "a client"
        case .former: "a former client"
        case .partner: "a partner"
        case .supplier: "a supplier"
        }
    }

    /// A word of the form as it is said.
    static func spoken(_ word: PartyDraft.Word, _ value: String, _ staff: [Int64: Staff]) -> String {
        switch word {
        case .standing: Party.Standing(rawValue: value).map(spoken) ?? value
        case .responsible: Int64(value).flatMap { staff[$0]?.name } ?? "nobody"
        case .wish: value == "yes" ? "they do not wish to hear from us" : "they may hear from us"
        case .language where !value.isEmpty: Tongue.name(value)
        case .name, .reaching, .notes, .language, .zone: value.isEmpty ? "nothing" : value
        }
    }
}
