/// A column’s name in the form in which names are compared: words in lower case, without accents and signs.
enum HeaderText {
    /// “Primary Address Postal Code”, `MailingPostalCode` and `postal_code__c` become words.
    static func words(_ name: String) -> [String] {
        var (words, word, wasLower) = ([String](), "", false)
        func close() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        let bare = name.hasSuffix("__c") ? name.dropLast(3) : name[...]
        for character in bare {
            // "LastName" is two words; "ID" and "URLs" are one.
            if character.isUppercase, wasLower { close() }
            wasLower = character.isLowercase
            guard character.isLetter || character.isNumber else {
                close()
                continue
            }
            if let last = word.last, last.isNumber != character.isNumber { close() }
            word += folded(character)
        }
        close()
        return words
    }

    /// Lower case, Latin letters without their accents.
    static func folded(_ character: Character) -> String {
        let lower = character.lowercased()
        if let plain = plain[lower] { return plain }
        // A letter and its accent may be two scalars.
        guard let base = lower.unicodeScalars.first, lower.unicodeScalars.count > 1, base.isASCII else { return lower }
        return String(base)
    }

    private static let plain: [String: String] = {
        var plain = ["ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"]
        for (letter, variants) in [
            ("a", "àáâãäå"), ("c", "ç"), ("e", "èéêë"), ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõö"), ("u", "ùúûü"), ("y", "ýÿ"),
        ] {
            for variant in variants { plain[String(variant)] = letter }
        }
        return plain
    }()
}
