import Care
import Language
import Mail
import Store

/// Mail in.
enum MailTools {
    static let imports = Tool("imports", "what was taken in so far, and what came of it", []) { session, _ in
        try session.reading { reading in
            let runs = try reading.importRuns()
            let lines = runs.map { run in
                "\(run.number)".padded(8) + Spoken.when(run.at, now: reading.at, zone: reading.zone).padded(16) + run.name.padded(28)
                    + run.state
            }
            return Output(
                text: lines.isEmpty ? "Nothing was taken in yet." : lines.joined(separator: "\n"), json: ["items": .array(runs.map(\.json))]
            )
        }
    }

    static let importMail = Tool(
        "import", "take in mailboxes, address books, tables of contacts, calendars; folders and archives of them",
        [
            .first("path", .words, "files or folders").many, .optional("until", .words, "take nothing later than this"),
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
        if typed["preview"] != nil {
            let preview = try ImportPreview(typed["path"] ?? [], workplace: place, columns: typed["map"] ?? [])
            return Output(text: preview.text, json: preview.json)
        }
        let now = try session.writingTime()
        let started = session.world.now()
        let intake = Intake(workplace: place, by: .staff(me), now: { now }, random: session.world.random)
        let outcome = try intake.run(typed["path"] ?? [], until: until, mailboxOf: owner, columns: typed["map"] ?? []) { progress in
            let seconds = Double(session.world.now().milliseconds(since: started)) / 1000
            if let total = progress.total, progress.counts.read > 0 {
                let left = seconds / Double(progress.counts.read) * Double(max(0, total - progress.counts.read))
                Standard.error("\(progress.counts.read) of \(total) read, about \(Int(left.rounded(.up))) s more")
            }
        }
        let counts = outcome.counts
        let text =
            [
                "\(counts.read) read: \(counts.recorded) recorded, \(counts.already) here already, \(counts.later) later, "
                    + "\(counts.failed) failed."
            ]
            + outcome.failed.map { "  \($0.place): \($0.why)" }
        return Output(text: text.joined(separator: "\n"), json: outcome.json)
    }
}
