import Care
import Foundation
import Store

/// Looks for those who are here twice, made while pages go on. One at a time for each firm; how far it is, is no record.
final class Looks: @unchecked Sendable {
    enum State: Sendable { case looking(String), stopped(String) }

    private let lock = NSLock()
    private var states: [Int64: State] = [:]

    /// Nil where nobody looks and nothing stopped the last look.
    func state(of firm: Int64) -> State? { lock.withLock { states[firm] } }

    /// Looks through everybody on a thread of its own, unless that goes on already.
    func start(_ workplace: Workplace) {
        let firm = workplace.firm
        let begins = lock.withLock { () -> Bool in
            if case .looking? = states[firm] { return false }
            states[firm] = .looking("everybody")
            return true
        }
        guard begins else { return }
        let thread = Foundation.Thread { [self] in
            do {
                try workplace.lookForDuplicates { [self] kind, count, _ in
                    let whom = kind == .person ? (count == 1 ? "person" : "people") : count == 1 ? "organization" : "organizations"
                    lock.withLock { states[firm] = .looking("\(Spoken.number(count)) \(whom)") }
                }
                lock.withLock { states[firm] = nil }
            } catch { lock.withLock { states[firm] = .stopped("\(error)") } }
        }
        thread.stackSize = 8 << 20
        thread.start()
    }
}
