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

    /// A few bytes from anywhere in the file, fewer at its end; the window stays where it is. Nil where the bytes come by a stream,
    /// which cannot be looked ahead in.
    func peek(at offset: Int, count: Int) -> [UInt8]? {
        descriptor < 0
            ? nil
            : [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                filled = max(0, pread(descriptor, buffer.baseAddress, count, offset))
            }
    }

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

/// The lines of a file, each with its end. A line longer than the window comes in pieces.
struct MailLines {
    private let file: MailFile
    /// Only good until the next one is asked for.
    private(set) var line: Slice<UnsafeRawBufferPointer>
    private(set) var offset = 0
    /// False for the second and later pieces of a line that is too long.
    private(set) var isStart = true
    private var endsLine = true
    private let end: UInt8

    /// `end`: the byte that ends a line, which old Macs had another for.
    init(_ file: MailFile, end: UInt8 = ASCII.lf) {
        (self.file, self.end) = (file, end)
        line = file.window.prefix(0)
    }

    mutating func next() throws(MailFile.Unreadable) -> Bool {
        file.discard(line.count)
        var window = UnsafeRawBufferPointer(rebasing: file.window)
        var length = ASCII.lineEnd(window, 0, by: end)
        if length == window.count, window.last != end {
            try file.fill()
            window = UnsafeRawBufferPointer(rebasing: file.window)
            length = ASCII.lineEnd(window, 0, by: end)
        }
        isStart = endsLine
        offset = file.offset
        line = window[..<length]
        endsLine = line.last == end
        return !line.isEmpty
    }
}
