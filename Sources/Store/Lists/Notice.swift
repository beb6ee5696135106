import Care

/// Something that another did, and of which one wants to know.
public struct Notice: Sendable, Equatable {
    /// Why it concerns the reader; of several reasons the first.
    public enum Kind: String, Sendable, CaseIterable { case mention, promise, client, waits, joined }

    public let kind: Kind
    /// The entry that tells it.
    public let entry: Int64
    public let at: Instant
    /// Who did it.
    public let by: String
    /// Whom it is about, and their name; nil where it is about nobody outside.
    public let party: Int64?
    public let name: String
    public let words: String
    /// What happened, as in “kept it”.
    public let did: String
    public var isRead = false

    /// The kinds of fact that can be a notice. Written as the index `entry_told` has it, or it would not be used.
    static let told = """
        kind in ('interaction.logged', 'promise.made', 'promise.moved', 'promise.kept', 'promise.released', 'staff.joined')
        """
}

/// What one of the staff has said about notices.
public struct NoticeSetting: Sendable, Equatable {
    /// Everything up to this entry is read.
    public var readTo: Int64
    /// In these minutes of the day there is quiet: from 18:00 to 8:00. Nil: never.
    public var quiet: (from: Int, until: Int)?
    /// Of these one does not want to hear.
    public var without: Set<Notice.Kind>

    public init(readTo: Int64 = 0, quiet: (from: Int, until: Int)? = nil, without: Set<Notice.Kind> = []) {
        (self.readTo, self.quiet, self.without) = (readTo, quiet, without)
    }

    public static func == (one: NoticeSetting, other: NoticeSetting) -> Bool {
        one.readTo == other.readTo && one.quietText == other.quietText && one.without == other.without
    }

    /// Whether it is quiet at a minute of the day; from 18:00 to 8:00 goes over midnight.
    public func isQuiet(minute: Int) -> Bool {
        guard let quiet, quiet.from != quiet.until else { return false }
        let (from, until) = quiet
        return from < until ? (from..<until).contains(minute) : minute >= from || minute < until
    }

    public func isQuiet(_ reading: Reading) -> Bool {
        let local = reading.zone.local(reading.at)
        return isQuiet(minute: local.hour * 60 + local.minute)
    }

    // MARK: Text

    /// As it is stored: minutes of the day.
    var quietText: String { quiet.map { "\($0.from)-\($0.until)" } ?? "" }

    init(readTo: Int64, quiet: String, without: String) {
        let minutes = quiet.split(separator: "-").compactMap { Int($0) }
        self.init(
            readTo: readTo, quiet: minutes.count == 2 ? (minutes[0], minutes[1]) : nil,
            without: Set(without.split(separator: " ").compactMap { Notice.Kind(rawValue: String($0)) }))
    }
}
