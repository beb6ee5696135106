import Foundation
import Glibc

// The C library has it, but hides it from Swift behind a feature macro.
@_silgen_name("syncfs") func syncfs(_ descriptor: Int32) -> Int32

/// Whole messages as they came, each a file named by the SHA-256 of its bytes.
public struct LetterStore: Sendable {
    private let path: String

    init(path: String) { self.path = path }

    private func file(_ digest: String) -> String { "\(path)/\(digest.prefix(2))/\(digest.dropFirst(2))" }

    /// Writes the messages and returns when all of them are on the disk. One flush for all of them.
    public func keep(_ messages: [(digest: String, bytes: [UInt8])]) throws {
        for message in messages { try write(message.bytes, to: file(message.digest)) }
        let folder = open(path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        defer { close(folder) }
        guard syncfs(folder) == 0 else { throw Fault("messages could not be written through: \(String(cString: strerror(errno)))") }
    }

    /// A file stands under its name only when it is whole.
    private func write(_ bytes: [UInt8], to file: String) throws {
        if access(file, F_OK) == 0 { return }
        let draft = file + ".part"
        var handle = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        if handle < 0, errno == ENOENT {
            let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            handle = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        }
        guard handle >= 0 else { throw Fault("a message could not be written: \(String(cString: strerror(errno)))") }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(handle, $0.baseAddress! + written, bytes.count - written) }
            if count <= 0 {
                close(handle)
                throw Fault("a message could not be written: \(String(cString: strerror(errno)))")
            }
            written += count
        }
        close(handle)
        guard rename(draft, file) == 0 else { throw Fault("a message could not be named: \(String(cString: strerror(errno)))") }
    }

    /// The bytes of a message as they came; nil where they are not kept (any more).
    public func bytes(_ digest: String) -> [UInt8]? {
        guard digest.count == 64, digest.utf8.allSatisfy({ $0.isHexDigit }) else { return nil }
        return FileManager.default.contents(atPath: file(digest)).map { [UInt8]($0) }
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { (48...57).contains(self) || (97...102).contains(self) }
}
