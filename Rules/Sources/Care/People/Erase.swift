/// Erases somebody, by law: the words of all that the record holds about them and about nobody else. Never taken back.
public struct Erase: Command {
    public let question: Erased.Question
    public let because: String

    public init(_ question: Erased.Question, because: String) { (self.question, self.because) = (question, because.trimmed) }

    public var needs: [Need] { [.party(question.party), .erasure(question)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if try sight.asker().rights != .principal { throw .onlyPrincipals("erase somebody") }
        let party = try sight.party(question.party)
        if because.isEmpty { throw .missing(field: "why", example: "--because \"asked for by letter on 2 March\"") }
        guard let candidate = sight.erasure else { throw .noSuch(thing: "person or organization", given: party.shown) }
        if !candidate.people.isEmpty { throw .hasPeople(candidate.name, candidate.people.count) }
        if candidate.openPromises > 0 { throw .stillOwed(candidate.name, candidate.openPromises) }
        if candidate.called.contains(where: isSaid) { throw .reasonNames }
        if candidate.parts.allSatisfy(\.ranges.isEmpty) { throw .erasedAlready(candidate.name) }
        return candidate.parts.map { .about($0.party, .party(.erased(Erased(ranges: $0.ranges, because: because)))) }
    }

    /// Whether the reason names them: one word as a word, several and addresses anywhere.
    private func isSaid(_ name: String) -> Bool {
        let (said, name) = (because.lowercased(), name.lowercased())
        let isWord = name.allSatisfy(\.isLetter)
        return isWord ? said.split { !$0.isLetter }.contains { $0 == name } : said.contains(name)
    }
}

/// Erases in a restored record what was erased after its backup was made.
public struct RepeatErasure: Command {
    /// Nil where whoever it was is not in this record.
    public let party: Int64?
    public let ranges: [ClosedRange<Int64>]

    public init(party: Int64?, ranges: [ClosedRange<Int64>]) { (self.party, self.ranges) = (party, ranges) }

    public var needs: [Need] { [] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let erased = Fact.party(.erased(Erased(ranges: ranges, because: "repeated after a restore")))
        return [party.map { .about($0, erased) } ?? .begins(erased)]
    }
}
