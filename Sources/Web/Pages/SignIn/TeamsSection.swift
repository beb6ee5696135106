import Care
import Hummingbird
import Store

/// Teams on the page of the staff: who is of them, and the forms for whoever may change them.
struct TeamsSection {
    let reading: Reading
    let teams: [Team]
    let seal: HTML

    init(_ reading: Reading, seal: HTML) throws { (self.reading, self.seal, teams) = (reading, seal, try reading.teams()) }

    static func add(_ visit: Visit) async throws -> Response {
        try await Verbs.done(visit, visit.take(FormTeam(name: visit.typed("name"))))
    }

    /// Joins or leaves: the button says which.
    static func change(_ visit: Visit) async throws -> Response {
        let (team, staff) = (visit.number ?? 0, Int64(visit.typed("who")) ?? 0)
        let leaves = visit.form["leave"] != nil
        return try await Verbs.done(
            visit, visit.take(leaves ? LeaveTeam(team: team, staff: staff) : JoinTeam(team: team, staff: staff)))
    }

    static func rights(_ visit: Visit) async throws -> Response {
        let rights = Staff.Rights(rawValue: visit.typed("rights")) ?? .member
        return try await Verbs.done(visit, visit.take(SetRights(staff: Int64(visit.typed("who")) ?? 0, rights: rights)))
    }

    private var mayForm: Bool { reading.reader.map { $0.rights != .member } ?? false }

    var html: HTML {
        if teams.isEmpty, !mayForm { return .empty }
        return """
            \(SectionHead.html("Teams", Grouped.number(teams.count), order: "by name"))
            \(teams.isEmpty ? Self.none : "<ol class=\"lines\">\(teams.map(line))</ol>")
            \(form, if: mayForm)\(rightsForm, if: reading.reader?.rights == .principal)
            """
    }

    private static let none: HTML = """
        <p class="quiet small">No team yet. A client can be closed to a team; only its members and the principals see it then.</p>
        """

    private func line(_ team: Team) -> HTML {
        let names = team.members.compactMap { reading.staff[$0]?.name }.sorted().joined(separator: ", ")
        return """
            <li class="line"><div class="when">team</div><div class="who"><b>\(team.name)</b></div>\
            <div class="what circ">\(names.isEmpty ? "nobody yet" : names)</div><div class="verbs">\(verbs(team), if: may(team))</div></li>
            """
    }

    private func may(_ team: Team) -> Bool {
        guard let reader = reading.reader else { return false }
        return reader.rights == .principal || (reader.rights == .manager && team.members.contains(reader.number))
    }

    private func verbs(_ team: Team) -> HTML {
        """
        <form method="post" action="/teams/\(team.number)">\(seal)<input type="hidden" name="back" value="/staff">\(who)\
        <button class="verb">Joins</button><button class="verb" name="leave" value="1">Leaves</button></form>
        """
    }

    private var who: HTML {
        let options = reading.staff.values.filter { !$0.left }.sorted { $0.name < $1.name }.map {
            "<option value=\"\($0.number)\">\($0.name)</option>" as HTML
        }
        return "<select class=\"fill\" name=\"who\" aria-label=\"Who\">\(options)</select>"
    }

    private var form: HTML {
        """
        <form method="post" action="/teams" class="sheet read">\(seal)<input type="hidden" name="back" value="/staff"><dl>
        <div><dt>A new team</dt><dd><input class="fill" name="name" size="20" required placeholder="its name" aria-label="Its name" \
        autocomplete="off"></dd><dd class="why">Close a client to it on the client’s page, under Seen by.</dd></div></dl>
        <div class="do"><button class="btn">Form it</button></div></form>
        """
    }

    private var rightsForm: HTML {
        let rights = Staff.Rights.allCases.map { "<option>\($0.rawValue)</option>" as HTML }
        return """
            <form method="post" action="/staff/rights" class="sheet read">\(seal)<input type="hidden" name="back" value="/staff"><dl>
            <div><dt>Rights</dt><dd>\(who) is a <select class="fill" name="rights" aria-label="Rights">\(rights)</select> from now on.</dd>\
            <dd class="why">Members care for clients. Managers also take in files, form teams and close clients to theirs. Principals see \
            every client.</dd></div></dl>
            <div class="do"><button class="btn">Say so</button></div></form>
            """
    }
}
