import Care
import Hummingbird
import Store

/// Who of the firm sees a client: everybody, or one team and the principals.
struct SeenBy {
    let party: Party
    let closed: [Team]
    let reading: Reading

    init(_ party: Party, _ reading: Reading) throws {
        (self.party, self.reading, closed) = (party, reading, try reading.closed(party.number))
    }

    static func write(_ visit: Visit) async throws -> Response {
        let team = Int64(visit.typed("team"))
        let number = visit.number ?? 0
        let command: any Command = team.map { CloseParty(party: number, team: $0) } ?? OpenParty(party: number)
        return try await Verbs.done(visit, visit.take(command))
    }

    /// Above the story of a closed client.
    var banner: HTML {
        if closed.isEmpty { return .empty }
        let inherited = party.team == nil ? ", as their organization is" : ""
        return """
            <div class="banner"><span><b>Closed\(inherited).</b> Only \(closed.map(\.name).joined(separator: ", ")) and the principals \
            find this client, their people and what happened.</span></div>
            """
    }

    /// Beside it, for whoever may change it.
    func form(_ seal: HTML) throws -> HTML {
        guard let reader = reading.reader, reader.rights != .member else { return .empty }
        let teams = try reading.teams().filter { reader.rights == .principal || $0.members.contains(reader.number) }
        if teams.isEmpty, closed.isEmpty { return .empty }
        let options = teams.map { team -> HTML in
            "<option value=\"\(team.number)\"\(" selected", if: team.number == party.team)>\(team.name)</option>"
        }
        return """
            <form method="post" action="/clients/\(party.number)/seen">\(seal)<input type="hidden" name="back" \
            value="/clients/\(party.number)">\(SectionHead.html("Seen by"))<div class="item"><p>\
            <select class="fill" name="team" aria-label="Who sees them"><option value="">everybody</option>\(options)</select> \
            <button class="verb">Say so</button></p></div></form>
            """
    }
}

/// That only some of the staff read what happened.
enum Confided {
    static func confide(_ visit: Visit) async throws -> Response { try await Verbs.done(visit, visit.say("private", about: "interaction")) }
    static func disclose(_ visit: Visit) async throws -> Response { try await Verbs.done(visit, visit.say("public", about: "interaction")) }

    /// Below what happened.
    static func line(_ names: [String]) -> HTML {
        names == ["you"] ? "Private: only you read it." : "Private: read by \(names.joined(separator: ", "))."
    }

    /// On the page of one thing: who else shall read it.
    static func form(_ interaction: Int64, _ reading: Reading, _ seal: HTML) throws -> HTML {
        guard let isConfided = try reading.isConfided(interaction) else { return .empty }
        let others = reading.staff.values.filter { !$0.left && $0.number != reading.me }.sorted { $0.name < $1.name }
        let disclosing: HTML =
            " <button class=\"verb\" formaction=\"/interactions/\(interaction)/public\">Everybody who sees the client</button>"
        let options = others.map { "<option value=\"\($0.number)\">only you and \($0.name)</option>" as HTML }
        return """
            <form method="post" class="small">\(seal)<input type="hidden" name="back" value="/record/\(interaction)">\
            <p>Who reads it: <select class="fill" name="among" aria-label="Who else reads it"><option value="">only you</option>\(options)\
            </select> <button class="verb" formaction="/interactions/\(interaction)/private">Make it private</button>\
            \(disclosing, if: isConfided)</p></form>
            """
    }
}
