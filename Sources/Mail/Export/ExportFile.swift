import Foundation
import Glibc
import Store

/// A file of an export while it is written: for its owner alone, and no larger in memory than its buffer.
final class ExportFile {
    private static let bufferSize = 256 << 10

    private let handle: Int32
    private let path: String
    private var buffer: [UInt8] = []
    /// How many bytes were written to it.
    private(set) var offset: Int64 = 0

    init(_ path: String) throws {
        self.path = path
        handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if handle < 0 { throw ExportFolder.Unusable(sentence: "\(path) cannot be written: \(String(cString: strerror(errno))).") }
        buffer.reserveCapacity(Self.bufferSize)
    }

    deinit { if handle >= 0 { close(handle) } }

    func write(_ text: String) throws {
        var text = text
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
    }

    func write(_ bytes: some Collection<UInt8>) throws {
        buffer.append(contentsOf: bytes)
        offset += Int64(bytes.count)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// What is written is in the file when it returns, not yet on the disk.
    func flush() throws {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { Glibc.write(handle, $0.baseAddress! + written, buffer.count - written) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { throw ExportFolder.Unusable(sentence: "\(path) cannot be written: \(String(cString: strerror(errno))).") }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
