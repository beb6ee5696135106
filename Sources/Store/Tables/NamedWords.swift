import Care

/// The words by which something is found, and those of its postal addresses, by which it gets on a list.
struct NamedWords {
    var mentions: Set<Mention> = []
    var places: Set<String> = []

    /// So many words of somebody's postal addresses can be looked up.
    private static let mostPlaces = 500

    init() {}

    init(promise text: String) { mentions = Mention.all(inPromise: text) }

    /// `digits`: their numbers as they are dialled from anywhere.
    init(_ party: Party, digits: [String]) {
        mentions = Mention.all(of: party, digits: digits)
        places = Set(party.profile.places.flatMap { Words.of($0) }.prefix(Self.mostPlaces))
    }
}

/// Changes of `mention` and `place_word`, gathered until the end of a transaction: in the order of the keys, neighbours land on the
/// same page.
struct NamedRows {
    let database: any Database
    let firm: Int64
    /// Words in `mention` that came and that went.
    private(set) var added: Set<String> = []
    private(set) var removed: Set<String> = []
    private var mentions: [(word: String, place: Int64, thing: Int64)] = []
    private var places: [(word: String, party: Int64)] = []

    init(database: any Database, firm: Int64) { (self.database, self.firm) = (database, firm) }

    /// Takes out what is gone; what is new is written by `write`.
    mutating func change(_ number: Int64, from before: NamedWords, to now: NamedWords) throws {
        for mention in before.mentions.subtracting(now.mentions) {
            removed.insert(mention.word)
            try database.run(
                """
                delete from mention
                where firm = \(firm) and word = \(mention.word) and part = \(mention.place) and thing = \(number)
                """)
        }
        for word in before.places.subtracting(now.places) {
            try database.run("delete from place_word where firm = \(firm) and word = \(word) and party = \(number)")
        }
        for mention in now.mentions.subtracting(before.mentions) {
            added.insert(mention.word)
            mentions.append((mention.word, mention.place, number))
        }
        places += now.places.subtracting(before.places).map { ($0, number) }
    }

    func write() throws {
        let named = mentions.sorted { $0 < $1 }.map { [SQL.Value.integer(firm), .text($0.word), .integer($0.place), .integer($0.thing)] }
        for rows in Rows.grouped(named) { try database.run("insert into mention (firm, word, part, thing) values \(rows: rows)") }
        let placed = places.sorted { $0 < $1 }.map { [SQL.Value.integer(firm), .text($0.word), .integer($0.party)] }
        for rows in Rows.grouped(placed) { try database.run("insert into place_word (firm, word, party) values \(rows: rows)") }
    }
}
