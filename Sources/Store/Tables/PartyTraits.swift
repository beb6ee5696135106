import Care

/// By what somebody gets on a list: what their profile says, in words that can be looked up.
///
/// `trait` has a row for each, made of what was said about this party alone. Of those merged into one, the one that stands for all
/// goes before, then the first written down: `first` asks so, as `Party.absorbing` does.
enum Trait: Equatable {
    case standing, responsible, language, doNotContact, name
    /// What somebody without a name is shown by.
    case unnamed
    case field(String)

    var text: String {
        switch self {
        case .standing: "standing"
        case .responsible: "responsible"
        case .language: "language"
        case .doNotContact: "do-not-contact"
        case .name: "name"
        case .unnamed: "unnamed"
        case .field(let name): "field \(name)"
        }
    }

    /// What is longer is cut, here as in what is looked up. Characters.
    private static let longest = 200
    /// So many own fields can be looked up.
    private static let most = 500

    /// As a value is compared.
    static func value(_ text: String) -> String { Fold.text(String(text.prefix(longest))) }

    /// All of a party.
    static func all(of party: Party) -> [(trait: Trait, value: String)] {
        var all: [(Trait, String)] = [party.name.isEmpty ? (.unnamed, value(party.shown)) : (.name, value(party.name))]
        if party.standing != .unknown { all.append((.standing, party.standing.rawValue)) }
        if let responsible = party.responsible { all.append((.responsible, String(responsible))) }
        if !party.profile.language.isEmpty { all.append((.language, value(party.profile.language))) }
        if party.profile.doNotContact { all.append((.doNotContact, "")) }
        all += party.profile.fields.prefix(most).map { (.field($0.name), value($0.value)) }
        return all
    }
}

extension PartyTable {
    func insertTraits(_ party: Party) throws {
        let rows = Trait.all(of: party).map { trait, value -> [SQL.Value] in
            [.integer(firm), .text(trait.text), .text(value), .integer(party.number)]
        }
        for values in Rows.grouped(rows) { try database.run("insert into trait (firm, trait, value, party) values \(rows: values)") }
    }
}
