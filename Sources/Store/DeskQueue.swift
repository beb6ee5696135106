import Care
import Foundation

/// Gathers the commands of many callers into few transactions, each with one wait for the disk.
///
/// Whoever finds nobody writing is written at once; who comes while the disk is waited for goes together with all others who came
/// meanwhile. Nobody waits for company: the queue only lets those go before whose requests are already being read. Each is answered
/// when what it wrote is on the disk.
final class DeskQueue: @unchecked Sendable {
    /// A command, and who waits for its answer.
    struct Asked {
        let request: CommandRequest
        let firm: Int64
        let now: Instant
        let answer: CheckedContinuation<Answer, any Error>
    }

    /// So many may wait; whoever comes then is told to come again, and memory stays bounded.
    static let mostWaiting = 4_096
    /// So many go together: as many as are written in about 50 ms, for which the first of them waits.
    static let mostTogether = 128

    private let writer = DispatchQueue(label: "desk")
    private let lock = NSLock()
    private var waiting: [Asked] = []
    private var isWriting = false

    /// Takes a place in the queue. `write` answers a batch; it is called on the writer's thread and on no other.
    func join(_ asked: Asked, write: @escaping @Sendable ([Asked]) -> Void) {
        let (isFull, begins) = lock.withLock { () -> (Bool, Bool) in
            if waiting.count >= Self.mostWaiting { return (true, false) }
            waiting.append(asked)
            defer { isWriting = true }
            return (false, !isWriting)
        }
        if isFull { return asked.answer.resume(throwing: Desk.Busy()) }
        if begins { Task { await drain(write) } }
    }

    /// Writes batch after batch, until nobody waits. The disk is waited for on a thread of its own, so others are read meanwhile.
    private func drain(_ write: @escaping @Sendable ([Asked]) -> Void) async {
        while true {
            // Tasks run in the order in which they became ready: whoever was ready before this one joins first.
            await Task.yield()
            guard let batch = next() else { return }
            await withCheckedContinuation { written in
                writer.async {
                    write(batch)
                    written.resume()
                }
            }
        }
    }

    /// What has gathered, in the order in which it came; nil when there is nothing, and then the next to come begins anew.
    private func next() -> [Asked]? {
        lock.withLock {
            let batch = Array(waiting.prefix(Self.mostTogether))
            waiting.removeFirst(batch.count)
            if batch.isEmpty { isWriting = false }
            return batch.isEmpty ? nil : batch
        }
    }
}

extension Desk {
    /// More commands wait than are ever kept waiting.
    public struct Busy: Error {}

    /// Takes one command together with those of others: durable when it returns. Throws a `Refusal`, `Busy`, or a fault.
    public func submit(_ request: CommandRequest, firm: Int64, now: Instant) async throws -> Answer {
        try await withCheckedThrowingContinuation { answer in
            queue.join(DeskQueue.Asked(request: request, firm: firm, now: now, answer: answer), write: self.answer)
        }
    }

    /// A refusal concerns only whoever asked. What fails takes the whole batch back, so then each is tried alone: nobody fails for what
    /// another asked.
    @Sendable private func answer(_ batch: [DeskQueue.Asked]) {
        do {
            for (asked, answer) in zip(batch, try take(batch)) { asked.answer.resume(with: answer.mapError { $0 as any Error }) }
        } catch {
            if batch.count == 1 { return batch[0].answer.resume(throwing: error) }
            for asked in batch { answer([asked]) }
        }
    }

    /// Several callers’ commands in one transaction, in order. Time never goes back in it.
    private func take(_ batch: [DeskQueue.Asked]) throws -> [Result<Answer, Refusal>] {
        let (answers, cores) = try engine.write { database in
            var (cores, now): ([Int64: DeskCore], Instant) = ([:], batch[0].now)
            let answers = try batch.map { asked in
                let core = cores[asked.firm] ?? makeCore(database, asked.firm)
                (cores[asked.firm], now) = (core, max(now, asked.now))
                return try core.answer(asked.request, now: now)
            }
            for core in cores.values { try core.settle() }
            return (answers, cores)
        }
        for (firm, core) in cores { told(firm, core) }
        return answers
    }
}
