/// What Kept knows of a person and vCard has no property for, as properties that begin with X-KEPT-.
enum VCardKept {
    /// Takes such a property in; false where it is none.
    static func take(_ property: VCardProperty, into card: inout ContactCard) -> Bool {
        switch property.name {
        case "X-KEPT-STANDING": card.standing = property.text
        case "X-KEPT-RESPONSIBLE": card.responsible = property.text
        case "X-KEPT-DO-NOT-CONTACT": card.doNotContact = property.text == "yes"
        case "X-KEPT-ZONE": card.zone = property.text
        case "X-KEPT-FIELD":
            let parts = property.components
            if parts.count == 2, card.fields.count < 1_000 { card.fields.append(ContactCard.Field(parts[0], parts[1])) }
        case _: return false
        }
        return true
    }
}
