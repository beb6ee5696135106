import Care

/// An address of the firm without sign-in: what is known of it, and what its mail suggests.
public struct ColleagueLine: Sendable, Equatable {
    public let colleague: Colleague
    /// What it looks like, where nobody has said what it is.
    public let guess: Guess?
    /// The last message they wrote, and the last that was addressed to them.
    public let lastWrote: Instant?
    public let lastReceived: Instant?

    /// What an address looks like.
    public enum Guess: String, Sendable { case shared, gone }

    /// In words.
    public var what: String {
        switch (colleague.isKnownAs, guess) {
        case (.shared, _): "a shared mailbox"
        case (.gone, _): "has left"
        case (.here, _): "is there"
        case (nil, .shared): "looks like a shared mailbox"
        case (nil, .gone): "seems to have left"
        case (nil, nil): ""
        }
    }

    public var json: JSON {
        func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
        return [
            "number": .integer(colleague.number), "name": .string(colleague.name), "address": .string(colleague.address),
            "known": text(colleague.isKnownAs?.rawValue), "guess": text(guess?.rawValue), "lastWrote": text(lastWrote?.iso),
            "lastReceived": text(lastReceived?.iso),
        ]
    }
}

extension Reading {
    /// Who is of the firm by their address and has no sign-in, by name. Each costs four looks into an index.
    ///
    /// Who has written often and has been silent for 40 working days, while others go on, seems to have left.
    public func colleagues() throws -> [ColleagueLine] {
        let rows = try database.rows(
            """
            select number, name, address, known_as,
                (select max(at) from interaction i where i.firm = c.firm and i.ours = c.number and i.direction = 'out'),
                (select max(at) from interaction i where i.firm = c.firm and i.ours = c.number and i.direction = 'within'),
                (select max(at) from interaction i where i.firm = c.firm and i.ours = c.number and i.direction = 'in'),
                (select count(*) from (select 1 from interaction i where i.firm = c.firm and i.ours = c.number
                    and i.direction in ('out', 'within') limit \(Colleague.seenOften)))
            from colleague c where c.firm = \(firm)
            and not exists (select 1 from staff s where s.firm = c.firm and s.address = c.address and s.gone = 0)
            """)
        let newest = rows.flatMap { row in (4...6).compactMap { row.optionalInteger($0) } }.max()
        let silentSince = newest.flatMap { newest in
            hours.workingDay(Colleague.silentWorkingDays, before: zone.local(Instant(milliseconds: newest)).day)
        }.map { zone.instant(LocalTime(day: $0, second: 0)) }
        return rows.map { line($0, silentSince: silentSince) }.sorted {
            (Fold.text($0.colleague.shown), $0.colleague.number) < (Fold.text($1.colleague.shown), $1.colleague.number)
        }
    }

    private func line(_ row: Row, silentSince: Instant?) -> ColleagueLine {
        let colleague = Colleague(
            number: row.integer(0), name: row.text(1), address: row.text(2),
            isKnownAs: row.optionalText(3).flatMap(Colleague.Kind.init(rawValue:)))
        let wrote = [row.optionalInteger(4), row.optionalInteger(5)].compactMap { $0 }.max().map(Instant.init(milliseconds:))
        let isSilent = wrote.map { wrote in silentSince.map { wrote < $0 } ?? false } ?? false && row.integer(7) >= Colleague.seenOften
        let looks: ColleagueLine.Guess? = Colleague.looksShared(colleague.address) ? .shared : isSilent ? .gone : nil
        return ColleagueLine(
            colleague: colleague, guess: colleague.isKnownAs == nil ? looks : nil, lastWrote: wrote,
            lastReceived: row.optionalInteger(6).map(Instant.init(milliseconds:)))
    }
}
