import Care
import Foundation

/// The firm and its staff: few rows that every page and every rule look at, and that change seldom.
struct Office: Sendable {
    let firm: Firm
    let staff: [Int64: Staff]

    init(_ database: any Database, firm: Int64) throws {
        let table = StaffTable(database: database, firm: firm)
        (self.firm, staff) = (try table.firmThing(), try table.staff())
    }
}

/// Offices as they were read last, each with the number of the record's last entry then: whoever sees the record at that entry sees that
/// office. Only the Desk writes, and it says whether what it wrote left the office as it was.
final class Offices: @unchecked Sendable {
    private let lock = NSLock()
    private var known: [Int64: (head: Int64, office: Office)] = [:]

    /// The office as this connection sees it.
    func office(_ database: any Database, firm: Int64) throws -> Office {
        let head = try database.row("select head from firm where number = \(firm)")?.integer(0) ?? 0
        if let known = known(firm: firm, head: head) { return known }
        let office = try Office(database, firm: firm)
        lock.withLock { if (known[firm]?.head ?? 0) < head { known[firm] = (head, office) } }
        return office
    }

    /// The office at that entry of the record; nil where another was read.
    func known(firm: Int64, head: Int64) -> Office? {
        lock.withLock { known[firm].flatMap { $0.head == head ? $0.office : nil } }
    }

    /// These entries are on the disk, and say nothing of the firm and its staff.
    func passed(firm: Int64, from: Int64, to: Int64) {
        lock.withLock { if known[firm]?.head == from { known[firm]?.head = to } }
    }

    /// Tables were made anew, or the database is another.
    func forget() { lock.withLock { known = [:] } }
}
