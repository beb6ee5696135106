import Care

/// What an erasure takes, what stays, and why.
public struct ErasurePlan: Equatable, Sendable {
    public let name: String
    /// How many people and organizations as they were said: those merged count each.
    public let parties: Int
    /// Entries that lose their words.
    public let entries: Int
    public let contacts: Int
    public let promises: Int
    /// Contacts that others took part in too; whether their words go is asked for.
    public let shared: Int
    public let sharedGoes: Bool
    /// Saved lists in whose names or conditions they stand, and the names of those that the reader sees.
    public let lists: Int
    public let listNames: [String]
    /// Messages that go and whose files are not there any more.
    public let missing: Int
    /// Things of others in which one of the names or addresses is found.
    public let mentions: Int
    /// How to look for them; empty where there are none.
    public let mentioned: String

    public var json: JSON {
        [
            "name": .string(name), "entries": .integer(Int64(entries)), "contacts": .integer(Int64(contacts)),
            "promises": .integer(Int64(promises)), "shared": .integer(Int64(shared)), "sharedGoes": .bool(sharedGoes),
            "lists": .integer(Int64(lists)), "missing": .integer(Int64(missing)),
            "mentions": .integer(Int64(mentions)),
        ]
    }

    /// What goes, in a sentence.
    public var goes: String {
        let everybodys = sharedGoes ? counted(shared, "shared contact") : nil
        let what = [counted(contacts, "contact"), counted(promises, "promise"), everybodys, naming]
        let things = what.compactMap { $0 } + ["what is known of them"]
        let list = things.dropLast().joined(separator: ", ") + (things.count > 1 ? " and " : "") + (things.last ?? "")
        return "the words of \(counted(entries, "entry", "entries") ?? "no entry"): \(list), with the messages as they came."
    }

    private var naming: String? {
        let names = listNames.isEmpty ? "" : " (" + listNames.map { "“\($0)”" }.joined(separator: ", ") + ")"
        return counted(lists, "saved list that names them", "saved lists that name them").map { $0 + names }
    }

    /// What stays and why, a sentence each.
    public var stays: [String] {
        var stays = ["Numbers and times stay, without names and words: that there was a contact, and when. The record is proved by them."]
        if shared > 0, !sharedGoes {
            let others =
                shared == 1
                ? "1 contact was also with others and keeps its words" : "\(shared) contacts were also with others and keep their words"
            stays.append("\(others); --shared erases \(shared == 1 ? "it" : "them") for everybody.")
        }
        if mentions > 0 {
            stays.append(
                (mentions == 1 ? "1 note of or to others mentions" : "\(mentions) notes of or to others mention")
                    + " the name or address: kept find \(mentioned)"
            )
        }
        if missing > 0 {
            let messages = missing == 1 ? "The file of 1 message is" : "The files of \(missing) messages are"
            let them = missing == 1 ? "it" : "them"
            stays.append("\(messages) missing or damaged already; what the record and Find hold of \(them) goes all the same.")
        }
        stays.append("Backups and exports made before hold what they held; kept restore --erased-in repeats this erasure in them.")
        return stays
    }

    private func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String? {
        count == 0 ? nil : count == 1 ? "1 \(one)" : "\(count) \(many ?? one + "s")"
    }
}

extension Reading {
    /// What erasing somebody would take. Refuses as the erasure itself would, but for the reason, which is not asked for.
    public func erasurePlan(_ question: Erased.Question) throws -> ErasurePlan {
        let look = ErasureLook(database: database, firm: firm)
        var sight = Sight(at: at, by: .staff(me), next: 0, firm: thing, staff: staff)
        sight.parties[question.party] = try PartyTable(database: database, firm: firm).party(question.party)
        guard let (candidate, found) = try look.look(question) else {
            throw Refusal.noSuch(thing: "person or organization", given: String(question.party))
        }
        sight.erasure = candidate
        _ = try Erase(question, because: "—").decide(sight)
        let promises = try count(Array(found.own.keys), in: "promise")
        let mentions = try mentions(found)
        let lists = Set(found.lists.map(\.list))
        return ErasurePlan(
            name: candidate.name, parties: found.parties.count,
            entries: candidate.parts.flatMap(\.ranges).reduce(0) { $0 + $1.count }, contacts: found.own.count - promises,
            promises: promises, shared: found.shared.count, sharedGoes: question.shared, lists: lists.count,
            listNames: try self.lists().filter { lists.contains($0.number) }.map(\.name), missing: try missing(candidate),
            mentions: mentions.count,
            mentioned: mentions.name.map { "\"\($0)\"" } ?? "")
    }

    private func count(_ things: [Int64], in table: String) throws -> Int {
        try things.count { try database.row("select 1 from \(SQL(ours: table)) where firm = \(firm) and number = \($0)") != nil }
    }

    /// How many of the messages that would go do not lie in the data folder as they came.
    private func missing(_ candidate: Erased.Candidate) throws -> Int {
        let ranges = candidate.parts.flatMap(\.ranges)
        return try ErasureTable(database: database, firm: firm).files(ranges).count { !texts.isWhole($0) }
    }

    /// Looking for fewer letters finds too much.
    private static let shortestName = 4

    /// Things of others in which one of their names or addresses is found, and that which is found most.
    private func mentions(_ found: Concerning) throws -> (count: Int, name: String?) {
        var others: [String: Set<Int64>] = [:]
        for name in found.names.union(found.addresses) where name.count >= Self.shortestName {
            others[name] = Set(
                try find("\"\(name)\"", limit: 1000).map(\.number).filter {
                    found.parties[$0] == nil && found.own[$0] == nil && found.shared[$0] == nil
                })
        }
        let most = others.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        let all = others.values.reduce(Set()) { $0.union($1) }
        return (all.count, all.isEmpty ? nil : most?.key)
    }
}

extension Workplace {
    /// Erases somebody, and takes off the disk what is left of them. Durable when it returns. Throws a `Refusal`, or a fault; what then
    /// is not done yet is done when Kept starts anew.
    public func erase(_ command: Erase, identity: Identity, by: Int64, via: String, now: Instant) throws -> Answer {
        let answer = try take(CommandRequest(command, identity: identity, by: .staff(by), via: via), now: now)
        try folder.finishErasures()
        return answer
    }

    /// Those of these digests whose messages were erased.
    public func erased(among digests: [String]) throws -> Set<String> {
        try folder.engine.read { try ErasureTable(database: $0, firm: firm).erased(among: digests) }
    }
}
