import Glibc

/// The lines of a file, one at a time, in memory that does not grow with it.
final class LineReader {
    /// Longer than any entry: a line may be so many bytes, and the file is refused beyond.
    static let longestLine = 64 << 20
    private static let chunk = 1 << 20

    private let handle: Int32
    private let path: String
    private var buffer: [UInt8] = []
    private var place = 0
    private var isAtEnd = false

    init(_ path: String) throws {
        self.path = path
        handle = open(path, O_RDONLY | O_CLOEXEC)
        if handle < 0 { throw unreadable(String(cString: strerror(errno))) }
    }

    deinit { if handle >= 0 { close(handle) } }

    /// The next line without its end; nil at the end of the file.
    func next() throws -> ArraySlice<UInt8>? {
        var searched = place
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { place = end + 1 }
                return buffer[place..<end]
            }
            if isAtEnd {
                defer { place = buffer.count }
                return place < buffer.count ? buffer[place...] : nil
            }
            if buffer.count - place > Self.longestLine { throw unreadable("a line is longer than \(Self.longestLine >> 20) MiB") }
            try fill()
            searched = place
        }
    }

    private func fill() throws {
        buffer.removeSubrange(..<place)
        place = 0
        let before = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: Self.chunk))
        let count = buffer.withUnsafeMutableBytes { read(handle, $0.baseAddress! + before, Self.chunk) }
        if count < 0 { throw unreadable(String(cString: strerror(errno))) }
        buffer.removeLast(Self.chunk - count)
        isAtEnd = count == 0
    }

    private func unreadable(_ why: String) -> ExportFolder.Unusable {
        ExportFolder.Unusable(sentence: "\(path) cannot be read: \(why).")
    }
}
