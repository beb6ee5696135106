import CGMime
import Care
import Crypto
import Store

/// A file inside a message as it came, found by its digest.
public struct EnclosedFile: Sendable {
    private let message: [UInt8]
    /// Which of the message's parts it is, counted as they stand.
    private let place: Int

    /// Looks through the message for the file of that digest; nil where it holds none. O(bytes of the message).
    public init?(digest: String, in raw: [UInt8]) {
        // A message out of an mbox may have quoted lines in its files; which box it came from, its bytes do not say.
        for kind in [RawMessage.Kind.eml, .mbox] {
            let bytes = RawMessage(place: "", bytes: raw, kind: kind).unquoted
            if let place = Self.place(of: digest, in: bytes) {
                (message, self.place) = (bytes, place)
                return
            }
        }
        return nil
    }

    /// Opens the file for reading.
    public func open() -> Reader { Reader(message, place) }

    /// Reads the file from its beginning, once.
    public final class Reader {
        /// What the stream reads from; held as long as it reads.
        private let parts: GMime.Owned<GMimeObject>?
        private let stream: GMime.Owned<GMimeStream>?

        fileprivate init(_ message: [UInt8], _ place: Int) {
            parts = message.withUnsafeBytes { GMime.parts(of: MessageHeader($0)) }
            var leaves = MessageLeaves(parts)
            while leaves.count < place, leaves.next() != nil {}
            stream = leaves.next().flatMap { kept_decoded($0) }.map(GMime.Owned.init)
        }

        /// The next bytes, at most 64 KiB of them; nil at the end.
        public func next() -> [UInt8]? {
            guard let stream else { return nil }
            let size = 64 * 1024
            let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                count = max(0, g_mime_stream_read(stream.pointer, buffer.baseAddress, size))
            }
            return piece.isEmpty ? nil : piece
        }
    }

    private static func place(of digest: String, in message: [UInt8]) -> Int? {
        let parts = message.withUnsafeBytes { GMime.parts(of: MessageHeader($0)) }
        var leaves = MessageLeaves(parts)
        while let leaf = leaves.next() {
            var hash = SHA256()
            GMime.pieces(of: leaf) { piece in
                hash.update(bufferPointer: piece)
                return true
            }
            if Hex.text(hash.finalize()) == digest { return leaves.count - 1 }
        }
        return nil
    }
}

/// The parts of a message that hold something, in the order in which they stand.
struct MessageLeaves {
    /// What is still to be gone through, the next one last.
    private var open: [(part: UnsafeMutablePointer<GMimeObject>, depth: Int)] = []
    /// How many were given.
    private(set) var count = 0
    private var parts = 0

    init(_ root: GMime.Owned<GMimeObject>?) { open = root.map { [($0.pointer, 0)] } ?? [] }

    mutating func next() -> UnsafeMutablePointer<GMimePart>? {
        while let (part, depth) = open.popLast(), parts < Message.Limit.parts {
            parts += 1
            if depth > Message.Limit.nesting { continue }
            if let multipart = kept_as_multipart(part) {
                let children = (0..<min(g_mime_multipart_get_count(multipart), Int32(Message.Limit.parts)))
                    .compactMap { g_mime_multipart_get_part(multipart, $0) }
                open += children.reversed().map { ($0, depth + 1) }
            } else if let leaf = kept_as_part(part) {
                count += 1
                return leaf
            }
        }
        return nil
    }
}
