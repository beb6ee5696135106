import Formats

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file read through a window of bounded size.
final class MailFile {
    /// Why a file gives no bytes, in a sentence.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String

        init(_ code: Int32) { description = "It cannot be read: \(String(cString: strerror(code)))." }
        init(_ description: String) { self.description = description }
    }

    /// 1 MiB: large enough that the disk is the limit, small enough that it does not count.
    static let windowSize = 1024 * 1024

    /// -1 where the bytes come by a stream.
    private let descriptor: Int32
    private let stream: ByteStream?
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: windowSize, alignment: 16)
    private var start = 0
    private var end = 0
    /// Where the window begins in the file.
    private(set) var offset = 0

    init(_ path: MailPath) throws(Unreadable) {
        // Without O_NONBLOCK, a pipe among the files would hold us until somebody writes to it.
        descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
        stream = nil
        guard descriptor >= 0 else { throw Unreadable(errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Unreadable(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Unreadable("It is neither a file nor a folder.") }
    }

    /// What lies in an archive.
    init(_ stream: ByteStream) { (descriptor, self.stream) = (-1, stream) }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        buffer.deallocate()
    }

    /// What has been read and not been discarded.
    var window: Slice<UnsafeRawBufferPointer> { UnsafeRawBufferPointer(buffer)[start..<end] }

    /// Gives up so many bytes at the window's front.
    func discard(_ count: Int) {
        start += count
        offset += count
    }

    /// Reads on until the window is full or the file is at its end. Gives whether anything came.
    @discardableResult func fill() throws(Unreadable) -> Bool {
        if start > 0 {
            buffer.baseAddress?.copyMemory(from: UnsafeRawPointer(buffer.baseAddress! + start), byteCount: end - start)
            end -= start
            start = 0
        }
        let before = end
        while end < buffer.count {
            let count = try next(UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
            if count == 0 { break }
            end += count
        }
        return end > before
    }

    /// Reads into the room what comes next, and gives how much; 0 at the end.
    private func next(_ room: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        if let stream {
            do throws(ByteStream.Unreadable) { return try stream.read(into: room) } catch { throw Unreadable(error.description) }
        }
        while true {
            let count = read(descriptor, room.baseAddress, room.count)
            if count >= 0 { return count }
            if errno != EINTR { throw Unreadable(errno) }
        }
    }
}

extension MailFile {
    /// What the beginning of a file says it is.
    enum Content: Equatable {
        case nothing
        /// From this byte on.
        case mbox(from: Int)
        case message
        case binary
        case other

        /// Text has no NUL, and binary files have one soon.
        private static let firstBytes = 1024

        init(of window: Slice<UnsafeRawBufferPointer>) {
            let bytes = UnsafeRawBufferPointer(rebasing: window)
            let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            if bytes.isEmpty {
                self = .nothing
            } else if let start = bytes[mark...].firstIndex(where: { $0 > ASCII.space }), Self.isMbox(bytes, start) {
                self = .mbox(from: start)
            } else if Self.isMessage(bytes, mark) {
                self = .message
            } else {
                self = bytes.prefix(Self.firstBytes).contains(0) ? .binary : .other
            }
        }

        private static func isMbox(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Bool {
            let end = ASCII.lineEnd(bytes, start)
            guard let from = FromLine(bytes[start..<end]) else { return false }
            return from.isComplete || (from.isPlausible && ASCII.colonOfField(bytes, end) != nil)
        }

        /// A header field on the first line, or on the second after somebody's slip, and among the fields one that mail has:
        /// many other files have a word and a colon somewhere.
        private static func isMessage(_ bytes: UnsafeRawBufferPointer, _ mark: Int) -> Bool {
            guard let start = bytes[mark...].firstIndex(where: { $0 != ASCII.lf && $0 != ASCII.cr }) else { return false }
            let second = ASCII.lineEnd(bytes, start)
            guard ASCII.colonOfField(bytes, start) != nil || ASCII.colonOfField(bytes, second) != nil else { return false }
            return !MessageHeader(bytes).fields.isEmpty
        }
    }
}

/// The lines of a file, each with its end. A line longer than the window comes in pieces.
struct MailLines {
    private let file: MailFile
    /// Only good until the next one is asked for.
    private(set) var line: Slice<UnsafeRawBufferPointer>
    private(set) var offset = 0
    /// False for the second and later pieces of a line that is too long.
    private(set) var isStart = true
    private var endsLine = true

    init(_ file: MailFile) {
        self.file = file
        line = file.window.prefix(0)
    }

    mutating func next() throws(MailFile.Unreadable) -> Bool {
        file.discard(line.count)
        var window = UnsafeRawBufferPointer(rebasing: file.window)
        var end = ASCII.lineEnd(window, 0)
        if end == window.count, window.last != ASCII.lf {
            try file.fill()
            window = UnsafeRawBufferPointer(rebasing: file.window)
            end = ASCII.lineEnd(window, 0)
        }
        isStart = endsLine
        offset = file.offset
        line = window[..<end]
        endsLine = line.last == ASCII.lf
        return !line.isEmpty
    }
}
