/// What kind of way a number or address is, in one word or two: "work", "mobile", "home fax", or a word of their own.
enum ReachLabel {
    /// Of the types that a vCard or a column's name gives it, in lower case.
    static func of(_ types: [String]) -> String {
        var words: [String] = []
        for type in types {
            let word = meaning[type] ?? (passedOver.contains(type) || type.hasPrefix("x-") ? "" : type)
            if !word.isEmpty, !words.contains(word) { words.append(word) }
        }
        // Where it is comes before what it is: "work fax".
        let places = words.filter { ["work", "home", "main", "other"].contains($0) }
        return (places + words.filter { !places.contains($0) }).joined(separator: " ").cut(60)
    }

    /// The same where all the words are ours; else nil.
    static func known(_ words: [String]) -> String? {
        words.allSatisfy { meaning[$0] != nil || passedOver.contains($0) } ? of(words) : nil
    }

    private static let meaning = [
        "cell": "mobile", "mobile": "mobile", "iphone": "mobile", "work": "work", "business": "work", "office": "work", "home": "home",
        "private": "home", "personal": "home", "fax": "fax", "facsimile": "fax", "pager": "pager", "main": "main", "other": "other",
        "car": "car", "assistant": "assistant",
    ]

    /// Words that say how it is carried, not what it is.
    private static let passedOver: Set<String> = [
        "voice", "pref", "internet", "msg", "video", "text", "modem", "isdn", "bbs", "pcs", "postal", "parcel", "intl", "dom", "uri", "tlx",
        "primary", "default", "",
    ]
}
