import Care
import Store

/// Something that two people have said of a party at the same time, differently.
struct PartyConflict: Equatable {
    /// Which of them holds.
    enum Choice: String, CaseIterable { case mine, theirs, both }
    /// What of the form it is about.
    enum Subject: Equatable {
        case word(PartyDraft.Word)
        case field(String)
        case belonging(Int64)

        /// The name of the choice in the form.
        var key: String {
            switch self {
            case .word(let word): "keep.\(word.rawValue)"
            case .field(let name): "keep.field.\(name)"
            case .belonging(let organization): "keep.belongs.\(organization)"
            }
        }

        /// Free text can hold what both wrote.
        var canBeBoth: Bool {
            switch self {
            case .word(let word): word == .notes || word == .reaching
            case .field, .belonging: false
            }
        }
    }

    let subject: Subject
    let theirs: String
    /// Who wrote the other, and when.
    let by: String
    let at: Instant

    /// Unless somebody chooses otherwise, no word is lost, and where only one can be the one who looks last decides.
    var usual: Choice { subject.canBeBoth ? .both : .mine }
}

extension PartyDraft {
    /// What this form says on top of what others have said since `base`. What both have said differently keeps the form's words
    /// and is listed.
    func rebased(from base: PartyDraft, onto theirs: PartyDraft) -> (draft: PartyDraft, disputed: [PartyConflict.Subject]) {
        var (draft, disputed): (PartyDraft, [PartyConflict.Subject]) = (self, [])
        for word in Word.allCases {
            if self[word] == base[word] {
                draft[word] = theirs[word]
            } else if theirs[word] != base[word], theirs[word] != self[word] {
                disputed.append(.word(word))
            }
        }
        for kind in Several.allCases {
            let kept = theirs[kind].filter { self[kind].contains($0) || !base[kind].contains($0) }
            draft[kind] = kept + self[kind].filter { !base[kind].contains($0) && !kept.contains($0) }
        }
        draft.fields = mergedFields(base, theirs, &disputed)
        draft.belongings = mergedBelongings(base, theirs, &disputed)
        return (draft, disputed)
    }

    private func mergedFields(_ base: PartyDraft, _ theirs: PartyDraft, _ disputed: inout [PartyConflict.Subject]) -> [Profile.Field] {
        let names = (fields + theirs.fields).map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return names.compactMap { name in
            let (mine, old, new) = (value(name), base.value(name), theirs.value(name))
            if mine != old, new != old, mine != new { disputed.append(.field(name)) }
            return (mine == old ? new : mine).map { Profile.Field(name, $0) }
        }
    }

    private func mergedBelongings(_ base: PartyDraft, _ theirs: PartyDraft, _ disputed: inout [PartyConflict.Subject]) -> [Belonging] {
        let known = theirs.belongings.map { new -> Belonging in
            guard let mine = belongings.first(where: { $0.number == new.number }) else { return new }
            let old = base.belongings.first { $0.number == new.number }
            if old?.isAlike(mine) == true { return new }
            if old?.isAlike(new) != true, !new.isAlike(mine), let number = new.number { disputed.append(.belonging(number)) }
            return mine
        }
        return known + belongings.filter { mine in mine.number == nil }
    }

    func value(_ field: String) -> String? { fields.last { $0.name == field }?.value }

    /// The form after somebody has chosen which of two words holds; `theirs`: what stands in the record.
    func choosing(_ form: [String: String], over theirs: PartyDraft) -> PartyDraft {
        var draft = self
        for word in Word.allCases {
            switch form[PartyConflict.Subject.word(word).key].flatMap(PartyConflict.Choice.init(rawValue:)) {
            case .theirs: draft[word] = theirs[word]
            case .both: draft[word] = [theirs[word], self[word]].filter { !$0.isEmpty }.joined(separator: "\n")
            case .mine, nil: continue
            }
        }
        for field in theirs.fields where form[PartyConflict.Subject.field(field.name).key] == PartyConflict.Choice.theirs.rawValue {
            draft.fields = draft.fields.filter { $0.name != field.name } + [field]
        }
        draft.belongings = belongings.map { mine in
            guard let number = mine.number, form[PartyConflict.Subject.belonging(number).key] == PartyConflict.Choice.theirs.rawValue else {
                return mine
            }
            return theirs.belongings.first { $0.number == number } ?? mine
        }
        return draft
    }
}

extension Reading {
    /// Each disputed thing with what the other wrote, who and when.
    func conflicts(_ subjects: [PartyConflict.Subject], theirs: PartyDraft, said: [Said]) -> [PartyConflict] {
        subjects.compactMap { subject in
            guard let last = said.last(where: { $0.fact.isAbout(subject) }) else { return nil }
            return PartyConflict(subject: subject, theirs: spoken(subject, theirs), by: last.by, at: last.at)
        }
    }

    private func spoken(_ subject: PartyConflict.Subject, _ draft: PartyDraft) -> String {
        switch subject {
        case .word(let word): PartyForm.spoken(word, draft[word], staff)
        case .field(let name): draft.value(name) ?? "nothing"
        case .belonging(let number):
            draft.belongings.first { $0.number == number }.map { one in
                [one.role, one.from.isEmpty ? "" : "since \(one.from)", one.until.isEmpty ? "" : "until \(one.until)"].filter {
                    !$0.isEmpty
                }
                .joined(separator: ", ")
            } ?? ""
        }
    }
}

extension Party.Fact {
    fileprivate func isAbout(_ subject: PartyConflict.Subject) -> Bool {
        switch (self, subject) {
        case (.corrected(let change), .word(let word)): change.says(word)
        case (.corrected(let change), .field(let name)): change.fields.contains { $0.name == name }
        case (.belongs(let membership), .belonging(let number)): membership.organization == number
        case (.added, _), (.corrected, _), (.belongs, _), (.confirmed, _), (.merged, _), (.unmerged, _), (.distinct, _),
            (.closed, _), (.opened, _), (.erased, _):
            false
        }
    }
}

extension Party.Correction {
    fileprivate func says(_ word: PartyDraft.Word) -> Bool {
        switch word {
        case .name: name != nil
        case .standing: standing != nil
        case .responsible: responsible != nil
        case .reaching: reaching != nil
        case .wish: doNotContact != nil
        case .notes: notes != nil
        case .language: language != nil
        case .zone: zone != nil
        }
    }
}
