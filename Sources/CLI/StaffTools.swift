import Care
import Store

/// Who of the firm uses Kept, and how they get in.
enum StaffTools {
    static let list = Tool(.staff) { reading, _ in
        reading.staff.values.sorted { $0.number < $1.number }.map {
            "\($0.number)".padded(6) + $0.name.padded(24) + $0.address.padded(36) + ($0.left ? "gone" : $0.rights.rawValue)
        }.joined(separator: "\n")
    }

    static let teams = Tool(.teams) { reading, _ in
        let lines = try reading.teams().map { team in
            let members = team.members.sorted().compactMap { reading.staff[$0]?.name }
            return "\(team.number)".padded(6) + team.name.padded(24) + members.joined(separator: ", ")
        }
        return lines.isEmpty ? "There is no team yet: kept team add forms one." : lines.joined(separator: "\n")
    }

    static let token = Tool(
        "token", "make a token by which a program asks in your name; --as says in whose",
        [
            .first("for", .words, "what it is for: \"phone system\""),
            .list("scope", .choice(Tokens.Scope.allCases.map(\.rawValue)), "what it may do (read); may be repeated"),
        ]
    ) { session, typed in
        let place = try session.workplace()
        let scopes = Set((typed["scope"] ?? ["read"]).compactMap(Tokens.Scope.init(rawValue:)))
        let token = try Tokens(folder: place.folder, random: session.world.random).make(
            typed["for"]?.first ?? "", scopes, of: .init(firm: place.firm, staff: try session.reading { $0.me }), now: session.world.now())
        return Output(text: "Put it into the program now; it is not shown again:\n\(token)", json: ["token": .string(token)])
    }

    static let invite = Tool(
        "staff invite", "make a link by which somebody of the firm chooses a password; those made for them before open nothing then",
        [
            .first("who", .words, "whom"),
            .optional("at-address", .words, "where they reach Kept, if not on this machine: https://kept.example"),
        ]
    ) { session, typed in
        let place = try session.workplace()
        let (staff, me) = try session.reading { reading in
            (reading.staff[try reading.who(staff: typed["who"]?.first ?? "")], reading.reader)
        }
        guard let staff, let me else { throw Refusal.onlyStaff }
        let secret = try Accounts(folder: place.folder, random: session.world.random).invite(
            staff.number, by: me, firm: place.firm, now: session.world.now())
        let link = "\(typed["at-address"]?.first ?? "http://127.0.0.1:\(Serve.usualPort)")/invited#\(secret)"
        return Output(
            text: "Hand this to \(staff.name). It opens once, within 7 days:\n\(link)",
            json: ["number": .integer(staff.number), "link": .string(link)])
    }
}
