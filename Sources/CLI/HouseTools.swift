import Care
import Mail
import Store

/// Setting up, proving and keeping.
enum HouseTools {
    static let initialize = Tool(
        "init", "begin a firm: its name, its zone, and who you are",
        [
            .required("firm", .words, "the firm's name"),
            .required("zone", .words, "its time zone, for example Europe/London"),
            .required("me", .words, "who you are: \"Anna Berg <anna@bergochieng.example>\""),
            .list("domain", .words, "a mail domain of the firm (may be repeated; yours is one by itself)"),
            .optional("hours", .words, "working hours, for example \"Mon-Fri 8:00-17:00\""),
            .optional("rehearsal", .flag, "may be written at set times; every page says so"),
        ]
    ) { session, typed in
        let zone = typed["zone"]?.first ?? ""
        guard session.world.zone(zone) != nil else {
            throw Refusal.notUnderstood(field: "a time zone", given: zone, expected: "a name like Europe/London")
        }
        let command = FoundFirm(
            name: typed["firm"]?.first ?? "", zone: zone, me: Contact(typed["me"]?.first ?? ""), domains: typed["domain"] ?? [],
            rehearsal: typed["rehearsal"] != nil, week: typed["hours"]?.first)
        let folder = try session.opened ?? DataFolder(path: session.options.data, reading: Message.wholeText)
        let now = try session.foundingTime(zone, isRehearsal: command.rehearsal)
        let firm = try session.desk(folder).found(
            command, identity: Identity(bytes: session.world.random(16)), via: "cli", now: now)
        return Output(
            text: "\(command.name) is founded. You are \(command.me.name), its principal.",
            json: ["firm": .string(command.name), "number": .integer(firm)])
    }

    static let serve = Tool(
        "serve", "serve the pages on this machine",
        [
            .optional("host", .words, "the address to listen on (127.0.0.1); 0.0.0.0 for all networks of this machine"),
            .optional("certificate", .words, "the file of a certificate with its chain, in PEM; --key goes with it"),
            .optional("key", .words, "the file of its private key, in PEM"),
            .optional("at-address", .words, "where people reach it behind a proxy: https://kept.example"),
            .optional("port", .words, "the port (8321, or the next free one)"),
        ]
    ) { _, _ in throw Usage("serve runs by itself.") }

    static let verify = Tool("verify", "prove that the record is whole", []) { session, _ in
        let place = try session.workplace()
        let result = try Verification.run(on: place.folder, firm: place.firm)
        if let altered = result.altered {
            return Output(
                text: "\(result.entries) entries verified before it.\naltered: entry \(altered.entry): \(altered.what)",
                json: ["entries": .integer(result.entries), "altered": ["entry": .integer(altered.entry), "what": .string(altered.what)]],
                code: 1)
        }
        return Output(
            text: "\(result.entries) entries verified; the record is whole.", json: ["entries": .integer(result.entries), "altered": .null])
    }

    static let rebuild = Tool("rebuild", "make all tables anew from the record", []) { session, _ in
        let place = try session.workplace()
        try place.folder.rebuild(firm: place.firm)
        return Output(text: "All tables are made anew from the record.", json: ["rebuilt": true])
    }

    static let backup = Tool("backup", "write everything into one file", [.first("file", .path, "the file to write, kept.tar")]) {
        session, typed in
        let file = typed["file"]?.first ?? ""
        let messages = try Backup.write(session.folder(), to: file)
        return Output(
            text: "Written to \(file): the record and \(messages) message\(messages == 1 ? "" : "s").",
            json: ["file": .string(file), "messages": .integer(Int64(messages))])
    }

    static let restore = Tool(
        "restore", "make a data folder of a backup, and prove that it is whole",
        [
            .first("file", .path, "the backup"),
            .optional("erased-in", .path, "repeat who was erased since: that data folder, or its erasures.json"),
        ]
    ) { session, typed in
        let repeating = try typed["erased-in"]?.first.map { path in
            Backup.Repeating(
                try ErasureList(at: path), now: session.world.now(), random: session.world.random, reading: Message.wholeText)
        }
        let (entries, erasures) = try Backup.restore(typed["file"]?.first ?? "", to: session.options.data, repeating: repeating)
        let said =
            repeating == nil
            ? "If somebody was erased since the backup was made, restore it with --erased-in."
            : "\(erasures) erasure\(erasures == 1 ? "" : "s") repeated."
        return Output(
            text: "Restored to \(session.options.data): \(entries) entries verified. \(said)",
            json: ["entries": .integer(entries), "erasures": .integer(Int64(erasures))])
    }
}
