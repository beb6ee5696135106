import Care
import Foundation
import Store

/// How many notices each of the staff has not read: counted once, and then only what the record grew by.
final class Unread: @unchecked Sendable {
    private struct Whose: Hashable { let firm, staff: Int64 }
    private struct Count { let head: Int64, count: Int }

    private let lock = NSLock()
    private var counts: [Whose: Count] = [:]

    /// None while they want quiet.
    func shown(_ reading: Reading) throws -> Int { try reading.noticeSetting().isQuiet(reading) ? 0 : count(reading) }

    func count(_ reading: Reading) throws -> Int {
        let head = try reading.entryCount()
        let whose = Whose(firm: reading.firmNumber, staff: reading.me)
        let known = lock.withLock { counts[whose] }
        if let known, known.head == head { return known.count }
        let count = try more(known, head, reading) ?? reading.unreadCount()
        lock.withLock { counts[whose] = Count(head: head, count: count) }
        return count
    }

    private func more(_ known: Count?, _ head: Int64, _ reading: Reading) throws -> Int? {
        guard let known, known.head < head, let more = try reading.unreadCount(after: known.head) else { return nil }
        return known.count + more
    }

    /// Somebody read something, or wants to hear of other things.
    func forget(_ holder: Sessions.Holder) { lock.withLock { counts[Whose(firm: holder.firm, staff: holder.staff)] = nil } }
}
