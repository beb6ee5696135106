import Crypto
import Foundation
import Glibc

// The C library has it, but hides it from Swift behind a feature macro.
@_silgen_name("syncfs") func syncfs(_ descriptor: Int32) -> Int32

/// Whole messages as they came, each a file named by the SHA-256 of its bytes.
public struct LetterStore: Sendable {
    private let path: String

    init(path: String) { self.path = path }

    private func file(_ digest: String) -> String { "\(path)/\(digest.prefix(2))/\(digest.dropFirst(2))" }

    /// Writes the messages and returns when all of them are on the disk. Two flushes for all of them.
    public func keep(_ messages: [(digest: String, bytes: [UInt8])]) throws {
        let new = Set(messages.map(\.digest)).filter { access(file($0), F_OK) != 0 }
        if new.isEmpty { return }
        for message in messages where new.contains(message.digest) { try write(message.bytes, to: draft(message.digest)) }
        // First the bytes, then the names: after a power cut a name never stands for bytes that are not there.
        try writeThrough()
        for digest in new {
            guard rename(draft(digest), file(digest)) == 0 else {
                throw Fault("a message could not be named: \(String(cString: strerror(errno)))")
            }
        }
        try writeThrough()
    }

    private func draft(_ digest: String) -> String { file(digest) + ".part" }

    private func writeThrough() throws {
        let folder = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(folder) }
        guard folder >= 0, syncfs(folder) == 0 else {
            throw Fault("messages could not be written through: \(String(cString: strerror(errno)))")
        }
    }

    /// The bytes of a message as they came; nil where they are not kept (any more).
    public func bytes(_ digest: String) -> [UInt8]? {
        guard digest.count == 64, digest.utf8.allSatisfy({ $0.isHexDigit }) else { return nil }
        return FileManager.default.contents(atPath: file(digest)).map { [UInt8]($0) }
    }

    /// What is the matter with the message of that digest; nil where it lies there as it came.
    func flaw(_ digest: String) -> String? {
        guard let bytes = bytes(digest) else { return "its message is missing" }
        return Hex.text(SHA256.hash(data: bytes)) == digest ? nil : "its message"
    }

    private func write(_ bytes: [UInt8], to draft: String) throws {
        var handle = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        if handle < 0, errno == ENOENT {
            let folder = String(draft[..<(draft.lastIndex(of: "/") ?? draft.endIndex)])
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
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { (48...57).contains(self) || (97...102).contains(self) }
}
