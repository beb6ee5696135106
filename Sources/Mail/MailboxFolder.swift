#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A path as the system has it: bytes, since a file's name need not be text.
struct MailPath {
    enum Kind { case file, folder, link, other }

    let bytes: [UInt8]

    init(_ path: String) { bytes = Array(path.utf8) }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    var name: String { Self.shown(bytes.split(separator: UInt8(ascii: "/")).last ?? []) }

    /// A name as people can be shown it: bytes that are no text, and signs that would move a terminal's cursor or turn the
    /// direction of writing, are a mark of replacement.
    static func shown(_ name: some Collection<UInt8>) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: shown.append("\u{FFFD}")
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }

    /// What stands at the path that was given, through links; nil for nothing.
    var kind: Kind? { kind(stat) }

    /// What stands here itself, be it a link.
    var ownKind: Kind? { kind(lstat) }

    /// Where it really is, all links followed.
    var real: String? {
        withCString { path in
            guard let found = realpath(path, nil) else { return nil }
            defer { free(found) }
            return String(cString: found)
        }
    }

    func appending(_ name: [UInt8]) -> MailPath { MailPath(bytes: bytes + [UInt8(ascii: "/")] + name) }

    func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
        try (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { try body($0.baseAddress!) }
    }

    /// The names in this folder, in the order of their bytes; nil if it cannot be opened.
    var names: [[UInt8]]? {
        guard let folder = withCString({ opendir($0) }) else { return nil }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) { CText($0).bytes }
            }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func kind(_ look: (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32) -> Kind? {
        var status = stat()
        guard withCString({ look($0, &status) }) == 0 else { return nil }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }
}

/// A folder of mail, with the folders in it.
struct MailFolder {
    let root: MailPath

    /// Deeper than anybody files mail.
    private static let deepest = 100

    /// Goes through all files that may hold mail, in the order of their names, and says where each is below the root.
    func files(each: (_ file: MailPath, _ place: String) throws -> Void, failed: (_ place: String, _ why: String) -> Void) throws {
        try walk(root, place: "", depth: 0, each, failed)
    }

    private func walk(
        _ folder: MailPath, place: String, depth: Int, _ each: (MailPath, String) throws -> Void, _ failed: (String, String) -> Void
    ) throws {
        let shown = place.isEmpty ? root.name : place
        guard depth <= Self.deepest else { return failed(shown, "It lies deeper than \(Self.deepest) folders; give it itself.") }
        guard let names = folder.names else { return failed(shown, "This folder cannot be opened.") }
        let isMaildir = names.contains(Array("cur".utf8)) || names.contains(Array("new".utf8))
        for name in names where !Self.isOfPrograms(name) {
            let path = folder.appending(name)
            let place = (place.isEmpty ? "" : place + "/") + MailPath.shown(name)
            switch path.ownKind {
            case .file where name.first != UInt8(ascii: "."): try each(path, place)
            case .folder where Self.holdsMail(path, name, isInMaildir: isMaildir):
                try walk(path, place: place, depth: depth + 1, each, failed)
            case .link where name.first != UInt8(ascii: "."): reportLink(path, place, failed)
            case .other: failed(place, "It is neither a file nor a folder.")
            case .file, .folder, .link, nil: break
            }
        }
    }

    /// In a Maildir, tmp holds what is not delivered yet. Hidden folders are left out, but for the subfolders of a Maildir, as ".Sent".
    private static func holdsMail(_ folder: MailPath, _ name: [UInt8], isInMaildir: Bool) -> Bool {
        if isInMaildir, name == Array("tmp".utf8) { return false }
        guard name.first == UInt8(ascii: ".") else { return true }
        return folder.appending(Array("cur".utf8)).ownKind == .folder || folder.appending(Array("new".utf8)).ownKind == .folder
    }

    /// What mail programs keep beside the mail for themselves.
    private static func isOfPrograms(_ name: [UInt8]) -> Bool {
        let text = String(decoding: name, as: UTF8.self)
        return text.hasPrefix("dovecot") || text.hasPrefix("courierimap") || text.hasSuffix(".msf")
            || ["maildirfolder", "maildirsize", "subscriptions"].contains(text)
    }

    /// A link within the folder leads to what is read anyway. One that leads out could lead anywhere, and is not followed.
    private func reportLink(_ link: MailPath, _ place: String, _ failed: (String, String) -> Void) {
        if let target = link.real, let home = root.real, target == home || target.hasPrefix(home + "/") { return }
        failed(place, "It is a link that leads out of the folder; give its target itself.")
    }
}
