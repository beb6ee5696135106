/// Short names that are no beginning of the long one: Bob is Robert. Those that are (Rob, Ben, Max) need no table.
enum Nicknames {
    private static let groups = [
        "robert bob bobby", "william bill billy liam", "richard dick rick", "james jim jimmy", "john jack johnny",
        "margaret peggy meg maggie greta",
        "elizabeth liz beth betty lisa elsa", "katherine catherine kate kathy cathy", "charles chuck charlie", "edward ted ned eddie",
        "henry harry hank",
        "alexander alex sasha sandy xander", "anthony tony", "andrew drew andy", "michael mike mick", "thomas tom tommy", "joseph joe",
        "patricia trish",
        "dorothy dot dolly", "sarah sally", "helen nell", "mary molly polly", "theodore ted", "francis frank", "francisco paco",
        "jose pepe",
        "johannes hans jan", "friedrich fritz", "heinrich heinz", "jakob jacob jack", "giuseppe beppe", "luigi gigi", "eva evie",
        "antonio toni tonio",
    ]

    private static let byName: [String: Set<Int>] = {
        var table: [String: Set<Int>] = [:]
        for (place, group) in groups.enumerated() {
            for name in group.split(separator: " ") { table[String(name), default: []].insert(place) }
        }
        return table
    }()

    /// The groups a name stands in; two names of one group may be one person’s.
    static func groups(of name: String) -> Set<Int> { byName[name] ?? [] }
}
