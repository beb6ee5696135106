/// Changes the same thing of many people and organizations: one command, taken back as one.
public struct ChangeMany: Command {
    /// Those who stand for themselves and for all who were merged with them.
    public let parties: [Int64]
    public let change: Change
    /// The last entry there was when it was shown what would change: what somebody else changed since is not written over unseen.
    public let seen: Int64?

    public init(parties: [Int64], change: Change, seen: Int64? = nil) { (self.parties, self.change, self.seen) = (parties, change, seen) }

    /// What can be said of many at once.
    public enum Change: Codable, Equatable, Sendable {
        case tag(String)
        case noTag(String)
        case standing(Party.Standing)
        case doNotContact(Bool)
        case responsible(Int64)
    }

    /// As many as the record takes in about two seconds: nobody else writes while it does.
    public static let most = 10_000

    public var needs: [Need] { [.groups(parties, changedSince: seen)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        _ = try sight.asker()
        if parties.isEmpty { throw .missing(field: "of whom", example: "--in \"Easter cards\"") }
        if parties.count > Self.most { throw .tooMany(count: parties.count, most: Self.most) }
        if case .responsible(let number) = change { _ = try sight.present(number) }
        if let tag = change.tag, tag.isEmpty { throw .missing(field: "the tag", example: "easter") }
        for number in parties where sight.parties[number] == nil { _ = try sight.party(number) }
        let effect = effect(on: sight.parties)
        let changed = Set(effect.facts.compactMap(\.about))
        for other in sight.changesOfMany where changed.contains(other.party) {
            guard let theirs = change.conflict(with: other.change, sight.staff) else { continue }
            let name = sight.parties[other.party]?.shown ?? String(other.party)
            throw .changedMeanwhile(field: "\(theirs.field) of \(name)", by: other.by, theirs: theirs.value)
        }
        return effect.facts
    }

    /// What the change would do.
    public struct Effect: Equatable, Sendable {
        public var facts: [Stated] = []
        /// Whom it changes, as they were named.
        public var changed: [Int64] = []
        /// Of whom it holds already.
        public var already: [Int64] = []
    }

    /// What would be written down, worked out from everybody of these groups. Pure; the preview and the command are the same. Of those
    /// erased meanwhile nothing is written.
    public func effect(on known: [Int64: Party]) -> Effect {
        let groups = Dictionary(grouping: known.values) { Self.root(of: $0, known) }
        var effect = Effect()
        var seen: Set<Int64> = []
        for number in parties {
            guard let party = known[number], !party.isErased else { continue }
            let root = Self.root(of: party, known)
            if !seen.insert(root).inserted { continue }
            let group = (groups[root] ?? []).sorted { ($0.number != root ? 1 : 0, $0.number) < ($1.number != root ? 1 : 0, $1.number) }
            let facts = change.facts(group)
            effect.facts += facts
            if facts.isEmpty { effect.already.append(root) } else { effect.changed.append(root) }
        }
        return effect
    }

    private static func root(of party: Party, _ known: [Int64: Party]) -> Int64 {
        var (party, steps) = (party, 0)
        while let into = party.mergedInto, let next = known[into], steps < known.count { (party, steps) = (next, steps + 1) }
        return party.number
    }
}

extension ChangeMany.Change {
    /// What is to be written about a group, the one that stands for it first; nothing where it holds already.
    fileprivate func facts(_ group: [Party]) -> [Stated] {
        guard let first = group.first else { return [] }
        let whole = group.dropFirst().reduce(first) { $0.absorbing($1) }
        let wrong: [Party] =
            switch self {
            case .tag(let tag): whole.profile.tags.contains(tag) ? [] : [first]
            // What any of them says holds until it is taken back of each.
            case .noTag(let tag): group.filter { $0.profile.tags.contains(tag) }
            case .standing(.unknown): group.filter { $0.standing != .unknown }
            case .standing(let standing): whole.standing == standing ? [] : [first]
            case .doNotContact(true): whole.profile.doNotContact ? [] : [first]
            case .doNotContact(false): group.filter(\.profile.doNotContact)
            case .responsible(let number): whole.responsible == number ? [] : [first]
            }
        return wrong.map { .about($0.number, .party(.corrected(correction))) }
    }

    /// The change of many that a correction is; nil for any other.
    public init?(_ correction: Party.Correction) {
        let change: Self? =
            if let tag = correction.tags.first { .tag(tag) } else if let tag = correction.dropped.tags.first {
                .noTag(tag)
            } else if let
                standing = correction.standing
            { .standing(standing) } else if let wish = correction.doNotContact { .doNotContact(wish) } else {
                correction.responsible.map(Self.responsible)
            }
        guard let change, change.correction == correction else { return nil }
        self = change
    }

    private var correction: Party.Correction {
        var change = Party.Correction()
        switch self {
        case .tag(let tag): change.tags = [tag]
        case .noTag(let tag): change.dropped.tags = [tag]
        case .standing(let standing): change.standing = standing
        case .doNotContact(let wish): change.doNotContact = wish
        case .responsible(let number): change.responsible = number
        }
        return change
    }

    fileprivate var tag: String? {
        switch self {
        case .tag(let tag), .noTag(let tag): tag
        case .standing, .doNotContact, .responsible: nil
        }
    }

    /// What somebody else said of the same thing meanwhile, if otherwise. Tags do not write over one another.
    fileprivate func conflict(with other: Party.Correction, _ staff: [Int64: Staff]) -> (field: String, value: String)? {
        switch self {
        case .tag, .noTag: nil
        case .standing(let mine): other.standing.flatMap { $0 == mine ? nil : ("the standing", $0.rawValue) }
        case .doNotContact(let mine):
            other.doNotContact.flatMap { $0 == mine ? nil : ("the wish", $0 ? "do not contact" : "may be contacted") }
        case .responsible(let mine): other.responsible.flatMap { $0 == mine ? nil : ("who answers for", staff[$0]?.name ?? String($0)) }
        }
    }
}
