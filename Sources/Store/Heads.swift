import Care
import Foundation

/// Says to whoever listens that a firm's record grew. The Desk tells it after each commit, so nobody asks the database again and again;
/// and as the data folder's lock lets one process write, no other has to be watched.
public final class Heads: @unchecked Sendable {
    /// So many may listen at once; whoever comes then is refused and may ask for pages.
    public static let mostListeners = 4096

    /// More than `mostListeners` listen already.
    public struct Full: Error {}

    private struct Listener {
        let firm: Int64
        let after: Int64
        let continuation: CheckedContinuation<Int64, any Error>
    }

    private let look: @Sendable (_ firm: Int64) throws -> Int64
    private let lock = NSLock()
    private var heads: [Int64: Int64] = [:]
    private var listeners: [Int: Listener] = [:]
    private var tickets = 0

    /// `look` reads the number of a firm's last entry: once for each firm, by whoever listens first.
    init(look: @escaping @Sendable (_ firm: Int64) throws -> Int64) { self.look = look }

    /// How many listen now.
    public var count: Int { lock.withLock { listeners.count } }

    /// The number of a firm's last entry, without asking the database but for the first time.
    public func last(firm: Int64) throws -> Int64 {
        if let head = lock.withLock({ heads[firm] }) { return head }
        let found = try look(firm)
        return lock.withLock {
            let head = max(heads[firm] ?? 0, found)
            heads[firm] = head
            return head
        }
    }

    /// The number of a firm's last entry, as soon as it is greater than `after`. Throws `CancellationError` when whoever asks is cancelled,
    /// and `Full`.
    public func next(firm: Int64, after: Int64) async throws -> Int64 {
        _ = try last(firm: firm)
        let ticket = lock.withLock {
            tickets += 1
            return tickets
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { join(ticket, Listener(firm: firm, after: after, continuation: $0)) }
        } onCancel: {
            leave(ticket)
        }
    }

    /// Told by the Desk when entries up to this one are on the disk. O(listeners).
    func grew(firm: Int64, to head: Int64) {
        let told = lock.withLock { () -> [Listener] in
            guard head > heads[firm] ?? 0 else { return [] }
            heads[firm] = head
            let told = listeners.filter { $0.value.firm == firm && $0.value.after < head }
            for ticket in told.keys { listeners[ticket] = nil }
            return Array(told.values)
        }
        for listener in told { listener.continuation.resume(returning: head) }
    }

    /// Either waits, or is answered at once. A task that was cancelled before it came here has `leave` behind it, so that is looked at in
    /// the lock.
    private func join(_ ticket: Int, _ listener: Listener) {
        let answer = lock.withLock { () -> Result<Int64, any Error>? in
            if Task.isCancelled { return .failure(CancellationError()) }
            if let head = heads[listener.firm], head > listener.after { return .success(head) }
            if listeners.count >= Self.mostListeners { return .failure(Full()) }
            listeners[ticket] = listener
            return nil
        }
        if let answer { listener.continuation.resume(with: answer) }
    }

    private func leave(_ ticket: Int) {
        lock.withLock { listeners.removeValue(forKey: ticket) }?.continuation.resume(throwing: CancellationError())
    }
}
