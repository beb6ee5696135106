@testable import Care

// Lines are added, never edited: a line that a record may hold is read for ever, and its fact is written the same.

extension Pin {
    static let office: [Pin] = [
        Pin(
            "firm.founded", #"{"zone":"Europe/London","domains":["bergochieng.example","berg.example"],"rehearsal":true}"#,
            #"{"name":"Berg Ochieng Engineers"}"#,
            .firm(
                .founded(
                    name: "Berg Ochieng Engineers", zone: "Europe/London", domains: ["bergochieng.example", "berg.example"],
                    rehearsal: true))),
        Pin(
            "firm.founded", #"{"zone":"UTC"}"#, #"{"name":"Müller \"&\" Söhne"}"#,
            .firm(.founded(name: "Müller \"&\" Söhne", zone: "UTC", domains: [], rehearsal: false))),
        Pin(
            "firm.hours", #"{"week":"Mon-Thu 8:00-17:00; Fri 8:00-13:00","from":"1970-01-01"}"#, "{}",
            .firm(.hours(week: week("Mon-Thu 8-17; Fri 8-13"), from: day("1970-01-01")))),
        Pin("firm.hours", #"{"week":"closed","from":"2026-12-24"}"#, "{}", .firm(.hours(week: week("closed"), from: day("2026-12-24")))),
        Pin(
            "staff.joined", #"{"rights":"principal"}"#, #"{"name":"Anna Berg","address":"anna@bergochieng.example"}"#,
            .staff(.joined(name: "Anna Berg", address: "anna@bergochieng.example", rights: .principal))),
        Pin(
            "staff.joined", #"{"rights":"manager"}"#, #"{"name":"Carla Diaz"}"#,
            .staff(.joined(name: "Carla Diaz", address: "", rights: .manager))),
        Pin(
            "staff.joined", #"{"rights":"member"}"#, #"{"name":"Ben Ochieng"}"#,
            .staff(.joined(name: "Ben Ochieng", address: "", rights: .member))),
        Pin(
            "staff.hours", #"{"week":"Mon 9:00-12:30, 13:15-17:00; Wed 9:00-17:00","from":"2026-03-02"}"#, "{}",
            .staff(.hours(week: week("Mon 9-12:30, 13:15-17; Wed 9-17"), from: day("2026-03-02")))),
        Pin("staff.left", "{}", "{}", .staff(.left)),
        Pin("staff.rights", #"{"rights":"manager"}"#, "{}", .staff(.rights(.manager))),
        Pin("team.formed", "{}", #"{"name":"Structures"}"#, .team(.formed(name: "Structures"))),
        Pin("team.joined", #"{"staff":3}"#, "{}", .team(.joined(staff: 3))),
        Pin("team.left", #"{"staff":3}"#, "{}", .team(.left(staff: 3))),
        Pin("party.closed", #"{"team":9}"#, "{}", .party(.closed(team: 9))),
        Pin("party.opened", "{}", "{}", .party(.opened)),
        Pin("interaction.confided", #"{"among":[2,3]}"#, "{}", .interaction(.confided(among: [2, 3]))),
        Pin("interaction.disclosed", "{}", "{}", .interaction(.disclosed)),
        Pin(
            "colleague.seen", "{}", #"{"name":"Temp","address":"temp@bergochieng.example"}"#,
            .colleague(.seen(name: "Temp", address: "temp@bergochieng.example"))),
        Pin(
            "colleague.seen", "{}", #"{"address":"office@bergochieng.example"}"#,
            .colleague(.seen(name: "", address: "office@bergochieng.example"))),
        Pin(
            "firm.senders", #"{"automatic":true}"#, #"{"domain":"letters.flour.example"}"#,
            .firm(.senders(domain: "letters.flour.example", automatic: true))),
        Pin("firm.senders", #"{"automatic":false}"#, "{}", .firm(.senders(domain: "", automatic: false))),
        Pin("colleague.known", #"{"as":"shared"}"#, "{}", .colleague(.known(as: .shared))),
        Pin("colleague.known", #"{"as":"gone"}"#, "{}", .colleague(.known(as: .gone))),
        Pin("colleague.known", #"{"as":"here"}"#, "{}", .colleague(.known(as: .here))),
        Pin(
            "import.started", #"{"until":1772442000000,"historyBefore":1770022800000,"mailboxOf":3}"#,
            #"{"paths":["old/office.mbox","old/ben.mbox"]}"#,
            .importRun(
                .started(
                    until: at("2026-03-02T09:00Z"), historyBefore: at("2026-02-02T09:00Z"), mailboxOf: 3,
                    paths: ["old/office.mbox", "old/ben.mbox"]))),
        Pin("import.started", "{}", "{}", .importRun(.started(until: nil, historyBefore: nil, mailboxOf: nil, paths: []))),
        Pin(
            "import.finished", #"{"read":10,"recorded":4,"already":3,"later":2,"failed":1}"#, "{}",
            .importRun(.finished(counts(read: 10, recorded: 4, already: 3, later: 2, failed: 1)))),
        Pin("command.undone", #"{"first":40,"last":42}"#, "{}", .undone(Undone(first: 40, last: 42))),
    ]

    private static func counts(read: Int, recorded: Int, already: Int, later: Int, failed: Int) -> ImportRun.Counts {
        var counts = ImportRun.Counts()
        (counts.read, counts.recorded, counts.already, counts.later, counts.failed) = (read, recorded, already, later, failed)
        return counts
    }
}
