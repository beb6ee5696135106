import Foundation

/// Where a command says what it comes to, how far it is, and what is the matter: this process, or whoever asked it to do so.
enum Standard {
    /// Takes the lines of one command that was asked for at the folder's socket.
    @TaskLocal static var other: (@Sendable (String) -> Void)?

    /// Standard error, where progress and complaints go.
    static func error(_ line: String) {
        if let other { other(line) } else { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }
}
