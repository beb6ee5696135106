import Care
import Store

/// What stands in the form about a person or an organization. Its names are the parameters of the declared verbs.
struct PartyDraft: Equatable {
    /// What is said once.
    enum Word: String, CaseIterable { case name, standing, responsible, reaching, wish = "do-not-contact", notes, language, zone }
    /// What there may be several of.
    enum Several: String, CaseIterable { case number, address, place, tag }

    /// That they belong to an organization; one that was said before has a number.
    struct Belonging: Equatable {
        var number: Int64?
        var organization = ""
        var role = ""
        var from = ""
        var until = ""
    }

    var words: [Word: String] = [:]
    var several: [Several: [String]] = [:]
    var fields: [Profile.Field] = []
    var belongings: [Belonging] = []

    subscript(word: Word) -> String {
        get { words[word] ?? "" }
        set { words[word] = newValue }
    }
    subscript(kind: Several) -> [String] {
        get { several[kind] ?? [] }
        set { several[kind] = newValue }
    }

    // MARK: What is known

    /// A form about nobody yet.
    static let blank = PartyDraft(words: [.standing: Party.Standing.unknown.rawValue, .wish: "no"])

    init(words: [Word: String] = [:]) { self.words = words }

    init(_ party: Party, organizations: [Int64: String]) {
        let profile = party.profile
        words = [
            .name: party.name, .standing: party.standing.rawValue, .responsible: party.responsible.map(String.init) ?? "",
            .reaching: profile.reaching, .wish: profile.doNotContact ? "yes" : "no", .notes: party.notes, .language: profile.language,
            .zone: profile.zone,
        ]
        several = [.number: party.numbers, .address: party.addresses, .place: profile.places, .tag: profile.tags]
        fields = profile.fields
        belongings = party.memberships.sorted { $0.until == nil && $1.until != nil }.map {
            Belonging(
                number: $0.organization, organization: organizations[$0.organization] ?? "", role: $0.role, from: SaidDay.text($0.from),
                until: SaidDay.text($0.until))
        }
    }

    // MARK: What was typed

    /// Nobody has more of a kind; a form that says so is not one of ours.
    private static let most = 500

    init(form: [String: String]) {
        for word in Word.allCases { words[word] = Self.clean(form[word.rawValue]) }
        for kind in Several.allCases where kind != .tag {
            several[kind] = Self.listed { form["\(kind.rawValue).\($0)"] }.map(Self.clean).filter { !$0.isEmpty }
        }
        self[.language] = Tongue.code(self[.language])
        self[.address] = self[.address].map { Contact($0).address.isEmpty ? $0 : Contact($0).address }
        self[.tag] = Self.clean(form["tags"]).lowercased().split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
        fields = Self.listed { place in form["field.\(place)"].map { ($0, form["value.\(place)"]) } }.compactMap { name, value in
            Self.clean(name).isEmpty ? nil : Profile.Field(Self.clean(name), Self.clean(value))
        }
        belongings = Self.listed { place in form["role.\(place)"].map { role in Self.belonging(place, role, form) } }.filter {
            $0.number != nil || !$0.organization.isEmpty
        }
    }

    private static func belonging(_ place: Int, _ role: String, _ form: [String: String]) -> Belonging {
        Belonging(
            number: Int64(form["belongs.\(place)"] ?? ""), organization: clean(form["organization.\(place)"]), role: clean(role),
            from: clean(form["from.\(place)"]), until: clean(form["until.\(place)"]))
    }

    private static func listed<Value>(_ value: (Int) -> Value?) -> [Value] {
        (0..<most).lazy.map(value).prefix { $0 != nil }.compactMap { $0 }
    }

    /// Without white space around it, and with line feeds alone between lines; a browser sends more.
    private static func clean(_ text: String?) -> String { (text ?? "").replacing("\r\n", with: "\n").trimmed }

    // MARK: What changes

    /// What the verbs are told: what differs from what stood there.
    func changes(from base: PartyDraft) -> [String: [String]] {
        var typed: [String: [String]] = [:]
        for word in Word.allCases where self[word] != base[word] { typed[word.rawValue] = [self[word]] }
        for kind in Several.allCases {
            let (new, gone) = (self[kind].filter { !base[kind].contains($0) }, base[kind].filter { !self[kind].contains($0) })
            if !new.isEmpty { typed[kind.rawValue] = new }
            if !gone.isEmpty { typed["no-" + kind.rawValue] = gone }
        }
        let gone = base.fields.filter { old in !fields.contains { $0.name == old.name } }.map { Profile.Field($0.name, "") }
        let new = (fields.filter { !base.fields.contains($0) } + gone).map { "\($0.name)=\($0.value)" }
        if !new.isEmpty { typed["field"] = new }
        return typed
    }

    /// What was said of an organization they belong to, where it differs from what stood there.
    func newBelongings(since base: PartyDraft) -> [Belonging] {
        belongings.filter { mine in !base.belongings.contains { $0.number == mine.number && $0.isAlike(mine) } }
    }
}

extension PartyDraft.Belonging {
    /// Whether the same is said of the same organization, whatever it is called.
    func isAlike(_ other: Self) -> Bool {
        number != nil && (number, role, from, until) == (other.number, other.role, other.from, other.until)
    }
}
