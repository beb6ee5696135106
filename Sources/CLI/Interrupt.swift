import Glibc
import Synchronization

/// Ctrl-C in the middle of something long: it ends after what it has begun, and says how to go on.
enum Interrupt {
    private static let asked = Atomic<Bool>(false)

    /// Whether somebody asked to stop since `heed`.
    static var isAsked: Bool { asked.load(ordering: .relaxed) }

    /// From now on the first Ctrl-C only asks; the second ends the program at once.
    static func heed() {
        // Touched before the signal can come: making it is more than a handler may do.
        asked.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interrupt.asked.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }
}
