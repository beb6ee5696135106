/// Makes what happened, and all that belongs to its thread, private among some of the staff. Not even a principal reads it then.
public struct Confide: Command {
    public let interaction: Int64
    public let among: [Int64]

    public init(interaction: Int64, among: [Int64] = []) { (self.interaction, self.among) = (interaction, among) }

    public var needs: [Need] { [.interaction(interaction)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        let (asker, asked) = (try sight.asker(), try sight.interaction(interaction))
        // A member cannot take away from others what was theirs to see; only what they wrote down or was addressed to them.
        if asker.rights == .member, asked.ours != asker.number { throw .onlyManagers("make private what is not theirs") }
        return [.about(interaction, .interaction(.confided(among: try sight.confidants(among))))]
    }

    static let verb = Verb(
        "private", "let only some of the staff read what happened",
        [.first("interaction", .interaction, "its number, or words of it"), .list("among", .who(.staff), "who else reads it")]
    ) { given throws(Refusal) in
        Confide(interaction: try given.number("interaction", example: "1042"), among: given.numbers("among"))
    }
}

/// Lets everybody who sees the client read what was private.
public struct Disclose: Command {
    public let interaction: Int64

    public init(interaction: Int64) { self.interaction = interaction }

    public var needs: [Need] { [.interaction(interaction)] }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        _ = try sight.asker()
        let asked = try sight.interaction(interaction)
        if !asked.isConfided { throw .notPrivate(asked.named) }
        return [.about(interaction, .interaction(.disclosed))]
    }

    static let verb = Verb(
        "public", "let everybody who sees the client read what was private",
        [.first("interaction", .interaction, "its number, or words of it")]
    ) { given throws(Refusal) in Disclose(interaction: try given.number("interaction", example: "1042")) }
}

extension Sight {
    /// Who reads what is private: these, and whoever makes it so.
    func confidants(_ others: [Int64]) throws(Refusal) -> [Int64] {
        var all: Set<Int64> = [try asker().number]
        for one in others { all.insert(try present(one).number) }
        return all.sorted()
    }
}
