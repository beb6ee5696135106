/// What somebody asks: `MakePromise`, `LogInteraction`. It says what it must see, and decides from nothing else.
public protocol Command: Codable, Sendable {
    /// What the Desk must look up before it asks for the decision.
    var needs: [Need] { get }
    /// The rule: facts in the order they are to be written, or a refusal. Pure.
    func decide(_ sight: Sight) throws(Refusal) -> [Stated]
    /// What was asked, in words that differ for different commands of this kind; nil: all members say it. Its digest stands in the record.
    var asked: String? { get }
    /// Whether its facts have consequences of their own; not where they are told again together with those they had.
    var reacts: Bool { get }
}

extension Command {
    public var asked: String? { nil }
    public var reacts: Bool { true }
}

/// One thing a rule asks to see.
public enum Need: Hashable, Sendable {
    case party(Int64)
    case partiesAt([String])
    /// What was said about a party after this entry.
    case changes(party: Int64, since: Int64)
    /// Whom an import knows by this row, and by this number of another system.
    case contact(raw: String, identifier: String)
    /// Organizations with these names, in any case; `whole`: with all that is known of them.
    case organizationsNamed([String], whole: Bool)
    /// What came by an import run.
    case importRun(Int64)
    case interaction(Int64)
    case promise(Int64)
    /// The last inbound interaction of each open thread with this party.
    case waiting(party: Int64)
    /// The last inbound interaction of each sender who waits in this one's thread, and of what stands in one line with it under To
    /// confirm.
    case waitingBeside(interaction: Int64)
    case openPromises(owner: Int64)
    /// The teams of the firm.
    case teams
    /// How many open promises somebody owns to clients that are closed to this team alone.
    case owedWithin(team: Int64, owner: Int64)
    /// Who answers for a party and its people: is responsible, or owns an open promise.
    case answering(party: Int64)
    case colleague(Int64)
    /// What erasing somebody would take.
    case erasure(Erased.Question)
    /// Messages known by these digests (of the raw bytes, and of what makes a message the same in two mailboxes).
    case message(raw: String, same: String)
    case thread(MailThread.Question)
    /// The last command of this actor that is neither undone nor an undoing.
    case lastCommand(by: Actor)
    case firmNamed(String)
    case list(Int64)
    /// The list of that name that the asker sees; of two the asker's own.
    case listNamed(String)
    /// Everybody who is shown as one with these, and what was corrected of them after an entry.
    case groups([Int64], changedSince: Int64?)
}

/// All that a rule is handed: the time, who asks, the next number, and the things it asked to see.
public struct Sight: Sendable {
    public var at: Instant
    public var by: Actor
    public var next: Int64
    public var firm: Firm
    public var staff: [Int64: Staff]
    public var colleagues: [String: Colleague] = [:]
    public var parties: [Int64: Party] = [:]
    public var partyAt: [String: Int64] = [:]
    /// What was said about a party meanwhile: by whom, and what.
    public var changes: [(by: String, fact: Party.Fact)] = []
    public var importRun: ImportRun.Candidate?
    /// Who came by the row, and who has the number of the other system.
    public var contactOfRow: Int64?
    public var contactIdentified: Int64?
    /// Organizations by their names as they were asked for.
    public var organizationNamed: [String: Int64] = [:]
    public var interactions: [Int64: Interaction] = [:]
    public var promises: [Int64: Promise] = [:]
    public var waiting: [Int64] = []
    public var openPromises = 0
    public var teams: [Int64: Team] = [:]
    public var answering: [Int64] = []
    public var message: KnownMessage?
    public var threads: [Int64] = []
    public var lastCommand: Undone.Candidate?
    public var firmNameTaken = false
    public var erasure: Erased.Candidate?
    public var list: SavedList?
    /// What was corrected of many meanwhile: of whom, by whom, and what.
    public var changesOfMany: [(party: Int64, by: String, change: Party.Correction)] = []

    public init(at: Instant, by: Actor, next: Int64, firm: Firm, staff: [Int64: Staff]) {
        (self.at, self.by, self.next, self.firm, self.staff) = (at, by, next, firm, staff)
    }

    /// Whom something is said of. Nothing more is said of whom the law has made nobody: no list would show it.
    func party(_ number: Int64) throws(Refusal) -> Party {
        guard let party = parties[number] else { throw .noSuch(thing: "person or organization", given: String(number)) }
        if party.isErased { throw .erasedAlready(party.shown) }
        return party
    }

    func promise(_ number: Int64) throws(Refusal) -> Promise {
        guard let promise = promises[number] else { throw .noSuch(thing: "promise", given: String(number)) }
        return promise
    }

    func interaction(_ number: Int64) throws(Refusal) -> Interaction {
        guard let interaction = interactions[number] else { throw .noSuch(thing: "interaction", given: String(number)) }
        return interaction
    }

    func present(_ number: Int64) throws(Refusal) -> Staff {
        guard let member = staff[number] else { throw .noSuch(thing: "staff member", given: String(number)) }
        if member.left { throw .staffGone(member.name) }
        return member
    }

    /// The staff member who asks.
    func asker() throws(Refusal) -> Staff {
        guard let number = by.staff else { throw .onlyStaff }
        return try present(number)
    }
}
