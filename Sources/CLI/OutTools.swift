import Care
import Mail
import Store

/// Out again: the export of everything, and erasure by law.
enum OutTools {
    static let export = Tool(
        "export", "write everything into a new folder, in forms that any program reads",
        [
            .first("folder", .path, "the folder to make"),
            .optional("of", .words, "only what concerns this person or organization: for the law"),
        ]
    ) { session, typed in
        let place = try session.workplace()
        let (party, me, at) = try session.reading { reading in (try typed["of"]?.first.map { try reading.who($0) }, reading.me, reading.at)
        }
        let folder = typed["folder"]?.first ?? ""
        let export = Export(workplace: place) { progress in
            let total = progress.total == .max ? "" : " of \(progress.total)"
            Standard.error("\(progress.done)\(total) \(progress.what) written")
        }
        let outcome = try export.run(to: folder, of: party, as: me, at: at)
        return Output(text: text(outcome, folder), json: outcome.json)
    }

    private static func text(_ outcome: Export.Outcome, _ folder: String) -> String {
        let lines = [
            "Written to \(folder): "
                + [
                    counted(Int(outcome.entries), "entry", "entries"), counted(outcome.messages, "message", "messages"),
                    counted(outcome.people, "person", "people"), counted(outcome.organizations, "organization", "organizations"),
                    counted(outcome.contacts, "interaction", "interactions"), counted(outcome.promises, "promise", "promises"),
                ].joined(separator: ", ") + "."
        ]
        let gone = counted(outcome.missing, "message", "messages")
        let missing = outcome.missing == 0 ? [] : ["Not there: \(gone) of the record; kept verify."]
        return (lines + missing).joined(separator: "\n")
    }

    private static func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

    static let erase = Tool(
        "erase", "erase somebody by law: the words about them go for good, numbers and times stay",
        [
            .first("who", .words, "the person or organization"),
            .optional("because", .words, "why, without their name: this stays in the record"),
            .optional("preview", .flag, "say what would go and what would stay, and erase nothing"),
            .optional("shared", .flag, "what also went to others goes too"),
            .optional("people", .flag, "with an organization, its people"),
        ]
    ) { session, typed in
        let place = try session.workplace()
        let (plan, question, me) = try session.reading { reading in
            let question = Erased.Question(
                party: try reading.who(typed["who"]?.first ?? ""), shared: typed["shared"] != nil, people: typed["people"] != nil)
            return (try reading.erasurePlan(question), question, reading.me)
        }
        let isPreview = typed["preview"] != nil
        if !isPreview {
            let identity = Identity(bytes: session.world.random(16))
            _ = try place.erase(
                Erase(question, because: typed["because"]?.first ?? ""), identity: identity, by: me, via: session.via,
                now: session.writingTime())
        }
        let head = isPreview ? "Erasing \(plan.name) would take \(plan.goes)" : "Erased: \(plan.goes)"
        let lines = [head] + plan.stays + (isPreview ? ["Nothing is erased yet."] : [])
        return Output(text: lines.joined(separator: "\n"), json: plan.json)
    }

    /// Takes an export in, or says whose it is.
    static func takeIn(_ folder: String, _ session: Session, _ place: Workplace, by me: Int64, isPreview: Bool) throws -> Output {
        if isPreview {
            let (name, entries) = try ExportFolder.whose(folder)
            return Output(text: "An export of \(name): \(entries) entries.", json: ["firm": .string(name), "entries": .integer(entries)])
        }
        let intake = ExportIntake(workplace: place, by: me, now: try session.writingTime(), random: session.world.random)
        let outcome = try intake.run(folder) { progress in
            let done = progress.counts.read
            Standard.error("\(done) told\(progress.total.map { ", of \($0) entries there" } ?? "")")
        }
        let counts = outcome.counts
        let head = "\(counts.read) entries read: \(counts.recorded) recorded, \(counts.already) here already, \(counts.failed) failed."
        let missing = outcome.missing == 0 ? [] : ["\(outcome.missing) messages are not in the export."]
        let lines = [head] + missing + LeftOut.lines(outcome.failed)
        return Output(text: lines.joined(separator: "\n"), json: outcome.json)
    }
}
