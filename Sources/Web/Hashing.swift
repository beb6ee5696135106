import Foundation
import HTTPTypes
import Hummingbird

/// Passwords are hashed one after another on a thread of their own: others are answered meanwhile, and many who try at once need no
/// more memory than one.
final class Hashing: @unchecked Sendable {
    private let queue = DispatchQueue(label: "passwords")
    private let lock = NSLock()
    private var waiting = 0

    /// So many wait; more are told to come again.
    private static let most = 64

    func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        guard
            lock.withLock({ () -> Bool in
                if waiting >= Self.most { return false }
                waiting += 1
                return true
            })
        else { throw HTTPError(.serviceUnavailable) }
        defer { lock.withLock { waiting -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}
