/// Closes a client to all but one team and the principals: nobody else finds, counts or reaches them, their people and what happened.
public struct CloseParty: Command {
    public let party: Int64
    public let team: Int64

    public init(party: Int64, team: Int64) { (self.party, self.team) = (party, team) }

    public var needs: [Need] { [.party(party), .teams, .answering(party: party)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let (asker, party, team) = (try sight.asker(), try sight.party(party), try sight.team(team))
        switch asker.rights {
        case .principal: break
        case .manager where team.members.contains(asker.number): break
        case .manager, .member: throw .onlyPrincipals("close a client to a team they are not of")
        }
        if party.team == team.number { throw .closedAlready(party.shown, team.name) }
        // What is owed stays with somebody who sees it.
        for number in Set(sight.answering).sorted() {
            guard let member = sight.staff[number], !member.left, member.rights != .principal, !team.members.contains(number)
            else { continue }
            throw .wouldNotSee(member.name, party.shown, team: team.name)
        }
        return [.about(party.number, .party(.closed(team: team.number)))]
    }

    static let verb = Verb(
        "close", "let only one team and the principals see a client",
        [.first("who", .who(.party), "the client"), .required("team", .who(.team), "the team")]
    ) { given throws(Refusal) in
        CloseParty(party: try given.number("who", example: "\"Okafor Garage\""), team: try given.number("team", example: "Structures"))
    }
}

/// Opens a closed client to everybody of the firm again.
public struct OpenParty: Command {
    public let party: Int64

    public init(party: Int64) { self.party = party }

    public var needs: [Need] { [.party(party)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if try sight.asker().rights == .member { throw .onlyManagers("open a closed client") }
        let party = try sight.party(party)
        if party.team == nil { throw .notClosed(party.shown) }
        return [.about(party.number, .party(.opened))]
    }

    static let verb = Verb("open", "let everybody see a closed client again", [.first("who", .who(.party), "the client")]) {
        given throws(Refusal) in OpenParty(party: try given.number("who", example: "\"Okafor Garage\""))
    }
}
