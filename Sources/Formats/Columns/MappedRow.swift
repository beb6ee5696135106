/// Makes a contact of a row as a mapping says.
extension Mapping {
    /// The contact; it may name nobody. O(cells).
    public func card(_ row: TableRow) -> ContactCard {
        var draft = MappedRow(labels: labels(row))
        for (place, column) in columns.enumerated() where !row.isEmpty(place) && !column.meaning.isLabel && column.meaning.field != .ignore
        {
            draft.take(row[place], column)
        }
        return draft.finished(namesPeople: namesPeople)
    }

    /// What columns of labels say in this row.
    private func labels(_ row: TableRow) -> [ColumnMeaning: String] {
        var labels: [ColumnMeaning: String] = [:]
        for (place, column) in columns.enumerated() where column.meaning.isLabel && !row.isEmpty(place) {
            var value = column.meaning
            value.isLabel = false
            labels[value] = row[place]
        }
        return labels
    }

    private var namesPeople: Bool { columns.contains { [.name, .first, .last].contains($0.meaning.field) } }
}

private struct MappedRow {
    let labels: [ColumnMeaning: String]
    private var card = ContactCard()
    private var affiliations: [Int: ContactCard.Affiliation] = [:]
    private var places: [Slot: ContactCard.Place] = [:]
    private var houseNumbers: [Slot: (text: String, isFirst: Bool)] = [:]
    private var order: [Slot] = []

    private struct Slot: Hashable {
        let number: Int
        let label: String
    }

    init(labels: [ColumnMeaning: String]) { self.labels = labels }

    mutating func take(_ text: String, _ column: Mapping.Column) {
        let meaning = column.meaning
        switch meaning.field {
        case .ignore: break
        case .name: card.name.full = Self.joined(card.name.full, text.onOneLine)
        case .prefix: card.name.prefix = text.onOneLine
        case .first: card.name.first = Self.joined(card.name.first, text.onOneLine)
        case .middle: card.name.middle = Self.joined(card.name.middle, text.onOneLine)
        case .last: card.name.last = Self.joined(card.name.last, text.onOneLine)
        case .suffix: card.name.suffix = text.onOneLine
        case .nickname: card.name.nickname = text.onOneLine
        case .email: add(CellParts.addresses(text), meaning, to: \.emails)
        case .phone: add(CellParts.numbers(text), meaning, to: \.phones)
        case .website: add(CellParts.pages(text), meaning, to: \.websites)
        case .organization: affiliations[meaning.slot, default: .init()].organization = text.onOneLine
        case .department: affiliations[meaning.slot, default: .init()].department = text.onOneLine
        case .role: affiliations[meaning.slot, default: .init()].role = text.onOneLine
        case .box, .extended, .houseNumber, .street, .city, .region, .postcode, .country: takePlace(text, meaning)
        case .note: card.notes.append(text)
        case .tag: for tag in CellParts.tags(text) where !card.tags.contains(tag) { card.tags.append(tag) }
        case .standing: takeStanding(text, column)
        case .responsible: card.responsible = text.onOneLine
        case .doNotContact: takeRefusal(text, column)
        case .birthday: card.birthday = Birthday.normal(text)
        case .language: card.language = text.onOneLine
        case .zone: card.zone = text.onOneLine
        case .identifier: card.identifier = text.onOneLine
        case .own: card.fields.append(ContactCard.Field(labels[meaning]?.onOneLine ?? column.ownField ?? column.name, text))
        }
    }

    private static func joined(_ first: String, _ second: String) -> String { first.isEmpty ? second : "\(first) \(second)" }

    private mutating func add(_ values: [String], _ meaning: ColumnMeaning, to list: WritableKeyPath<ContactCard, [ContactCard.Reach]>) {
        let said = label(meaning)
        for value in values where !card[keyPath: list].contains(where: { $0.value == value }) {
            card[keyPath: list].append(ContactCard.Reach(value, label: said))
        }
    }

    /// The label in the row, or else in the column’s name. "* " marks the default one in Google’s tables; SMTP and EX are Outlook’s.
    private func label(_ meaning: ColumnMeaning) -> String {
        let said = (labels[meaning] ?? "").onOneLine
        let bare = said.hasPrefix("* ") ? String(said.dropFirst(2)) : said
        if bare.isEmpty || ["SMTP", "EX"].contains(bare) { return meaning.label }
        return ReachLabel.known(HeaderText.words(bare)) ?? bare.cut(60)
    }

    private mutating func takePlace(_ text: String, _ meaning: ColumnMeaning) {
        // Parts of one place have one number and one kind, whichever part it is.
        let slot = Slot(number: meaning.slot, label: label(ColumnMeaning(.street, slot: meaning.slot, label: meaning.label)))
        if places[slot] == nil { order.append(slot) }
        var place = places[slot] ?? ContactCard.Place()
        place.label = slot.label
        switch meaning.field {
        case .street: place.street = place.street.isEmpty ? text : "\(place.street)\n\(text)"
        case .houseNumber: houseNumbers[slot] = (text.onOneLine, place.street.isEmpty)
        case .extended: place.extended = text
        case .box: place.box = text.onOneLine
        case .city: place.city = text.onOneLine
        case .region: place.region = text.onOneLine
        case .postcode: place.postcode = text.onOneLine
        case _: place.country = text.onOneLine
        }
        places[slot] = place
    }

    /// A word that is no standing of ours is kept under the column’s name.
    private mutating func takeStanding(_ text: String, _ column: Mapping.Column) {
        card.standing = text.onOneLine
        if StandingWords.standing(text) == nil { card.fields.append(ContactCard.Field(column.name, text)) }
    }

    private mutating func takeRefusal(_ text: String, _ column: Mapping.Column) {
        if let said = CellParts.flag(text) {
            card.doNotContact = said || card.doNotContact == true
        } else {
            card.fields.append(ContactCard.Field(column.name, text))
        }
    }

    mutating func finished(namesPeople: Bool) -> ContactCard {
        card.affiliations = affiliations.sorted { $0.key < $1.key }.map(\.value).filter { !$0.isEmpty }
        card.places = order.compactMap { slot in
            guard var place = places[slot] else { return nil }
            if let number = houseNumbers[slot] {
                place.street =
                    place.street.isEmpty
                    ? number.text : number.isFirst ? "\(number.text) \(place.street)" : "\(place.street) \(number.text)"
            }
            return place.isEmpty ? nil : place
        }
        // A row that names no person is about the organization itself, unless people are meant and there is somebody to write to.
        let organization = card.affiliations.first?.organization ?? ""
        if card.name.shown.isEmpty, !organization.isEmpty, !namesPeople || card.emails.isEmpty {
            card.kind = .organization
            card.name.full = organization
            card.affiliations.removeFirst()
        }
        return card
    }
}
