import Care

extension Backup.Repeating {
    /// Erases in this folder what was erased since: entries of the same number and leaf. Returns how many erasures were repeated.
    func run(in path: String) throws -> Int {
        let folder = try DataFolder(path: path, reading: reading)
        let desk = Desk(folder: folder, random: random)
        var repeated = 0
        for erasure in erasures.erasures {
            guard let (firm, command) = try folder.engine.read({ try command(erasure, $0) }) else { continue }
            let numbers = command.ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ")
            let request = CommandRequest(
                command, identity: Identity(of: "erasure \(erasure.firm) \(erasure.entry) \(numbers)"), by: Actor(erasure.by) ?? .clock,
                via: "restore", at: Instant(milliseconds: erasure.at))
            _ = try desk.take(request, firm: firm, now: now)
            repeated += 1
        }
        try folder.finishErasures()
        return repeated
    }

    /// Nil where nothing of it is here, or nothing any more.
    private func command(_ erasure: ErasureList.Erasure, _ database: any Database) throws -> (firm: Int64, RepeatErasure)? {
        let firms = try database.rows("select number, public_id from firm")
        guard let firm = firms.first(where: { Hex.text($0.blob(1) ?? []) == erasure.firm })?.integer(0) else { return nil }
        let numbers = try erasure.leaves.filter { number, leaf in
            try database.row("select leaf from entry where firm = \(firm) and number = \(number) and words is not null")?.blob(0)
                .map(Hex.text) == leaf
        }.keys.sorted()
        if numbers.isEmpty { return nil }
        let isHere = try database.row("select 1 from party where firm = \(firm) and number = \(erasure.party)") != nil
        return (firm, RepeatErasure(party: isHere ? erasure.party : nil, ranges: Erased.ranges(numbers)))
    }
}
