import Care

/// Who is on a list: one query over the tables, whatever it asks.
///
/// A condition that few meet names a set, and the sets drive the query; one that most meet is asked of each that is left. So a list costs
/// what its conditions name. One that names nobody (“everybody without a number”) walks all parties.
struct ListQuery {
    let database: any Database
    let firm: Int64
    let content: SavedList.Content
    /// When it is looked at, and when each day begins.
    let at: Instant
    let today: Day
    let zone: Zone

    /// How many are on it.
    func count() throws -> Int { Int(try database.row("select count(*) from party p where \(everybody())")?.integer(0) ?? 0) }

    /// Their numbers in the list's order.
    func numbers(limit: Int, offset: Int = 0) throws -> [Int64] {
        try database.rows("select p.number from party p where \(everybody()) order by \(order) limit \(limit) offset \(offset)").map {
            $0.integer(0)
        }
    }

    private func everybody() throws -> SQL {
        var all: SQL = "p.firm = \(firm) and p.root = p.number and p.erased = 0"
        if let kind = content.kind { all = "\(all) and p.kind = \(kind.rawValue)" }
        for condition in content.conditions {
            let holds = try self.holds(condition.test)
            all = condition.isNot ? "\(all) and not (\(holds))" : "\(all) and \(holds)"
        }
        return all
    }

    private func holds(_ test: Condition.Test) throws -> SQL {
        switch test {
        case .standing(.unknown): "not \(isAnybody("select 1 from trait t where \(own) and t.trait = 'standing'"))"
        case .standing(let standing): first(.standing, "t.value = \(standing.rawValue)")
        case .responsible(let staff): first(.responsible, "t.value = \(String(staff))")
        // Behind a language stands the country: pt is meant by pt-BR too, which sorts before “pt.”.
        case .language(let code): first(.language, "t.value >= \(Trait.value(code)) and t.value < \(Trait.value(code) + ".")")
        case .field(let name, let value) where value.isEmpty: any(.field(name), "")
        case .field(let name, let value): first(.field(name), "t.value = \(Trait.value(value))")
        case .doNotContact: any(.doNotContact, "")
        case .place(let text):
            joined(
                Words.of(text).map {
                    roots("place_word t", "t.party", "t.firm = \(firm) and t.word >= \($0) and t.word < \($0 + Vocabulary.last)")
                })
        case .tag(let tag): roots("tag t", "t.party", "t.firm = \(firm) and t.tag = \(tag)")
        case .organization(let number): roots("membership t", "t.party", "t.firm = \(firm) and t.last_day is null and \(isIn(number))")
        case .owed(let side): roots("promise t", "t.party", "t.firm = \(firm) and t.state = 'open' and t.side = \(side.rawValue)")
        case .address: isReached("address")
        case .number: isReached("number")
        case .contact(let since): isHeard(since: zone.instant(LocalTime(day: since.day(asOf: today), second: 0)))
        case .words(let text):
            joined(
                try NamedThings(database: database, firm: firm, query: FindQuery(text)).partyConditions().map {
                    roots("mention t", "t.thing", "t.firm = \(firm) and t.part < \(Mention.places(.promise).lowerBound) and t.\($0)")
                })
        }
    }

    /// All of it must hold; nothing at all holds of nobody.
    private func joined(_ all: [SQL]) -> SQL {
        guard let first = all.first else { return "1 = 0" }
        return all.dropFirst().reduce("\(first)") { "\($0) and \($1)" }
    }

    // MARK: Sets

    /// Who stands for those in some rows.
    private func roots(_ rows: SQL, _ party: SQL, _ condition: SQL) -> SQL {
        """
        p.number in (select m.root from \(rows) join party m on m.firm = t.firm and m.number = \(party) where \(condition))
        """
    }

    private func any(_ trait: Trait, _ condition: SQL) -> SQL {
        roots("trait t", "t.party", "t.firm = \(firm) and t.trait = \(trait.text) \(condition)")
    }

    /// What only one of those merged says for all: the one that stands for them, else the first.
    private func first(_ trait: Trait, _ condition: SQL) -> SQL {
        let before: SQL = """
            select 1 from party b join trait s on s.firm = b.firm and s.party = b.number and s.trait = t.trait
            where b.firm = m.firm and b.root = m.root and (b.number = b.root or b.number < m.number)
            """
        return any(trait, "and \(condition) and (m.number = m.root or not exists (\(before)))")
    }

    private func isIn(_ organization: Int64) -> SQL {
        """
        t.organization in (select o.number from party o where o.firm = \(firm)
            and o.root = (select r.root from party r where r.firm = \(firm) and r.number = \(organization)))
        """
    }

    // MARK: Of each

    private let group: SQL = "party m"
    private let own: SQL = "t.firm = m.firm and t.party = m.number"
    private let ofGroup: SQL = "m.firm = p.firm and m.root = p.number"

    /// Whether there is such a row of anybody in the group. One in the other, so that the group is always looked up first.
    private func isAnybody(_ row: SQL) -> SQL { "exists (select 1 from \(group) where \(ofGroup) and exists (\(row)))" }

    private func isReached(_ kind: String) -> SQL {
        // Without a place, the planner would walk all addresses of the firm for each party.
        isAnybody("select 1 from reach t where \(own) and t.place >= 0 and t.kind = \(kind)")
    }

    private func isHeard(since: Instant) -> SQL {
        isAnybody("select 1 from taking_part t where \(own) and t.at >= \(since.milliseconds) and t.at <= \(at.milliseconds)")
    }

    // MARK: Order

    private var order: SQL {
        switch content.order {
        case .name: "\(name), p.number"
        case .newest: "p.number desc"
        case .heard: "\(lastContact) desc, p.number"
        case .quiet: "\(lastContact), p.number"
        }
    }

    /// As it is shown: their own name, else that of somebody merged with them, else how they are reached. (`+ 0`: else the planner walks
    /// all parties to have those few in order.)
    private var name: SQL {
        """
        coalesce(
            (select t.value from trait t where t.firm = p.firm and t.party = p.number and t.trait = 'name'),
            (select t.value from \(group) join trait t on \(own) and t.trait = 'name' where \(ofGroup) order by m.number + 0 limit 1),
            (select t.value from trait t where t.firm = p.firm and t.party = p.number and t.trait = 'unnamed'))
        """
    }

    /// A meeting to come is no contact yet.
    private var lastContact: SQL {
        """
        coalesce((select max((select max(t.at) from taking_part t where \(own) and t.at <= \(at.milliseconds)))
            from \(group) where \(ofGroup)), 0)
        """
    }
}
