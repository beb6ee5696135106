import Care
import Language
import Mail
import Store

/// Mail in.
enum MailTools {
    static let imports = Tool(.imports) { reading, _ in
        let lines = try reading.importRuns().map { run in
            "\(run.number)".padded(8) + Spoken.when(run.at, now: reading.at, zone: reading.zone).padded(16) + run.name.padded(28)
                + run.state
        }
        return lines.isEmpty ? "Nothing was taken in yet." : lines.joined(separator: "\n")
    }

    static let importMail = Tool(
        "import", "take in mailboxes, address books, tables of contacts, calendars; folders and archives of them",
        [
            .first("path", .path, "files or folders").many, .optional("until", .words, "take nothing later than this"),
            .optional("mailbox-of", .words, "whose mailbox it is (the office's)"),
            .list("map", .words, "what a column of a table holds: \"Office Phone=phone work\""),
            .optional("preview", .flag, "show what would be taken in, and write nothing"),
        ]
    ) { session, typed in
        let place = try session.workplace()
        let (until, owner, me) = try session.reading { reading -> (Instant?, Int64?, Int64) in
            let until = try typed["until"]?.first.map { text in
                guard let until = ReadingTime.understand(text, zone: reading.zone, endOfDay: true) else {
                    throw Refusal.notUnderstood(field: "a time", given: text, expected: "for example 2026-03-02")
                }
                return until
            }
            return (until, try typed["mailbox-of"]?.first.map { try reading.who(staff: $0) }, reading.me)
        }
        if let folder = typed["path"]?.first, typed["path"]?.count == 1, ExportFolder.isExport(folder) {
            return try OutTools.takeIn(folder, session, place, by: me, isPreview: typed["preview"] != nil)
        }
        let said = SaidColumns(edits: typed["map"] ?? [])
        let now = try session.writingTime()
        let intake = Intake(workplace: place, by: .staff(me), now: { now }, random: session.world.random)
        if typed["preview"] != nil {
            let preview = try ImportPreview(typed["path"] ?? [], intake: intake, columns: said)
            return Output(text: preview.text, json: preview.json)
        }
        session.world.heed()
        let outcome = try read(session) { progress in
            try intake.run(
                typed["path"] ?? [], until: until, mailboxOf: owner, columns: said, stop: session.world.stops, progress: progress)
        }
        // A step of its own: whatever becomes of it, the mail is taken in.
        let files = outcome.isStopped ? nil : try AttachmentTools.read(session, place)
        return output(outcome, files: files)
    }

    /// Says how far it is on standard error: once a second, and nothing of what is done within one.
    private static func read(
        _ session: Session, _ body: (@escaping (Intake.Progress) -> Void) throws -> Intake.Outcome
    ) rethrows -> Intake.Outcome {
        let began = session.world.now()
        var pace = Pace(began: began)
        return try body { progress in
            let now = session.world.now()
            // What cannot be read was not counted before.
            let total = max(progress.total ?? 0, progress.counts.read)
            guard progress.counts.read > 0, now.milliseconds(since: began) >= 1000,
                let said = pace.said(progress.counts.read, of: total, now: now)
            else { return }
            Standard.error("\(Spoken.number(progress.counts.read)) of \(Spoken.number(total)) read, \(said)")
        }
    }

    private static func output(_ outcome: Intake.Outcome, files: AttachmentStep.Progress?) -> Output {
        let counts = outcome.counts
        let stopped =
            outcome.isStopped
            ? ["Stopped. What was read is kept: the same command again goes on from there, and kept import undo takes it back."] : []
        let read = files.map { $0.total == 0 ? [] : ["\($0.read) attached files looked into, words found in \($0.found)."] } ?? []
        let text =
            stopped + [
                "\(counts.read) read: \(counts.recorded) recorded, \(counts.already) here already, \(counts.later) later, "
                    + "\(counts.failed) failed."
            ] + read + LeftOut.lines(outcome.failed)
        return Output(text: text.joined(separator: "\n"), json: outcome.json, code: outcome.isStopped ? Program.stopped : 0)
    }
}
