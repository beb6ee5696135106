/// Guesses what one column holds from its name. What is not wholly understood is an own field of that name.
struct HeaderGuess {
    /// What the guess for one column may lean on: which fields other columns are.
    struct Beside {
        var hasFirst = false
        var hasLast = false
        var hasJobTitle = false
    }

    /// The meaning, and whether only the cells can tell if it is a standing.
    static func meaning(_ name: String, _ beside: Beside) -> (meaning: ColumnMeaning, ifStanding: Bool) {
        let own = ColumnMeaning(.own)
        guard let senses = senses(name), !senses.isEmpty else { return (own, false) }
        var draft = Draft()
        for (place, sense) in senses.enumerated() { draft.take(sense, isLast: place == senses.count - 1, beside) }
        if draft.isIgnored { return (ColumnMeaning(.ignore), false) }
        if draft.maybeStanding, draft.fields.isEmpty, draft.kinds.isEmpty { return (own, true) }
        return (draft.meaning ?? own, false)
    }

    enum Part: Equatable {
        case sense(HeaderWords.Sense)
        case number(Int)
    }

    /// Nil as soon as a word is not known.
    static func senses(_ name: String) -> [Part]? {
        var (rest, parts) = (HeaderText.words(name)[...], [Part]())
        while let word = rest.first {
            if let phrase = HeaderWords.phrases.first(where: { rest.starts(with: $0.words) }) {
                parts.append(.sense(phrase.sense))
                rest = rest.dropFirst(phrase.words.count)
            } else if let number = Int(word), number < 100 {
                parts.append(.number(number))
                rest = rest.dropFirst()
            } else if let sense = HeaderWords.words[word] {
                parts.append(.sense(sense))
                rest = rest.dropFirst()
            } else {
                return nil
            }
        }
        return parts
    }

    /// What the words of one name say together.
    private struct Draft {
        var fields: [ColumnMeaning.Field] = []
        var kinds: [String] = []
        var slot = 0
        var isLabel = false
        var isIgnored = false
        var maybeStanding = false
        private var number = ""
        private var pair = ""
        private var hasName = false

        mutating func take(_ part: Part, isLast: Bool, _ beside: Beside) {
            switch part {
            // "Business Street 2" is a second line of one place; "Address 2 - Street" is a second place.
            case .number(let found): if slot == 0, !(isLast && fields.last == .street) { slot = found }
            case .sense(let sense): take(sense, isLast: isLast, beside)
            }
        }

        private mutating func take(_ sense: HeaderWords.Sense, isLast: Bool, _ beside: Beside) {
            switch sense {
            case .field(let field): if !fields.contains(field) { fields.append(field) }
            case .kind(let kind): kinds.append(kind)
            case .number(let kind): number = kind
            case .label: isLabel = true
            case .filler: break
            case .bareName: hasName = true
            case .title: fields.append(beside.hasJobTitle && fields.isEmpty ? .prefix : .role)
            case .maybeStanding: maybeStanding = true
            case .ignored: isIgnored = true
            case .pair(let name): pair = name
            }
            if isLast, hasName, fields.isEmpty, number.isEmpty, kinds.isEmpty, !maybeStanding, !isLabel {
                fields = [beside.hasFirst && !beside.hasLast ? .last : .name]
            }
        }

        var meaning: ColumnMeaning? {
            if !pair.isEmpty { return slot > 0 && fields.isEmpty ? ColumnMeaning(.own, slot: slot, label: pair, isLabel: isLabel) : nil }
            // "Person - Label" labels the person: a tag.
            if isLabel, fields.isEmpty, number.isEmpty { return kinds.isEmpty ? ColumnMeaning(.tag) : nil }
            guard let field else { return nil }
            let isLabelled = isLabel || (maybeStanding && [.email, .phone, .website, .street].contains(field))
            if maybeStanding, !isLabelled { return nil }
            let words = kinds + (number.isEmpty ? [] : [number])
            guard words.isEmpty || Self.labelled.contains(field) else { return nil }
            return ColumnMeaning(field, slot: slot, label: isLabelled ? "" : words.joined(separator: " "), isLabel: isLabelled)
        }

        /// The one field that the words name; a part of an address or of an organization counts more than the whole.
        private var field: ColumnMeaning.Field? {
            var fields = fields
            if fields.isEmpty, !number.isEmpty { return .phone }
            if fields.count > 1, fields.contains(.email) || fields.contains(.phone) {
                fields.removeAll { [.street, .organization, .role].contains($0) }
            }
            for whole in [ColumnMeaning.Field.organization, .street] where fields.count > 1 { fields.removeAll { $0 == whole } }
            return fields.count == 1 && (number.isEmpty || fields[0] == .phone) ? fields[0] : nil
        }

        private static let labelled: Set<ColumnMeaning.Field> = [
            .email, .phone, .website, .street, .extended, .box, .houseNumber, .city, .region, .postcode, .country,
        ]
    }
}
