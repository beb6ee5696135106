import Care

/// One firm in an open data folder, with the zones it is handed: what every face works with.
public struct Workplace: Sendable {
    public let folder: DataFolder
    public let desk: Desk
    public let firm: Int64
    private let zones: @Sendable (String) -> Zone?

    public init(folder: DataFolder, desk: Desk, firm: Int64, zones: @escaping @Sendable (String) -> Zone?) {
        (self.folder, self.desk, self.firm, self.zones) = (folder, desk, firm, zones)
    }

    /// Who reads, and when: reads the firm and its staff once for a whole page. `me` nil: the first principal.
    public func reading<Result>(as me: Int64?, at: Instant, _ body: (Reading) throws -> Result) throws -> Result {
        try folder.engine.read(as: { try reader(me, $0) }) { database in
            let office = try folder.offices.office(database, firm: firm)
            let (thing, staff) = (office.firm, office.staff)
            guard let zone = zones(thing.zone) else { throw Fault("the zone \(thing.zone) is not on this machine; install tzdata") }
            let principal = staff.values.filter { $0.rights == .principal && !$0.left }.map(\.number).min() ?? 2
            return try body(
                Reading(
                    database: database, texts: folder.texts, firm: firm, thing: thing, staff: staff, principal: principal,
                    me: me ?? principal, at: at,
                    zone: zone))
        }
    }

    private func reader(_ me: Int64?, _ database: any Database) throws -> Reader {
        let staff = try folder.offices.office(database, firm: firm).staff
        let one = me.map { staff[$0] } ?? staff.values.filter { $0.rights == .principal && !$0.left }.min { $0.number < $1.number }
        let seesClosed = one?.rights == .principal
        return Reader(
            staff: one?.number ?? 0, seesClosed: seesClosed, isBarred: try Seeing.isBarred(database, firm: firm, seesClosed: seesClosed))
    }

    /// Takes a command and returns its answer. Throws a `Refusal`, or a fault.
    public func take(_ request: CommandRequest, now: Instant) throws -> Answer { try desk.take(request, firm: firm, now: now) }

    /// What came of what was asked before under this identity; nil where nothing did. Refused where something else was asked.
    public func before(_ identity: Identity, asked: String) throws -> Answer? { try desk.before(identity, asked: asked, firm: firm) }

    /// The same for one of many callers at once: theirs are written together.
    public func submit(_ request: CommandRequest, now: Instant) async throws -> Answer {
        try await desk.submit(request, firm: firm, now: now)
    }
}

/// One consistent state of a firm, as somebody reads it at a time.
public struct Reading {
    let database: any Database
    let texts: LetterTexts
    let firm: Int64
    public let thing: Firm
    public let staff: [Int64: Staff]
    /// On whose Today stands what is nobody's yet.
    public let principal: Int64
    public let me: Int64
    public let at: Instant
    public let zone: Zone

    public var hours: WorkingHours { staff[me]?.hours(over: thing.hours) ?? thing.hours }
    public var today: Day { zone.local(at).day }

    /// The staff member who reads.
    public var reader: Staff? { staff[me] }

    func when(_ instant: Instant) -> String { Spoken.when(instant, now: at, zone: zone) }
    func day(_ instant: Instant) -> String { Spoken.day(zone.local(instant).day, today: today) }
}
