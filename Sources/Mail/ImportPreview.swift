import Care
import Formats
import Store

/// What an import would make of files, shown before anything is written.
public struct ImportPreview: Sendable {
    /// One file that holds contacts, meetings or a table.
    public struct File: Sendable {
        public let place: String
        public let kind: OtherFile.Kind
        /// The program that seems to have written it.
        public internal(set) var exporter: String?
        /// Column and meaning, as `Mapping.edit` reads it: what can be changed.
        public internal(set) var columns: [(name: String, meaning: String)] = []
        /// The first rows as they stand there.
        public internal(set) var rows: [[String]] = []
        /// The first of those it tells of and who would come in.
        public internal(set) var told: [Told] = []
        public internal(set) var counts = Counts()
        /// Why nothing can be made of it.
        public internal(set) var why: String?
    }

    /// Somebody, or a meeting, as a line.
    public struct Told: Sendable {
        public let words: String
        /// When a meeting is.
        public let at: Instant?
    }

    /// What the first rows, cards or events of a file would come to.
    public struct Counts: Equatable, Sendable {
        public internal(set) var new = 0
        /// Known, and told something more of.
        public internal(set) var completed = 0
        public internal(set) var already = 0
        /// Neither: with the place and why.
        public internal(set) var leftOut: [Reason] = []
        /// There is more in the file than was looked at.
        public internal(set) var isCut = false
        /// About how many there are, where it was cut and can be told.
        public internal(set) var about: Int?

        public init() {}

        public var looked: Int { new + completed + already + leftOut.count }
    }

    public struct Reason: Equatable, Sendable {
        public let place: String
        public let why: String
    }

    public private(set) var files: [File] = []
    /// Messages among the files, and whether there are more.
    public private(set) var messages = 0
    public private(set) var hasMoreMessages = false

    /// So much of all files together is looked at, and so much of one: enough to judge, and done in about a second.
    static let mostLooked = 2_000
    static let mostOfFile = 1_000
    static let mostMessages = 1_000
    static let mostTold = 3
    static let mostCells = 200_000

    private struct Enough: Error {}

    /// Looks at what is at these paths and writes nothing, not even what is said of columns.
    public init(_ paths: [String], intake: Intake, columns: SaidColumns = SaidColumns()) throws {
        let reader = try OtherReader(intake: intake, run: 0, until: nil, mailboxOf: nil, columns: columns, keep: false)
        var look = Look(reader: reader)
        for path in paths {
            var messages = 0
            do {
                try MailboxReader.messages(
                    at: path,
                    each: { _ in
                        guard messages < Self.mostMessages else { throw Enough() }
                        messages += 1
                    }, other: { try look.look(at: $0) }, failed: { look.fail($0, $1) })
            } catch is Enough { hasMoreMessages = true }
            self.messages += messages
            try look.estimate(path)
        }
        files = try look.foreseen()
    }

    /// Files looked at, and what they ask for, not decided yet.
    private struct Look {
        let reader: OtherReader
        var files: [File] = []
        var requests: [(file: Int, place: String, request: CommandRequest)] = []

        mutating func fail(_ place: String, _ why: String) {
            var file = File(place: place, kind: .table)
            file.why = why
            files.append(file)
        }

        mutating func look(at other: OtherFile) throws {
            var file = File(place: other.place, kind: other.kind)
            var (found, most) = ([(String, CommandRequest)](), min(mostOfFile, mostLooked - requests.count))
            do {
                let opened = { (table: ContactTable) in
                    file.note(table)
                    most = min(most, max(mostTold, mostCells / max(1, table.header.count)))
                }
                try reader.read(other, opened: opened) { piece in
                    guard most > 0 else { throw Enough() }
                    most -= 1
                    switch piece {
                    case .request(let place, let request): found.append((place, request))
                    case .broken(let place, let why): file.counts.leftOut.append(Reason(place: place, why: why))
                    case .later: break
                    }
                }
            } catch is Enough { file.counts.isCut = true }
            // A file of which nothing was understood has one reason, its own.
            if found.isEmpty, let only = file.counts.leftOut.first, only.place == file.place {
                (file.why, file.counts.leftOut) = (only.why, [])
            }
            requests += found.map { (files.count, $0.0, $0.1) }
            files.append(file)
        }

        /// About how many there are in a file that was cut short and lies there by itself.
        mutating func estimate(_ path: String) throws {
            guard let place = files.lastIndex(where: { $0.place == MailPath(path).name }), files[place].counts.isCut else { return }
            do {
                let stream = try path.withCString { try ByteStream(file: $0) }
                files[place].counts.about = try OtherFile(kind: files[place].kind, place: path, stream: stream).estimate()
            } catch is ByteStream.Unreadable { return }
        }

        /// Decides all of it, as importing would, and counts what comes of it.
        func foreseen() throws -> [File] {
            var files = files
            let intake = reader.intake
            let answers = try intake.workplace.desk.foresee(requests.map(\.request), firm: intake.workplace.firm, now: intake.now())
            for (asked, answer) in zip(requests, answers) {
                switch answer {
                case .success(let answer):
                    files[asked.file].counts.note(answer)
                    if files[asked.file].told.count < mostTold { files[asked.file].told.append(Told(asked.request)) }
                case .failure(let refusal): files[asked.file].counts.leftOut.append(Reason(place: asked.place, why: refusal.sentence))
                }
            }
            return files
        }
    }
}

extension ImportPreview.File {
    fileprivate mutating func note(_ table: ContactTable) {
        exporter = table.mapping.exporter?.rawValue
        columns = table.mapping.columns.map { ($0.name, $0.meaning.text) }
        rows = table.shown
    }
}

extension ImportPreview.Counts {
    /// Somebody new is written down with an entry of their own; what is said of somebody known is about them.
    fileprivate mutating func note(_ answer: Answer) {
        if answer.entries.isEmpty {
            already += 1
        } else if answer.entries.contains(where: Self.begins) {
            new += 1
        } else {
            completed += 1
        }
    }

    private static func begins(_ entry: Entry) -> Bool {
        switch entry.fact {
        case .party(.added(.person, _, _)): true
        // An organization comes in with its people too; alone it is who the row is about.
        case .party(.added(.organization, let details, _)): details.source != nil
        case .interaction: entry.about == entry.number
        case _: false
        }
    }
}

extension ImportPreview.Told {
    fileprivate init(_ request: CommandRequest) {
        if let contact = request.command as? TakeInContact {
            let (details, places) = (contact.card.details, contact.card.organizations)
            let organizations = places.map { $0.role.isEmpty ? $0.name : "\($0.role) at \($0.name)" }
            let parts = [details.name] + organizations + details.numbers + details.addresses
            self.init(words: parts.filter { !$0.isEmpty }.joined(separator: ", "), at: nil)
        } else if let meeting = request.command as? TakeInMeeting {
            self.init(words: meeting.event.title, at: request.at)
        } else {
            self.init(words: "", at: nil)
        }
    }
}
