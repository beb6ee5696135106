import Care

/// What Find looks through. `mention` says by which words a person, an organization or a promise is found; the vocabulary has those
/// words' letters; what happened stands in the text index. `place_word` has the words of postal addresses, for lists.
///
/// Facts are noted as they are folded and written by `settle`, once at the end of a transaction. Of what is changed or forgotten the
/// old words are needed to take them out: they are worked out of the other tables' rows, so this table is told of every fact before
/// the others are.
final class SearchTable: Table {
    private let database: any Database
    private let firm: Int64
    private let texts: LetterTexts
    private var named: [Int64: Named] = [:]
    private var gone: [Int64: Contact] = [:]
    private var new: [Int64: Contact] = [:]

    init(database: any Database, firm: Int64, texts: LetterTexts) { (self.database, self.firm, self.texts) = (database, firm, texts) }

    /// Something found by words: which stand in the tables, and of what they are made now.
    private struct Named {
        var before = NamedWords()
        var now: Source?

        enum Source {
            case party(Party)
            case promise(String)
        }
    }

    private var parties: PartyTable { PartyTable(database: database, firm: firm) }

    /// The words of a party as its rows stand.
    private func words(_ party: Party) throws -> NamedWords {
        NamedWords(party, digits: party.numbers.isEmpty ? [] : try parties.digits(of: party.number))
    }

    /// A contact as its words are made of it. `raw`: the digest of the message it came as.
    private struct Contact: Equatable {
        var raw: String?
        /// With the names of files that came along.
        var subject: String
        var people: String
        var text: String
    }

    // MARK: Facts

    func apply(_ entry: Entry) throws {
        switch entry.fact {
        case .party(let fact): try apply(fact, entry.about)
        case .promise(.made(let made)): named[entry.about, default: Named()].now = .promise(made.text)
        case .interaction(.mailed(let mailed)):
            let words = mailed.words
            new[entry.about] = Contact(
                raw: entry.isErased ? nil : mailed.raw, subject: Self.subject(words.subject, mailed.files),
                people: Self.people(words.from.name, words.from.address), text: words.text)
        case .interaction(.logged(let logged)): new[entry.about] = Contact(subject: logged.text, people: "", text: "")
        case .interaction(.met(let met)):
            // One that was changed takes the place of what it was.
            if new[entry.about] == nil, gone[entry.about] == nil { gone[entry.about] = try contact(entry.about) }
            new[entry.about] = Contact(subject: Self.joined(met.shown, met.text), people: "", text: "")
        case .firm, .staff, .colleague, .team, .interaction, .promise, .importRun, .list, .undone: break
        }
    }

    private func apply(_ fact: Party.Fact, _ number: Int64) throws {
        if let party = Party(number: number, fact) {
            named[number, default: Named()].now = .party(party)
        } else if case .party(var party)? = named[number]?.now {
            party.apply(fact)
            named[number]?.now = .party(party)
        } else if var party = try parties.party(number) {
            let before = try words(party)
            party.apply(fact)
            named[number] = Named(before: before, now: .party(party))
        }
    }

    private static func joined(_ subject: String, _ text: String) -> String { subject + (subject.isEmpty ? "" : "\n") + text }
    /// Pictures that stand in the text have names that nobody gave them.
    private static func subject(_ subject: String, _ files: [AttachedFile]) -> String {
        files.filter { !$0.isInText }.reduce(subject) { joined($0, $1.name) }
    }
    private static func people(_ name: String, _ address: String) -> String { name + " " + address }

    func forget(_ thing: Int64) throws {
        if named[thing] != nil {
            named[thing]?.now = nil
        } else if new.removeValue(forKey: thing) == nil {
            if let party = try parties.party(thing) {
                named[thing] = Named(before: try words(party))
            } else if let row = try database.row("select text from promise where firm = \(firm) and number = \(thing)") {
                named[thing] = Named(before: NamedWords(promise: row.text(0)))
            } else {
                gone[thing] = try contact(thing)
            }
        }
    }

    private func contact(_ number: Int64) throws -> Contact? {
        try database.row("select raw, subject, sender, address, text from interaction where firm = \(firm) and number = \(number)").map {
            if $0.optionalText(0) == nil { return Contact(subject: Self.joined($0.text(1), $0.text(4)), people: "", text: "") }
            let files = try AttachmentTable(database: database, firm: firm).files(of: [number])[number] ?? []
            return Contact(
                raw: $0.text(0), subject: Self.subject($0.text(1), files), people: Self.people($0.text(2), $0.text(3)), text: $0.text(4))
        }
    }

    func clear() throws {
        (named, gone, new) = ([:], [:], [:])
        try database.run("delete from mention where firm = \(firm)")
        try database.run("delete from place_word where firm = \(firm)")
        try Vocabulary(database: database, firm: firm).clear()
        try TextIndex(database: database, firm: firm).clear()
        // What was read of files is no fold and stays.
        try TextIndex(database: database, firm: firm, content: .files).make()
    }

    func scrub() throws { try TextIndex(database: database, firm: firm).scrub() }

    // MARK: Writing

    /// Writes what was noted.
    func settle() throws {
        if named.isEmpty, gone.isEmpty, new.isEmpty { return }
        defer { (named, gone, new) = ([:], [:], [:]) }
        // What was forgotten and came back as it was has not moved.
        for (number, contact) in gone where new[number] == contact { (gone[number], new[number]) = (nil, nil) }
        let (added, removed) = try writeNamed()
        let (documents, lost) = (new.map(document), gone.map(document))
        let subjects = { (documents: [TextIndex.Document]) in Set(documents.flatMap { Words.apart($0.subject + " " + $0.people) }) }
        let words = added.union(subjects(documents))
        let vocabulary = Vocabulary(database: database, firm: firm)
        try vocabulary.add(words)
        let index = TextIndex(database: database, firm: firm)
        if gone.values.allSatisfy(isAsItWentIn) {
            try index.delete(lost)
            try index.insert(documents)
        } else {
            try makeAnew(index)
        }
        try vocabulary.remove(removed.union(subjects(lost)).subtracting(words).filter { try !isUsed($0, index) })
    }

    /// Whether the words with which a contact went into the index can still be told.
    private func isAsItWentIn(_ contact: Contact) -> Bool { contact.raw.map(texts.isWhole) ?? true }

    /// What is not known cannot be taken out: where the file of a message was lost, the index is made anew of what the tables hold.
    /// O(all messages).
    private func makeAnew(_ index: TextIndex) throws {
        try index.clear()
        var last: Int64? = 0
        while let after = last {
            let numbers = try database.rows(
                "select number from interaction where firm = \(firm) and number > \(after) order by number limit 1000"
            ).map { $0.integer(0) }
            try index.insert(try numbers.compactMap { number in try contact(number).map { document(number, $0) } })
            last = numbers.last
        }
    }

    private func writeNamed() throws -> (added: Set<String>, removed: Set<String>) {
        var rows = NamedRows(database: database, firm: firm)
        for (number, thing) in named {
            let now =
                switch thing.now {
                case .party(let party): try words(party)
                case .promise(let text): NamedWords(promise: text)
                case nil: NamedWords()
                }
            try rows.change(number, from: thing.before, to: now)
        }
        try rows.write()
        return (rows.added, rows.removed)
    }

    private func document(_ number: Int64, _ contact: Contact) -> TextIndex.Document {
        let text = contact.raw.map { texts.text(of: $0) ?? contact.text } ?? ""
        return TextIndex.Document(
            number: number, text: Words.joined(text), subject: Words.joined(contact.subject), people: Words.joined(contact.people))
    }

    private func isUsed(_ word: String, _ index: TextIndex) throws -> Bool {
        if try database.row("select 1 from mention where firm = \(firm) and word = \(word) limit 1") != nil { return true }
        return try !index.find([[TextIndex.Phrase(words: [word])]], onlyInSubjects: true, limit: 1).isEmpty
    }
}
