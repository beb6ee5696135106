// The names of persons: parts may be swapped, missing, shortened or mistyped, and mail addresses are made of them.

extension Comparing {
    /// First, last and the best of the parts between; all three unknown where one has no name.
    mutating func compareNames(_ column: Int, _ one: Int, _ other: Int) -> [Comparison] {
        let (ours, theirs) = (all.columns[column].held[one], all.columns[column].held[other])
        guard let first = ours.first, let last = ours.last, let otherFirst = theirs.first, let otherLast = theirs.last else {
            return [Comparison(), Comparison(), Comparison()]
        }
        if ours.count == 1 || theirs.count == 1 {
            return [Comparison(), best(column, [last, first], [otherLast, otherFirst]), Comparison()]
        }
        let straight = [meet(column, first, otherFirst), meet(column, last, otherLast)]
        let crossed = [meet(column, first, otherLast), meet(column, last, otherFirst)]
        let between = best(column, ours.dropFirst().dropLast(), theirs.dropFirst().dropLast())
        return (Self.worse(crossed) < Self.worse(straight) ? crossed : straight) + [between]
    }

    private static func worse(_ comparisons: [Comparison]) -> Int { comparisons.reduce(0) { $0 + Int($1.agreement.rawValue) } }

    private mutating func best(_ column: Int, _ ours: some Collection<Int32>, _ theirs: some Collection<Int32>) -> Comparison {
        var best = Comparison()
        for left in ours {
            for right in theirs {
                let met = meet(column, left, right)
                if met.agreement.isBetter(than: best.agreement) { best = met }
            }
        }
        return best
    }

    private mutating func meet(_ column: Int, _ left: Int32, _ right: Int32) -> Comparison {
        Comparison(agreement: left == right ? .same : part(column, Int(left), Int(right)), left: left, right: right)
    }

    /// Two parts of names that are not equal.
    mutating func part(_ column: Int, _ left: Int, _ right: Int) -> Agreement {
        part(all.columns[column].values[left], all.columns[column].values[right], nicknames[left], nicknames[right])
    }

    private mutating func part(_ one: Column.Value, _ other: Column.Value, _ nick: Set<Int>, _ otherNick: Set<Int>) -> Agreement {
        let shorter = min(one.letters.count, other.letters.count)
        if shorter >= 3, closeness.edits(one, other, within: Self.slips(one, other)) != nil { return shorter == 3 ? .close : .near }
        if one.letters.prefix(shorter) == other.letters.prefix(shorter) { return .close }
        if !nick.isEmpty, !nick.isDisjoint(with: otherNick) { return .close }
        let likeness = shorter < 2 ? 0 : closeness.likeness(one, other, atLeast: 0.78)
        return likeness >= 0.88 ? .close : likeness >= 0.78 ? .alike : .different
    }

    // MARK: Addresses made of names

    /// An address like the other because both are made of like names says no more than the names do; and two addresses that are alike say
    /// already that their domains are.
    func explainAddresses(_ one: Int, _ other: Int, _ comparisons: inout [Comparison]) {
        guard let place = address, let domain else { return }
        switch comparisons[place].agreement {
        case .same: comparisons[domain] = Comparison()
        case .near, .close, .alike:
            let values = all.columns[titles[place].column].values
            let ours = beside(names: one, values[Int(comparisons[place].left)].text)
            let theirs = beside(names: other, values[Int(comparisons[place].right)].text)
            guard let ours, let theirs else { return comparisons[domain] = Comparison() }
            comparisons[place].agreement = ours.isEmpty && theirs.isEmpty ? .unknown : ours == theirs ? .close : .different
        case .unknown, .different: return
        }
    }

    /// What an address has before the `@` beside its owner’s names and one initial; nil where it is not made of them.
    private func beside(names party: Int, _ address: String) -> String? {
        guard let names = all.columns.first(where: { $0.kind == .name }) else { return nil }
        let local = address.prefix { $0 != "@" }.filter { $0.isLetter || $0.isNumber }
        let parts = names.held[party].map { names.values[Int($0)].text }.filter { $0.count >= 3 }.sorted { $0.count > $1.count }
        var rest = local
        for part in parts { if let range = rest.firstRange(of: part) { rest.removeSubrange(range) } }
        if rest.count == local.count { return nil }
        return rest.count(where: \.isLetter) <= 1 ? rest.filter { !$0.isLetter } : rest
    }
}
