/// One contact with somebody outside, in either direction: who, when, through which channel, the words, how it felt.
public struct Interaction: Equatable, Sendable {
    public let number: Int64
    public let at: Instant
    public let channel: Channel
    public let direction: Direction
    public let with: [Int64]
    public let thread: Int64
    public let subject: String
    public let text: String
    public var settled: Settlement?
    /// Who of the firm it was, or to whom it was addressed.
    public var ours: Int64?
    /// Whether it was itself made private among some of the staff.
    public var isConfided = false

    public enum Channel: String, Codable, Sendable, CaseIterable { case call, missed, voicemail, mail, meeting, letter, form, chat }

    /// `within`: between people of the firm; kept because the story needs it, but nobody outside waits for it.
    public enum Direction: String, Codable, Sendable { case inbound = "in", outbound = "out", within }

    public enum Feeling: String, Codable, Sendable, CaseIterable { case good, bad }

    /// Why an inbound interaction waits no longer.
    public struct Settlement: Equatable, Sendable {
        public enum How: String, Sendable { case answered, promised, nothing }
        public let how: How
        /// The interaction that answered, or the promise.
        public let by: Int64?
        public init(how: How, by: Int64?) { (self.how, self.by) = (how, by) }
    }

    /// An interaction somebody wrote down.
    public struct Logged: Equatable, Sendable {
        public let channel: Channel
        public let direction: Direction
        public let with: [Int64]
        /// Who of the firm it was.
        public let ours: Int64
        public let felt: Feeling?
        public let text: String

        /// A call, meeting or chat that took place is an answer by itself; so is what we wrote or left. A missed call is none.
        public var answers: Bool { Self.tookPlace(channel) || (direction == .outbound && channel != .missed) }
        /// Whether somebody outside now waits.
        public var waits: Bool { direction == .inbound && !Self.tookPlace(channel) }

        private static func tookPlace(_ channel: Channel) -> Bool {
            switch channel {
            case .call, .meeting, .chat: true
            case .missed, .voicemail, .mail, .letter, .form: false
            }
        }
    }

    /// A message taken in from a mailbox.
    public struct Mailed: Equatable, Sendable {
        public let direction: Direction
        public let with: [Int64]
        /// Staff member or colleague who wrote it, or to whom it is addressed; nil: the office as a whole.
        public let ours: Int64?
        /// The thread it stands in; nil where it begins one.
        public let thread: Int64?
        /// Threads that this message shows to be one with its own.
        public let joins: [Int64]
        /// SHA-256 of the raw bytes, in hex: where the whole message lies.
        public let raw: String
        /// SHA-256 of Message-ID, date, sender and text, in hex: equal in every mailbox the message lies in.
        public let same: String
        public let automatic: Bool
        public let looksAutomatic: Bool
        public let history: Bool
        /// Its date is missing or impossible: `at` is the end of its mailbox.
        public let undated: Bool
        /// How many files came with it, those too many to be named included.
        public let attachments: Int
        /// The first of them; none in entries older than their naming.
        public var files: [AttachedFile] = []
        /// What is owed for it as far as its words tell; nil for what went out, and for what came before anybody judged.
        public var judgement: Judgement?
        public let words: Words

        /// What of a message can name or describe a person.
        public struct Words: Equatable, Sendable {
            public let from: Contact
            public let subject: String
            /// The opening of what was newly written.
            public let text: String
            public let place: String
            public let messageID: String
            public let references: [String]
            /// The sentence that asks.
            public var asked = ""
        }

        /// Whether somebody outside could be waiting for an answer to it.
        public var waits: Bool { direction == .inbound && !automatic }
    }

    /// What can happen to an interaction.
    public enum Fact: Equatable, Sendable {
        case logged(Logged)
        case mailed(Mailed)
        /// The same message lies in another place too.
        case placed(raw: String, place: String)
        case settled(Settlement)
        /// A meeting was taken in from a calendar; about one that is here already, that it was changed since.
        case met(Met)
        /// Somebody said that an answer is owed for it.
        case owed
        /// Only these of the staff read it, and what belongs to its thread.
        case confided(among: [Int64])
        /// Whoever sees the client reads it again.
        case disclosed
    }

    public init(
        number: Int64, at: Instant, channel: Channel, direction: Direction, with: [Int64], thread: Int64, subject: String, text: String,
        settled: Settlement?
    ) {
        (self.number, self.at, self.channel, self.direction, self.with) = (number, at, channel, direction, with)
        (self.thread, self.subject, self.text, self.settled) = (thread, subject, text, settled)
    }

    /// What it is about, in few words.
    public var shown: String { subject.isEmpty ? String(text.prefix(80)) : subject }
}

extension Interaction.Fact: Storable {
    public static let kinds = [
        "interaction.logged", "interaction.mailed", "interaction.placed", "interaction.settled", "interaction.met", "interaction.owed",
        "interaction.confided", "interaction.disclosed",
    ]

    public var form: Form {
        switch self {
        case .logged(let logged): logged.form
        case .mailed(let mailed): mailed.form
        case .met(let met): met.form
        case .placed(let raw, let place): Form("interaction.placed", body: ["raw": .string(raw)], words: .members(["place": .text(place)]))
        case .settled(let settlement):
            Form(
                "interaction.settled",
                body: .members(["how": .string(settlement.how.rawValue), "by": settlement.by.map(JSON.integer)]))
        case .owed: Form("interaction.owed")
        case .confided(let among): Form("interaction.confided", body: ["among": .array(among.map(JSON.integer))])
        case .disclosed: Form("interaction.disclosed")
        }
    }

    public init(_ form: Form) throws(Form.Unreadable) {
        switch form.kind {
        case "interaction.logged": self = .logged(try Interaction.Logged(form))
        case "interaction.mailed": self = .mailed(try Interaction.Mailed(form))
        case "interaction.met": self = .met(try Interaction.Met(form))
        case "interaction.placed": self = .placed(raw: try form.code("raw"), place: form.word("place"))
        case "interaction.settled":
            self = .settled(Interaction.Settlement(how: try form.choice("how"), by: form.body["by"]?.integer))
        case "interaction.owed": self = .owed
        case "interaction.confided": self = .confided(among: form.body["among"]?.integers ?? [])
        case "interaction.disclosed": self = .disclosed
        case _: throw Form.Unreadable(kind: form.kind, field: "kind")
        }
    }
}

extension Interaction.Logged {
    fileprivate var form: Form {
        Form(
            "interaction.logged",
            body: .members([
                "channel": .string(channel.rawValue), "direction": .string(direction.rawValue), "with": .array(with.map(JSON.integer)),
                "ours": .integer(ours), "felt": .text(felt?.rawValue),
            ]),
            words: .members(["text": .text(text)]))
    }

    fileprivate init(_ form: Form) throws(Form.Unreadable) {
        self.init(
            channel: try form.choice("channel"), direction: try form.choice("direction"), with: form.body["with"]?.integers ?? [],
            ours: try form.number("ours"), felt: form.body["felt"]?.string.flatMap(Interaction.Feeling.init(rawValue:)),
            text: form.word("text"))
    }
}

extension Interaction.Mailed {
    fileprivate var form: Form {
        Form(
            "interaction.mailed",
            body: .members([
                "direction": .string(direction.rawValue), "with": .array(with.map(JSON.integer)), "ours": ours.map(JSON.integer),
                "thread": thread.map(JSON.integer), "joins": joins.isEmpty ? nil : .array(joins.map(JSON.integer)),
                "raw": .string(raw), "same": .string(same), "automatic": automatic ? true : nil,
                "looksAutomatic": looksAutomatic ? true : nil, "history": history ? true : nil, "undated": undated ? true : nil,
                "attachments": attachments == 0 ? nil : .integer(Int64(attachments)),
                "files": files.isEmpty ? nil : .array(files.map(\.body)),
                "asks": .text(judgement?.asks?.rawValue), "nothing": .text(judgement?.nothing?.rawValue),
                "surely": judgement?.surely == true ? true : nil,
                "recipients": judgement.flatMap { $0.recipients == 1 ? nil : .integer(Int64($0.recipients)) },
            ]),
            words: .members([
                "from": .text(words.from.name), "address": .text(words.from.address), "subject": .text(words.subject),
                "text": .text(words.text), "place": .text(words.place), "id": .text(words.messageID),
                "references": .texts(words.references), "files": AttachedFile.names(files), "asked": .text(words.asked),
            ]))
    }

    fileprivate init(_ form: Form) throws(Form.Unreadable) {
        self.init(
            direction: try form.choice("direction"), with: form.body["with"]?.integers ?? [], ours: form.body["ours"]?.integer,
            thread: form.body["thread"]?.integer, joins: form.body["joins"]?.integers ?? [], raw: try form.code("raw"),
            same: try form.code("same"), automatic: form.flag("automatic"), looksAutomatic: form.flag("looksAutomatic"),
            history: form.flag("history"), undated: form.flag("undated"), attachments: Int(form.body["attachments"]?.integer ?? 0),
            files: try AttachedFile.read(form),
            judgement: Judgement(form),
            words: Words(
                from: Contact(name: form.word("from"), address: form.word("address")), subject: form.word("subject"),
                text: form.word("text"),
                place: form.word("place"), messageID: form.word("id"), references: form.wordList("references"), asked: form.word("asked")))
    }
}

extension Judgement {
    /// Nil where nobody has judged. A code that is not known is passed over.
    fileprivate init?(_ form: Form) {
        let (asks, nothing) = (form.body["asks"]?.string, form.body["nothing"]?.string)
        if asks == nil, nothing == nil { return nil }
        self.init(
            asks: asks.flatMap(Ask.init(rawValue:)), nothing: nothing.flatMap(Nothing.init(rawValue:)), surely: form.flag("surely"),
            recipients: Int(form.body["recipients"]?.integer ?? 1))
    }
}
