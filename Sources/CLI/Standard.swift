import Foundation

/// Where a command says what it comes to, how far it is, and what is the matter: this process, or whoever asked it to do so.
enum Standard {
    /// Takes the lines of what is done on one thread. (No task-local value: on a thread of no task, optimized code has crashed on it.)
    private final class Other {
        let say: (String) -> Void
        init(_ say: @escaping (String) -> Void) { self.say = say }
    }

    private static let name = "kept.standard.other"

    /// Standard error, where progress and complaints go.
    static func error(_ line: String) {
        if let other = Thread.current.threadDictionary[name] as? Other { return other.say(line) }
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Does something whose lines on this thread go to somebody else.
    static func to<Result>(_ say: @escaping (String) -> Void, _ body: () throws -> Result) rethrows -> Result {
        Thread.current.threadDictionary[name] = Other(say)
        defer { Thread.current.threadDictionary.removeObject(forKey: name) }
        return try body()
    }
}
