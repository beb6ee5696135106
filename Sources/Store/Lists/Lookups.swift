import Care
import Language

extension Reading {
    /// A person or organization by number, as they are shown: with all who were merged with them.
    public func party(_ number: Int64) throws -> Party? { try PartyTable(database: database, firm: firm).whole(number) }

    /// People and organizations, the newest in the record first.
    public func parties(before: Int64, limit: Int) throws -> [Party] {
        try PartyTable(database: database, firm: firm).newest(limit, before: before)
    }

    /// Whose phone number this is, however it is written; who has it first stands first.
    public func parties(calling number: String) throws -> [Party] {
        let table = PartyTable(database: database, firm: firm)
        let digits = PhoneNumber(number, region: try table.region()).digits
        let rows = try database.rows(
            "select party from reach where firm = \(firm) and kind = 'number' and value = \(digits) order by party")
        return try digits.isEmpty ? [] : table.wholes(rows.map { $0.integer(0) }).filter { !$0.isErased }
    }

    /// A due time as this reader says it; nil where it is not understood.
    public func due(_ words: String) -> Due? { DueWords.understand(words, at: at, zone: zone, hours: hours) }
}
