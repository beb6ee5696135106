import CGMime
import Care
import Formats

/// The text and the attachments of a message, gathered by walking its parts.
struct MessageContent {
    /// UTF-8, clean.
    private(set) var text: [UInt8] = []
    private(set) var files: [AttachedFile] = []
    /// Files that came with it, those too many to be named included.
    private(set) var fileCount = 0
    private var parts = 0
    /// False in what is not shown: the other ways of saying the same, once one of them is taken.
    private var wantsText = true

    /// 100,000 characters take at most 4 bytes each in any charset but a few odd ones.
    private static let longestPlain = 1024 * 1024
    /// Newsletters carry much that is not text.
    private static let longestHTML = 4 * 1024 * 1024

    /// `parsed`: by GMime even where the body is plainly plain.
    init(of header: MessageHeader, parsed: Bool = false) {
        guard header.bodyStart < header.bytes.count else { return }
        if !parsed, let body = PlainBody.bytes(of: header) {
            append(Charset.readable(Array(body.prefix(Self.longestPlain))))
        } else if let root = GMime.parts(of: header) {
            walk(root.pointer, depth: 0, isRelated: false)
        }
        text = TextLimit.cut(ASCII.trimmed(text), characters: Message.Limit.textCharacters)
    }

    /// `isRelated`: it stands behind a text that may show it.
    private mutating func walk(_ part: UnsafeMutablePointer<GMimeObject>, depth: Int, isRelated: Bool) {
        parts += 1
        guard depth <= Message.Limit.nesting else { return }
        if let multipart = kept_as_multipart(part) {
            let children = (0..<g_mime_multipart_get_count(multipart)).compactMap { g_mime_multipart_get_part(multipart, $0) }
            if children.isEmpty {
                // Without a boundary that fits, all that there is stands where only old programs look.
                if let prologue = g_mime_multipart_get_prologue(multipart) { append(Charset.readable(Array(CText(prologue).bytes))) }
            } else if MediaType(part).isAlternative {
                walkAlternatives(children, depth: depth + 1, isRelated: isRelated)
            } else {
                let isRelated = MediaType(part).isRelated
                for (place, child) in children.enumerated() { walk(child, depth: depth + 1, isRelated: isRelated && place > 0) }
            }
        } else if let leaf = kept_as_part(part) {
            if parts > Message.Limit.parts {
                // Too many to look into are only counted.
                fileCount += 1
            } else {
                let isEmbedded = isRelated && g_mime_object_get_content_id(part) != nil
                read(leaf, MediaType(part), isRoot: depth == 0, isEmbedded: isEmbedded)
            }
        }
    }

    /// Of several ways to say the same, the first plain text that says anything, else the first other that does.
    private mutating func walkAlternatives(_ children: [UnsafeMutablePointer<GMimeObject>], depth: Int, isRelated: Bool) {
        let wantedText = wantsText
        defer { wantsText = wantedText }
        let isPlain = children.map { MediaType($0).isPlain }
        for plainFirst in [true, false] {
            for (child, plain) in zip(children, isPlain) where plain == plainFirst {
                let before = text.count
                walk(child, depth: depth, isRelated: isRelated)
                if text.count > before { wantsText = false }
            }
        }
    }

    private mutating func read(_ part: UnsafeMutablePointer<GMimePart>, _ type: MediaType, isRoot: Bool, isEmbedded: Bool) {
        let name = g_mime_part_get_filename(part).map { CText($0).bytes } ?? []
        if type.isText(isRoot: isRoot, isNamed: !name.isEmpty) {
            guard wantsText, text.count < Message.Limit.textCharacters * 4 else { return }
            append(type.isHTML ? html(part, type) : plain(part, type))
        } else if !(type.isOtherWording && name.isEmpty) {
            fileCount += 1
            if files.count < Message.Limit.files {
                files.append(MessageFile.read(part, name: name, declared: type.name, isEmbedded: isEmbedded))
            }
        }
    }

    private func plain(_ part: UnsafeMutablePointer<GMimePart>, _ type: MediaType) -> [UInt8] {
        let plan = Charset.plan(type.charset)
        return Charset.readable(GMime.content(of: part, charset: plan.library, limit: Self.longestPlain), plan.reading)
    }

    private func html(_ part: UnsafeMutablePointer<GMimePart>, _ type: MediaType) -> [UInt8] {
        let plan = Charset.plan(type.charset)
        let page = GMime.content(of: part, charset: plan.library, limit: Self.longestHTML)
        return HTMLText.text(of: Charset.readable(page, plan.reading))
    }

    private mutating func append(_ more: [UInt8]) {
        guard wantsText, !ASCII.trimmed(more).isEmpty else { return }
        if text.isEmpty {
            text = more
        } else {
            if text.last != ASCII.lf { text.append(ASCII.lf) }
            text += more
        }
    }
}

/// Cuts text without splitting a character.
enum TextLimit {
    static func cut(_ bytes: some RandomAccessCollection<UInt8>, characters: Int) -> [UInt8] {
        guard bytes.count > characters else { return Array(bytes) }
        var left = characters
        // Every byte that does not continue a character begins one.
        let end = bytes.indices.first { index in
            if bytes[index] & 0xC0 != 0x80 { left -= 1 }
            return left < 0
        }
        return Array(bytes[..<(end ?? bytes.endIndex)])
    }
}
