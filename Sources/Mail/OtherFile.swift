import Formats

/// A file among the mail that holds contacts, meetings or a table.
public struct OtherFile {
    public enum Kind: Sendable { case vcard, icalendar, table, json }

    public let kind: Kind
    /// Where a person finds it.
    public let place: String
    public let stream: ByteStream

    /// What the beginning of a file says; nil for mail, and for what nobody here reads.
    static func kind(of window: Slice<UnsafeRawBufferPointer>) -> FileKind? {
        let first = Array(window.prefix(FileKind.firstBytes))
        let kind = FileKind.of(first, isAll: window.count == first.count)
        switch kind {
        case .vcard, .icalendar, .table, .json, .archive: return kind
        case .mbox, .message, .empty, .binary, .other: return nil
        }
    }

    /// Opens a file that is no mail; what lies in an archive is handed on as what it is, mail too.
    static func open(
        _ path: MailPath, _ kind: FileKind, _ place: String, other: (OtherFile) throws -> Void,
        mail: (MailFile, String) throws -> Void, failed: @escaping (_ place: String, _ why: String) -> Void
    ) throws {
        if kind == .archive {
            return try path.withCString { name in
                try ArchiveReader.read(
                    file: name, place: place, each: { try hand($0.stream, $0.place, other, mail, failed) }, failed: failed)
            }
        }
        let stream: ByteStream
        do { stream = try path.withCString { try ByteStream(file: $0) } } catch let error as ByteStream.Unreadable {
            return failed(place, error.description)
        }
        try hand(stream, place, other, mail, failed)
    }

    private static func hand(
        _ stream: ByteStream, _ place: String, _ other: (OtherFile) throws -> Void, _ mail: (MailFile, String) throws -> Void,
        _ failed: (_ place: String, _ why: String) -> Void
    ) throws {
        do {
            switch try FileKind.of(stream) {
            case .vcard: try other(OtherFile(kind: .vcard, place: place, stream: stream))
            case .icalendar: try other(OtherFile(kind: .icalendar, place: place, stream: stream))
            case .table: try other(OtherFile(kind: .table, place: place, stream: stream))
            case .json: try other(OtherFile(kind: .json, place: place, stream: stream))
            case .mbox, .message, .empty, .binary, .other, .archive:
                let file = MailFile(stream)
                try file.fill()
                try mail(file, place)
            }
        } catch let error as ByteStream.Unreadable {
            failed(place, error.description)
        } catch let error as MailFile.Unreadable {
            failed(place, error.description)
        }
    }

    /// About how many contacts, rows or meetings it holds, to say how long it takes; reads it to its end.
    func estimate() throws -> Int {
        let mark: [UInt8] =
            switch kind {
            case .table: [0x0A]
            case .vcard: Array("BEGIN:VCARD".utf8)
            case .icalendar: Array("BEGIN:VEVENT".utf8)
            case .json: Array("{".utf8)
            }
        // The first line of a table is its header, and its last one may have no end.
        var (count, last, piece) = (kind == .table ? -1 : 0, mark[0], [UInt8](repeating: 0, count: 64 << 10))
        while true {
            let read = try piece.withUnsafeMutableBytes { room throws(ByteStream.Unreadable) in try stream.read(into: room) }
            if read == 0 { return max(0, kind == .table && last != mark[0] ? count + 1 : count) }
            last = piece[read - 1]
            var at = 0
            while at < read {
                if piece[at] == mark[0], piece[at..<min(read, at + mark.count)].elementsEqual(mark) { count += 1 }
                at += 1
            }
        }
    }
}
