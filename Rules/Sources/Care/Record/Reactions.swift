/// What follows from a fact in the same transaction, one level deep. Pure.
public enum Reactions {
    /// What must be seen to know what follows from this fact.
    public static func needs(of stated: Stated) -> [Need] {
        switch stated.fact {
        case .interaction(.logged(let logged)) where logged.answers: logged.with.map { Need.waiting(party: $0) }
        case .promise(.made(let made)) where made.side == .ours: [.waiting(party: made.to)]
        case .firm, .staff, .colleague, .team, .party, .interaction, .promise, .importRun, .list, .undone: []
        }
    }

    /// A contact that took place answers what this person waits for; a promise to them ends the wait, for now it is owed by a time.
    public static func follow(_ entry: Entry, _ sight: Sight) -> [Stated] {
        let how: Interaction.Settlement.How
        switch entry.fact {
        case .interaction(.logged): how = .answered
        case .promise: how = .promised
        case .firm, .staff, .colleague, .team, .party, .interaction, .importRun, .list, .undone: return []
        }
        return sight.waiting.filter { $0 != entry.number }.map {
            .about($0, .interaction(.settled(Interaction.Settlement(how: how, by: entry.number))))
        }
    }
}
