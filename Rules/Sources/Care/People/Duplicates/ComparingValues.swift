// How two values under one heading agree, by what kind of heading it is.

extension Comparing {
    mutating func agreement(_ column: Int, _ left: Int, _ right: Int) -> Agreement {
        switch all.columns[column].kind {
        case .title: title(all.columns[column].values[left], all.columns[column].values[right])
        case .text, .domain: text(all.columns[column].values[left], all.columns[column].values[right])
        case .date: date(all.columns[column].values[left], all.columns[column].values[right])
        case .digits: digits(all.columns[column].values[left], all.columns[column].values[right])
        case .telephone: telephone(all.columns[column].values[left], all.columns[column].values[right])
        case .address: address(all.columns[column].values[left], all.columns[column].values[right])
        case .name: part(column, left, right)
        }
    }

    /// In a longer word two slips are as likely as one in a short word.
    static func slips(_ one: Column.Value, _ other: Column.Value) -> Int { max(one.letters.count, other.letters.count) < 8 ? 1 : 2 }

    private mutating func text(_ one: Column.Value, _ other: Column.Value) -> Agreement {
        let shorter = min(one.letters.count, other.letters.count)
        if let slips = closeness.edits(one, other, within: Self.slips(one, other)) { return shorter <= 3 && slips > 0 ? .close : .near }
        let shared = sharedWords(one, other)
        if shared >= 0.7 { return .close }
        let likeness = closeness.likeness(one, other, atLeast: 0.82)
        if likeness >= 0.92 { return .close }
        return shared >= 0.35 || likeness >= 0.82 ? .alike : .different
    }

    /// The share of the shorter text’s words that the longer has too, rare words counting more; 0 where both are one word.
    private func sharedWords(_ one: Column.Value, _ other: Column.Value) -> Double {
        let (fewer, more) = one.words.count <= other.words.count ? (one.words, other.words) : (other.words, one.words)
        if more.count < 2 || fewer.isEmpty { return 0 }
        return rarity(of: fewer.filter(more.contains)) / max(rarity(of: fewer), 1)
    }

    private mutating func date(_ one: Column.Value, _ other: Column.Value) -> Agreement {
        if closeness.edits(one, other, within: 1) != nil { return .near }
        guard let day = one.date, let otherDay = other.date else { return digits(one, other) }
        if day.isSwapped(with: otherDay) { return .near }
        if day.common(with: otherDay) == 2 || closeness.edits(one, other, within: 2) != nil { return .close }
        return day.year == otherDay.year || (day.month == otherDay.month && day.day == otherDay.day) ? .alike : .different
    }

    private mutating func digits(_ one: Column.Value, _ other: Column.Value) -> Agreement {
        let (shorter, longer) = (min(one.letters.count, other.letters.count), max(one.letters.count, other.letters.count))
        if closeness.edits(one, other, within: 1) != nil { return shorter >= 4 ? .near : shorter >= 2 ? .close : .different }
        if shorter >= 5, one.letters.suffix(shorter) == other.letters.suffix(shorter) { return .near }
        if shorter >= 6, closeness.edits(one, other, within: 2) != nil { return .close }
        let mixed = shorter == longer && shorter >= 2 && one.mask == other.mask && one.letters.sorted() == other.letters.sorted()
        return mixed ? .close : .different
    }

    /// Numbers end alike with and without the digits of their country and area.
    private mutating func telephone(_ one: Column.Value, _ other: Column.Value) -> Agreement {
        let shorter = min(one.letters.count, other.letters.count)
        if shorter >= 6, one.letters.suffix(min(shorter, 9)) == other.letters.suffix(min(shorter, 9)) { return .same }
        if shorter >= 7, one.letters.suffix(7) == other.letters.suffix(7) { return .near }
        return shorter >= 7 && closeness.edits(one, other, within: 1) != nil ? .close : .different
    }

    private mutating func address(_ one: Column.Value, _ other: Column.Value) -> Agreement {
        if closeness.edits(one, other, within: 2) != nil { return .near }
        if one.text.prefix(while: { $0 != "@" }) == other.text.prefix(while: { $0 != "@" }) { return .close }
        let likeness = closeness.likeness(one, other, atLeast: 0.86)
        return likeness >= 0.93 ? .close : likeness >= 0.86 ? .alike : .different
    }
}
