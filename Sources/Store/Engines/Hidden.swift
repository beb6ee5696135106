/// What a reader may not see, said once for all: of the rows of each table, and of the things a command names.
///
/// A party is hidden that is closed to teams of none of which the reader is; what happened is hidden where one of those who took part
/// is, or where something of its thread is private among others; a promise where its party is, or the contact in which it was made.
struct Hidden {
    /// The number of the staff member who reads.
    let reader: SQL
    /// Whether closed clients are open to them, as to a principal.
    let seesClosed: SQL

    func party(_ firm: SQL, _ party: SQL) -> SQL {
        """
        (not \(seesClosed) and exists (select 1 from main.closed x where x.firm = \(firm) and x.party = \(party))
            and not exists (select 1 from main.closed x join main.team_member y on y.firm = x.firm and y.team = x.team
                and y.staff = \(reader) where x.firm = \(firm) and x.party = \(party)))
        """
    }

    func interaction(_ firm: SQL, _ number: SQL) -> SQL {
        """
        (exists (select 1 from main.taking_part t where t.firm = \(firm) and t.interaction = \(number) and \(party("t.firm", "t.party")))
            or exists (select 1 from main.interaction i join main.interaction j on j.firm = i.firm and j.thread = i.thread
                where i.firm = \(firm) and i.number = \(number)
                and exists (select 1 from main.confided a where a.firm = j.firm and a.interaction = j.number)
                and not exists (select 1 from main.confided a where a.firm = j.firm and a.interaction = j.number
                    and a.staff = \(reader))))
        """
    }

    func promise(_ firm: SQL, party: SQL, during: SQL) -> SQL {
        "(\(self.party(firm, party)) or (\(during) is not null and \(interaction(firm, during))))"
    }

    func promise(_ firm: SQL, _ number: SQL) -> SQL {
        """
        exists (select 1 from main.promise p where p.firm = \(firm) and p.number = \(number)
            and \(promise("p.firm", party: "p.party", during: "p.during")))
        """
    }

    /// Anything that has a number.
    func thing(_ firm: SQL, _ number: SQL) -> SQL {
        "(\(party(firm, number)) or \(interaction(firm, number)) or \(promise(firm, number)))"
    }

    /// For each table that can tell of something hidden, which of its rows are.
    var rows: [(table: String, hidden: SQL)] {
        let byParty = ["reach", "tag", "trait", "place_word", "known_as", "topic"].map { ($0, own($0, "party", party)) }
        let byInteraction = ["taking_part", "message", "message_id", "attachment"].map { ($0, own($0, "interaction", interaction)) }
        return byParty + byInteraction + [
            ("party", own("party", "number", party)),
            ("membership", "(\(own("membership", "party", party)) or \(own("membership", "organization", party)))"),
            ("suggestion", "(\(own("suggestion", "a", party)) or \(own("suggestion", "b", party)))"),
            ("told_apart", "(\(own("told_apart", "party", party)) or \(own("told_apart", "other", party)))"),
            ("interaction", own("interaction", "number", interaction)),
            ("waiting", "(\(own("waiting", "party", party)) or \(own("waiting", "last", interaction)))"),
            ("promise", promise("promise.firm", party: "promise.party", during: "promise.during")),
            ("mention", own("mention", "thing", thing)),
            ("entry", own("entry", "about", thing)),
        ]
    }

    private func own(_ table: String, _ column: String, _ hidden: (SQL, SQL) -> SQL) -> SQL {
        hidden(SQL(ours: "\(table).firm"), SQL(ours: "\(table).\(column)"))
    }
}
