import Care
import Foundation
import Store

/// The pages that are open just now: each is woken when something may have changed for it, and works out itself what.
final class Live: @unchecked Sendable {
    /// So many pages a session may hold open; the oldest then makes place. A browser holds one for each window.
    static let mostOfSession = 8
    /// So many in all.
    static let most = 2048

    private struct Page {
        let firm: Int64
        let session: String
        let wake: AsyncStream<Void>.Continuation
    }

    private let heads: Heads
    private let lock = NSLock()
    private var pages: [Int: Page] = [:]
    private var listening: [Int64: Task<Void, Never>] = [:]
    private var tickets = 0

    init(heads: Heads) { self.heads = heads }

    var count: Int { lock.withLock { pages.count } }

    /// One more page, and what wakes it; nil while there are too many.
    func join(firm: Int64, session: String) -> (ticket: Int, wakes: AsyncStream<Void>)? {
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let joined = lock.withLock { () -> (ticket: Int, leaves: Page?)? in
            let own = pages.filter { $0.value.session == session }.keys.sorted()
            let leaves = own.count >= Self.mostOfSession ? own.first.flatMap { pages.removeValue(forKey: $0) } : nil
            if pages.count >= Self.most { return nil }
            tickets += 1
            pages[tickets] = Page(firm: firm, session: session, wake: wake)
            if listening[firm] == nil { listening[firm] = listen(firm) }
            return (tickets, leaves)
        }
        joined?.leaves?.wake.finish()
        wake.yield()
        return joined.map { ($0.ticket, wakes) }
    }

    func leave(_ ticket: Int) {
        let (page, ends) = lock.withLock { () -> (Page?, Task<Void, Never>?) in
            guard let page = pages.removeValue(forKey: ticket) else { return (nil, nil) }
            let isLast = !pages.values.contains { $0.firm == page.firm }
            return (page, isLast ? listening.removeValue(forKey: page.firm) : nil)
        }
        page?.wake.finish()
        ends?.cancel()
    }

    /// Wakes one page, for the beat by which a broken connection and an ended session are seen.
    func wake(_ ticket: Int) { lock.withLock { pages[ticket] }?.wake.yield() }

    /// Wakes all pages of a firm. What is woken twice before it looked looks once.
    func wakeAll(of firm: Int64) {
        for page in lock.withLock({ pages.values.filter { $0.firm == firm } }) { page.wake.yield() }
    }

    /// While anybody of a firm has a page open, one task listens for all of them.
    private func listen(_ firm: Int64) -> Task<Void, Never> {
        Task { [weak self, heads] in
            do {
                var head = try heads.last(firm: firm)
                while !Task.isCancelled {
                    head = try await heads.next(firm: firm, after: head)
                    self?.wakeAll(of: firm)
                }
            } catch {
                // Nobody listens any more, or too many do: the pages still look at each beat.
            }
        }
    }
}
