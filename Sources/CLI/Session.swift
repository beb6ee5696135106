import Care
import Language
import Mail
import Store

/// What a command answers: text for people, JSON for programs.
struct Output {
    var text: String
    var json: JSON
    var code: Int32 = 0
}

/// A command that is no verb of client care: it looks, sets up or keeps house. What it looks at is a `Question` where programs ask it too.
struct Tool: Sendable {
    let name: String
    let help: String
    let parameters: [Parameter]
    let run: @Sendable (Session, [String: [String]]) throws -> Output

    init(_ name: String, _ help: String, _ parameters: [Parameter], run: @escaping @Sendable (Session, [String: [String]]) throws -> Output)
    {
        (self.name, self.help, self.parameters, self.run) = (name, help, parameters, run)
    }

    static let all: [Tool] =
        [
            HouseTools.initialize, HouseTools.serve, ListTools.today, ListTools.waiting, ListTools.find, DuplicateTools.duplicates,
            MailTools.importMail,
            MailTools.imports,
            StaffTools.list, StaffTools.invite, StaffTools.teams, StaffTools.token, ColleagueTool.colleagues, HouseTools.verify,
            HouseTools.rebuild,
            HouseTools.backup,
            HouseTools.restore,
            OutTools.export, OutTools.erase, StoryTool.tool,
        ] + ListTools.shows + AttachmentTools.all + SavedListTools.all
}

/// One run of a command on an open data folder.
struct Session {
    let world: World
    let options: Asked.Options
    let via: String
    let opened: DataFolder?
    /// Against which paths are read; nil: the folder of this process.
    private let directory: String?

    /// The open folder; only `init` and `restore` run without one.
    func folder() throws -> DataFolder {
        guard let opened else { throw Fault("this command opens no data folder") }
        return opened
    }

    init(world: World, options: Asked.Options, folder: DataFolder?, via: String = "cli", directory: String? = nil) {
        (self.world, self.options, self.opened, self.via, self.directory) = (world, options, folder, via, directory)
    }

    /// The same session, reading as somebody else.
    func `as`(_ who: String?) -> Session {
        var options = options
        options.who = who ?? options.who
        return Session(world: world, options: options, folder: opened, via: via, directory: directory)
    }

    static func run(_ asked: Asked, _ world: World) throws -> Output {
        let needsFolder = !["init", "restore", "story", "help"].contains(asked.words.first ?? "")
        let folder = needsFolder ? try DataFolder(path: asked.options.data, making: false, reading: Message.wholeText) : nil
        return try Session(world: world, options: asked.options, folder: folder).run(asked.words)
    }

    /// Runs the command whose name the words begin with.
    func run(_ words: [String]) throws -> Output {
        if words.first == "help" { return Output(text: try help(words.dropFirst()), json: .null) }
        for length in [2, 1] where words.count >= length {
            let name = words.prefix(length).joined(separator: " ")
            if let verb = Verb.named(name) {
                return try take(verb, Grammar.parse(words.dropFirst(length), verb.parameters, command: name))
            }
            if let tool = Tool.all.first(where: { $0.name == name }) {
                return try tool.run(self, placed(Grammar.parse(words.dropFirst(length), tool.parameters, command: name), tool.parameters))
            }
        }
        throw Usage("kept has no command “\(words.first ?? "")”. kept help shows them all.")
    }

    /// With paths as whoever typed them meant them.
    private func placed(_ typed: [String: [String]], _ parameters: [Parameter]) -> [String: [String]] {
        guard let directory else { return typed }
        var typed = typed
        for parameter in parameters where parameter.kind == .path {
            typed[parameter.name] = typed[parameter.name]?.map { $0.hasPrefix("/") ? $0 : "\(directory)/\($0)" }
        }
        return typed
    }

    private func help(_ words: ArraySlice<String>) throws -> String {
        let name = words.joined(separator: " ")
        if let verb = Verb.named(name) { return Help.of(name, verb.help, verb.parameters) }
        if let tool = Tool.all.first(where: { $0.name == name }) { return Help.of(name, tool.help, tool.parameters) }
        return Help.all
    }

    /// Takes a verb of client care to the Desk.
    private func take(_ verb: Verb, _ typed: [String: [String]]) throws -> Output {
        let place = try workplace()
        let (command, by) = try reading { reading -> (any Command, Int64) in
            (try reading.command(verb, typed), reading.me)
        }
        if let many = command as? ChangeMany, typed["preview"] != nil { return try preview(many) }
        let now = try writingTime()
        let request = CommandRequest(command, identity: Identity(bytes: world.random(16)), by: .staff(by), via: via)
        let answer = try place.take(request, now: now)
        let numbers = answer.entries.map(\.number)
        let thing = answer.thing ?? 0
        return Output(
            text: try reading { try $0.said(answer.entries) },
            json: ["number": .integer(thing), "entries": .array(numbers.map(JSON.integer))])
    }

    /// What a question came to: for programs as it is declared, for people as `text` says it.
    func answer(_ question: Question, _ typed: [String: [String]], _ text: (Reading) throws -> String) throws -> Output {
        try reading { reading in
            options.json
                ? Output(text: "", json: try question.ask(reading, typed, .all).json) : Output(text: try text(reading), json: .null)
        }
    }

    // MARK: What commands share

    /// The firm the command is about.
    func workplace() throws -> Workplace {
        let folder = try folder()
        let firms = try folder.firms()
        let fitting = options.firm.map { name in firms.filter { $0.name == name } } ?? firms
        guard let firm = fitting.first else { throw firms.isEmpty ? Refusal.noFirm : .whichFirm(firms.map(\.name)) }
        if fitting.count > 1 { throw Refusal.whichFirm(firms.map(\.name)) }
        return Workplace(folder: folder, desk: desk(folder), firm: firm.number, zones: world.zone)
    }

    func desk(_ folder: DataFolder) -> Desk { Desk(folder: folder, random: world.random) }

    /// Reads as who asks, at the time that is set.
    func reading<Result>(_ body: (Reading) throws -> Result) throws -> Result {
        let place = try workplace()
        let (me, at) = try place.reading(as: nil, at: world.now()) { reading in
            (try options.who.map { try reading.who(staff: $0) }, try time(reading.zone) ?? reading.at)
        }
        return try place.reading(as: me, at: at, body)
    }

    /// The time set with --at, if any.
    private func time(_ zone: Zone) throws -> Instant? {
        try options.at.map { typed in
            guard let at = ReadingTime.understand(typed, zone: zone) else {
                throw Refusal.notUnderstood(field: "a time", given: typed, expected: "for example 2026-03-02T09:00")
            }
            return at
        }
    }

    /// When a firm is founded: now, or in a rehearsal the time that is set.
    func foundingTime(_ zone: String, isRehearsal: Bool) throws -> Instant {
        if options.at == nil { return world.now() }
        guard isRehearsal, let zone = world.zone(zone), let at = try time(zone) else { throw Refusal.notRehearsal }
        return at
    }

    /// When a command is written down: now, or in a rehearsal the time that is set.
    func writingTime() throws -> Instant {
        guard options.at != nil else { return world.now() }
        let place = try workplace()
        return try place.reading(as: nil, at: world.now()) { reading in
            if !reading.thing.rehearsal { throw Refusal.notRehearsal }
            return try time(reading.zone) ?? reading.at
        }
    }
}
