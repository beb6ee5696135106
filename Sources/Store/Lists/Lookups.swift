import Care
import Language

extension Reading {
    /// A person or organization by number, as they are shown: with all who were merged with them.
    public func party(_ number: Int64) throws -> Party? { try PartyTable(database: database, firm: firm).whole(number) }

    /// People and organizations, the newest in the record first.
    public func parties(before: Int64, limit: Int) throws -> [Party] {
        try PartyTable(database: database, firm: firm).newest(limit, before: before)
    }

    /// A due time as this reader says it; nil where it is not understood.
    public func due(_ words: String) -> Due? { DueWords.understand(words, at: at, zone: zone, hours: hours) }
}
