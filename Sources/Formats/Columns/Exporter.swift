/// The program that wrote a table, told by the names of its columns.
public enum Exporter: String, CaseIterable, Sendable {
    case hubSpot = "HubSpot"
    case salesforce = "Salesforce"
    case pipedrive = "Pipedrive"
    case google = "Google Contacts"
    case outlook = "Outlook"
    case suiteCRM = "SuiteCRM"
    case kept = "Kept"

    /// Nil where nothing is known of it.
    init?(header: [String]) {
        let names = Set(header.map { HeaderText.words($0).joined(separator: " ") })
        func has(_ some: String...) -> Bool { some.contains(where: names.contains) }
        func count(beginning start: String) -> Int { names.count { $0.hasPrefix(start) } }
        if has("kept number") {
            self = .kept
        } else if has("record id"), has("lifecycle stage", "contact owner", "lead status", "associated company", "marketing contact status")
        {
            self = .hubSpot
        } else if count(beginning: "person ") + count(beginning: "organization ") >= 2,
            count(beginning: "person ") > 0 || has("organization id")
        {
            self = .pipedrive
        } else if has("e mail 1 value", "phone 1 value"), has("given name", "first name", "name") {
            self = .google
        } else if has("primary address street", "primary address city"), has("office phone", "email address", "account name") {
            self = .suiteCRM
        } else if count(beginning: "mailing ") >= 2 || has("owner id", "is deleted")
            || has("account name") && has("account owner", "contact id", "asst phone")
        {
            self = .salesforce
        } else if has("e mail address", "e mail adresse", "e mail 2 address"),
            has("business street", "business phone", "strasse geschaftlich", "telefon geschaftlich", "mobile phone")
        {
            self = .outlook
        } else {
            return nil
        }
    }
}
