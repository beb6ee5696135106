/// What a column of a table holds of a contact, as it is guessed and as people say it: `phone work`, `email 2`, `field Wine`.
public struct ColumnMeaning: Hashable, Sendable {
    /// The words that people use for it.
    public enum Field: String, CaseIterable, Sendable {
        case ignore, name, prefix, first, middle, last, suffix, nickname, email, phone, website, organization, department, role, box,
            extended
        case houseNumber = "house-number"
        case street, city, region, postcode, country, note, tag, standing, responsible
        case doNotContact = "do-not-contact"
        case birthday, language, zone, identifier
        /// An own field of the firm, by the column’s name or another.
        case own = "field"
    }

    public var field: Field
    /// Which of several: the second address of mail, the first place. 0 where there is no number.
    public var slot = 0
    /// "work", "mobile"; for an own field its name, or empty for the column’s.
    public var label = ""
    /// Whether the cells hold the label and not the value, as Google has “Phone 1 - Label”.
    public var isLabel = false

    public init(_ field: Field, slot: Int = 0, label: String = "", isLabel: Bool = false) {
        (self.field, self.slot, self.label, self.isLabel) = (field, slot, label, isLabel)
    }

    /// Reads what `text` writes; nil where the first word is none of ours.
    public init?(_ text: String) {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first, let field = Field(rawValue: first.lowercased()) else { return nil }
        words.removeFirst()
        self.init(field)
        if let number = words.first.flatMap({ Int($0) }), (1...99).contains(number) {
            slot = number
            words.removeFirst()
        }
        isLabel = words.first == "label"
        if isLabel { words.removeFirst() }
        label = words.joined(separator: " ").cut(80)
    }

    public var text: String {
        ([field.rawValue] + (slot > 0 ? ["\(slot)"] : []) + (isLabel ? ["label"] : []) + (label.isEmpty ? [] : [label]))
            .joined(separator: " ")
    }
}
