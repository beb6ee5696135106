/// What stands behind an organization’s name by law and says nothing about which one it is.
public enum LegalForms {
    private static let forms: Set<String> = [
        "ltd", "limited", "plc", "llp", "llc", "lp", "inc", "incorporated", "corp", "corporation", "co", "company", "gmbh", "mbh", "ag",
        "kg",
        "ohg", "ug", "gbr", "ev", "eg", "kgaa", "sa", "sas", "sarl", "srl", "spa", "snc", "sl", "slu", "lda", "ltda", "bv", "nv", "vof",
        "cv", "ab",
        "aps", "as", "oy", "oyj", "pty", "pte", "pvt", "kk", "doo", "sro", "kft", "zrt", "sp", "zoo", "the", "and", "und", "et", "y", "e",
    ]

    /// The name without them, in the order it is written; the whole name where nothing else would be left.
    public static func without(_ name: String) -> String {
        let words = Text.words(name.lowercased().replacing(".", with: ""))
        let kept = words.filter { !forms.contains(String($0)) }
        return (kept.isEmpty ? words : kept).joined(separator: " ")
    }
}
