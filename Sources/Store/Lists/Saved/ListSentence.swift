import Care

extension Reading {
    /// What a list asks, as a sentence without its end.
    public func sentence(_ content: SavedList.Content) throws -> String {
        if content.isErased { return "Nobody any more: its words named somebody who has been erased by law" }
        let subject =
            switch content.kind {
            case .person: "People"
            case .organization: "Organizations"
            case nil: content.conditions.isEmpty ? "Everybody" : "People and organizations"
            }
        let phrases = try content.conditions.map(phrase)
        guard let last = phrases.last, phrases.count > 1 else { return ([subject] + phrases).joined(separator: " ") }
        return "\(subject) \(phrases.dropLast().joined(separator: ", ")), and \(last)"
    }

    /// What a condition asks, behind “people”.
    private func phrase(_ condition: Condition) throws -> String {
        let isNot = condition.isNot
        func verb(_ yes: String, _ no: String) -> String { isNot ? no : yes }
        switch condition.test {
        case .standing(.unknown): return verb("whose standing is not known", "whose standing is known")
        case .standing(let standing): return "who \(verb("are", "are not")) \(Self.several(standing))"
        case .tag(let tag): return "who \(verb("have", "do not have")) the tag “\(tag)”"
        case .organization(let number): return "who \(verb("belong", "do not belong")) to \(try party(number)?.shown ?? "nobody")"
        case .responsible(let number):
            return "for whom \(staff[number]?.name ?? "nobody") \(verb("answers", "does not answer"))"
        case .place(let words): return "who have \(verb("“\(words)”", "no “\(words)”")) in a postal address"
        case .language(let code): return "who \(verb("write", "do not write")) \(code)"
        case .doNotContact: return verb("who do not wish to hear from us", "who may hear from us")
        case .address: return "who have \(verb("a", "no")) mail address"
        case .number: return "who have \(verb("a", "no")) phone number"
        case .contact(let since): return "with whom there was \(verb("", "no "))contact \(said(since))"
        case .owed(.ours): return "to whom we owe \(verb("something", "nothing"))"
        case .owed(.theirs): return "who owe us \(verb("something", "nothing"))"
        case .field(let name, let value) where value.isEmpty: return "who have \(verb("a", "no")) field “\(name)”"
        case .field(let name, let value): return "whose “\(name)” is \(verb("", "not "))“\(value)”"
        case .words(let words): return "who are \(verb("found", "not found")) by “\(words)”"
        }
    }

    private func said(_ since: Condition.Since) -> String {
        switch since {
        case .day(let day): "since \(Spoken.day(day, today: today))"
        case .days(let count): count == 1 ? "since yesterday" : "in the last \(Spoken.days(count))"
        }
    }

    /// A standing as it is said of several.
    public static func several(_ standing: Party.Standing) -> String {
        switch standing {
        case .unknown: "those of unknown standing"
        case .prospect: "prospects"
        case .client: "clients"
        case .former: "former clients"
        case .partner: "partners"
        case .supplier: "suppliers"
        }
    }

    // MARK: Changes of many

    /// What a change would do: “23 people get the tag “easter”; 4 have it already.”
    public func sentence(_ change: ChangeMany.Change, _ effect: ChangeMany.Effect, people: Int) -> String {
        let (changed, already) = (effect.changed.count, effect.already.count)
        if changed == 0 { return "Nobody changes: \(already) \(remainder(change, already, alone: true))." }
        let rest = already == 0 ? "" : "; \(Spoken.number(already)) \(remainder(change, already))"
        return "\(done(change, whom: Self.counted(changed, people: people), isOne: changed == 1))\(rest)."
    }

    /// What was changed of so many.
    func sentence(_ change: ChangeMany.Change, changed: Int) -> String {
        done(change, whom: Spoken.number(changed), isOne: changed == 1) + "."
    }

    private static func counted(_ count: Int, people: Int) -> String {
        let kind =
            switch people {
            case count: count == 1 ? "person" : "people"
            case 0: count == 1 ? "organization" : "organizations"
            case _: "people and organizations"
            }
        return "\(Spoken.number(count)) \(kind)"
    }

    private func done(_ change: ChangeMany.Change, whom: String, isOne: Bool) -> String {
        switch change {
        case .tag(let tag): "\(whom) \(isOne ? "gets" : "get") the tag “\(tag)”"
        case .noTag(let tag): "\(whom) \(isOne ? "loses" : "lose") the tag “\(tag)”"
        case .standing(let standing): "\(whom) \(isOne ? "is one of the" : "are") \(Self.several(standing)) from now on"
        case .doNotContact(true): "\(whom) \(isOne ? "does" : "do") not wish to hear from us"
        case .doNotContact(false): "\(whom) may hear from us again"
        case .responsible(let number): "\(staff[number]?.name ?? "Somebody") answers for \(whom) from now on"
        }
    }

    private func remainder(_ change: ChangeMany.Change, _ count: Int, alone: Bool = false) -> String {
        let isOne = count == 1
        return switch change {
        case .tag: isOne ? "has it already" : "have it already"
        case .noTag: isOne ? "does not have it" : "do not have it"
        case .standing: isOne ? "is already" : "are already"
        case .doNotContact(true): isOne ? "has said so already" : "have said so already"
        case .doNotContact(false): "may already"
        case .responsible: isOne ? "has that already" : "have that already"
        }
    }
}
