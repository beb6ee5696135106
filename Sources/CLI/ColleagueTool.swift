import Care
import Store

/// Who is of the firm without sign-in.
enum ColleagueTool {
    static let colleagues = Tool(.colleagues) { reading, typed in
        let lines = try reading.colleagues().filter { typed["guessed"] == nil || $0.guess != nil }
        let text = lines.map { line in
            let wrote = line.lastWrote.map { ", last wrote \(Spoken.day(reading.zone.local($0).day, today: reading.today))" } ?? ""
            return "\(line.colleague.number)".padded(8) + line.colleague.name.padded(28) + line.colleague.address.padded(40)
                + (line.what + wrote).trimmed.drop { $0 == "," || $0 == " " }
        }
        return lines.isEmpty ? "Nobody of the firm is without sign-in." : text.joined(separator: "\n")
    }
}
