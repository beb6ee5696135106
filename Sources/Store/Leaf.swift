import Care
import Crypto

/// How an entry is hashed: docs/record.md is the description, with a test vector.
public enum Leaf {
    /// SHA-256(nonce ‖ words).
    public static func digest(nonce: UnsafeRawBufferPointer, words: UnsafeRawBufferPointer) -> SHA256.Digest {
        var hash = SHA256()
        hash.update(bufferPointer: nonce)
        hash.update(bufferPointer: words)
        return hash.finalize()
    }

    /// Writes 0x00 ‖ canonical(…), the leaf's input, over `buffer`. Each field is its length as 8 bytes, big end first, and its
    /// bytes; an integer's bytes are 8, big end first, in two's complement.
    static func input(_ entry: StoredEntry, publicID: [UInt8], into buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: true)
        buffer.append(0)
        publicID.withUnsafeBytes { append($0, to: &buffer) }
        append(entry.number, to: &buffer)
        append(entry.command, to: &buffer)
        append(entry.ordinal, to: &buffer)
        append(entry.at, to: &buffer)
        append(entry.recorded, to: &buffer)
        append(entry.by, to: &buffer)
        append(entry.via, to: &buffer)
        append(entry.about, to: &buffer)
        append(entry.kind, to: &buffer)
        append(entry.body, to: &buffer)
        append(entry.digest, to: &buffer)
    }

    private static func append(_ bytes: UnsafeRawBufferPointer, to buffer: inout [UInt8]) {
        withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { buffer.append(contentsOf: $0) }
        buffer.append(contentsOf: bytes)
    }

    private static func append(_ integer: Int64, to buffer: inout [UInt8]) {
        withUnsafeBytes(of: integer.bigEndian) { append($0, to: &buffer) }
    }

    /// The digest and leaf of an entry about to be written.
    static func make(_ entry: Entry, form: (kind: String, body: String, words: String), nonce: [UInt8], publicID: [UInt8])
        -> (digest: [UInt8], leaf: [UInt8])
    {
        let digest = digest(nonce: nonce, words: form.words)
        let leaf = leaf(
            ExportedEntry(
                number: entry.number, command: entry.command, ordinal: entry.ordinal, at: entry.at.milliseconds,
                recorded: entry.recorded.milliseconds, by: entry.by.text, via: entry.via, about: entry.about, kind: form.kind,
                body: form.body, words: form.words, nonce: nonce, digest: digest, leaf: [], isUndone: false), publicID: publicID)
        return (digest, leaf)
    }

    /// Whether an entry that was exported is as it was written.
    public static func holds(_ entry: ExportedEntry, publicID: [UInt8]) -> Bool {
        if let words = entry.words {
            guard let nonce = entry.nonce, digest(nonce: nonce, words: words) == entry.digest else { return false }
        }
        return leaf(entry, publicID: publicID) == entry.leaf
    }

    private static func digest(nonce: [UInt8], words: String) -> [UInt8] {
        var words = words
        return words.withUTF8 { words in nonce.withUnsafeBytes { Array(digest(nonce: $0, words: UnsafeRawBufferPointer(words))) } }
    }

    private static func leaf(_ entry: ExportedEntry, publicID: [UInt8]) -> [UInt8] {
        var buffer: [UInt8] = [0]
        publicID.withUnsafeBytes { append($0, to: &buffer) }
        append(entry.number, to: &buffer)
        entry.command.withUnsafeBytes { append($0, to: &buffer) }
        append(entry.ordinal, to: &buffer)
        append(entry.at, to: &buffer)
        append(entry.recorded, to: &buffer)
        append(entry.by, to: &buffer)
        append(entry.via, to: &buffer)
        append(entry.about, to: &buffer)
        append(entry.kind, to: &buffer)
        append(entry.body, to: &buffer)
        entry.digest.withUnsafeBytes { append($0, to: &buffer) }
        return Array(SHA256.hash(data: buffer))
    }

    private static func append(_ text: String, to buffer: inout [UInt8]) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0), to: &buffer) }
    }
}
