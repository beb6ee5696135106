import Care
import Crypto
import Foundation

/// The Desk's core: one synchronous function on one connection. Group commit and threads are shells around it.
///
/// A command is decided before anything is written, and only a decision can be a refusal. So a refused command has nothing to take
/// back, and no savepoint is needed, which SQLite pays for with a copy of every page that the command changes.
final class DeskCore {
    private let database: any Database
    private let firm: Int64
    private let looking: Looking
    private let tables: Tables
    private var nonces: Nonces
    /// The firm's head row, read once: nobody else writes while this transaction lasts.
    private lazy var head = Result { try log.head() }
    /// The numbers of the entries written here; nil where none was.
    private(set) var written: ClosedRange<Int64>?

    init(database: any Database, firm: Int64, texts: LetterTexts, offices: Offices, random: @escaping (Int) -> [UInt8]) {
        (self.database, self.firm) = (database, firm)
        looking = Looking(database: database, firm: firm, offices: offices)
        tables = Tables(database: database, firm: firm, texts: texts)
        nonces = Nonces(random: random)
    }

    /// Whether something was written of the firm and its staff.
    var changesOffice: Bool { looking.officeHasChanged }

    private var log: EntryLog { EntryLog(database: database, firm: firm) }

    /// Decides each command and writes down its facts, in order. What is thrown takes the whole transaction back.
    func take(_ requests: [CommandRequest], now: Instant) throws -> [Result<Answer, Refusal>] {
        let answers = try requests.map { try answer($0, now: now) }
        try tables.settle()
        return answers
    }

    /// The same with commands that are made one after another.
    func together(_ body: (DeskCore) throws -> Void) throws {
        try body(self)
        try settle()
    }

    /// The end of the transaction: without it, what was answered is not found.
    func settle() throws { try tables.settle() }

    func answer(_ request: CommandRequest, now: Instant) throws -> Result<Answer, Refusal> {
        let command = try request.stored()
        let before = try log.entries(identity: request.identity.bytes)
        if let first = before.first {
            return first.command == command ? .success(Answer(entries: before, repeated: true)) : .failure(.otherCommand)
        }
        let next = try head.get().next
        let sight = try looking.sight(
            of: request.command.needs, at: request.at ?? now, by: request.by, next: next,
            seeing: !request.via.hasPrefix(ImportRuns.via))
        let decided: [Stated]
        do { decided = try request.command.decide(sight) } catch { return .failure(error) }
        return .success(Answer(entries: try write(decided, request, as: command, now: now), repeated: false))
    }

    /// Writes the first facts of a firm.
    func found(_ decided: [Stated], _ request: CommandRequest, now: Instant) throws {
        try tables.begin()
        _ = try write(decided, request, as: request.stored(), now: now)
        try tables.settle()
    }

    /// Appends what was decided, and what follows from it one level deep.
    private func write(_ decided: [Stated], _ request: CommandRequest, as command: [UInt8], now: Instant) throws -> [Entry] {
        let (first, publicID) = try head.get()
        var entries: [Entry] = []
        func append(_ stated: Stated) throws -> Entry {
            let number = first + Int64(entries.count)
            let entry = Entry(
                number: number, command: command, ordinal: Int64(entries.count), at: request.at ?? now, recorded: now, by: request.by,
                via: request.via, about: stated.about ?? number, fact: stated.fact)
            try log.append(entry, nonce: nonces.next(), publicID: publicID)
            try tables.apply(entry)
            looking.note(entry)
            entries.append(entry)
            return entry
        }
        for stated in decided {
            let needs = request.command.reacts ? Reactions.needs(of: stated) : []
            let entry = try append(stated)
            if needs.isEmpty { continue }
            let sight = try looking.sight(of: needs, at: entry.at, by: request.by, next: entry.number + 1)
            for following in Reactions.follow(entry, sight) { _ = try append(following) }
        }
        if let last = entries.last {
            try log.advance(to: last.number)
            written = (written?.lowerBound ?? first)...last.number
            head = .success((last.number + 1, publicID))
        }
        return entries
    }
}

/// Sixteen random bytes for each entry, drawn for many at once.
private struct Nonces {
    private static let length = 16
    private static let drawnAtOnce = 64

    let random: (Int) -> [UInt8]
    private var drawn: ArraySlice<UInt8> = []

    init(random: @escaping (Int) -> [UInt8]) { self.random = random }

    mutating func next() -> [UInt8] {
        if drawn.isEmpty { drawn = random(Self.length * Self.drawnAtOnce)[...] }
        defer { drawn = drawn.dropFirst(Self.length) }
        return Array(drawn.prefix(Self.length))
    }
}

extension CommandRequest {
    /// The identity with the digest of what was asked behind it, as the record holds it.
    func stored() throws -> [UInt8] {
        if let asked { return Self.stored(identity, asked: asked) }
        let name = String(describing: type(of: command))
        let asked: [UInt8]
        if let brief = command.asked {
            asked = Array((name + brief).utf8)
        } else {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            asked = Array(name.utf8) + [UInt8](try encoder.encode(command))
        }
        return identity.bytes + Array(SHA256.hash(data: asked)).prefix(Identity.digestLength)
    }

    static func stored(_ identity: Identity, asked: String) -> [UInt8] {
        identity.bytes + Array(SHA256.hash(data: Array("asked \(asked)".utf8))).prefix(Identity.digestLength)
    }
}
