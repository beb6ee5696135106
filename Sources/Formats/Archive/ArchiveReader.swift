import CArchive
import Glibc

/// Reads what lies in zip and tar files, and in files that are compressed, by libarchive; archives in archives too.
///
/// Nothing is ever unpacked to a name that an archive gives: its files are streams, and their names are only shown. Size, number
/// and depth are bounded, so that an archive made to blow up ends with a sentence.
public struct ArchiveReader {
    public struct Limits: Sendable {
        /// Files in all, those of inner archives too.
        public var entries = 500_000
        /// So many times its own size, and 64 MiB more, may an archive hold. Mail packs ten to one.
        public var ratio = 200
        /// 256 GiB unpacked.
        public var bytes = 256 << 30
        /// Archives within archives.
        public var depth = 3

        public init() {}
    }

    /// One file in an archive.
    public struct Entry {
        /// “takeout.zip: Mail/Inbox.mbox”.
        public let place: String
        public let stream: ByteStream
    }

    public typealias Failed = (_ place: String, _ why: String) -> Void

    private let budget: Budget
    private let limits: Limits
    private let failed: Failed

    /// Reads the archive in a file. Ends early only if `each` throws.
    public static func read(
        file path: UnsafePointer<CChar>, place: String, limits: Limits = Limits(), each: (Entry) throws -> Void, failed: @escaping Failed
    ) throws {
        var status = stat()
        let size = stat(path, &status) == 0 ? Int(status.st_size) : 0
        let reader = ArchiveReader(budget: Budget(limits, packed: size), limits: limits, failed: failed)
        guard let archive = OpenArchive(file: path) else { return failed(place, "The archive cannot be opened.") }
        try reader.walk(archive, place, depth: 1, each)
    }

    /// Reads an archive that is held in memory.
    public static func read(
        _ bytes: [UInt8], place: String, limits: Limits = Limits(), each: (Entry) throws -> Void, failed: @escaping Failed
    ) throws {
        let reader = ArchiveReader(budget: Budget(limits, packed: bytes.count), limits: limits, failed: failed)
        guard let archive = OpenArchive(stream: ByteStream(bytes)) else { return failed(place, "The archive cannot be opened.") }
        try reader.walk(archive, place, depth: 1, each)
    }

    private func walk(_ archive: OpenArchive, _ place: String, depth: Int, _ each: (Entry) throws -> Void) throws {
        while true {
            let entry: OpenArchive.Header?
            do throws(ByteStream.Unreadable) { entry = try archive.next() } catch {
                return archive.hasFailed ? () : failed(place, error.description)
            }
            guard let entry else { return }
            guard budget.takeEntry() else { return failed(place, "It holds more than \(limits.entries) files; the rest is left out.") }
            let inner = entry.isNamed ? "\(place): \(entry.name)" : place
            switch entry.kind {
            case .file: try hand(archive, inner, depth, each)
            case .encrypted: failed(inner, "It is encrypted; unpack it with its password, and give what comes out.")
            case .link: failed(inner, "It is a link in an archive, and leads to nothing that is read here.")
            case .other: failed(inner, "It is neither a file nor a folder.")
            case .folder, .ofSystem: break
            }
            if budget.isSpent { return failed(place, "It holds far more than its size allows for; the rest is left out.") }
        }
    }

    private func hand(_ archive: OpenArchive, _ place: String, _ depth: Int, _ each: (Entry) throws -> Void) throws {
        let budget = budget
        let stream = ByteStream { room throws(ByteStream.Unreadable) in
            let count = try archive.read(into: room)
            guard budget.take(count) else { throw ByteStream.Unreadable("It holds far more than its size allows for.") }
            return count
        }
        let first: [UInt8]
        do throws(ByteStream.Unreadable) { first = try stream.first(FileKind.firstBytes) } catch { return failed(place, error.description) }
        guard FileKind.of(first, isAll: stream.isAtEnd) == .archive else { return try each(Entry(place: place, stream: stream)) }
        guard depth < limits.depth else { return failed(place, "It lies in more than \(limits.depth) archives, one in the other.") }
        guard let inner = OpenArchive(stream: stream) else { return failed(place, "The archive cannot be opened.") }
        try walk(inner, place, depth: depth + 1, each)
    }

    /// What is left to spend on one archive and all within it.
    private final class Budget {
        private var entries: Int
        private var bytes: Int

        init(_ limits: Limits, packed: Int) {
            entries = limits.entries
            bytes = min(limits.bytes, 64 << 20 + packed.multipliedReportingOverflow(by: limits.ratio).partialValue)
        }

        var isSpent: Bool { bytes < 0 }

        func takeEntry() -> Bool {
            entries -= 1
            return entries >= 0
        }

        func take(_ count: Int) -> Bool {
            bytes -= count
            return bytes >= 0
        }
    }
}
