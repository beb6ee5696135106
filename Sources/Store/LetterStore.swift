import Crypto
import Foundation
import Glibc

// The C library has it, but hides it from Swift behind a feature macro.
@_silgen_name("syncfs") func syncfs(_ descriptor: Int32) -> Int32

/// Whole messages as they came, each a file named by the SHA-256 of its bytes.
public struct LetterStore: Sendable {
    private let path: String

    init(path: String) { self.path = path }

    /// `ab/cdef…` of `abcdef…`.
    private func file(_ digest: String) -> String {
        var file = path
        file.reserveCapacity(path.utf8.count + digest.utf8.count + 2)
        file += "/"
        file += digest.prefix(2)
        file += "/"
        file += digest.dropFirst(2)
        return file
    }

    /// Writes the messages and returns when all of them are on the disk: one flush for all. Whoever names them waits for that.
    public func keep(_ messages: [(digest: String, bytes: [UInt8])]) throws {
        for message in messages { try keep(message.bytes, as: file(message.digest)) }
        if !messages.isEmpty { try writeThrough() }
    }

    /// A file of that name is the message, unless a power cut left it half written before anything named it.
    private func keep(_ bytes: [UInt8], as file: String) throws {
        if let handle = create(file, O_EXCL) {
            try write(bytes, to: handle)
        } else if errno != EEXIST {
            throw failure("written")
        } else if FileManager.default.contents(atPath: file).map([UInt8].init) != bytes {
            guard let handle = create(file, O_TRUNC) else { throw failure("written") }
            try write(bytes, to: handle)
        }
    }

    /// Opens a file to be written; its folder is made where it is not there yet.
    private func create(_ file: String, _ how: Int32) -> Int32? {
        func open() -> Int32 { Glibc.open(file, O_WRONLY | O_CREAT | O_CLOEXEC | how, 0o600) }
        var handle = open()
        if handle < 0, errno == ENOENT {
            mkdir(path, 0o700)
            mkdir(String(file.prefix(path.count + 3)), 0o700)
            handle = open()
        }
        return handle < 0 ? nil : handle
    }

    private func write(_ bytes: [UInt8], to handle: Int32) throws {
        defer { close(handle) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(handle, $0.baseAddress! + written, bytes.count - written) }
            if count <= 0 { throw failure("written") }
            written += count
        }
    }
    /// Removes for good every message that is not wanted, and what a killed process left of one. O(messages).
    func sweep(wanted: (String) -> Bool) throws {
        let folders = try access(path, F_OK) == 0 ? FileManager.default.contentsOfDirectory(atPath: path) : []
        for folder in folders where folder.utf8.count == 2 {
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)") {
                let isHalf = name.hasSuffix(".part")
                let digest = folder + (isHalf ? name.dropLast(".part".count) : name[...])
                guard digest.utf8.count == 64, digest.utf8.allSatisfy({ $0.isHexDigit }), isHalf || !wanted(digest) else { continue }
                guard unlink("\(path)/\(folder)/\(name)") == 0 || errno == ENOENT else {
                    throw failure("removed")
                }
            }
        }
        if !folders.isEmpty { try writeThrough() }
    }

    private func writeThrough() throws {
        let folder = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(folder) }
        guard folder >= 0, syncfs(folder) == 0 else { throw failure("written through") }
    }

    private func failure(_ what: String) -> Fault { Fault("a message could not be \(what): \(String(cString: strerror(errno)))") }

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
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { (48...57).contains(self) || (97...102).contains(self) }
}
