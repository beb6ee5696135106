import Care

extension Reading {
    /// A message by number, or by words that occur in exactly one; refused for what is no message.
    public func message(typed: String) throws -> Int64 {
        let number = try interaction(typed)
        guard try message(number) != nil else { throw Refusal.noSuch(thing: "message", given: typed) }
        return number
    }

    /// One of a message's files by its name, a part of it, or the beginning of its digest.
    public func one(of files: [AttachedFile], named typed: String) throws -> AttachedFile {
        let folded = Fold.text(typed)
        let exact = files.filter { $0.digest == folded || Fold.text($0.name) == folded }
        let beginning = folded.count >= 6 ? files.filter { $0.digest.hasPrefix(folded) } : []
        let partly = files.filter { Fold.text($0.shown).contains(folded) }
        let fitting = [exact, beginning, partly].first { !$0.isEmpty } ?? []
        // The same file twice in one message is one file.
        let digests = Set(fitting.map(\.digest))
        guard let first = fitting.first else { throw Refusal.noSuch(thing: "file", given: typed) }
        if digests.count > 1 { throw Refusal.several(typed, fitting.map { "\($0.shown) (\($0.digest.prefix(8)))" }) }
        return first
    }
}

extension Reading {
    /// Why these files have no text that could be searched, by digest; those that have, or that nobody has read, are left out.
    public func unreadable(_ digests: [String]) throws -> [String: String] {
        let rows = try database.rows(
            """
            select digest, refused from attachment_text
            where firm = \(firm) and refused <> '' and digest in (\(list: digests.map(SQL.Value.text)))
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text(0), $0.text(1)) })
    }

    /// How many files were read and have text, and the reasons of those that have none, each with how many they are.
    public func attachmentTexts() throws -> (found: Int, refused: [(why: String, count: Int)]) {
        let rows = try database.rows(
            "select refused, count(*) from attachment_text where firm = \(firm) group by refused order by 2 desc, 1")
        let counts = rows.map { (why: $0.text(0), count: Int($0.integer(1))) }
        return (counts.first { $0.why.isEmpty }?.count ?? 0, counts.filter { !$0.why.isEmpty })
    }
}
