import CGMime
import Care
import Crypto
import Store

/// Reads a file inside a message: its digest, its size and what it is, in one pass that never holds it.
enum MessageFile {
    /// A picture that stands in the text and is smaller than this is a logo, a smiley or a line: 100 KB.
    private static let largestInText = 100_000

    /// `isEmbedded`: it stands beside a text that may show it, and has an identity by which the text can name it.
    static func read(_ part: UnsafeMutablePointer<GMimePart>, name: [UInt8], declared: String, isEmbedded: Bool) -> AttachedFile {
        let safe = SafeName.of(name)
        var hash = SHA256()
        var size = 0
        var type: FileType?
        GMime.pieces(of: part) { piece in
            if type == nil { type = FileSniff.type(of: piece, declared: declared, name: safe) }
            hash.update(bufferPointer: piece)
            size += piece.count
            return true
        }
        let known = type ?? FileSniff.type(of: UnsafeRawBufferPointer(start: nil, count: 0), declared: declared, name: safe)
        return AttachedFile(
            digest: Hex.text(hash.finalize()), name: safe, type: known, size: Int64(size),
            isInText: isEmbedded && known.isPicture && size < largestInText)
    }
}
