import Care

extension PartyForm {
    /// The sentence beside the part of the form that it is about.
    func problemHTML(_ part: String) -> HTML {
        guard let problem, Self.part(problem) == part else { return .empty }
        let merge: HTML =
            taken.map { " <a href=\"\(leave)/merge?with=\($0)\">Are they the same?</a>" as HTML } ?? .empty
        return "<p class=\"refusal red small\" role=\"alert\">\(problem.sentence)\(merge, if: isKnown)</p>"
    }

    /// Whether this address is what was refused.
    func isWrong(_ value: String) -> Bool {
        switch problem {
        case .addressTaken(let address, _): address == value
        case .notUnderstood(Self.address, let given, _): given == value
        case _: false
        }
    }

    private static let address = "a mail address"

    private static func part(_ problem: Refusal) -> String {
        switch problem {
        case .addressTaken, .notUnderstood(address, _, _): "reach"
        case .nobody, .several, .noSuch, .notUnderstood("a day", _, _): "belongs"
        case .notUnderstood("a time zone", _, _): "there"
        case .notUnderstood("an own field", _, _): "own"
        case _: "who"
        }
    }
}

/// Languages that can be said by name; any other code is kept as it is typed.
enum Tongue {
    static let all: [(code: String, name: String)] = [
        ("ar", "Arabic"), ("bg", "Bulgarian"), ("cs", "Czech"), ("da", "Danish"), ("de", "German"), ("el", "Greek"), ("en", "English"),
        ("es", "Spanish"), ("et", "Estonian"), ("fi", "Finnish"), ("fr", "French"), ("ga", "Irish"), ("he", "Hebrew"), ("hi", "Hindi"),
        ("hr", "Croatian"), ("hu", "Hungarian"), ("it", "Italian"), ("ja", "Japanese"), ("ko", "Korean"), ("lt", "Lithuanian"),
        ("lv", "Latvian"), ("nl", "Dutch"), ("no", "Norwegian"), ("pl", "Polish"), ("pt", "Portuguese"), ("pt-BR", "Brazilian Portuguese"),
        ("ro", "Romanian"), ("ru", "Russian"), ("sk", "Slovak"), ("sl", "Slovene"), ("sv", "Swedish"), ("tr", "Turkish"),
        ("uk", "Ukrainian"), ("vi", "Vietnamese"), ("zh", "Chinese"),
    ]

    /// Of a language that is said by name, its code; else what was typed.
    static func code(_ text: String) -> String { all.first { $0.name.lowercased() == text.lowercased() }?.code ?? text }

    /// The name of a language, or its code.
    static func name(_ code: String) -> String { all.first { $0.code.lowercased() == code.lowercased() }?.name ?? code }
}
