import Care
import Store

/// Reads the files that came with messages, each once, so that what stands in them can be found. A step after taking mail in:
/// whatever stops it, the rest is read the next time.
public struct AttachmentStep {
    /// How far it is.
    public struct Progress: Sendable, Equatable {
        /// Distinct files that were to be read.
        public let total: Int
        public var read = 0
        /// Those with text.
        public var found = 0
        /// Those without, by the reason.
        public var refused: [String: Int] = [:]
        /// Debian packages that would read more, and how many files.
        public var lacking: [String: Int] = [:]
    }

    /// So many are kept in one transaction; so many are read again after a kill.
    private static let batch = 20

    private let workplace: Workplace
    private let texts: AttachmentTexts

    public init(_ workplace: Workplace) {
        self.workplace = workplace
        texts = AttachmentTexts(workplace)
    }

    /// How many distinct files could be read and have not been.
    public static func unreadCount(_ workplace: Workplace) throws -> Int {
        try AttachmentTexts(workplace).unreadCount(of: AttachmentReader.types)
    }

    /// Reads all that nobody has read, until `stop` says so. `progress` is told after each batch.
    @discardableResult
    public func run(stop: () -> Bool = { false }, progress: (Progress) -> Void) throws -> Progress {
        var state = Progress(total: try texts.unreadCount(of: AttachmentReader.types))
        var last = ""
        while !stop() {
            let next = try texts.unread(of: AttachmentReader.types, after: last, limit: Self.batch)
            guard let end = next.last else { break }
            try texts.keep(next.compactMap { unread in try read(unread, &state).map { (unread.file.digest, $0) } })
            last = end.file.digest
            progress(state)
        }
        return state
    }

    private func read(_ unread: AttachmentTexts.Unread, _ state: inout Progress) throws -> AttachmentTexts.Reading? {
        state.read += 1
        guard let raw = workplace.folder.letters.bytes(unread.raw), let file = EnclosedFile(digest: unread.file.digest, in: raw) else {
            return refuse("Its message is not here any more.", &state)
        }
        switch try AttachmentReader.read(file, type: unread.file.type, in: workplace.folder.path + "/reading") {
        case .text(let text):
            state.found += 1
            return .text(text)
        case .none(let why): return refuse(why, &state)
        case .lacking(let package):
            state.lacking[package, default: 0] += 1
            return nil
        }
    }

    private func refuse(_ why: String, _ state: inout Progress) -> AttachmentTexts.Reading {
        state.refused[why, default: 0] += 1
        return .refused(why)
    }
}
