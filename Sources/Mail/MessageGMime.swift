import CGMime

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The GMime library, which knows MIME better than we could.
///
/// Each message is read with objects of its own, so any number of threads may read at once.
enum GMime {
    /// Touch it before the first call; the library is started once, on the first touch.
    static let start: Void = kept_gmime_start()

    /// Holds one reference to an object of the library, and gives it back at the end.
    final class Owned<Pointee> {
        let pointer: UnsafeMutablePointer<Pointee>

        init(_ pointer: UnsafeMutablePointer<Pointee>) { self.pointer = pointer }

        deinit { kept_unref(pointer) }
    }

    /// The tree of parts a body is made of. Only the three fields that say how to read the body go in: GMime needs no more.
    static func parts(of header: MessageHeader) -> Owned<GMimeObject>? {
        start
        var head: [UInt8] = []
        for (name, label) in [
            (HeaderName.contentType, "Content-Type: "), (.transferEncoding, "Content-Transfer-Encoding: "),
            (.disposition, "Content-Disposition: "),
        ] {
            guard let field = header.first(name) else { continue }
            let value = header.value(field)
            // "Content-Type: text", which some write, is no type; without the field, it is plain text, as they mean.
            guard name != .contentType || value.contains(UInt8(ascii: "/")) else { continue }
            head += Array(label.utf8) + value + [ASCII.lf]
        }
        head.append(ASCII.lf)
        let body = MessageBudget.affordable(UnsafeRawBufferPointer(rebasing: header.bytes[header.bodyStart...]))
        guard let stream = kept_stream(head, head.count, body.baseAddress, body.count).map(Owned.init),
            let parser = g_mime_parser_new_with_stream(stream.pointer).map(Owned.init)
        else { return nil }
        return g_mime_parser_construct_part(parser.pointer, nil).map(Owned.init)
    }

    /// A part's decoded content, at most so many bytes of it, in UTF-8 if it is in a charset that the library knows.
    static func content(of part: UnsafeMutablePointer<GMimePart>, charset: String?, limit: Int) -> [UInt8] {
        guard let stream = kept_decoded(part).map(Owned.init) else { return [] }
        if let charset { _ = kept_convert(stream.pointer, charset) }
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let room = min(pieceSize, limit - bytes.count)
            let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                count = max(0, g_mime_stream_read(stream.pointer, buffer.baseAddress, room))
            }
            if part.isEmpty { break }
            if bytes.isEmpty { bytes = part } else { bytes += part }
        }
        return bytes
    }

    /// A part's decoded content piece by piece, until there is no more or the body wants none.
    static func pieces(of part: UnsafeMutablePointer<GMimePart>, _ body: (UnsafeRawBufferPointer) throws -> Bool) rethrows {
        guard let stream = kept_decoded(part).map(Owned.init) else { return }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = g_mime_stream_read(stream.pointer, buffer.baseAddress, pieceSize)
            guard count > 0, try body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
        }
    }

    /// 64 KiB: nothing to hold, and few calls.
    private static let pieceSize = 64 * 1024

    /// Decodes the encoded words (RFC 2047) in a header's value.
    static func decoded(_ value: [UInt8]) -> [UInt8] {
        start
        guard let text = g_mime_utils_header_decode_text(nil, value.map(CChar.init(bitPattern:)) + [0]) else { return value }
        defer { g_free(text) }
        return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
}
