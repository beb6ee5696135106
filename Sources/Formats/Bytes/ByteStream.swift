import Glibc

/// Bytes from a file, from memory or out of an archive, read through a window: memory does not grow with what is read.
public final class ByteStream {
    /// Why there are no more bytes, in a sentence.
    public struct Unreadable: Error, Equatable, CustomStringConvertible {
        public let description: String
        public init(_ description: String) { self.description = description }
    }

    /// Writes what comes next into the room it is handed, and gives how much; 0 at the end.
    public typealias Source = (UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int

    /// 256 KiB: large enough that the calls do not count, small enough to have one for each open archive.
    static let roomSize = 256 << 10

    private let source: Source
    private var room: [UInt8] = []
    private var start = 0
    /// Where the window begins, in bytes from the first.
    private(set) var offset = 0
    /// Whether the source has nothing more to give; the window may still hold bytes.
    private(set) var isAtEnd = false

    public init(_ source: @escaping Source) { self.source = source }

    /// Of bytes held already.
    public convenience init(_ bytes: [UInt8]) {
        var at = 0
        self.init { room throws(Unreadable) in
            let count = min(room.count, bytes.count - at)
            room.copyBytes(from: bytes[at..<at + count])
            at += count
            return count
        }
    }

    /// Of a file. Pipes, sockets and the like are refused: one of them could hold us for ever.
    public convenience init(file path: UnsafePointer<CChar>) throws(Unreadable) {
        let file = try OpenFile(path)
        self.init { room throws(Unreadable) in try file.read(into: room) }
    }

    /// How much has been read and not been discarded.
    var count: Int { room.count - start }

    /// What has been read and not been discarded.
    func withWindow<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let start = start
        return room.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    }

    /// Gives up so many bytes at the window's front.
    func discard(_ count: Int) {
        start += count
        offset += count
        if start == room.count {
            room.removeAll(keepingCapacity: true)
            start = 0
        }
    }

    /// Reads on, for a window that is larger by what one reading gives. Gives whether anything came.
    @discardableResult func fill() throws(Unreadable) -> Bool {
        guard !isAtEnd else { return false }
        if start > 0 {
            room.removeFirst(start)
            start = 0
        }
        let (before, source) = (room.count, source)
        room.reserveCapacity(before + Self.roomSize)
        let piece = try [UInt8](reading: Self.roomSize, from: source)
        room += piece
        isAtEnd = piece.isEmpty
        return room.count > before
    }

    /// The first bytes, at most so many; they stay in the window.
    public func first(_ most: Int) throws(Unreadable) -> [UInt8] {
        while count < most, try fill() {}
        return withWindow { Array($0.prefix(most)) }
    }

    /// The bytes that come next, as a source hands them on; 0 at the end.
    public func read(into target: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        if count == 0 { try fill() }
        let taken = withWindow { window in
            let piece = window.prefix(target.count)
            target.copyBytes(from: piece)
            return piece.count
        }
        discard(taken)
        return taken
    }

    /// Everything that is left, or nil if that is more than so many bytes.
    public func rest(_ most: Int) throws(Unreadable) -> [UInt8]? {
        while count <= most, try fill() {}
        guard count <= most else { return nil }
        return withWindow { Array($0) }
    }
}

extension [UInt8] {
    /// What one call to a source gives.
    fileprivate init(reading most: Int, from source: ByteStream.Source) throws(ByteStream.Unreadable) {
        // The initializer's closure cannot throw our type; the failure is carried out by hand.
        var failure: ByteStream.Unreadable?
        self.init(unsafeUninitializedCapacity: most) { buffer, count in
            do throws(ByteStream.Unreadable) {
                count = try source(UnsafeMutableRawBufferPointer(buffer))
            } catch { failure = error }
        }
        if let failure { throw failure }
    }
}

/// A descriptor that is closed with its owner.
private final class OpenFile {
    private let descriptor: Int32

    init(_ path: UnsafePointer<CChar>) throws(ByteStream.Unreadable) {
        // Without O_NONBLOCK, opening a pipe would wait until somebody writes to it.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.unreadable(errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw ByteStream.Unreadable("It is neither a file nor a folder.") }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func read(into room: UnsafeMutableRawBufferPointer) throws(ByteStream.Unreadable) -> Int {
        while true {
            let count = Glibc.read(descriptor, room.baseAddress, room.count)
            if count >= 0 { return count }
            if errno != EINTR { throw Self.unreadable(errno) }
        }
    }

    private static func unreadable(_ code: Int32) -> ByteStream.Unreadable {
        ByteStream.Unreadable("It cannot be read: \(String(cString: strerror(code))).")
    }
}
