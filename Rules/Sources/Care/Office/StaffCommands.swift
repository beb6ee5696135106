/// Takes somebody of the firm into Kept.
public struct AddStaff: Command {
    public let who: Contact
    public let rights: Staff.Rights
    public init(who: Contact, rights: Staff.Rights = .member) { (self.who, self.rights) = (who, rights) }

    public var needs: [Need] { [.partiesAt([who.address])] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if try sight.asker().rights != .principal { throw .onlyPrincipals("add staff") }
        if who.name.isEmpty { throw .missing(field: "the name", example: "kept staff add \"Ben Ochieng <ben@bergochieng.example>\"") }
        if let same = sight.staff.values.first(where: { !who.address.isEmpty && $0.address == who.address && !$0.left }) {
            throw .addressTaken(address: who.address, by: same.name)
        }
        if let party = sight.partyAt[who.address] {
            throw .addressTaken(address: who.address, by: sight.parties[party]?.shown ?? "number \(party)")
        }
        return [.begins(.staff(.joined(name: who.name, address: who.address, rights: rights)))]
    }

    static let verb = Verb(
        "staff add", "take somebody of the firm into Kept",
        [
            .first("name", .words, "the name, with the address in angle brackets"),
            .optional("rights", .choice(Staff.Rights.allCases.map(\.rawValue)), "member, manager or principal"),
        ]
    ) { given throws(Refusal) in
        AddStaff(
            who: Contact(try given.text("name", example: "\"Ben Ochieng <ben@bergochieng.example>\"")),
            rights: given.choice("rights") ?? .member)
    }
}

/// Says when somebody works, from a day on. Without WHO: the whole firm.
public struct SetHours: Command {
    public let staff: Int64?
    public let week: String
    /// The first day it is so, as `2026-03-02`; nil: from the beginning where nothing was said before, else from today.
    public let from: String?
    /// The day on which it is said, in the firm's zone.
    public let today: String

    public init(staff: Int64?, week: String, from: String? = nil, today: Day) {
        (self.staff, self.week, self.from, self.today) = (staff, week, from, today.iso)
    }

    public var needs: [Need] { [] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let asker = try sight.asker()
        if asker.rights == .member, staff != asker.number { throw .onlyManagers("set hours other than their own") }
        guard let hours = WorkingWeek(week) else {
            throw .notUnderstood(field: "working hours", given: week, expected: "for example “Mon-Thu 8:00-17:00; Fri 8:00-13:00”")
        }
        guard let staff else { return [.about(sight.firm.number, .firm(.hours(week: hours, from: try first(sight.firm.hasOwnHours))))] }
        let member = try sight.present(staff)
        return [.about(member.number, .staff(.hours(week: hours, from: try first(!member.ownHours.isEmpty))))]
    }

    /// What was never said otherwise holds for all the time; what changes, changes from today: the past keeps the hours it had.
    private func first(_ saidBefore: Bool) throws(Refusal) -> Day {
        let text = from ?? (saidBefore ? today : Day(number: 0).iso)
        guard let day = Day(iso: text) else {
            throw .notUnderstood(field: "the first day", given: text, expected: "for example 2026-03-02")
        }
        return day
    }

    static let verb = Verb(
        "staff hours", "say when somebody works (without --who: the firm)",
        [
            .first("week", .words, "for example \"Mon-Thu 8:00-17:00; Fri 8:00-13:00\""),
            .optional("who", .who(.staff), "whose hours"),
            .optional("from", .words, "the first day it is so, as 2026-03-02"),
        ]
    ) { given throws(Refusal) in
        SetHours(
            staff: given.optionalNumber("who"), week: try given.text("week", example: "\"Mon-Fri 9:00-17:00\""),
            from: given.optionalText("from"), today: given.today)
    }
}

/// Marks somebody as gone from the firm. Whoever still owns a promise cannot go unseen.
public struct StaffLeaves: Command {
    public let staff: Int64

    public var needs: [Need] { [.openPromises(owner: staff)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if try sight.asker().rights != .principal { throw .onlyPrincipals("mark staff as gone") }
        let member = try sight.present(staff)
        if sight.openPromises > 0 { throw .stillOwes(name: member.name, count: sight.openPromises) }
        let principals = sight.staff.values.filter { $0.rights == .principal && !$0.left }
        if member.rights == .principal, principals.count == 1 { throw .lastPrincipal(member.name) }
        return [.about(staff, .staff(.left))]
    }

    static let verb = Verb("staff gone", "mark somebody as gone from the firm", [.first("who", .who(.staff), "who has left")]) {
        given throws(Refusal) in StaffLeaves(staff: try given.number("who", example: "\"Ben Ochieng\""))
    }
}

/// Changes what somebody may do.
public struct SetRights: Command {
    public let staff: Int64
    public let rights: Staff.Rights

    public init(staff: Int64, rights: Staff.Rights) { (self.staff, self.rights) = (staff, rights) }

    public var needs: [Need] { [] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if try sight.asker().rights != .principal { throw .onlyPrincipals("change what somebody may do") }
        let member = try sight.present(staff)
        if member.rights == rights { throw .hasRights(member.name, rights.rawValue) }
        let principals = sight.staff.values.filter { $0.rights == .principal && !$0.left }
        if member.rights == .principal, principals.count == 1 { throw .lastPrincipal(member.name) }
        return [.about(staff, .staff(.rights(rights)))]
    }

    static let verb = Verb(
        "staff rights", "change what somebody may do",
        [
            .first("who", .who(.staff), "who of the firm"),
            .first("rights", .choice(Staff.Rights.allCases.map(\.rawValue)), "member, manager or principal"),
        ]
    ) { given throws(Refusal) in
        guard let rights: Staff.Rights = given.choice("rights") else { throw .missing(field: "the rights", example: "manager") }
        return SetRights(staff: try given.number("who", example: "\"Ben Ochieng\""), rights: rights)
    }
}
