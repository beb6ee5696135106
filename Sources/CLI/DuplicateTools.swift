import Care
import Store

/// Who may be one and the same.
enum DuplicateTools {
    static let duplicates = Tool(
        "duplicates", "who may be one and the same, with what speaks for it",
        [
            .optional("find", .flag, "look through everybody anew first"),
            .optional("limit", .words, "show so many (all)"),
        ]
    ) { session, typed in
        let limit = try typed["limit"]?.first.map { text in
            guard let limit = Int(text), limit > 0 else {
                throw Refusal.notUnderstood(field: "a number", given: text, expected: "for example 20")
            }
            return limit
        }
        if try typed["find"] != nil || session.reading({ try $0.addedSinceLook() }) == nil { try look(session) }
        return try session.reading { reading in
            let all = try reading.suggestions(limit: limit)
            let since = try reading.addedSinceLook() ?? 0
            let more = since == 0 ? [] : ["\(since) written down since the last look: kept duplicates --find"]
            let none = all.isEmpty ? ["Nobody is likely to be here twice."] : []
            return Output(
                text: (all.map(\.text) + none + more).joined(separator: "\n"),
                json: ["items": .array(all.map(\.json)), "since": .integer(Int64(since))])
        }
    }

    private static func look(_ session: Session) throws {
        let place = try session.workplace()
        let began = session.world.now()
        let found = try place.lookForDuplicates { kind, parties, stage in
            let whom = kind == .person ? "people" : "organizations"
            let doing =
                switch stage {
                case .blocks: "\(Spoken.number(parties)) \(whom)"
                case .pairs: "comparing \(whom)"
                case .odds: "weighing what they share"
                case .circles: "putting together who is one"
                }
            Standard.error("\(doing), \(Int(session.world.now().milliseconds(since: began) / 1000)) s")
        }
        Standard.error("\(Spoken.number(found)) pairs found in \(Int(session.world.now().milliseconds(since: began) / 1000)) s")
    }
}

extension Suggestion {
    /// Two lines: how likely, and who; then why.
    fileprivate var text: String {
        let percent = "\(Int((probability * 100).rounded(.down))) %".padded(7)
        let why = reasons.map { reason in
            let tenths = Int((abs(reason.weight) * 10).rounded())
            return "\(reason.words), \(reason.weight < 0 ? "−" : "+")\(tenths / 10).\(tenths % 10)"
        }
        return "\(percent)\(a) \(names[0])  =  \(b) \(names[1])\n       " + why.joined(separator: "; ")
    }
}
