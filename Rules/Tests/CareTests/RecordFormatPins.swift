@testable import Care

// Lines are added, never edited: a line that a record may hold is read for ever, and its fact is written the same.

extension Pin {
    private static let imported: Party.Details = {
        var details = Party.Details(name: "Ines Ferreira")
        (details.organization, details.role, details.responsible) = (10, "Owner", 3)
        details.source = Party.Source(raw: "aa", identifier: "HubSpot 7")
        return details
    }()

    private static let completed: Party.Correction = {
        var change = Party.Correction(numbers: ["020 7946 0171"])
        change.source = Party.Source(raw: "bb", identifier: "vCard 1")
        return change
    }()

    static let people: [Pin] = [
        Pin(
            "person.added", #"{"standing":"client"}"#,
            #"{"name":"Ines Ferreira","addresses":["ines@harbourbakery.example","ines@home.example"],"numbers":["020 7946 0171"]}"#,
            .party(
                .added(
                    .person,
                    Party.Details(
                        name: "Ines Ferreira", addresses: ["ines@harbourbakery.example", "ines@home.example"], numbers: ["020 7946 0171"]),
                    standing: .client))),
        Pin(
            "person.added", #"{"standing":"unknown"}"#, #"{"addresses":["karin@lindqvist.example"]}"#,
            .party(.added(.person, Party.Details(name: "", addresses: ["karin@lindqvist.example"]), standing: .unknown))),
        Pin(
            "organization.added", #"{"standing":"prospect"}"#, #"{"name":"Harbour Bakery"}"#,
            .party(.added(.organization, Party.Details(name: "Harbour Bakery"), standing: .prospect))),
        Pin(
            "party.corrected", #"{"standing":"former","responsible":3}"#,
            #"{"name":"Ines Reed","notes":"bakes\nat night","addresses":["ines@reed.example"],"numbers":["020 7946 0172"]}"#,
            .party(
                .corrected(
                    Party.Correction(
                        name: "Ines Reed", notes: "bakes\nat night", standing: .former, responsible: 3, addresses: ["ines@reed.example"],
                        numbers: ["020 7946 0172"])))),
        Pin("party.corrected", #"{"standing":"partner"}"#, "{}", .party(.corrected(Party.Correction(standing: .partner)))),
        Pin("party.corrected", "{}", #"{"notes":""}"#, .party(.corrected(Party.Correction(notes: "")))),
        Pin("party.corrected", #"{"standing":"supplier","responsible":2}"#, "{}", .party(.corrected(supplier))),
        Pin("party.belongs", #"{"organization":10}"#, #"{"role":"owner"}"#, .party(.belongs(organization: 10, role: "owner"))),
        Pin("party.belongs", #"{"organization":10}"#, "{}", .party(.belongs(organization: 10, role: ""))),
        Pin("party.confirmed", #"{"automatic":true}"#, "{}", .party(.confirmed(automatic: true))),
        Pin("party.confirmed", #"{"automatic":false}"#, "{}", .party(.confirmed(automatic: false))),
        Pin(
            "person.added", #"{"standing":"prospect","organization":10,"responsible":3,"raw":"aa"}"#,
            #"{"name":"Ines Ferreira","role":"Owner","identifier":"HubSpot 7"}"#,
            .party(.added(.person, imported, standing: .prospect))),
        Pin(
            "party.corrected", #"{"raw":"bb"}"#, #"{"numbers":["020 7946 0171"],"identifier":"vCard 1"}"#,
            .party(.corrected(completed))),
        Pin(
            "person.added", #"{"standing":"client","doNotContact":true,"language":"pt-PT","zone":"Europe/Lisbon"}"#,
            #"{"name":"Ines Ferreira","notes":"bakes at night","reaching":"mornings","places":["2 Quay St\nDover"],"tags":["oven"],"#
                + #""fields":{"Boiler":"Vaillant"}}"#,
            .party(.added(.person, Party.Details(name: "Ines Ferreira", notes: "bakes at night", profile: profile), standing: .client))),
        Pin(
            "party.corrected", #"{"doNotContact":false,"language":"","zone":"Europe/London"}"#,
            #"{"reaching":"","places":["2 Quay St"],"tags":["oven"],"fields":{"Boiler":""},"noAddresses":["a@x.example"],"#
                + #""noNumbers":["1"],"noPlaces":["3 Quay St"],"noTags":["roof"]}"#, .party(.corrected(thorough))),
        Pin(
            "party.belongs", #"{"organization":10,"from":"2024-05-01","until":"2026-02-28"}"#, #"{"role":"owner"}"#,
            .party(.belongs(Membership(organization: 10, role: "owner", from: day("2024-05-01"), until: day("2026-02-28"))))),
        Pin("party.merged", #"{"into":11}"#, "{}", .party(.merged(into: 11))),
        Pin("party.unmerged", "{}", "{}", .party(.unmerged)),
        Pin("party.distinct", #"{"from":16}"#, "{}", .party(.distinct(from: 16))),
        Pin(
            "words.erased", #"{"ranges":[[11,11],[20,24]]}"#, #"{"because":"asked for by letter"}"#,
            .party(.erased(Erased(ranges: [11...11, 20...24], because: "asked for by letter")))),
        Pin(
            "import.started", #"{"origin":"000102030405060708090a0b0c0d0e0f"}"#, #"{"paths":["berg-export"]}"#,
            .importRun(
                .started(
                    until: nil, historyBefore: nil, mailboxOf: nil, paths: ["berg-export"], origin: "000102030405060708090a0b0c0d0e0f"))),
        Pin(
            "import.undone", #"{"ranges":[[31,40],[44,44]]}"#, "{}",
            .importRun(.undone([Undone(first: 31, last: 40), Undone(first: 44, last: 44)]))),
    ]

    static let promises: [Pin] = [
        Pin(
            "promise.made",
            #"{"side":"ours","to":11,"due":{"local":"2026-03-06T17:00","zone":"Europe/London","at":1772816400000,"day":true},"#
                + #""owner":2,"during":20}"#,
            #"{"text":"send the revised quote"}"#,
            .promise(
                .made(
                    Promise.Made(
                        side: .ours, to: 11, due: Cast.due("2026-03-06T17:00", wholeDay: true), owner: 2, during: 20,
                        text: "send the revised quote")))),
        Pin(
            "promise.made",
            #"{"side":"theirs","to":10,"due":{"local":"2026-07-03T15:30:20","zone":"Asia/Kolkata","at":1783072820500},"owner":3}"#,
            #"{"text":"the signed plans"}"#,
            .promise(
                .made(Promise.Made(side: .theirs, to: 10, due: kolkata, owner: 3, during: nil, text: "the signed plans")))),
        Pin(
            "promise.moved", #"{"due":{"local":"2026-03-12T15:00","zone":"Europe/London","at":1773327600000},"late":true}"#,
            #"{"because":"parts are late"}"#,
            .promise(.moved(to: Cast.due("2026-03-12T15:00"), late: true, because: "parts are late"))),
        Pin(
            "promise.moved", #"{"due":{"local":"2026-03-12T15:00","zone":"Europe/London","at":1773327600000,"day":true}}"#,
            #"{"because":"they asked"}"#,
            .promise(.moved(to: Cast.due("2026-03-12T15:00", wholeDay: true), late: false, because: "they asked"))),
        Pin("promise.kept", "{}", "{}", .promise(.kept(late: false))),
        Pin("promise.kept", #"{"late":true}"#, "{}", .promise(.kept(late: true))),
        Pin("promise.released", "{}", #"{"because":"they sold the house"}"#, .promise(.released(because: "they sold the house"))),
    ]

    private static let supplier = Party.Correction(standing: .supplier, responsible: 2)
    private static let kolkata = Due(
        local: local("2026-07-03T15:30:20"), zone: "Asia/Kolkata", instant: at("2026-07-03T10:00:20.500Z"), wholeDay: false)
}

extension Pin {
    private static var profile: Profile {
        var profile = Profile()
        (profile.reaching, profile.doNotContact, profile.places) = ("mornings", true, ["2 Quay St\nDover"])
        (profile.tags, profile.fields) = (["oven"], [.init("Boiler", "Vaillant")])
        (profile.language, profile.zone) = ("pt-PT", "Europe/Lisbon")
        return profile
    }

    private static var thorough: Party.Correction {
        var change = Party.Correction()
        (change.doNotContact, change.language, change.zone, change.reaching) = (false, "", "Europe/London", "")
        (change.places, change.tags, change.fields) = (["2 Quay St"], ["oven"], [.init("Boiler", "")])
        (change.dropped.addresses, change.dropped.numbers) = (["a@x.example"], ["1"])
        (change.dropped.places, change.dropped.tags) = (["3 Quay St"], ["roof"])
        return change
    }
}
