/// Forms a team of some of the staff.
public struct FormTeam: Command {
    public let name: String
    public let members: [Int64]

    public init(name: String, members: [Int64] = []) { (self.name, self.members) = (name.trimmed, members) }

    public var needs: [Need] { [.teams] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if try sight.asker().rights == .member { throw .onlyManagers("form teams") }
        if name.isEmpty { throw .missing(field: "the name of the team", example: "kept team add \"Structures\"") }
        if sight.teams.values.contains(where: { $0.name == name }) { throw .teamNameTaken(name) }
        var facts: [Stated] = [.begins(.team(.formed(name: name)))]
        for member in Set(members).sorted() {
            facts.append(.about(sight.next, .team(.joined(staff: try sight.present(member).number))))
        }
        return facts
    }

    static let verb = Verb(
        "team add", "form a team of some of the staff",
        [.first("name", .words, "the name of the team"), .list("with", .who(.staff), "who is of it")]
    ) { given throws(Refusal) in
        FormTeam(name: try given.text("name", example: "\"Structures\""), members: given.numbers("with"))
    }
}

/// Takes somebody into a team: they see its clients from now on.
public struct JoinTeam: Command {
    public let team: Int64
    public let staff: Int64

    public init(team: Int64, staff: Int64) { (self.team, self.staff) = (team, staff) }

    public var needs: [Need] { [.teams] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let team = try sight.managed(team)
        let member = try sight.present(staff)
        if team.members.contains(staff) { throw .inTeam(member.name, team.name) }
        return [.about(team.number, .team(.joined(staff: staff)))]
    }

    static let verb = Verb("team join", "take somebody into a team", Verb.teamAndStaff) { given throws(Refusal) in
        JoinTeam(team: try given.number("team", example: "Structures"), staff: try given.number("who", example: "\"Ben Ochieng\""))
    }
}

/// Takes somebody out of a team: they see its clients no longer. Whoever owes one of them something cannot go unseen.
public struct LeaveTeam: Command {
    public let team: Int64
    public let staff: Int64

    public init(team: Int64, staff: Int64) { (self.team, self.staff) = (team, staff) }

    public var needs: [Need] { [.teams, .owedWithin(team: team, owner: staff)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let team = try sight.managed(team)
        guard let member = sight.staff[staff], team.members.contains(staff) else { throw .noSuch(thing: "member", given: String(staff)) }
        if sight.openPromises > 0, member.rights != .principal, !member.left {
            throw .owesWithin(member.name, count: sight.openPromises, team: team.name)
        }
        return [.about(team.number, .team(.left(staff: staff)))]
    }

    static let verb = Verb("team leave", "take somebody out of a team", Verb.teamAndStaff) { given throws(Refusal) in
        LeaveTeam(team: try given.number("team", example: "Structures"), staff: try given.number("who", example: "\"Ben Ochieng\""))
    }
}

extension Verb {
    fileprivate static let teamAndStaff: [Parameter] = [
        .first("team", .who(.team), "the team"), .required("who", .who(.staff), "who of the firm"),
    ]
}

extension Sight {
    func team(_ number: Int64) throws(Refusal) -> Team {
        guard let team = teams[number] else { throw .noSuch(thing: "team", given: String(number)) }
        return team
    }

    /// A team that whoever asks may change: a manager sees to the teams they are of themselves, a principal to all.
    fileprivate func managed(_ number: Int64) throws(Refusal) -> Team {
        let (asker, team) = (try asker(), try team(number))
        switch asker.rights {
        case .principal: return team
        case .manager where team.members.contains(asker.number): return team
        case .manager, .member: throw .onlyPrincipals("change a team they are not of")
        }
    }
}
