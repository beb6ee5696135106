@testable import Care

// Lines are added, never edited: a line that a record may hold is read for ever, and its fact is written the same.

extension Pin {
    private static let easter = SavedList.Content(
        kind: .person,
        conditions: [
            Condition(.tag("easter")), Condition(.standing(.client)), Condition(.field(name: "Boiler", value: "Vaillant"), isNot: true),
            Condition(.number, isNot: true), Condition(.contact(.days(90))),
        ],
        columns: [.tags, .field("Boiler"), .contact], order: .quiet)

    private static let others = SavedList.Content(conditions: [
        Condition(.organization(10)), Condition(.responsible(2)), Condition(.place("Falmouth")), Condition(.language("pt")),
        Condition(.doNotContact), Condition(.address), Condition(.owed(.theirs)), Condition(.words("harbour")),
        Condition(.contact(.day(day("2026-01-01")))),
    ])

    static let lists: [Pin] = [
        Pin(
            "list.saved",
            #"{"of":"person","owner":2,"conditions":[{"test":"tag"},{"test":"standing","value":"client"},{"test":"field","not":true},"#
                + #"{"test":"number","not":true},{"test":"contact","value":"90 days"}],"columns":["tags","field","contact"],"#
                + #""order":"quiet"}"#,
            #"{"name":"Easter cards","values":["easter","Boiler=Vaillant"],"fields":["Boiler"]}"#,
            .list(.saved(name: "Easter cards", easter, owner: 2))),
        Pin(
            "list.saved",
            #"{"conditions":[{"test":"organization","value":"10"},{"test":"responsible","value":"2"},{"test":"place"},"#
                + #"{"test":"language","value":"pt"},{"test":"do-not-contact"},{"test":"address"},{"test":"owed","value":"theirs"},"#
                + #"{"test":"words"},{"test":"contact","value":"2026-01-01"}],"order":"name"}"#,
            #"{"name":"Others","values":["Falmouth","harbour"]}"#, .list(.saved(name: "Others", others, owner: nil))),
        Pin("list.saved", #"{"order":"newest"}"#, #"{"name":"All"}"#, .list(.saved(name: "All", .init(order: .newest), owner: nil))),
        Pin("list.dropped", "{}", "{}", .list(.dropped)),
    ]
}
