import Glibc

/// The lines of a text, one at a time; a line of any length takes no more memory than its limit.
struct Lines {
    struct Line: Equatable {
        /// Without its end.
        var bytes: [UInt8]
        /// From 1.
        let number: Int
        /// True where the line was longer than the limit, and its rest is gone.
        var isCut = false
    }

    private let stream: ByteStream
    private let limit: Int
    private var number = 0
    /// LF, which may have a CR before it; or CR alone in a text that has no LF, as old Macs wrote.
    private let end: UInt8

    init(_ stream: ByteStream, limit: Int) throws(ByteStream.Unreadable) {
        (self.stream, self.limit) = (stream, limit)
        let first = try stream.first(ByteStream.roomSize)
        end = !first.contains(Byte.lf) && first.contains(Byte.cr) ? Byte.cr : Byte.lf
    }

    mutating func next() throws(ByteStream.Unreadable) -> Line? {
        if stream.count == 0, try !stream.fill() { return nil }
        number += 1
        var line = Line(bytes: [], number: number)
        while true {
            let (ended, taken) = take(&line)
            stream.discard(taken)
            if ended { break }
            if try !stream.fill() { break }
        }
        // Some programs write two CRs.
        while line.bytes.last == Byte.cr { line.bytes.removeLast() }
        return line
    }

    private func take(_ line: inout Line) -> (ended: Bool, taken: Int) {
        stream.withWindow { window in
            let found = window.baseAddress.flatMap { memchr($0, Int32(end), window.count) }
            let length = found.map { UnsafeRawPointer($0) - window.baseAddress! } ?? window.count
            let room = limit - line.bytes.count
            line.bytes += window[..<min(length, room)]
            if length > room { line.isCut = true }
            return (found != nil, found == nil ? length : length + 1)
        }
    }
}
