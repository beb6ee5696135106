import Care
import Crypto
import Formats
import Store

/// Makes commands of what lies in address books, tables and calendars.
struct OtherReader {
    enum Found {
        case request(place: String, CommandRequest)
        case broken(place: String, why: String)
        /// It is after the time until which things are taken.
        case later
    }

    let intake: Intake
    let run: Int64
    let until: Instant?
    let mailboxOf: Int64?
    let columns: SaidColumns
    /// Whether what is said of columns is kept for next time.
    let keep: Bool
    private let contacts: ContactReading
    private let zone: Zone

    /// Meetings that repeat are followed so far back and ahead.
    private static let yearsBack: Int64 = 2
    private static let yearsAhead: Int64 = 1
    private static let year: Int64 = 366 * 86_400_000

    init(intake: Intake, run: Int64, until: Instant?, mailboxOf: Int64?, columns: SaidColumns, keep: Bool = true) throws {
        (self.intake, self.run, self.until, self.mailboxOf) = (intake, run, until, mailboxOf)
        (self.columns, self.keep) = (columns, keep)
        let (staff, zone) = try intake.workplace.reading(as: intake.by.staff, at: intake.now()) { ($0.staff, $0.zone) }
        contacts = ContactReading(staff: staff)
        self.zone = zone
    }

    /// Hands on everything in the file. What cannot be read is handed on with its place and why. `opened` sees a table before its rows.
    func read(_ file: OtherFile, opened: (ContactTable) -> Void = { _ in }, _ each: (Found) throws -> Void) throws {
        do {
            switch file.kind {
            case .vcard: try readCards(file, each)
            case .table, .json: try readTable(file, opened, each)
            case .icalendar: try readEvents(file, each)
            }
        } catch let error as ByteStream.Unreadable {
            try each(.broken(place: file.place, why: error.description))
        }
    }

    // MARK: Contacts

    private func readCards(_ file: OtherFile, _ each: (Found) throws -> Void) throws {
        var reader = try VCardReader(file.stream)
        while let piece = try reader.next() {
            switch piece {
            case .broken(let line, let why): try each(.broken(place: Self.place(file, line), why: why))
            case .card(let card, let line, let bytes):
                let source = Party.Source(raw: Self.digest(bytes), identifier: card.identifier.isEmpty ? "" : "vCard \(card.identifier)")
                try each(request(contacts.contact(card), source, Self.place(file, line), again: false))
            }
        }
    }

    private func readTable(_ file: OtherFile, _ opened: (ContactTable) -> Void, _ each: (Found) throws -> Void) throws {
        let table: ContactTable
        do { table = try ContactTable(file, workplace: intake.workplace, said: columns, keep: keep) } catch let error
            as ContactTable.Unreadable
        {
            return try each(.broken(place: file.place, why: error.description))
        }
        opened(table)
        if let problem = table.problem { return try each(.broken(place: file.place, why: problem)) }
        let again = columns.speaks(of: table.header)
        let mapping = table.mapping
        let head = Array(table.header.joined(separator: "\u{1F}").utf8) + [0]
        let system = mapping.exporter?.rawValue ?? "table"
        try table.rows { piece in
            switch piece {
            case .broken(let line, let why): try each(.broken(place: Self.place(file, line), why: why))
            case .row(let row):
                let place = Self.place(file, row.line)
                let card = mapping.card(row)
                if card.namesNobody { return try each(.broken(place: place, why: "The row names nobody: no name, address or number.")) }
                let source = Party.Source(
                    raw: Self.digest(head + row.bytes), identifier: card.identifier.isEmpty ? "" : "\(system) \(card.identifier)")
                try each(request(contacts.contact(card), source, place, again: again))
            }
        }
    }

    private func request(_ card: TakeInContact.Card, _ source: Party.Source, _ place: String, again: Bool) -> Found {
        .request(
            place: place,
            CommandRequest(
                TakeInContact(card: card, source: source, again: again), identity: Identity(of: "contact \(run) \(source.raw) \(place)"),
                by: .importer, via: "import:\(run)"))
    }

    // MARK: Meetings

    private func readEvents(_ file: OtherFile, _ each: (Found) throws -> Void) throws {
        let now = intake.now()
        let window = now.adding(milliseconds: -Self.yearsBack * Self.year)...now.adding(milliseconds: Self.yearsAhead * Self.year)
        let reader = CalendarReader(zone: zone, window: window)
        var failed: [(line: Int, why: String)] = []
        try reader.read(
            file.stream, each: { try each(meeting($0, Self.place(file, $0.line))) }, failed: { failed.append(($0, $1)) })
        for (line, why) in failed { try each(.broken(place: Self.place(file, line), why: why)) }
    }

    private func meeting(_ event: CalendarEvent, _ place: String) -> Found {
        if let until, event.start > until { return .later }
        // Each time that something repeats is a meeting of its own.
        let which = event.occurrence.map { "\($0.milliseconds)" } ?? ""
        let raw = Self.digest(event.bytes + Array("\u{0}\(event.isCancelled)\(event.start.milliseconds)\(which)".utf8))
        let same = event.uid.isEmpty ? raw : Self.digest(Array("meeting\u{0}\(event.uid)\u{0}\(which)".utf8))
        var taken = TakeInMeeting.Event(raw: raw, same: same, place: place)
        taken.organizer = event.organizer.map(Self.contact)
        taken.guests = event.attendees.filter { !$0.declined }.map(Self.contact)
        (taken.until, taken.allDay, taken.cancelled) = (event.end?.milliseconds, event.isAllDay, event.isCancelled)
        (taken.title, taken.location, taken.text) = (event.title, event.location, event.text)
        return .request(
            place: place,
            CommandRequest(
                TakeInMeeting(event: taken, calendarOf: mailboxOf), identity: Identity(of: "meeting \(run) \(raw) \(place)"), by: .importer,
                via: "import:\(run)", at: event.start))
    }

    private static func contact(_ guest: CalendarEvent.Guest) -> Contact { Contact(name: guest.name, address: guest.address) }

    private static func place(_ file: OtherFile, _ line: Int) -> String { "\(file.place), line \(line)" }

    private static func digest(_ bytes: [UInt8]) -> String { Hex.text(SHA256.hash(data: bytes)) }
}
