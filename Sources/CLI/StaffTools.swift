import Care
import Store

/// Who of the firm uses Kept, and how they get in.
enum StaffTools {
    static let list = Tool("staff list", "who is of the firm", []) { session, _ in
        try session.reading { reading in
            let members = reading.staff.values.sorted { $0.number < $1.number }
            let lines = members.map {
                "\($0.number)".padded(6) + $0.name.padded(24) + $0.address.padded(36) + ($0.left ? "gone" : $0.rights.rawValue)
            }
            let items = members.map { member -> JSON in
                [
                    "number": .integer(member.number), "name": .string(member.name), "address": .string(member.address),
                    "rights": .string(member.rights.rawValue), "gone": .bool(member.left),
                ]
            }
            return Output(text: lines.joined(separator: "\n"), json: ["items": .array(items)])
        }
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
