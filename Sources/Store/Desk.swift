import Care
import Crypto
import Foundation

/// Sixteen bytes by which whoever asks can ask again: the same identity never makes a second fact.
public struct Identity: Hashable, Sendable {
    static let length = 16
    /// How much of a command's SHA-256 stands behind the identity in the record, to tell another command under the same one.
    static let digestLength = 16

    public let bytes: [UInt8]
    public init(bytes: [UInt8]) { self.bytes = Array((bytes + [UInt8](repeating: 0, count: Self.length)).prefix(Self.length)) }

    /// The identity of the same thing said twice: made of what is said.
    public init(of text: String) { self.init(bytes: Array(SHA256.hash(data: Array(text.utf8)))) }

    public var hex: String { Hex.text(bytes) }
}

/// A command with its circumstances.
public struct CommandRequest: Sendable {
    public let command: any Command
    public let identity: Identity
    public let by: Actor
    /// page, api, cli, mail, story or import:N.
    public let via: String
    /// When it happened; nil: when it is written down.
    public let at: Instant?
    /// What was asked, in the words in which it was: a program that asks again need not come to the same command, since “Friday” may be
    /// another by then. Nil: the command says it.
    public let asked: String?

    public init(_ command: any Command, identity: Identity, by: Actor, via: String, at: Instant? = nil, asked: String? = nil) {
        (self.command, self.identity, self.by, self.via, self.at, self.asked) = (command, identity, by, via, at, asked)
    }
}

/// What came of a command: its entries, and whether they were there already.
public struct Answer: Sendable {
    public let entries: [Entry]
    public let repeated: Bool

    /// The thing the command began or was about.
    public var thing: Int64? { entries.first?.about }
}

/// Takes commands, asks their rules, and writes the facts. Everything that is ever written goes through here.
public struct Desk: Sendable {
    let engine: any Engine
    let texts: LetterTexts
    let heads: Heads
    let offices: Offices
    let queue: DeskQueue
    let random: @Sendable (Int) -> [UInt8]

    public init(folder: DataFolder, random: @escaping @Sendable (Int) -> [UInt8]) {
        (self.engine, self.texts, self.heads, self.random) = (folder.engine, folder.texts, folder.heads, random)
        (offices, queue) = (folder.offices, folder.queue)
    }

    /// Takes one command: durable when it returns. Throws a `Refusal`, or a fault.
    public func take(_ request: CommandRequest, firm: Int64, now: Instant) throws -> Answer {
        try take([request], firm: firm, now: now)[0].get()
    }

    /// What came of what was asked before under this identity; nil where nothing did. Refused where something else was asked.
    public func before(_ identity: Identity, asked: String, firm: Int64) throws -> Answer? {
        try engine.read { database in
            let entries = try EntryLog(database: database, firm: firm).entries(identity: identity.bytes)
            guard let first = entries.first else { return nil }
            guard first.command == CommandRequest.stored(identity, asked: asked) else { throw Refusal.otherCommand }
            return Answer(entries: entries, repeated: true)
        }
    }

    /// Takes several in one transaction: a refused one leaves nothing behind, and the others are written.
    public func take(_ requests: [CommandRequest], firm: Int64, now: Instant) throws -> [Result<Answer, Refusal>] {
        try writing(firm) { try $0.take(requests, now: now) }
    }

    /// Takes commands one after another in one transaction, each made when it is known what came of those before. A refused one leaves
    /// nothing behind.
    public func together(firm: Int64, now: Instant, _ body: ((CommandRequest) throws -> Result<Answer, Refusal>) throws -> Void) throws {
        try writing(firm) { try $0.together { core in try body { try core.answer($0, now: now) } } }
    }

    /// One transaction of a firm; whoever listens is told once it is on the disk.
    private func writing<Result>(_ firm: Int64, _ body: (DeskCore) throws -> Result) throws -> Result {
        let (result, core) = try engine.write { database in
            let core = makeCore(database, firm)
            return (try body(core), core)
        }
        told(firm, core)
        return result
    }

    func makeCore(_ database: any Database, _ firm: Int64) -> DeskCore {
        DeskCore(database: database, firm: firm, texts: texts, offices: offices, random: random)
    }

    /// What it wrote is on the disk.
    func told(_ firm: Int64, _ core: DeskCore) {
        guard let written = core.written else { return }
        if !core.changesOffice { offices.passed(firm: firm, from: written.lowerBound - 1, to: written.upperBound) }
        heads.grew(firm: firm, to: written.upperBound)
    }

    /// What commands would come to, in order: they are decided and written as ever, and all of it is taken back again.
    /// Others wait for it as for any writing, so it is for a thousand, not for a mailbox.
    public func foresee(_ requests: [CommandRequest], firm: Int64, now: Instant) throws -> [Result<Answer, Refusal>] {
        do {
            return try engine.write { database in
                let core = makeCore(database, firm)
                throw Foreseen(answers: try core.take(requests, now: now))
            }
        } catch let foreseen as Foreseen { return foreseen.answers }
    }

    /// Ends the transaction without a trace.
    private struct Foreseen: Error { let answers: [Result<Answer, Refusal>] }

    /// The founder's entry is the second: the first is the firm.
    private static let founder: Int64 = 2

    /// Begins a firm in this database: its head row, and the first facts. Returns its number in the installation.
    public func found(_ command: FoundFirm, identity: Identity, via: String, now: Instant) throws -> Int64 {
        try engine.write { database in
            let request = CommandRequest(command, identity: identity, by: .staff(Self.founder), via: via)
            let known = try database.rows("select firm, command from entry where number = 1").first { row in
                row.blob(1).map { Array($0.prefix(Identity.length)) } == identity.bytes
            }
            if let known {
                guard known.blob(1) == (try request.stored()) else { throw Refusal.otherCommand }
                return known.integer(0)
            }
            let firm = (try database.row("select max(number) from firm")?.integer(0) ?? 0) + 1
            let taken = try database.row("select 1 from firm where name = \(command.name)") != nil
            try database.run(
                """
                insert into firm (number, public_id, head, name, zone, rehearsal)
                values (\(firm), \(random(16)), 0, \(command.name), \(command.zone), \(command.rehearsal))
                """)
            let core = makeCore(database, firm)
            let founded = Firm(
                number: 1, .founded(name: command.name, zone: command.zone, domains: command.domains, rehearsal: command.rehearsal))
            guard let founded else { throw Fault("a firm's first fact founds it") }
            var sight = Sight(at: now, by: request.by, next: 1, firm: founded, staff: [:])
            sight.firmNameTaken = taken
            try core.found(try command.decide(sight), request, now: now)
            return firm
        }
    }
}
