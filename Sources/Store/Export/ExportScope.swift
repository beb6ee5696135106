import Care

/// What an export takes: everything, or all that concerns one person or organization.
public struct ExportScope: Sendable {
    /// Whom it is of; nil: everything.
    public let party: Party?
    /// The things it takes, in order; nil: all.
    let things: [Int64]?
    /// How many entries it takes.
    public let entries: Int64
}

extension Reading {
    /// Everything.
    public func everything() throws -> ExportScope { ExportScope(party: nil, things: nil, entries: try entryCount()) }

    /// All that the record holds about somebody and those merged with them: for the law. O(entries).
    public func everything(of number: Int64) throws -> ExportScope {
        let table = PartyTable(database: database, firm: firm)
        guard let whole = try table.whole(number) else { throw Refusal.noSuch(thing: "person or organization", given: String(number)) }
        let found = try Concerning(table.group(of: whole.number), database: database, firm: firm)
        let things = Set(found.parties.keys).union(found.own.keys).union(found.shared.keys).sorted()
        let entries = try things.reduce(0) { sum, thing in
            sum + (try database.row("select count(*) from entry where firm = \(firm) and about = \(thing)")?.integer(0) ?? 0)
        }
        return ExportScope(party: whole, things: things, entries: entries)
    }

    /// The firm's public id, in hex: whose record this is, wherever it lies.
    public func publicID() throws -> String {
        Hex.text(try database.row("select public_id from firm where number = \(firm)")?.blob(0) ?? [])
    }
}

/// Numbers handed out so many at a time: memory does not grow with the record.
struct Pages {
    static let size = 500

    /// Calls `body` with the numbers of a scope, or of a query by what lies behind a number, a page at a time.
    static func each(_ things: [Int64]?, next: (Int64) throws -> [Int64], _ body: ([Int64]) throws -> Void) throws {
        if let things {
            for start in stride(from: 0, to: things.count, by: size) { try body(Array(things[start..<min(start + size, things.count)])) }
        } else {
            var last: Int64 = 0
            while case let page = try next(last), let end = page.last {
                try body(page)
                last = end
            }
        }
    }
}
