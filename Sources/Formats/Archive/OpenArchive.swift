import CArchive
import Glibc

/// libarchive’s reader of one archive, closed with its owner.
final class OpenArchive {
    struct Header {
        enum Kind { case file, folder, link, encrypted, other, ofSystem }
        let kind: Kind
        let name: String
        /// Whether the name is the archive’s own: what is only compressed has none.
        let isNamed: Bool
    }

    private let archive: OpaquePointer
    private let feed: Feed?
    /// Whether the reader of a file has been told already that the archive ends too early or is garbled.
    private(set) var hasFailed = false

    /// Of a file, whose end libarchive may read first: there a zip has its list.
    init?(file path: UnsafePointer<CChar>) {
        guard let archive = Self.make() else { return nil }
        (self.archive, feed) = (archive, nil)
        guard archive_read_open_filename(archive, path, ByteStream.roomSize) == ARCHIVE_OK else { return nil }
    }

    /// Of bytes that come one after the other.
    init?(stream: ByteStream) {
        guard let archive = Self.make() else { return nil }
        let feed = Feed(stream)
        (self.archive, self.feed) = (archive, feed)
        archive_read_set_callback_data(archive, Unmanaged.passUnretained(feed).toOpaque())
        archive_read_set_read_callback(archive) { _, feed, bytes in
            guard let feed else { return -1 }
            return Unmanaged<Feed>.fromOpaque(feed).takeUnretainedValue().next(bytes)
        }
        guard archive_read_open1(archive) == ARCHIVE_OK else { return nil }
    }

    deinit { archive_read_free(archive) }

    private static func make() -> OpaquePointer? {
        guard let archive = archive_read_new() else { return nil }
        archive_read_support_filter_gzip(archive)
        archive_read_support_filter_bzip2(archive)
        archive_read_support_filter_xz(archive)
        archive_read_support_filter_zstd(archive)
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_empty(archive)
        archive_read_support_format_raw(archive)
        return archive
    }

    /// The next file’s header; nil at the end. What is left of the file before is passed over.
    func next() throws(ByteStream.Unreadable) -> Header? {
        var entry: OpaquePointer?
        while true {
            let answer = archive_read_next_header(archive, &entry)
            if answer == ARCHIVE_EOF { return nil }
            if answer == ARCHIVE_RETRY { continue }
            guard answer == ARCHIVE_OK || answer == ARCHIVE_WARN, let entry else { throw damaged() }
            return try header(entry)
        }
    }

    private func header(_ entry: OpaquePointer) throws(ByteStream.Unreadable) -> Header {
        let isRaw = archive_format(archive) == ARCHIVE_FORMAT_RAW
        // Whatever libarchive knows nothing of is raw to it, too.
        if isRaw, archive_filter_code(archive, 0) == ARCHIVE_FILTER_NONE { throw ByteStream.Unreadable("The archive is damaged.") }
        let name = Self.name(entry)
        return Header(kind: kind(entry, name), name: name, isNamed: !isRaw)
    }

    private func kind(_ entry: OpaquePointer, _ name: String) -> Header.Kind {
        if archive_entry_is_encrypted(entry) != 0 { return .encrypted }
        if archive_entry_hardlink(entry) != nil || archive_entry_symlink(entry) != nil { return .link }
        switch archive_entry_filetype(entry) {
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        // What Macs pack beside each file, for themselves.
        case S_IFREG, 0: return name.hasPrefix("__MACOSX/") || name.hasSuffix("/.DS_Store") ? .ofSystem : .file
        case _: return .other
        }
    }

    /// For people to read, on one line; it is never opened.
    private static func name(_ entry: OpaquePointer) -> String {
        guard let pointer = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { return "a file without a name" }
        let bytes = Array(UnsafeRawBufferPointer(start: pointer, count: min(strlen(pointer), 4096)))
        return String(decoding: Charset.readable(bytes), as: UTF8.self).onOneLine.cut(300)
    }

    func read(into room: UnsafeMutableRawBufferPointer) throws(ByteStream.Unreadable) -> Int {
        while true {
            let count = archive_read_data(archive, room.baseAddress, room.count)
            if count >= 0 { return count }
            if count == Int(ARCHIVE_RETRY) { continue }
            hasFailed = true
            throw damaged()
        }
    }

    private func damaged() -> ByteStream.Unreadable {
        if let failure = feed?.failure { return failure }
        let why =
            archive_error_string(archive).map { String(decoding: Charset.readable(Array(String(cString: $0).utf8)), as: UTF8.self) } ?? ""
        return ByteStream.Unreadable(why.isEmpty ? "The archive is damaged." : "The archive is damaged: \(why.onOneLine.cut(200)).")
    }
}

/// Feeds libarchive from a stream, and keeps what stopped it.
private final class Feed {
    private let stream: ByteStream
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: ByteStream.roomSize, alignment: 16)
    private(set) var failure: ByteStream.Unreadable?

    init(_ stream: ByteStream) { self.stream = stream }

    deinit { room.deallocate() }

    func next(_ bytes: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
        do throws(ByteStream.Unreadable) {
            let count = try stream.read(into: room)
            bytes?.pointee = UnsafeRawPointer(room.baseAddress)
            return count
        } catch {
            failure = error
            return -1
        }
    }
}
