import Care
import Store

/// Who is of the firm without sign-in.
enum ColleagueTool {
    static let colleagues = Tool(
        "colleagues", "who is of the firm by mail, without sign-in: shared mailboxes, who has left",
        [.optional("guessed", .flag, "only those of whom something is guessed that nobody has said")]
    ) { session, typed in
        try session.reading { reading in
            let lines = try reading.colleagues().filter { typed["guessed"] == nil || $0.guess != nil }
            let text = lines.map { line in
                let wrote = line.lastWrote.map { ", last wrote \(Spoken.day(reading.zone.local($0).day, today: reading.today))" } ?? ""
                return "\(line.colleague.number)".padded(8) + line.colleague.name.padded(28) + line.colleague.address.padded(40)
                    + (line.what + wrote).trimmed.drop { $0 == "," || $0 == " " }
            }
            return Output(
                text: lines.isEmpty ? "Nobody of the firm is without sign-in." : text.joined(separator: "\n"),
                json: ["items": .array(lines.map(\.json))])
        }
    }
}
