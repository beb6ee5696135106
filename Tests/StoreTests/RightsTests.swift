import Care
import Store
import Support
import Testing

/// One thing that can be read of a firm.
struct Look: Sendable, CustomTestStringConvertible {
    let name: String
    let read: @Sendable (Reading, ClosedWorld) throws -> Any
    var testDescription: String { name }

    init(_ name: String, _ read: @escaping @Sendable (Reading, ClosedWorld) throws -> Any) { (self.name, self.read) = (name, read) }

    private static func each<Result>(_ world: ClosedWorld, _ body: (Int64) throws -> Result?) rethrows -> [Result] {
        try world.hidden.compactMap(body)
    }

    /// Each finds something of what is hidden, for whoever sees it.
    static let all: [Look] = [
        Look("Today") { reading, _ in try reading.todayList() },
        Look("everybody's waiting") { reading, _ in try reading.waiting(.everybodys) },
        Look("find by name") { reading, _ in try reading.find("zyxandra") },
        Look("find by a fragment") { reading, _ in try reading.find("yxan") },
        Look("find by number") { reading, _ in try reading.find("946 0999") },
        Look("find with a slip") { reading, _ in try reading.find("zyxandta quil") },
        Look("find in notes") { reading, _ in try reading.find("zyxnotes") },
        Look("find in messages") { reading, _ in try reading.find("zyxtext") },
        Look("find in files") { reading, _ in try reading.find("zyxinside") },
        Look("find in promises") { reading, _ in try reading.find("zyxdrawings") },
        Look("find what is private") { reading, _ in try reading.find("zyxwaits") },
        Look("find parties") { reading, _ in try reading.findParties("zyxworks", limit: 10) },
        Look("all parties") { reading, _ in try reading.parties(before: .max, limit: 100) },
        Look("who calls") { reading, _ in try reading.parties(calling: "020 7946 0999") },
        Look("stories") { reading, world in try each(world) { try reading.story($0) } },
        Look("parties") { reading, world in try each(world) { try reading.party($0) } },
        Look("forms of parties") { reading, world in try each(world) { try reading.editing($0) } },
        Look("promises") { reading, world in try each(world) { try reading.promiseLine($0) } },
        Look("entries") { reading, world in try each(world) { try reading.explanation(of: $0) } },
        Look("commands") { reading, world in try each(world) { let all = try reading.command(of: $0); return all.isEmpty ? nil : all } },
        Look("messages") { reading, world in try each(world) { try reading.message($0) } },
        Look("files") { reading, world in try reading.files(of: world.hidden) },
        Look("who is here twice") { reading, _ in try reading.suggestions() },
        Look("fields") { reading, _ in try reading.fieldNames(limit: 100) },
        Look("a list by standing") { reading, _ in
            try reading.lines(of: reading.members(of: SavedList.Content(conditions: [Condition(.standing(.client))])))
        },
        Look("a list by tag") { reading, _ in
            try reading.lines(of: reading.members(of: SavedList.Content(conditions: [Condition(.tag("zyxtag"))])))
        },
        Look("a list by words") { reading, _ in
            try reading.lines(of: reading.members(of: SavedList.Content(conditions: [Condition(.words("zyxandra"))])))
        },
        Look("a list by place") { reading, _ in
            try reading.lines(of: reading.members(of: SavedList.Content(conditions: [Condition(.place("zyxstreet"))])))
        },
        Look("the story of whom all see") { reading, _ in
            try reading.find("ines ferreira").compactMap { try $0.party.flatMap { try reading.story($0) } }
        },
    ]
}

@Suite struct `Who may see what` {
    let world: ClosedWorld

    init() throws {
        world = try ClosedWorld()
        try world.cast.place.lookForDuplicates()
    }

    private func shown(_ look: Look, to reader: Int64) throws -> String {
        var text = ""
        try dump(world.cast.reading(as: reader) { try look.read($0, world) }, to: &text)
        return text.lowercased()
    }

    @Test(arguments: Look.all) func `whoever is of the team sees the client, and nobody else any trace`(look: Look) throws {
        #expect(try shown(look, to: world.ben).contains("zyx"))
        #expect(try !shown(look, to: world.cleo).contains("zyx"))
        #expect(try !shown(look, to: world.dan).contains("zyx"))
    }

    @Test func `a principal sees closed clients, and what is private only where named`() throws {
        let seen = try world.cast.reading { try ($0.find("zyxandra").count, $0.find("zyxwaits").count) }
        #expect(seen.0 > 0 && seen.1 == 0)
    }

    @Test func `counts do not give away what is hidden`() throws {
        let counts = try [world.ben, world.cleo].map { who in
            try world.cast.reading(as: who) {
                try ($0.count(SavedList.Content(conditions: [Condition(.standing(.client))])), $0.waiting(.everybodys).count)
            }
        }
        #expect(counts[0].0 == counts[1].0 + 2 && counts[0].1 > counts[1].1)
    }

    @Test func `what waits is held by somebody who sees it`() throws {
        let ines = try world.cast.reading { try #require(try $0.party(at: "ines@harbourbakery.example")) }
        func holder(_ words: String, to reader: Int64) throws -> String? {
            try world.cast.reading(as: reader) { try $0.waiting(.everybodys).items.first { $0.words.contains(words) }?.holder }
        }
        try world.cast.take(EditParty(party: ines, change: .init(responsible: world.cleo)))
        let said = LogInteraction(text: "zyxsecond matter", with: [ines], channel: .voicemail, among: [world.dan])
        try world.cast.take(said, by: world.ben)
        #expect(try holder("zyxsecond", to: world.ben) == "Ben Ochieng")
        try world.cast.take(EditParty(party: world.closed, change: .init(responsible: world.ben)))
        #expect(try holder("zyxtext", to: world.ben) == "Anna Berg")
        try world.cast.take(LogInteraction(text: "openwaits", with: [ines], channel: .voicemail))
        #expect(try holder("openwaits", to: world.cleo) == "Cleo Marsh")
        let works = EditParty(party: ines, change: .init(), membership: Membership(organization: world.closed))
        try world.cast.take(works)
        #expect(try holder("openwaits", to: world.ben) == "Ben Ochieng")
        try world.cast.take(JoinTeam(team: world.team, staff: world.cleo))
        #expect(try holder("openwaits", to: world.cleo) == "Cleo Marsh")
    }

    @Test func `in a firm where nobody is closed everybody sees everything`() throws {
        try world.cast.take(OpenParty(party: world.closed))
        try world.cast.take(Disclose(interaction: world.secret), by: world.ben)
        for look in Look.all where look.name != "Today" { #expect(try shown(look, to: world.cleo).contains("zyx"), "\(look.name)") }
    }

    @Test func `whoever joins the team sees its clients, and whoever leaves it does not`() throws {
        func finds() throws -> Bool { try world.cast.reading(as: world.cleo) { try !$0.find("zyxandra").isEmpty } }
        try world.cast.take(JoinTeam(team: world.team, staff: world.cleo))
        #expect(try finds())
        try world.cast.take(LeaveTeam(team: world.team, staff: world.cleo))
        #expect(try !finds())
    }

    @Test func `whoever owes a closed client something does not leave the team`() throws {
        #expect(throws: Refusal.owesWithin("Ben Ochieng", count: 2, team: "Structures")) {
            try world.cast.take(LeaveTeam(team: world.team, staff: world.ben))
        }
    }

    @Test func `a client is not closed to a team whose members do not answer for them`() throws {
        let other = try world.cast.take(FormTeam(name: "Roofs", members: [world.dan])).thing!
        #expect(throws: Refusal.wouldNotSee("Ben Ochieng", "Zyxanthe Works", team: "Roofs")) {
            try world.cast.take(CloseParty(party: world.closed, team: other))
        }
    }

    @Test func `somebody who belongs to a closed organization is closed with it, and no longer when they leave it`() throws {
        let ines = try world.cast.reading { try #require(try $0.party(at: "ines@harbourbakery.example")) }
        func cleoSees() throws -> Bool { try world.cast.reading(as: world.cleo) { try $0.party(ines) } != nil }
        #expect(try cleoSees())
        let now = EditParty(party: ines, change: .init(), membership: Membership(organization: world.closed))
        try world.cast.take(now)
        #expect(try !cleoSees())
        let gone = Membership(organization: world.closed, until: Day(iso: "2026-03-01"))
        try world.cast.take(EditParty(party: ines, change: .init(), membership: gone))
        #expect(try cleoSees())
    }

    @Test func `whom they do not see they may write down anew, and their team sees both`() throws {
        let details = Party.Details(name: "A stranger", addresses: ["zyxandra@zyxworks.example"])
        let stranger = try #require(try world.cast.take(AddPerson(details: details), by: world.cleo).thing)
        #expect(try world.cast.reading(as: world.cleo) { try $0.party(stranger)?.name } == "A stranger")
        #expect(try world.cast.reading(as: world.ben) { try $0.find("zyxandra@zyxworks.example").count } >= 2)
    }

    @Test(arguments: Question.all.map(\.name)) func `no question that programs ask is answered with what its asker does not see`(
        name: String
    ) throws {
        let question = try #require(Question.all.first { $0.name == name })
        let numbers = question.parameters.contains(where: \.required) ? world.hidden.map { String($0) } : [""]
        for words in numbers + ["yxan", "yxtext"] {
            let typed = Dictionary(uniqueKeysWithValues: question.parameters.filter(\.required).map { ($0.name, [words]) })
            for reader in [world.cleo, world.dan] {
                let answer = try world.cast.reading(as: reader) { reading -> String in
                    do { return try question.ask(reading, typed, .all).json.text } catch let refusal as Refusal {
                        return refusal.sentence
                    }
                }
                #expect(!answer.lowercased().contains("zyx"), "\(typed)")
            }
        }
    }

    @Test(arguments: Verb.all.map(\.name)) func `no verb does anything with what whoever asks does not see`(name: String) throws {
        let verb = try #require(Verb.named(name))
        let head = try world.cast.reading { try $0.lastEntry() }
        for number in world.hidden {
            guard let typed = Self.typed(verb, about: number) else { return }
            let refused = #expect(throws: Refusal.self, "\(name) \(number)") { try world.cast.say(name, typed, by: world.cleo) }
            #expect(refused?.sentence.lowercased().contains("zyx") == false)
        }
        #expect(try world.cast.reading { try $0.lastEntry() } == head)
    }

    /// The parameters that a verb needs, each that names a thing naming this one; nil where none does.
    private static func typed(_ verb: Verb, about number: Int64) -> [String: [String]]? {
        var (typed, names): ([String: [String]], Bool) = ([:], false)
        for parameter in verb.parameters where parameter.required || parameter.name == "organization" {
            switch parameter.kind {
            case .who(.party), .who(.person), .who(.organization), .who(.merged), .sender, .promise, .interaction:
                (typed[parameter.name], names) = ([String(number)], true)
            case .who(.staff): typed[parameter.name] = ["Cleo"]
            case .who(.team): typed[parameter.name] = ["Structures"]
            case .when: typed[parameter.name] = ["Fri"]
            case .choice(let choices): typed[parameter.name] = [choices[0]]
            case .flag: typed[parameter.name] = [""]
            case .words: typed[parameter.name] = ["some words"]
            case .who(.colleague), .importRun, .list, .members, .condition, .path: return nil
            }
        }
        return names ? typed : nil
    }
}
