import Care
import Crypto
import Store

/// Takes mailboxes into a firm's record: every message once, whatever stops it on the way.
public struct Intake {
    /// How far a run is.
    public struct Progress: Sendable {
        public var counts = ImportRun.Counts()
        /// Messages in all, as far as counted; nil while counting.
        public var total: Int?
        /// The time of the newest message taken in so far.
        public var newest: Instant?

        public init() {}
    }

    /// What a run came to.
    public struct Outcome: Sendable {
        public let run: Int64
        public let counts: ImportRun.Counts
        public let failed: [(place: String, why: String)]
        /// Somebody asked to stop before all was read; what was read is in the record.
        public let isStopped: Bool

        public var json: JSON {
            [
                "read": .integer(Int64(counts.read)), "recorded": .integer(Int64(counts.recorded)),
                "already": .integer(Int64(counts.already)),
                "later": .integer(Int64(counts.later)),
                "failed": .array(failed.map { ["place": .string($0.place), "why": .string($0.why)] }),
                "run": .integer(run), "stopped": .bool(isStopped),
            ]
        }
    }

    /// So many messages are committed together: one flush for all of them, and so much is read again after a kill.
    static let batchMessages = 500
    static let batchBytes = 8 << 20
    static let batchContacts = 2_000

    let workplace: Workplace
    let by: Actor
    let now: () -> Instant
    let random: (Int) -> [UInt8]

    public init(workplace: Workplace, by: Actor, now: @escaping () -> Instant, random: @escaping (Int) -> [UInt8]) {
        (self.workplace, self.by, self.now, self.random) = (workplace, by, now, random)
    }

    /// Ends the reading when somebody asks to stop.
    private struct Stopped: Error {}

    /// Reads everything at these paths. Throws `MailboxReader.NotThere` before anything is written, a `Refusal`, or a fault.
    ///
    /// `columns`: what the firm says anew of the columns of tables; rows that are here already are then looked at again.
    /// `stop` is asked after each batch: what was read is kept then, the run is closed with its counts, and a run of the same
    /// paths goes on from there.
    public func run(
        _ paths: [String], until: Instant?, mailboxOf: Int64?, columns: SaidColumns = SaidColumns(), stop: @escaping () -> Bool = { false },
        progress: @escaping (Progress) -> Void
    ) throws -> Outcome {
        var state = Progress()
        progress(state)
        let scan = try paths.map { try MailboxReader.dates(at: $0, others: true) }
        state.total = scan.reduce(0) { $0 + $1.count }
        progress(state)
        // A date that has not come yet is a wrong clock, and says nothing about where the mailbox ends.
        let dates = scan.flatMap(\.dates).map(Instant.init(milliseconds:)).filter { $0 <= now() }
        let end = until ?? ImportRun.end(of: dates)
        let history = try end.flatMap { end in
            try workplace.reading(as: by.staff, at: now()) { ImportRun.historyBefore(end, hours: $0.thing.hours, zone: $0.zone) }
        }
        let run = try start(StartImport(until: until, historyBefore: history, mailboxOf: mailboxOf, paths: paths.map(Self.lastPart)))
        let batch = Batch(intake: self, run: run, until: until, end: end ?? now(), history: history, mailboxOf: mailboxOf, state: state)
        let others = try OtherReader(intake: self, run: run, until: until, mailboxOf: mailboxOf, columns: columns)
        var isStopped = false
        do { try read(paths, others, into: batch, stop, progress) } catch is Stopped { isStopped = true }
        try batch.commit()
        progress(batch.state)
        _ = try workplace.take(
            CommandRequest(
                FinishImport(run: run, counts: batch.state.counts), identity: Identity(of: "finish \(run)"), by: .importer,
                via: "import:\(run)"),
            now: now())
        return Outcome(run: run, counts: batch.state.counts, failed: batch.failed, isStopped: isStopped)
    }

    private func read(
        _ paths: [String], _ others: OtherReader, into batch: Batch, _ stop: @escaping () -> Bool,
        _ progress: @escaping (Progress) -> Void
    ) throws {
        for path in paths {
            try MailboxReader.messages(
                at: path,
                each: {
                    try batch.add($0)
                    if batch.isFull {
                        try batch.commit()
                        progress(batch.state)
                        if stop() { throw Stopped() }
                    }
                },
                other: { file in
                    try others.read(file) { found in
                        try batch.add(found)
                        if batch.isFull {
                            try batch.commit()
                            progress(batch.state)
                            if stop() { throw Stopped() }
                        }
                    }
                }, failed: { batch.fail($0, $1) })
        }
    }

    private func start(_ command: StartImport) throws -> Int64 {
        let answer = try workplace.take(
            CommandRequest(command, identity: Identity(bytes: random(16)), by: by, via: "mail"), now: now())
        guard let run = answer.thing else { throw Fault("an import run began without an entry") }
        return run
    }

    /// The record names the file, not where on somebody's disk it lay.
    private static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// Messages read and not yet committed.
private final class Batch {
    let intake: Intake
    let run: Int64
    let until: Instant?
    let end: Instant
    let history: Instant?
    let mailboxOf: Int64?
    var state: Intake.Progress
    var failed: [(place: String, why: String)] = []
    private var letters: [(letter: TakeInMail.Letter, bytes: [UInt8], text: String)] = []
    private var others: [(place: String, request: CommandRequest)] = []
    private var size = 0

    init(intake: Intake, run: Int64, until: Instant?, end: Instant, history: Instant?, mailboxOf: Int64?, state: Intake.Progress) {
        (self.intake, self.run, self.until, self.end, self.history) = (intake, run, until, end, history)
        (self.mailboxOf, self.state) = (mailboxOf, state)
    }

    var isFull: Bool { letters.count >= Intake.batchMessages || size >= Intake.batchBytes || others.count >= Intake.batchContacts }

    func fail(_ place: String, _ why: String) {
        state.counts.read += 1
        state.counts.failed += 1
        failed.append((place, why))
    }

    func add(_ raw: RawMessage) throws {
        let (letter, text, said): (TakeInMail.Letter, String, Int64?)
        do { (letter, text, said) = try Reader(end: end, now: intake.now()).letter(raw) } catch {
            return fail(raw.place, error.description)
        }
        state.counts.read += 1
        if let until, let said, said > until.milliseconds {
            state.counts.later += 1
        } else {
            letters.append((letter, raw.bytes, text))
            size += raw.bytes.count
        }
    }

    func add(_ found: OtherReader.Found) throws {
        switch found {
        case .broken(let place, let why): fail(place, why)
        case .request(let place, let request):
            state.counts.read += 1
            others.append((place, request))
        case .later:
            state.counts.read += 1
            state.counts.later += 1
        }
    }

    func commit() throws {
        try commitOthers()
        try commitLetters()
    }

    /// A row that changed nothing was here already.
    private func commitOthers() throws {
        defer { others = [] }
        if others.isEmpty { return }
        let results = try intake.workplace.desk.take(others.map(\.request), firm: intake.workplace.firm, now: intake.now())
        for (result, other) in zip(results, others) {
            switch result {
            case .success(let answer) where answer.entries.isEmpty: state.counts.already += 1
            case .success: state.counts.recorded += 1
            case .failure(let refusal):
                state.counts.failed += 1
                failed.append((other.place, refusal.sentence))
            }
        }
    }

    /// What was erased by law is not even written to the disk again.
    private func leaveOutErased() throws {
        let erased = try intake.workplace.erased(among: letters.flatMap { [$0.letter.raw, $0.letter.same] })
        if erased.isEmpty { return }
        let before = letters.count
        letters.removeAll { erased.contains($0.letter.raw) || erased.contains($0.letter.same) }
        state.counts.already += before - letters.count
    }

    /// The messages first, then the entries that name them: an entry never speaks of bytes that are not there.
    private func commitLetters() throws {
        defer { (letters, size) = ([], 0) }
        try leaveOutErased()
        if letters.isEmpty { return }
        try intake.workplace.folder.letters.keep(letters.map { ($0.letter.raw, $0.bytes) })
        let requests = letters.map { letter, _, _ in
            CommandRequest(
                TakeInMail(letter: letter, historyBefore: history?.milliseconds, mailboxOf: mailboxOf),
                identity: Identity(of: "mail \(run) \(letter.raw) \(letter.place)"), by: .importer, via: "import:\(run)",
                at: Instant(milliseconds: letter.at))
        }
        let results = try intake.workplace.folder.texts.holding(letters.map { ($0.letter.raw, $0.text) }) {
            try intake.workplace.desk.take(requests, firm: intake.workplace.firm, now: intake.now())
        }
        for (result, letter) in zip(results, letters) {
            switch result {
            case .success(let answer):
                if answer.entries.contains(where: { $0.fact.form.kind == "interaction.mailed" }) {
                    state.counts.recorded += 1
                } else {
                    state.counts.already += 1
                }
            case .failure(let refusal):
                state.counts.failed += 1
                failed.append((letter.letter.place, refusal.sentence))
            }
            state.newest = max(state.newest ?? Instant(milliseconds: .min), Instant(milliseconds: letter.letter.at))
        }
    }
}

/// Makes of a raw message what the record takes of it.
private struct Reader {
    /// The time given to a message whose own is missing or impossible: the end of its mailbox, so that it is seen.
    let end: Instant
    let now: Instant

    /// What the record takes of it, its whole text, and the time that the message itself says, which may be impossible.
    func letter(_ raw: RawMessage) throws(Message.Unreadable) -> (TakeInMail.Letter, text: String, said: Int64?) {
        let unquoted = raw.unquoted
        let message = try Message(parsing: unquoted)
        // The file that is kept is what lay in the mailbox; whoever reads it again must get the same text.
        let text = unquoted.count == raw.bytes.count ? message.text : Message.wholeText(of: raw.bytes)
        let dates = [message.date, message.receivedDate, raw.envelopeDate].compactMap { $0 }
        let dated = dates.first { $0 <= now.milliseconds }
        let digest = Hex.text(SHA256.hash(data: raw.bytes))
        var letter = TakeInMail.Letter(at: dated ?? end.milliseconds, raw: digest, same: same(message) ?? digest, place: raw.place)
        letter.undated = dated == nil
        letter.messageID = message.messageID ?? ""
        letter.references = message.references
        letter.from = contact(message.from ?? message.sender)
        var seen: Set<String> = []
        letter.to = message.to.map { contact($0) }.filter { seen.insert($0.address).inserted }
        letter.direct = letter.to.count
        letter.to += (message.cc + message.bcc).map { contact($0) }.filter { seen.insert($0.address).inserted }
        letter.subject = message.subject
        letter.topic = Topic.of(message.subject)
        letter.text = message.opening()
        letter.automatic = message.marks.surelyAutomatic
        letter.gist = letter.automatic ? nil : message.gist()
        (letter.attachments, letter.files) = (message.fileCount, message.files)
        return (letter, text, dates.first)
    }

    /// Nil without a Message-ID: then only the very same bytes are the same message.
    private func same(_ message: Message) -> String? {
        guard let id = message.messageID, !id.isEmpty else { return nil }
        let parts = [id, message.date.map(String.init) ?? "", message.from?.address ?? "", message.text]
        var hash = SHA256()
        for part in parts {
            hash.update(data: Array(part.utf8))
            hash.update(data: [0])
        }
        return Hex.text(hash.finalize())
    }

    private func contact(_ correspondent: Correspondent?) -> Contact {
        Contact(name: correspondent?.name ?? "", address: correspondent?.address ?? "")
    }
}
