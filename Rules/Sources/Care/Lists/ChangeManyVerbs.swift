/// Each change of many as a verb: of everybody on a list, or of those named.
extension ChangeMany {
    private static let whom: [Parameter] = [
        .list("in", .members, "everybody on this list"), .list("who", .who(.party), "somebody (may be repeated)"),
        .optional("preview", .flag, "say what would change, and change nothing"),
    ]

    static let tagVerb = Verb("tag", "put a tag on everybody of a list", [.first("tag", .words, "the tag")] + whom) {
        given throws(Refusal) in ChangeMany(parties: given.whom, change: .tag(try given.tag()))
    }

    static let untagVerb = Verb("untag", "take a tag off everybody of a list", [.first("tag", .words, "the tag")] + whom) {
        given throws(Refusal) in ChangeMany(parties: given.whom, change: .noTag(try given.tag()))
    }

    static let standingVerb = Verb(
        "standing", "say what everybody of a list is to the firm",
        [.first("standing", .choice(Party.Standing.allCases.map(\.rawValue)), "prospect, client, former, partner, supplier or unknown")]
            + whom
    ) {
        given throws(Refusal) in
        guard let standing: Party.Standing = given.choice("standing") else { throw .missing(field: "the standing", example: "client") }
        return ChangeMany(parties: given.whom, change: .standing(standing))
    }

    static let wishVerb = Verb(
        "do-not-contact", "say whether everybody of a list wishes to hear from us of our own accord",
        [.first("wish", .choice(["yes", "no"]), "yes: they do not wish it; no: they may hear from us")] + whom
    ) {
        given throws(Refusal) in
        ChangeMany(parties: given.whom, change: .doNotContact(try given.text("wish", example: "yes") == "yes"))
    }

    static let responsibleVerb = Verb(
        "responsible", "say who of the firm answers for everybody of a list",
        [.first("staff", .who(.staff), "who of the firm")] + whom
    ) {
        given throws(Refusal) in
        ChangeMany(parties: given.whom, change: .responsible(try given.number("staff", example: "Ben")))
    }
}

extension Given {
    /// Everybody named, each once.
    fileprivate var whom: [Int64] {
        let all = (values["in"] ?? []) + (values["who"] ?? [])
        var seen: Set<Int64> = []
        return all.flatMap { value -> [Int64] in
            switch value {
            case .numbers(let numbers): numbers
            case .number(let number): [number]
            case .text, .due, .flag, .condition: []
            }
        }.filter { seen.insert($0).inserted }
    }

    fileprivate func tag() throws(Refusal) -> String { try text("tag", example: "easter").lowercased() }
}
