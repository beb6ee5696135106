import Formats

/// What a column can hold, in words for a page. The values are what `Mapping` keeps.
public enum ColumnWords {
    public static let usual: [(value: String, words: String)] = [
        ("ignore", "nothing to keep"), ("name", "full name"), ("first", "first name"), ("middle", "middle name"), ("last", "last name"),
        ("prefix", "Mr, Mrs or title"), ("suffix", "what follows the name"), ("nickname", "nickname"), ("email", "mail address"),
        ("email work", "mail address, work"), ("email home", "mail address, home"), ("phone", "phone number"),
        ("phone work", "phone number, work"), ("phone mobile", "phone number, mobile"), ("phone home", "phone number, home"),
        ("phone fax", "fax"), ("website", "website"), ("organization", "organization"), ("department", "department"),
        ("role", "role there"), ("street", "street"), ("house-number", "house number"), ("extended", "floor, building"),
        ("box", "post box"), ("city", "town"), ("region", "region or state"), ("postcode", "postcode"), ("country", "country"),
        ("standing", "what they are to us"), ("responsible", "who answers for them"),
        ("do-not-contact", "whether they wish to hear from us"), ("note", "what matters to them"), ("tag", "tags"),
        ("birthday", "birthday"), ("language", "language"), ("zone", "time zone"), ("identifier", "their number elsewhere"),
        ("field", "an own field of this name"),
    ]

    private static let words = Dictionary(uniqueKeysWithValues: usual.map { ($0.value, $0.words) })

    /// A meaning as it is kept, in words: “phone number, mobile, the second”.
    public static func said(_ meaning: String) -> String {
        if let words = words[meaning] { return words }
        guard let column = ColumnMeaning(meaning) else { return meaning }
        if column.field == .own { return column.label.isEmpty ? "an own field" : "own field “\(column.label)”" }
        let base = words[column.field.rawValue] ?? column.field.rawValue
        let parts = [base, column.label, column.slot > 0 ? "number \(column.slot)" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
        return column.isLabel ? "what kind of \(parts)" : parts
    }
}

extension MailboxReader {
    /// Whether a file holds nothing but mail, by its beginning: then there is nothing to look at before it is taken in.
    public static func isMailAlone(_ path: String) -> Bool {
        do throws(MailFile.Unreadable) {
            let file = try MailFile(MailPath(path))
            try file.fill()
            return MailFile.Content(of: file.window).isSurelyMail || OtherFile.kind(of: file.window) == nil
        } catch {
            // Taking it in says why it cannot be read.
            return true
        }
    }
}
