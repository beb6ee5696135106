import Care
import Store

/// Takes the export of another firm's record in: what stands there is told again here, with the numbers that things have here.
///
/// It can be stopped and run again; what is here already is not told twice. Nothing reacts to what is told, because what followed from
/// it there is told too.
public struct ExportIntake {
    /// What a run came to.
    public struct Outcome: Sendable {
        public let run: Int64
        public let counts: ImportRun.Counts
        public let failed: [(place: String, why: String)]
        /// Messages that entries name and that the export does not have.
        public let missing: Int

        public var json: JSON {
            [
                "read": .integer(Int64(counts.read)), "recorded": .integer(Int64(counts.recorded)),
                "already": .integer(Int64(counts.already)), "later": 0, "missing": .integer(Int64(missing)),
                "failed": .array(failed.map { ["place": .string($0.place), "why": .string($0.why)] }),
            ]
        }
    }

    /// So many entries, or so many bytes of messages, are committed together.
    static let batchEntries = 1_000
    static let batchBytes = 8 << 20

    let workplace: Workplace
    let by: Int64
    let now: Instant
    let random: (Int) -> [UInt8]

    public init(workplace: Workplace, by: Int64, now: Instant, random: @escaping (Int) -> [UInt8]) {
        (self.workplace, self.by, self.now, self.random) = (workplace, by, now, random)
    }

    /// Takes in the export in a folder. Throws `ExportFolder.Unusable` or a `Refusal` before anything is written where it is damaged or
    /// cannot be taken in here.
    public func run(_ folder: String, progress: (Intake.Progress) -> Void) throws -> Outcome {
        let reader = try ExportReader(folder)
        try refuse(reader.header)
        try reader.prove()
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        let start = StartImport(until: nil, historyBefore: nil, mailboxOf: nil, paths: [name], origin: reader.header.firm)
        let answer = try workplace.take(
            CommandRequest(start, identity: Identity(bytes: random(16)), by: .staff(by), via: "export"), now: now)
        guard let run = answer.thing else { throw Fault("an import run began without an entry") }
        let retelling = try workplace.reading(as: by, at: now) { try Retelling($0, origin: reader.header.firm, run: run) }
        var batch = ExportBatch(intake: self, run: run, retelling: retelling, mail: try ExportedMail(folder))
        batch.state.total = Int(reader.header.entries)
        try reader.entries { entry in
            if batch.isFull(before: entry) {
                try batch.commit()
                progress(batch.state)
            }
            try batch.add(entry)
        }
        try batch.commit()
        progress(batch.state)
        let finish = FinishImport(run: run, counts: batch.state.counts)
        _ = try workplace.take(
            CommandRequest(finish, identity: Identity(of: "finish \(run)"), by: .importer, via: "import:\(run)"), now: now)
        try workplace.folder.finishErasures()
        return Outcome(run: run, counts: batch.state.counts, failed: batch.failed, missing: batch.missing)
    }

    private func refuse(_ header: ExportHeader) throws {
        if header.of != nil { throw Refusal.ofOnePerson }
        try workplace.reading(as: by, at: now) { reading in
            if try reading.publicID() == header.firm { throw Refusal.ofThisFirm }
            if header.isRehearsal, !reading.thing.rehearsal { throw Refusal.ofRehearsal }
        }
    }
}

/// Entries read and not yet told.
private struct ExportBatch {
    let intake: ExportIntake
    let run: Int64
    var retelling: Retelling
    let mail: ExportedMail
    var state = Intake.Progress()
    var failed: [(place: String, why: String)] = []
    var missing = 0
    private var entries: [(entry: ToldEntry, message: [UInt8]?)] = []
    private var size = 0

    init(intake: ExportIntake, run: Int64, retelling: Retelling, mail: ExportedMail) {
        (self.intake, self.run, self.retelling, self.mail) = (intake, run, retelling, mail)
    }

    /// The entries of one command are told together.
    func isFull(before entry: ToldEntry) -> Bool {
        (entries.count >= ExportIntake.batchEntries || size >= ExportIntake.batchBytes) && entries.last?.entry.command != entry.command
    }

    mutating func add(_ entry: ToldEntry) throws {
        // What was taken back there holds no longer, and is not told.
        if entry.isUndone { return }
        let message = entry.form.words == nil ? nil : entry.raw.flatMap(mail.bytes)
        size += message?.count ?? 0
        entries.append((entry, message))
    }

    /// The messages first, then the entries that name them.
    mutating func commit() throws {
        defer { (entries, size) = ([], 0) }
        if entries.isEmpty { return }
        let workplace = intake.workplace
        let asked = entries.map { retelling.identities($0.entry) }
        let told = try workplace.reading(as: intake.by, at: intake.now) { reading in try asked.map(reading.told) }
        let erased = try workplace.erased(among: entries.compactMap(\.entry.raw))
        let new = zip(entries, told).filter { $0.1 == .no }.map(\.0)
        missing += new.count { $0.entry.raw != nil && $0.entry.form.words != nil && $0.message == nil }
        // Those of entries that are here too: an export that was not whole may be so by now.
        try workplace.folder.letters.keep(
            entries.compactMap { entry, message in
                entry.raw.flatMap { raw in erased.contains(raw) ? nil : message.map { (raw, $0) } }
            })
        try workplace.desk.together(firm: workplace.firm, now: intake.now) { take in
            for (index, told) in told.enumerated() { try tell(entries[index].entry, told, asked[index], take) }
        }
    }

    private mutating func tell(
        _ entry: ToldEntry, _ told: Told, _ identities: [Identity], _ take: (CommandRequest) throws -> Result<Answer, Refusal>
    ) throws {
        if case .stands(let number, let thing) = told {
            retelling.note(entry, entryHere: number, thingHere: thing)
            return count(\.already)
        }
        // What was erased here by law stays erased, also where it is told anew.
        let entry = told == .erased ? entry.withoutWords : entry
        switch retelling.doing(entry) {
        case .nothing: return
        case .known: count(\.already)
        case .fail(let why): fail(entry, why)
        case .tell(let stated, let by):
            guard let identity = identities.last else { return }
            let request = CommandRequest(
                Restate(stated, before: retelling.before), identity: identity, by: by, via: "import:\(run)", at: entry.at)
            switch try take(request) {
            case .success(let answer):
                guard let first = answer.entries.first else { return count(\.already) }
                retelling.note(entry, entryHere: first.number, thingHere: first.about)
                count(\.recorded)
            case .failure(let refusal): fail(entry, refusal.sentence)
            }
        }
    }

    private mutating func count(_ what: WritableKeyPath<ImportRun.Counts, Int>) {
        state.counts.read += 1
        state.counts[keyPath: what] += 1
    }

    private mutating func fail(_ entry: ToldEntry, _ why: String) {
        count(\.failed)
        failed.append(("entry \(entry.number)", why))
    }
}

extension ToldEntry {
    fileprivate var withoutWords: ToldEntry {
        ToldEntry(
            number: number, command: command, at: at, by: by, about: about, form: Form(form.kind, body: form.body, words: nil),
            isUndone: isUndone)
    }
}
