import Care
import Store

/// What others wrote down about a client since a form was opened.
enum Meanwhile {
    private static let most = 5

    static func lines(_ reading: Reading, of party: Int64, after seen: Int64, butBy me: Int64) throws -> [HTML] {
        var commands: [[Entry]] = []
        for entry in try reading.happened(with: party, after: seen, butBy: me, limit: 50) {
            if commands.last?.first?.command == entry.command {
                commands[commands.count - 1].append(entry)
            } else {
                commands.append([entry])
            }
        }
        return try commands.suffix(most).map { entries in
            let first = entries[0]
            let name = first.by.staff.flatMap { reading.staff[$0]?.name } ?? "An import"
            let when = Spoken.when(first.recorded, now: reading.at, zone: reading.zone)
            return "<li><b>\(name)</b>, \(when): \(try words(entries, reading))</li>"
        }
    }

    private static func words(_ entries: [Entry], _ reading: Reading) throws -> HTML {
        if case .interaction(.logged(let logged)) = entries[0].fact, !logged.text.isEmpty { return "<q>\(Excerpt.of(logged.text))</q>" }
        return "\(try reading.said(entries))"
    }

    static func html(_ lines: [HTML]) -> HTML {
        lines.isEmpty
            ? .empty
            : """
            <div class="banner amber-b" role="alert"><div><b class="amber">Since you opened this, more has happened.</b> Yours is not \
            written yet: look, and keep it all the same, or leave it.<ul class="meanwhile">\(lines)</ul></div></div>
            """
    }
}
